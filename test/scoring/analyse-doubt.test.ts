// What one comparison of reviews is worth, through the analysis that results are made from.
import { describe, expect, it } from "vitest";
import type { UncertaintySource } from "../../src/model/framework.js";
import { seedOf } from "../../src/app/seed-of.js";
import type { Observation } from "../../src/model/observation.js";
import { analyseDoubt } from "../../src/scoring/analyse-doubt.js";
import { uncertainCells } from "../../src/scoring/open-cells.js";
import { scoreReviewTable } from "../../src/scoring/score-review.js";
import { area, framework, group, number, rate } from "./sample-framework.js";

const areas = [
  area("one", { a: [rate("a1"), rate("a2"), rate("a3")], b: [rate("b1"), rate("b2")] }),
  area("two", { c: [rate("c1"), rate("c2")], d: [rate("d1"), rate("d2"), rate("d3")] }),
];
const sample = framework(areas, { priorities: { top: 3, firm: 0.8 } });
const IDS = ["a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1", "d2", "d3"];
const city = (...values: (number | null)[]) =>
  new Map<string, Observation>(values.flatMap((value, at) => (value === null ? [] : [[IDS[at]!, number(value)] as const])));
const low = city(10, 20, 30, 20, 20, 30, 40, 10, 20, 30);
const middle = city(60, 50, null, 55, 50, 45, 60, 50, 52, 58);
const close = city(50, 55, 60, 50, 60, 50, 60, 45, 55, null);
const high = city(90, 95, 90, 90, 95, 90, 95, 90, 95, 99);

function analyse(own = sample, reviews = [low, middle, close, high], units = ["low", "middle", "close", "high"]) {
  const table = scoreReviewTable(own, reviews, units);
  const cells = uncertainCells(table);
  return { table, doubt: analyseDoubt({ framework: own, table, cells, seed: seedOf(table.tree, cells, own.uncertainty) }) };
}

