// Variance shares on tables whose shares are known from theory.
import { describe, expect, it } from "vitest";
import { computeSobol } from "../../../src/scoring/uncertainty/compute-sobol.js";
import { simulate } from "../../../src/scoring/uncertainty/simulate.js";
import { flatTree, known, MISSING, SEED, settings, table } from "./random-table.js";

/** Nothing is clipped on a scale as wide as this. */
const WIDE = { cell: Int32Array.of(0), centre: Float64Array.of(50), sd: Float64Array.of(20), low: Float64Array.of(-1e3), high: Float64Array.of(1e3) };

describe("computeSobol", () => {
  it("finds the shares of two sources that add up", () => {
    // Overall = (sampled + missing + 2 · 50) / 4, with variances 20² and 100²/12.
    const tree = flatTree([[1, 1, 2]]);
    const wide = { ...table(["u"], [[{ type: "sampled", score: 50, sd: 20 }, MISSING, known(50)]]), sampled: WIDE };
    const [result] = computeSobol(tree, wide, settings({ sources: ["missing", "sampling"] }), SEED, { sample: 8192, bootstrap: 100 });
    expect(result!.indices.map(({ source }) => source)).toEqual(["sampling", "missing"]);
    expect(result!.evaluations).toBe(8192 * 4);
    expect(result!.sample).toBe(8192);
    expect(Math.abs(result!.variance - (400 + 10_000 / 12) / 16)).toBeLessThan(3);
    const sampling = 400 / (400 + 10_000 / 12);
    const expected = [sampling, 1 - sampling];
    result!.indices.forEach(({ first, total }, i) => {
      // Without interaction first order and total are the same; the error of an index at n = 8192 is about 0.015.
      expect(Math.abs(first.value - expected[i]!)).toBeLessThan(0.06);
      expect(Math.abs(total.value - expected[i]!)).toBeLessThan(0.06);
      for (const { value, low, high } of [first, total]) {
        expect(low).toBeLessThan(value);
        expect(high).toBeGreaterThan(value);
        expect(high - low).toBeLessThan(0.1);
      }
    });
  });

  it("shares out the whole between sources that interact", () => {
    const tree = flatTree([[1], [1]]);
    const cells = table(["u"], [[20, 80].map(known)]);
    const [result] = computeSobol(tree, cells, settings({ weights: "any" }), SEED, { sample: 4096 });
    const of = (source: string) => result!.indices.find((one) => one.source === source)!;
    for (const source of ["sampling", "missing"]) expect([of(source).first.value, of(source).total.value]).toEqual([0, 0]);
    expect(of("weights").total.value).toBeGreaterThan(of("mean").total.value);
    // With two sources that move anything: the first orders and the interaction make up the whole, and the interaction stands in both totals.
    const firsts = of("weights").first.value + of("mean").first.value;
    const totals = of("weights").total.value + of("mean").total.value;
    expect(firsts).toBeLessThan(1.06);
    expect(totals).toBeGreaterThan(0.97);
    expect(Math.abs(firsts + totals - 2)).toBeLessThan(0.12);
  });

  it("has the variance of the simulation", () => {
    const tree = flatTree([[1, 2], [3, 1, 1]]);
    const cells = table(["u", "v"], [[MISSING, known(30), known(80), { type: "sampled", score: 40, sd: 9 }, known(60)], [10, 20, 30, 40, 50].map(known)]);
    const [result] = computeSobol(tree, cells, settings(), SEED, { sample: 4096, bootstrap: 10 });
    const { low, high, nodes } = simulate(tree, cells, settings({ replications: 20_000 }), SEED);
    const overall = nodes.indexOf("overall");
    // 5–95 % of something between a uniform and a normal distribution: 3.1 to 3.3 standard deviations.
    const width = (high[overall]! - low[overall]!) / Math.sqrt(result!.variance);
    expect(width).toBeGreaterThan(2.9);
    expect(width).toBeLessThan(3.5);
  });

  it("drops rows with a failed evaluation from every sample, and counts only what it rests on", () => {
    const tree = flatTree([[1], [1]]);
    // Clipped at zero in one of a hundred draws, where the geometric mean of half of the replications does not exist.
    const cells = table(["seldom", "fine"], [[{ type: "sampled", score: 23.3, sd: 10 }, known(60)], [30, 60].map(known)]);
    const [seldom, fine] = computeSobol(tree, cells, settings({ sources: ["sampling", "weights", "mean"] }), SEED, { sample: 1000, bootstrap: 10 });
    expect(seldom!.sample).toBeLessThan(1000);
    expect(seldom!.sample).toBeGreaterThanOrEqual(950);
    for (const result of [seldom!, fine!]) expect(result.evaluations).toBe(result.sample * 5);
    expect(fine!.sample).toBe(1000);
  });

  it("is null where more than 5 % of the rows failed: the rest would speak of the rest alone", () => {
    const tree = flatTree([[1], [1]]);
    const cells = table(["zero", "often", "fine"], [[0, 60].map(known), [{ type: "sampled", score: 12, sd: 10 }, known(60)], [30, 60].map(known)]);
    const [zero, often, fine] = computeSobol(tree, cells, settings({ sources: ["sampling", "weights", "mean"] }), SEED, { sample: 1000, bootstrap: 10 });
    expect([zero, often]).toEqual([null, null]);
    expect(fine!.sample).toBe(1000);
  });

  it("is null without two sources, without a score and without variance", () => {
    const tree = flatTree([[1, 1]]);
    const cells = table(["certain", "empty"], [[50, 50].map(known), [MISSING, MISSING]]);
    expect(computeSobol(tree, cells, settings({ sources: ["weights"] }), SEED)).toEqual([null, null]);
    expect(computeSobol(tree, cells, settings(), SEED)).toEqual([null, null]);
  });
});
