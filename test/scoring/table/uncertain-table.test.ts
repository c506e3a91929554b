// What is open about a table's cells, and that the drawn assumptions are enough to replay a replication.
import { describe, expect, it } from "vitest";
import type { MeanType } from "../../../src/model/framework.js";
import { drawParameters, weightedParts } from "../../../src/scoring/table/draw-parameters.js";
import { describeSimulation } from "../../../src/scoring/table/table-doubt.js";
import { uncertainTable } from "../../../src/scoring/table/uncertain-table.js";
import { aggregateTable } from "../../../src/scoring/tree/aggregate-table.js";
import { simulate } from "../../../src/scoring/uncertainty/simulate.js";
import type { SimulationSettings } from "../../../src/scoring/uncertainty/uncertain-cells.js";
import { flatFramework, frameworkOf, readTable, scoreText } from "./sample-table.js";

const AMOUNT = "kind: amount, unit: points, competence: shared";

/** Sampled cells of a one-column table as [unit, centre, sd, low, high]. */
function sampled(indicator: string, csv: string, head = ""): number[][] {
  const framework = flatFramework([`id: p, ${AMOUNT}, ${indicator}`], head);
  const scored = scoreText(framework, csv);
  const { cell, centre, sd, low, high } = uncertainTable(scored, readTable(framework, csv).table.denominators).cells.sampled;
  return [...cell].map((unit, at) => [unit, centre[at]!, sd[at]!, low[at]!, high[at]!]);
}

const CSV = "unit,p,p:se\na,2,1\nb,12,\nc,4,0.5\n";

