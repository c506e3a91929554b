// The fast kernel against the plain one: the same scores when nothing is drawn, and the same for every single replication.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeanType } from "../../../src/model/framework.js";
import { aggregateTable } from "../../../src/scoring/tree/aggregate-table.js";
import { replicate } from "../../../src/scoring/uncertainty/replicate.js";
import { BLOCK } from "../../../src/scoring/uncertainty/replication-block.js";
import { buildReplicationModel } from "../../../src/scoring/uncertainty/replication-model.js";
import { simulate } from "../../../src/scoring/uncertainty/simulate.js";
import { flatTree, known, MISSING, randomTables, SEED, settings, table, tree } from "./random-table.js";
import { group, rate } from "../sample-framework.js";

const isClose = (a: number, b: number): boolean => (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe("without a source", () => {
  it("every replication is the declared run, gaps, zeros and all", () => {
    fc.assert(
      fc.property(randomTables(0), ({ tree, cells }) => {
        const plain = aggregateTable(tree, cells.scores, cells.applies, cells.units.length);
        const { low, median, mean, high, failed, valid } = simulate(tree, cells, settings({ sources: [], replications: 130 }), SEED);
        plain.scores.forEach((score, at) => {
          for (const one of [low, median, mean, high]) expect(isClose(one[at]!, score)).toBe(true);
          expect(failed[at]).toBe(0);
          expect(valid[at]).toBe(Number.isNaN(score) ? 0 : 130);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("with every source", () => {
  /** Coverage that asks for nothing, so that drawn weights cannot decide about it in the plain run. */
  const anyCoverage = { coverage: { shown: 0, provisional: 0 } };

  it.each(["groups", "all"] as const)("a replication is the plain run of what it drew (mean at %s)", (meanAt) => {
    fc.assert(
      fc.property(randomTables(1, anyCoverage), fc.constantFrom<"noise" | "any">("noise", "any"), ({ tree, cells }, weights) => {
        const k = tree.nodes.length;
        const m = tree.indicators.length;
        const model = buildReplicationModel(tree, cells, settings({ meanAt, weights }), SEED);
        const isDrawn = new Set([...cells.open.cell, ...cells.sampled.cell]);
        replicate(model, 0, 140, {
          nodes: tree.nodes.map((_, node) => node),
          unit: ({ unit, block, scores }) => {
            for (let i = 0; i < block.count; i += 13) {
              const slot = block.slots[i]!;
              const filled = Float64Array.from({ length: m }, (_, c) => (isDrawn.has(unit * m + c) && (cells.applies?.[unit * m + c] ?? 1) === 1 ? scores[c * BLOCK + slot]! : cells.scores[unit * m + c]!));
              const drawnWeights = tree.weights.map((weight, part) => (weight > 0 && part < m + k - 1 ? block.shares[part * BLOCK + slot]! : weight));
              const means: readonly MeanType[] = block.mean[i] === 1 ? model.otherMeans : tree.means;
              const plain = aggregateTable({ ...tree, weights: drawnWeights, means }, filled, cells.applies?.slice(unit * m, (unit + 1) * m) ?? null, 1);
              plain.scores.forEach((score, node) => {
                if (!Number.isNaN(score)) expect(isClose(scores[(m + node) * BLOCK + slot]!, score)).toBe(true);
              });
            }
          },
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is the plain run also where powers leave the range of numbers", () => {
    for (const [power, size] of [[100, 1e4], [100, 1e-5], [-100, 1e4], [-100, 1e-5], [60, 1]] as const) {
      const powers = tree([group("a", { indicators: [rate("x"), rate("y", { weight: 2 }), rate("z")] }, { mean: "power", power }), group("b", { indicators: [rate("w")] })]);
      const cells = table(["u", "v"], [
        [known(3 * size), MISSING, { type: "sampled", score: 5 * size, sd: size }, known(size)],
        [known(2 * size), known(7 * size), known(4 * size), known(size)],
      ], [size, 9 * size]);
      const model = buildReplicationModel(powers, cells, settings({ sources: ["sampling", "missing", "weights"] }), SEED);
      let compared = 0;
      replicate(model, 0, 200, {
        nodes: [0],
        unit: ({ unit, block, scores }) => {
          for (let slot = 0; slot < block.count; slot += 1) {
            const filled = Float64Array.from(cells.scores.subarray(unit * 4, unit * 4 + 4), (score, at) => (unit === 0 && (at === 1 || at === 2) ? scores[at * BLOCK + slot]! : score));
            const weights = powers.weights.map((weight, part) => (part < 4 ? block.shares[part * BLOCK + slot]! : weight));
            const plain = aggregateTable({ ...powers, weights }, filled, null, 1).scores[0]!;
            expect(plain).toBeGreaterThan(0);
            expect(Math.abs(scores[4 * BLOCK + slot]! / plain - 1)).toBeLessThan(1e-9);
            compared += 1;
          }
        },
      });
      expect(compared).toBe(400);
    }
  });

  it("draws scores within their range, weights within their noise, and each mean in about half of the replications", () => {
    const cells = table(["u"], [[MISSING, { type: "sampled", score: 95, sd: 10 }, known(40), known(50)]]);
    const flat = flatTree([[1, 2, 0], [3]]);
    const model = buildReplicationModel(flat, cells, settings({ weightNoise: 0.5 }), SEED);
    let switched = 0;
    const seen = { low: 1, high: 0 };
    replicate(model, 0, 4000, {
      nodes: [flat.nodes.length - 1],
      unit: ({ block, scores }) => {
        for (let i = 0; i < block.count; i += 1) {
          const slot = block.slots[i]!;
          switched += block.mean[i]!;
          expect(scores[slot]!).toBeGreaterThan(0);
          expect(scores[slot]!).toBeLessThan(100);
          expect(scores[BLOCK + slot]!).toBeLessThanOrEqual(100);
          // Weights 1 and 2, each ± 50 %: the share of the first lies between 0.5/3.5 and 1.5/2.5.
          const share = block.shares[slot]!;
          seen.low = Math.min(seen.low, share);
          seen.high = Math.max(seen.high, share);
          expect(share + block.shares[BLOCK + slot]!).toBeCloseTo(1, 12);
        }
      },
    });
    expect(seen.low).toBeGreaterThan(0.5 / 3.5);
    expect(seen.low).toBeLessThan(0.16);
    expect(seen.high).toBeLessThan(1.5 / 2.5);
    expect(seen.high).toBeGreaterThan(0.57);
    // Five standard errors of a coin: 2.5 · √4000.
    expect(Math.abs(switched - 2000)).toBeLessThan(158);
  });
});

describe("a mean that does not exist", () => {
  const zeroes = flatTree([[1, 1], [1, 1]], "arithmetic", { mean: "arithmetic" });

  it("makes the replication fail for the node and all above, and is counted", () => {
    const cells = table(["u", "v"], [[0, 0, 60, 80].map(known), [10, 20, 60, 80].map(known)]);
    const { failed, valid, low, high, nodes } = simulate(zeroes, cells, settings({ sources: ["mean"], replications: 1000 }), SEED);
    const at = (unit: number, node: string): number => unit * nodes.length + nodes.indexOf(node);
    // The first area is 0 in the first unit: the overall geometric mean fails in the half of the replications that switch.
    expect(failed[at(0, "area_0")]).toBe(0);
    expect(failed[at(0, "overall")]).toBeGreaterThan(420);
    expect(failed[at(0, "overall")]).toBeLessThan(580);
    expect(failed[at(0, "overall")]! + valid[at(0, "overall")]!).toBe(1000);
    expect([low[at(0, "overall")], high[at(0, "overall")]]).toEqual([35, 35]);
    expect(failed[at(1, "overall")]).toBe(0);
    expect(low[at(1, "overall")]).toBeCloseTo(Math.sqrt(15 * 70), 9);
    expect(high[at(1, "overall")]).toBe(42.5);
  });

  it("fails upwards from an inner node when every mean is switched", () => {
    const cells = table(["u"], [[0, 50, 60, 80].map(known)]);
    const { failed, nodes } = simulate(zeroes, cells, settings({ sources: ["mean"], meanAt: "all", replications: 400 }), SEED);
    expect(failed[nodes.indexOf("area_0")]).toBeGreaterThan(140);
    expect(failed[nodes.indexOf("overall")]).toBe(failed[nodes.indexOf("area_0")]);
    expect(failed[nodes.indexOf("area_1")]).toBe(0);
  });

  it("has no score and no interval where it does not exist in the declared run, nor has anything above", () => {
    const geometric = flatTree([[1, 1], [1, 1], [1, 1]], "geometric");
    const cells = table(["u", "v"], [[0, 50, 60, 60, 80, 80].map(known), [0.001, 50, 60, 60, 80, 80].map(known)]);
    const { scores, low, rankLow, nodes } = simulate(geometric, cells, settings({ sources: ["weights"], replications: 300 }), SEED);
    for (const id of ["area_0", "overall"]) {
      const node = nodes.indexOf(id);
      expect([scores[node], low[node], rankLow[node]]).toEqual([Number.NaN, Number.NaN, 0]);
      expect(scores[nodes.length + node]).toBeGreaterThan(0);
    }
    expect(scores[nodes.indexOf("area_1")]).toBeCloseTo(60, 9);
  });

  it("puts a unit behind all others in comparisons: a zero is the worst there is", () => {
    const cells = table(["x", "y", "z"], [[40, 40, 40, 40].map(known), [60, 60, 60, 60].map(known), [0, 0, 100, 100].map(known)]);
    const almost = table(["x", "y", "z"], [[40, 40, 40, 40].map(known), [60, 60, 60, 60].map(known), [0.001, 0.001, 100, 100].map(known)]);
    const drawn = settings({ sources: ["mean"], replications: 2000 });
    const [zero, low] = [cells, almost].map((one) => simulate(zeroes, one, drawn, SEED));
    expect([...zero!.pairs!].map((share) => share.toFixed(9))).toEqual([...low!.pairs!].map((share) => share.toFixed(9)));
    expect([...zero!.rankLow]).toEqual([...low!.rankLow]);
    expect([...zero!.rankHigh]).toEqual([...low!.rankHigh]);
    expect(zero!.orderHolds).toBe(low!.orderHolds);
    expect(zero!.failed.some((count) => count > 0)).toBe(true);
  });
});

it("the mean is switched where it is declared to be", () => {
  const mixed = tree([group("a", { groups: [group("a1", { indicators: [rate("x")] }, { mean: "harmonic" })], indicators: [rate("y")] }), group("b", { groups: [group("b1", { indicators: [rate("z")] })] }, { mean: "geometric" })]);
  const cells = table(["u"], [[10, 20, 30].map(known)]);
  const switchedAt = (meanAt: "groups" | "all"): string[] => {
    const { means, otherMeans } = buildReplicationModel(mixed, cells, settings({ meanAt }), SEED);
    return mixed.nodes.flatMap((id, node) => (means[node] === otherMeans[node] ? [] : [`${id}: ${otherMeans[node]}`]));
  };
  expect(switchedAt("groups")).toEqual(["b: arithmetic", "overall: geometric"]);
  expect(switchedAt("all")).toEqual(["a1: arithmetic", "a: geometric", "b1: geometric", "b: arithmetic", "overall: geometric"]);

});
