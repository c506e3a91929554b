// The share of replications in which improvement here would pay most: by hand, and against potentials worked out one by one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replicate } from "../../../src/scoring/uncertainty/replicate.js";
import { BLOCK } from "../../../src/scoring/uncertainty/replication-block.js";
import { buildReplicationModel } from "../../../src/scoring/uncertainty/replication-model.js";
import { simulatePriorities } from "../../../src/scoring/uncertainty/simulate-priorities.js";
import { group, rate } from "../sample-framework.js";
import { flatTree, known, MISSING, randomTables, SEED, settings, table, tree } from "./random-table.js";

describe("simulatePriorities", () => {
  it("is all or nothing where nothing is drawn, ties with the last included", () => {
    const flat = flatTree([[1, 1, 2, 0], [1]]);
    // Effective weights 1/8, 1/8, 1/4, 0, 1/2; potentials 10, 10, 5, 0, 25.
    const cells = table(["u"], [[20, 20, 80, 0, 50].map(known)]);
    const shares = (top: number): number[] => [...simulatePriorities(flat, cells, settings({ sources: [] }), SEED, "u", { top }).indicators];
    expect(shares(1)).toEqual([0, 0, 0, Number.NaN, 1]);
    expect(shares(2)).toEqual([1, 1, 0, Number.NaN, 1]);
    expect(shares(3)).toEqual([1, 1, 0, Number.NaN, 1]);
    expect(shares(4)).toEqual([1, 1, 1, Number.NaN, 1]);
    expect(shares(99)).toEqual([1, 1, 1, Number.NaN, 1]);
    expect(() => simulatePriorities(flat, cells, settings(), SEED, "x", { top: 1 })).toThrow(RangeError);
  });

  it("leaves out what has no score or does not apply, and gives its weight to its siblings only where it does not apply", () => {
    const flat = flatTree([[1, 1, 1], [1]]);
    const cells = table(["gap", "none"], [[MISSING, known(40), known(40), known(75)], [{ type: "not_applicable" }, known(40), known(40), known(75)]]);
    const shares = (unit: string): number[] => [...simulatePriorities(flat, cells, settings({ sources: [] }), SEED, unit, { top: 1 }).indicators];
    // Potentials 60/6 = 10 against 25/2 = 12.5; with two instead of three siblings 60/4 = 15.
    expect(shares("gap")).toEqual([Number.NaN, 0, 0, 1]);
    expect(shares("none")).toEqual([Number.NaN, 1, 1, 0]);
  });

  it("ranks dimensions among themselves", () => {
    const deep = tree([group("a", { groups: ["p", "q", "r", "s"].map((id) => group(id, { indicators: [rate(`${id}1`)] })) }), group("b", { indicators: [rate("x")] })]);
    const { nodes } = simulatePriorities(deep, table(["u"], [[10, 20, 30, 40, 0].map(known)]), settings({ sources: [] }), SEED, "u", { top: 1 });
    expect(Object.fromEntries(deep.nodes.map((id, node) => [id, nodes[node]]))).toEqual({ p: 1, q: 1, r: 1, s: 0, a: Number.NaN, b: Number.NaN, overall: Number.NaN });
  });

  it("is what counting replication by replication gives", () => {
    fc.assert(
      fc.property(randomTables(0), fc.integer({ min: 1, max: 6 }), ({ tree, cells }, top) => {
        const setup = settings({ replications: 150 });
        const model = buildReplicationModel(tree, cells, setup, SEED);
        const m = tree.indicators.length;
        const counts = new Float64Array(m);
        const found = simulatePriorities(tree, cells, setup, SEED, cells.units[0]!, { top }).indicators;
        const isIn = (part: number): boolean => (part >= m ? model.declared.applies[part - m] === 1 : cells.applies![part] === 1);
        replicate(model, 0, 150, {
          nodes: [],
          units: [0],
          unit: ({ block, scores, isDrawn }) => {
            for (let i = 0; i < block.count; i += 1) {
              const slot = block.slots[i]!;
              const shareOf = (part: number): number => (tree.weights[part]! > 0 ? block.shares[part * BLOCK + slot]! : 0);
              const effective = (part: number): number => {
                const parent = tree.parents[part]!;
                if (parent < 0) return 1;
                const siblings = [...tree.parents.keys()].filter((other) => tree.parents[other] === parent && isIn(other));
                return (effective(m + parent) * shareOf(part)) / siblings.reduce((sum, other) => sum + shareOf(other), 0);
              };
              const candidates = [...tree.indicators.keys()].filter((c) => isIn(c) && !Number.isNaN(cells.scores[c]!) && effective(c) > 0);
              const potentials = candidates.map((c) => effective(c) * (100 - (isDrawn[c] === 1 ? scores[c * BLOCK + slot]! : cells.scores[c]!)));
              const least = [...potentials].sort((a, b) => b - a)[Math.min(top, candidates.length) - 1]! - 1e-9;
              candidates.forEach((c, at) => (counts[c]! += potentials[at]! >= least ? 1 : 0));
            }
          },
        });
        // A potential within a rounding of the last counted one may fall on either side.
        found.forEach((share, c) => {
          if (!Number.isNaN(share)) expect(Math.abs(share - counts[c]! / 150)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 25 },
    );
  });
});