describe("a standard error", () => {
  it.each([
    ["goalposts of the indicator, also beyond them", "goalposts: {min: 12, target: 3, basis: judgement}", [[0, 1000 / 9, 100 / 9, 0, 100], [2, 800 / 9, 50 / 9, 0, 100]]],
    ["minmax, within its scale", "normalise: {method: minmax, low: 1, high: 100}", [[0, 1, 9.9, 1, 100], [2, 20.8, 4.95, 1, 100]]],
    ["minmax where less is better", "direction: lower, normalise: minmax", [[0, 100, 10, 0, 100], [2, 80, 5, 0, 100]]],
    ["scaled, without limits", "normalise: {method: scaled, low: 0, high: 10, factor: 50}", [[0, 10, 5, -Infinity, Infinity], [2, 20, 2.5, -Infinity, Infinity]]],
    ["trimmed goalposts of the method", "normalise: {method: goalposts, low: 3, high: 8}", [[0, -20, 20, 0, 100], [2, 20, 10, 0, 100]]],
    ["a capped target", "normalise: {method: distance_to_target, target: 6, cap: true}", [[0, 0, 0.25, -Infinity, 1], [2, 0.5, 0.125, -Infinity, 1]]],
    ["a share of the best", "normalise: share_of_best", [[0, 1 / 6, 1 / 12, -Infinity, Infinity], [2, 1 / 3, 1 / 24, -Infinity, Infinity]]],
  ])("becomes points by the slope of %s", (_, indicator, expected) => {
    const found = sampled(indicator, CSV);
    expect(found).toHaveLength(expected.length);
    found.forEach((row, at) => row.forEach((number, column) => {
      const wanted = expected[at]![column]!;
      if (Number.isFinite(wanted)) expect(number).toBeCloseTo(wanted, 10);
      else expect(number).toBe(wanted);
    }));
  });

  it("is divided like its value", () => {
    const csv = "unit,p,p:se,people\na,2,1,2\nb,12,,1\n";
    expect(sampled("normalise: minmax, denominator: people", csv)).toEqual([[0, 0, expect.closeTo(100 * 0.5 / 11, 10), 0, 100]]);
  });

  it("is stretched by the logarithm of a treated column, whose derivative stands at its own value", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 900, 1000];
    const csv = `unit,p,p:se\n${values.map((value, at) => `u${at},${value},0.5\n`).join("")}`;
    const found = sampled("normalise: minmax", csv, "treatment: {maxPoints: 0, skewness: 0.5, kurtosis: 0}\n");
    const shift = (value: number): number => value - 1 + 0.01 * 999;
    const perLog = 100 / (Math.log(shift(1000)) - Math.log(shift(1)));
    expect(found.map(([, , sd]) => sd)).toEqual(values.map((value) => expect.closeTo((0.5 * perLog) / shift(value), 9) as number));
  });

  it("cannot be carried over to ranks, which is told", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: rank`]);
    const { cells, issues } = uncertainTable(scoreText(framework, CSV), new Map());
    expect(cells.sampled.cell).toHaveLength(0);
    expect(issues).toEqual([{ type: "error_not_carried", indicator: "p", method: "rank" }]);
  });
});

describe("what is open", () => {
  const framework = flatFramework([`id: p, ${AMOUNT}, normalise: {method: minmax, low: 1, high: 100}`, `id: q, ${AMOUNT}, normalise: rank`, `id: r, weight: 0, ${AMOUNT}, normalise: minmax`]);
  const csv = "unit,p,q,r\na,2,,1\nb,,3,\nc,8,na,2\nd,5,7,3\n";

  it("are missing cells that apply and carry weight, over all scores that their method gives", () => {
    const { open } = uncertainTable(scoreText(framework, csv), new Map()).cells;
    expect([...open.cell].map((cell, at) => [cell, open.low[at], open.high[at]])).toEqual([[3, 1, 100], [1, 1, 2]]);
  });

  it("are filled-in cells as well: a what-if observes nothing", () => {
    const { open } = uncertainTable(scoreText(framework, csv, { imputation: { centre: "mean", groups: null } }), new Map()).cells;
    expect([...open.cell]).toEqual([3, 1]);
  });
});

describe("the parameters of a run", () => {
  const framework = frameworkOf(
    `  - id: one\n    dimensions:\n      - id: deep\n        indicators: [{id: p, ${AMOUNT}, normalise: {method: minmax, low: 1, high: 100}}, {id: q, weight: 3, ${AMOUNT}, normalise: {method: minmax, low: 1, high: 100}}]\n      - id: other\n        indicators: [{id: r, ${AMOUNT}, normalise: {method: minmax, low: 1, high: 100}}]\n  - id: two\n    weight: 2\n    indicators: [{id: s, ${AMOUNT}, normalise: {method: minmax, low: 1, high: 100}}]\n`,
  );
  const scored = scoreText(framework, "unit,p,q,r,s\na,1,9,4,4\nb,5,2,8,6\nc,7,4,1,9\n");
  const { cells } = uncertainTable(scored, new Map());
  const SEED = "00c0ffee00c0ffee";

  it.each(["noise", "any"] as const)("replay any replication (%s)", (weights) => {
    const settings: SimulationSettings = { sources: ["weights", "mean"], replications: 1, weightNoise: 0.25, weights, meanAt: "groups" };
    const { tree } = scored;
    const { parts } = weightedParts(tree);
    const replayed = drawParameters(tree, cells, { ...settings, replications: 300 }, SEED).map(({ isSwitched, shares }) => {
      const drawn = Float64Array.from(tree.weights);
      parts.forEach((part, at) => (drawn[part] = shares[at]!));
      const means = tree.nodes.map((id): MeanType => (isSwitched && (id === "one" || id === "overall") ? "geometric" : "arithmetic"));
      const table = aggregateTable({ ...tree, weights: drawn, means }, cells.scores, null, 3);
      return [0, 1, 2].map((unit) => table.scores[(unit + 1) * tree.nodes.length - 1]!);
    });
    const simulation = simulate(tree, cells, { ...settings, replications: 300 }, SEED);
    for (const unit of [0, 1, 2]) {
      const mean = replayed.reduce((sum, row) => sum + row[unit]!, 0) / 300;
      expect(mean).toBeCloseTo(simulation.mean[(unit + 1) * tree.nodes.length - 1]!, 9);
      const sorted = replayed.map((row) => row[unit]!).sort((a, b) => a - b);
      const at = 299 * 0.05;
      const low = sorted[14]! + (at - 14) * (sorted[15]! - sorted[14]!);
      expect(low).toBeCloseTo(simulation.low[(unit + 1) * tree.nodes.length - 1]!, 9);
    }
    expect(new Set(replayed.map((row) => row[0])).size).toBe(300);
  });

  it("hold parts that count alone: nothing below a node without weight", () => {
    const { tree } = scoreText(frameworkOf(
      `  - id: one\n    dimensions:\n      - {id: shown, weight: 0, indicators: [{id: p, ${AMOUNT}, normalise: minmax}]}\n      - {id: counted, indicators: [{id: q, ${AMOUNT}, normalise: minmax}, {id: r, weight: 0, ${AMOUNT}, normalise: minmax}]}\n`,
    ), "unit,p,q,r\na,1,1,1\nb,2,2,2\n");
    expect(weightedParts(tree).ids).toEqual(["q", "counted", "one"]);
  });

  it("have shares that add up to one within each parent", () => {
    const settings: SimulationSettings = { sources: ["weights"], replications: 200, weightNoise: 0.25, weights: "any", meanAt: "groups" };
    const { ids } = weightedParts(scored.tree);
    for (const { shares } of drawParameters(scored.tree, cells, settings, SEED)) {
      const share = (id: string): number => shares[ids.indexOf(id)]!;
      expect(share("p") + share("q")).toBeCloseTo(1, 12);
      expect(share("deep") + share("other")).toBeCloseTo(1, 12);
      expect(share("one") + share("two")).toBeCloseTo(1, 12);
    }
  });
});

describe("the simulation of a table", () => {
  it("has an interval around every score, and ranks among the units that have one", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: minmax`, `id: q, ${AMOUNT}, normalise: minmax`], "coverage: {shown: 0.5, provisional: 0.5}\n");
    const scored = scoreText(framework, "unit,p,q\na,1,9\nb,5,\nc,7,4\nd,,\n");
    const { cells } = uncertainTable(scored, new Map());
    const settings: SimulationSettings = { sources: ["missing", "weights"], replications: 500, weightNoise: 0.25, weights: "noise", meanAt: "groups" };
    const { nodes, uncertainty } = describeSimulation(simulate(scored.tree, cells, settings, "0000000000000001"));
    const overall = nodes!.at(-1)!;
    overall.forEach(({ interval, rank }, unit) => {
      const score = scored.nodes.scores[(unit + 1) * scored.tree.nodes.length - 1]!;
      if (Number.isNaN(score)) {
        expect([interval, rank]).toEqual([null, null]);
        return;
      }
      expect(interval!.low).toBeLessThanOrEqual(score);
      expect(interval!.high).toBeGreaterThanOrEqual(score);
      expect(rank!.n).toBe(3);
    });
    expect(overall[1]!.interval!.high - overall[1]!.interval!.low).toBeGreaterThan(30);
    expect(uncertainty!.weightNoise).toBe(0.25);
    // Under any weights at all nothing is drawn within ± a share.
    expect(describeSimulation(simulate(scored.tree, cells, { ...settings, weights: "any" }, "0000000000000001")).uncertainty!.weightNoise).toBeNull();
    expect(uncertainty!.pairs!.map(({ a, b }) => `${a}${b}`)).toEqual(["ab", "ac", "bc"]);
  });
});