describe("one comparison", () => {
  const { doubt, table } = analyse();
  const of = (unit: number) => doubt.uncertaintyOf(unit)!;

  it("gives every score an interval that holds it, and every rank an interval that holds the rank", () => {
    table.units.forEach((_, unit) => {
      for (const [at, node] of doubt.reviews[unit]!.nodes.entries()) {
        const { interval, rank, quantiles } = of(unit).nodes[at]!;
        expect(node.interval).toEqual(interval);
        expect(interval!.low).toBeLessThanOrEqual(node.score!);
        expect(interval!.high).toBeGreaterThanOrEqual(node.score!);
        expect(quantiles!.low).toBeGreaterThanOrEqual(interval!.low);
        expect(quantiles!.median).toBeLessThanOrEqual(quantiles!.high);
        const declared = 1 + doubt.reviews.filter((other) => other.nodes[at]!.score! > node.score! + 1e-9).length;
        expect(rank!.low).toBeLessThanOrEqual(declared);
        expect(rank!.high).toBeGreaterThanOrEqual(declared);
      }
    });
  });

  it("tells apart what is far apart, and not what is close", () => {
    expect(of(0).cities[3]!.beaten).toBe(0);
    expect(of(3).cities[0]!.beaten).toBe(1);
    expect(of(1).cities[1]!.beaten).toBeNull();
    const share = of(1).cities[2]!.beaten!;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.95);
    expect(of(2).cities[1]!.beaten).toBeCloseTo(1 - share, 9);
    expect(of(0).groups).toEqual([["close", "middle"]]);
    const [lowest, , , highest] = doubt.reviews.map((review) => review.nodes[0]!.score!);
    expect(of(0).smallestDifference!).toBeLessThan(highest! - lowest!);
  });

  it("reports each source alone: where nothing is missing, missing values move nothing", () => {
    const { bySource } = of(0).nodes[0]!;
    expect(Object.keys(bySource)).toEqual(["sampling", "missing", "weights", "mean"]);
    const width = ({ low: from, high: to }: { low: number; high: number }) => to - from;
    expect(width(bySource.sampling!)).toBe(0);
    expect(width(bySource.missing!)).toBeLessThan(1e-9);
    expect(width(bySource.weights!)).toBeGreaterThan(0.5);
    expect(width(of(1).nodes[0]!.bySource.missing!)).toBeGreaterThan(2);
    expect(width(of(0).nodes[0]!.anyWeights!)).toBeGreaterThan(width(bySource.weights!));
  });

  it("names the most moving part and assumption of each city, not of another", () => {
    const moved = doubt.sensitivityOf(1);
    expect(moved.leftOut.map((entry) => entry.id).slice(0, 3)).toEqual(["one", "a", "a1"]);
    expect(moved.sobol!.indices.map((one) => one.source)).toEqual(["sampling", "missing", "weights", "mean"]);
    expect(moved.mostSource).toBe("missing");
    expect(doubt.sensitivityOf(3).mostSource).not.toBe("missing");
    const byChange = [...moved.leftOut].filter((entry) => entry.level === "indicator").sort((x, y) => Math.abs(y.change!) - Math.abs(x.change!));
    expect(moved.mostIndicator).toBe(byChange[0]!.id);
  });

  it("asks for the priorities of the city at hand", () => {
    const [own, other] = [doubt.prioritySharesOf(0)!, doubt.prioritySharesOf(1)!];
    expect(own.get("d1")).toBeGreaterThan(0);
    expect(other.has("a3")).toBe(false);
    expect(own.has("a3")).toBe(true);
    expect([...own.values()].every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it("says that so few cities are too few for correlations", () => {
    expect(doubt.coherence).toEqual({ units: 4, needed: 20, checks: null });
  });
});

it("with every source off there is no interval, and leaving out is still exact", () => {
  const { doubt } = analyse({ ...sample, uncertainty: { ...sample.uncertainty, sources: [] } });
  expect(doubt.uncertaintyOf(0)).toBeNull();
  expect(doubt.prioritySharesOf(0)).toBeNull();
  expect(doubt.reviews[0]!.nodes.every((node) => node.interval === null)).toBe(true);
  const { sobol, leftOut, mostSource } = doubt.sensitivityOf(0);
  expect([sobol, mostSource]).toEqual([null, null]);
  expect(leftOut.find((entry) => entry.id === "one")!.score).toBeCloseTo(doubt.reviews[0]!.nodes.find((node) => node.id === "two")!.score!, 9);
});

it("a source that is off is neither drawn nor reported", () => {
  const sources: UncertaintySource[] = ["weights"];
  const { doubt } = analyse({ ...sample, uncertainty: { ...sample.uncertainty, sources } });
  const overall = doubt.uncertaintyOf(1)!.nodes[0]!;
  expect(overall.bySource.weights).toEqual(overall.interval);
  expect(Object.keys(overall.bySource)).toEqual(["weights"]);
  expect(doubt.sensitivityOf(1).sobol).toBeNull();
});

it("intervals do not change with the scale of the weights, and shrink to the score when nothing is drawn that is open", () => {
  const intervals = (factor: number, sources: readonly UncertaintySource[]) => {
    const weigh = (one: (typeof areas)[number]): (typeof areas)[number] => ({
      ...one, weight: one.weight * factor, groups: one.groups.map(weigh), indicators: one.indicators.map((indicator) => ({ ...indicator, weight: indicator.weight * factor })),
    });
    const own = { ...sample, areas: areas.map(weigh), uncertainty: { ...sample.uncertainty, sources } };
    const table = scoreReviewTable(own, [low, high], ["low", "high"]);
    const doubt = analyseDoubt({ framework: own, table, cells: uncertainCells(table), seed: "0123456789abcdef" });
    return doubt.reviews.flatMap((review) => review.nodes.map((node) => [node.interval!.low - node.score!, node.interval!.high - node.score!]));
  };
  const [plain, scaled] = [intervals(1, ["weights", "mean"]), intervals(7.3, ["weights", "mean"])];
  plain.flat().forEach((end, at) => expect(scaled.flat()[at]).toBeCloseTo(end, 9));
  expect(plain.flat().some((end) => Math.abs(end) > 1)).toBe(true);
  // Unequal scores, everything known: sampling errors and missing values have nothing to draw.
  for (const end of intervals(1, ["sampling", "missing"]).flat()) expect(end).toBeCloseTo(0, 9);
});

describe("the seed", () => {
  const seed = (own: typeof sample, reviews = [low, middle], units = ["u", "v"]) => {
    const table = scoreReviewTable(own, reviews, units);
    return seedOf(table.tree, uncertainCells(table), own.uncertainty);
  };
  it("follows values, weights and settings", () => {
    const seeds = [
      seed(sample),
      seed(sample, [low, close]),
      seed({ ...sample, areas: [{ ...areas[0]!, weight: 2 }, areas[1]!] }),
      seed({ ...sample, mean: "geometric" }),
      seed({ ...sample, coverage: { shown: 0.9, provisional: 0.1 } }),
      seed({ ...sample, uncertainty: { ...sample.uncertainty, weightNoise: 0.1 } }),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
    for (const one of seeds) expect(one).toMatch(/^[0-9a-f]{16}$/);
  });
  it("not the order of cities and parts, nor what moves no score", () => {
    const turned = { ...sample, areas: [areas[1]!, group("one", { groups: [...areas[0]!.groups].reverse() })], findings: { ...sample.findings, minCohort: 9 }, features: { x: ["a1"] } };
    expect(seed(turned)).toBe(seed(sample));
    expect(seed(sample, [middle, low], ["v", "u"])).toBe(seed(sample));
  });
});
