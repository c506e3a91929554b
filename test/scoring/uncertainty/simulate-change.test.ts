// A change between two reviews under one method: what is common to both cancels out.
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/scoring/uncertainty/simulate.js";
import { simulateChange } from "../../../src/scoring/uncertainty/simulate-change.js";
import { flatTree, known, MISSING, SEED, settings, table } from "./random-table.js";

const tree = flatTree([[1, 2], [3, 1]]);
const overall = tree.nodes.indexOf("overall");
const reviews = { earlier: "2018", later: "2022" };

describe("simulateChange", () => {
  it("of identical reviews is nothing, however the method is drawn", () => {
    const row = [10, 40, 60, 90].map(known);
    const changes = simulateChange(tree, table(["2018", "2022"], [row, row]), settings({ weights: "any" }), SEED, reviews);
    for (const change of changes) expect(change).toEqual({ points: 0, low: 0, high: 0, failed: 0 });
  });

  it("is as sure as the method where every value rises alike, though each score by itself is not", () => {
    const cells = table(["2018", "2022"], [[10, 40, 60, 80].map(known), [20, 50, 70, 90].map(known)]);
    const setup = settings({ sources: ["weights"], weights: "any" });
    const change = simulateChange(tree, cells, setup, SEED, reviews)[overall]!;
    expect(change.points).toBeCloseTo(10, 9);
    expect(change.low).toBeCloseTo(10, 9);
    expect(change.high).toBeCloseTo(10, 9);
    const { low, high } = simulate(tree, cells, setup, SEED);
    expect(high[overall]! - low[overall]!).toBeGreaterThan(20);
  });

  it("carries the sampling errors of both", () => {
    const cells = table(["2018", "2022"], [40, 50].map((score) => [{ type: "sampled", score, sd: 3 }]));
    const change = simulateChange(flatTree([[1]]), cells, settings({ sources: ["sampling"], replications: 20_000 }), SEED, reviews)[1]!;
    // 10 ± 1.645 · 3 · √2.
    expect(Math.abs(change.low - (10 - 6.98))).toBeLessThan(0.25);
    expect(Math.abs(change.high - (10 + 6.98))).toBeLessThan(0.25);
  });

  it("is null where either has no score, turns its sign with the direction, and counts what failed", () => {
    const cells = table(["2018", "2022"], [[MISSING, MISSING, known(0), known(0)], [30, 40, 50, 60].map(known)]);
    const there = simulateChange(tree, cells, settings({ sources: ["mean"], replications: 400 }), SEED, reviews);
    expect(there[tree.nodes.indexOf("area_0")]).toBeNull();
    expect(there[tree.nodes.indexOf("area_1")]).toMatchObject({ points: 52.5, low: 52.5, high: 52.5, failed: 0 });
    expect(there[overall]!.failed).toBeGreaterThan(140);
    const back = simulateChange(tree, cells, settings({ sources: ["mean"], replications: 400 }), SEED, { earlier: "2022", later: "2018" });
    expect(back[tree.nodes.indexOf("area_1")]!.points).toBe(-52.5);
    expect(() => simulateChange(tree, cells, settings(), SEED, { earlier: "2018", later: "2021" })).toThrow(RangeError);
  });
});
