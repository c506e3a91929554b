import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { chooseAlternatives } from "../../../src/scoring/composite/discrete-choice.js";
import { boundSobol, buildSobolDesign, estimateSobol } from "../../../src/scoring/composite/sobol.js";

/** Even, repeatable numbers in 0–1: multiples of irrational steps. */
const STEPS = [Math.SQRT2, Math.sqrt(3), Math.sqrt(5), Math.sqrt(7), Math.sqrt(11), Math.sqrt(13)];
const uniformsOf = (n: number, d: number) => Float64Array.from({ length: n * 2 * d }, (_, i) => ((Math.floor(i / (2 * d)) + 1) * STEPS[i % (2 * d)]!) % 1);

function resultsOf(n: number, d: number, model: (x: Float64Array) => number): Float64Array {
  const design = buildSobolDesign(uniformsOf(n, d), n, d);
  return Float64Array.from({ length: (d + 2) * n }, (_, run) => model(design.subarray(run * d, (run + 1) * d)));
}

describe("sensitivity indices", () => {
  it("find the known shares of a sum: 1/101 and 100/101 for x + 10·y, none for a third input", () => {
    const n = 4000;
    const { firstOrder, total, variance } = estimateSobol(resultsOf(n, 3, ([x, y]) => x! + 10 * y!), n, 3);
    expect(variance).toBeCloseTo(101 / 12, 1);
    expect(firstOrder[0]).toBeCloseTo(1 / 101, 2);
    expect(firstOrder[1]).toBeCloseTo(100 / 101, 1);
    expect(total[0]).toBeCloseTo(1 / 101, 3);
    expect(total[1]).toBeCloseTo(100 / 101, 1);
    expect([firstOrder[2], total[2]]).toEqual([0, 0]);
  });

  it("see what two inputs do only together", () => {
    const n = 4000;
    // (x − ½)(y − ½): neither moves the mean alone, each is needed for all of it.
    const { firstOrder, total } = estimateSobol(resultsOf(n, 2, ([x, y]) => (x! - 0.5) * (y! - 0.5)), n, 2);
    for (const input of [0, 1]) {
      expect(Math.abs(firstOrder[input]!)).toBeLessThan(0.05);
      expect(total[input]!).toBeGreaterThan(0.9);
    }
  });

  it("do not exist where nothing varies", () => {
    const { firstOrder, total, variance } = estimateSobol(resultsOf(10, 2, () => 3), 10, 2);
    expect([variance, ...firstOrder, ...total]).toEqual([0, NaN, NaN, NaN, NaN]);
    expect(boundSobol(resultsOf(10, 2, () => 3), 10, 2, new Int32Array(20)).total[0]).toEqual({ low: NaN, high: NaN });
  });

  it("have bounds around them that follow from the draws alone", () => {
    const n = 500;
    const results = resultsOf(n, 2, ([x, y]) => x! + 2 * y!);
    const indices = estimateSobol(results, n, 2);
    const resamples = Int32Array.from({ length: 200 * n }, (_, i) => Math.floor(n * (((i + 1) * Math.sqrt(17)) % 1)));
    const bounds = boundSobol(results, n, 2, resamples);
    expect(boundSobol(results, n, 2, resamples)).toEqual(bounds);
    for (const input of [0, 1]) {
      expect(bounds.total[input]!.low).toBeLessThan(indices.total[input]!);
      expect(bounds.total[input]!.high).toBeGreaterThan(indices.total[input]!);
      expect(bounds.firstOrder[input]!.low).toBeLessThan(bounds.firstOrder[input]!.high);
    }
    // Every run once gives the estimate itself, at both ends.
    const same = boundSobol(results, n, 2, Int32Array.from({ length: n }, (_, i) => i));
    expect(same.total[1]!.low).toBeCloseTo(indices.total[1]!, 12);
    expect(same.firstOrder[0]!.high).toBeCloseTo(indices.firstOrder[0]!, 12);
  });
});

describe("choosing between alternatives", () => {
  it("gives each an equal part of 0–1", () => {
    const even = Array.from({ length: 999 }, (_, at) => (at + 0.5) / 999);
    const counts = [0, 0, 0];
    for (const choice of chooseAlternatives(even, 3, "unit")) counts[choice]! += 1;
    expect(counts).toEqual([333, 333, 333]);
    expect([...chooseAlternatives([0.1, 0.2, 0.3], 3, "unit")]).toEqual([0, 0, 0]);
    expect([...chooseAlternatives([0.1, 0.2, 0.3], 3, "observed")]).toEqual([0, 1, 2]);
  });

  it("always names one of them", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 7 }), fc.constantFrom("unit" as const, "observed" as const), (uniforms, n, parts) => {
        for (const choice of chooseAlternatives(uniforms, n, parts)) expect(choice >= 0 && choice < n).toBe(true);
      }),
    );
  });
});
