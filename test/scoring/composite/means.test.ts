import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeEffectiveWeights } from "../../../src/scoring/composite/effective-weights.js";
import { addWeightNoise, shareWithinParents } from "../../../src/scoring/composite/noisy-weights.js";
import { computeWeightedMeans } from "../../../src/scoring/composite/weighted-means.js";
import { computeMean } from "../../../src/scoring/means.js";
import { compileTree } from "../../../src/scoring/tree/score-tree.js";
import { area, framework, rate } from "../sample-framework.js";

const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
const part = fc.record({ score: positive, weight: fc.double({ min: 0.1, max: 10, noNaN: true }) });
const parts = fc.array(part, { minLength: 1, maxLength: 12 });

describe("means of one node", () => {
  it("grow with the exponent: harmonic, geometric, arithmetic, quadratic", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const ordered = [computeMean(list, "power", -3)!, computeMean(list, "harmonic")!, computeMean(list, "geometric")!, computeMean(list, "arithmetic")!, computeMean(list, "power", 2)!];
        for (let i = 1; i < ordered.length; i += 1) expect(ordered[i]!).toBeGreaterThanOrEqual(ordered[i - 1]! - 1e-9);
        expect(computeMean(list, "power", 1)!).toBeCloseTo(ordered[3]!, 9);
        expect(computeMean(list, "power", -1)!).toBeCloseTo(ordered[1]!, 9);
      }),
    );
  });

  it("with any exponent lie between the extremes and follow the scale, also where the powers themselves are beyond all numbers", () => {
    const exponent = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(parts, exponent, fc.constantFrom(1, -1), fc.constantFrom(1e-6, 1, 1e6), (list, size, sign, scale) => {
        const mean = computeMean(list.map(({ score, weight }) => ({ score: score * scale, weight })), "power", sign * size)! / scale;
        const scores = list.map(({ score }) => score);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...scores) * (1 - 1e-9));
        expect(mean).toBeLessThanOrEqual(Math.max(...scores) * (1 + 1e-9));
        expect(Math.abs(mean / computeMean(list, "power", sign * size)! - 1)).toBeLessThan(1e-9);
      }),
    );
    // (½ · 10^p + ½ · 20^p)^(1/p) by hand: at 2, √250; next to 0, near the geometric mean √200.
    const two = [{ score: 10, weight: 1 }, { score: 20, weight: 1 }];
    expect(computeMean(two, "power", 2)).toBeCloseTo(Math.sqrt(250), 10);
    expect(Math.abs(computeMean(two, "power", 0.01)! - Math.sqrt(200))).toBeLessThan(0.01);
    expect(computeMean([{ score: 1e5, weight: 1 }, { score: 1, weight: 1 }], "power", 100)).toBeCloseTo(1e5 * 0.5 ** 0.01, 6);
  });

  it("do not exist at zero, but for the arithmetic one", () => {
    const list = [{ score: 0, weight: 1 }, { score: 50, weight: 1 }];
    expect(computeMean(list, "arithmetic")).toBe(25);
    for (const type of ["geometric", "harmonic"] as const) expect(computeMean(list, type)).toBeNull();
    expect(computeMean(list, "power", 2)).toBeNull();
    expect(computeMean(list, "power")).toBeNull();
    expect(computeMean([{ score: 0, weight: 0 }, { score: 50, weight: 1 }], "geometric")).toBeCloseTo(50, 12);
  });
});

describe("means of many rows", () => {
  it("are the means of one node, row by row, with gaps left out", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ score: fc.oneof(positive, fc.constant(NaN)), weight: fc.double({ min: 0.1, max: 10, noNaN: true }) }), { minLength: 1, maxLength: 8 }), fc.constantFrom("arithmetic" as const, "geometric" as const, "harmonic" as const), (list, mean) => {
        const { means } = computeWeightedMeans(list.map(({ score }) => [score]), list.map(({ weight }) => weight), { mean });
        expect(means[0]).toBe(computeMean(list.filter(({ score }) => !Number.isNaN(score)), mean) ?? NaN);
      }),
    );
  });

  it("mark the row whose mean does not exist and keep the others", () => {
    const { means, isUndefined } = computeWeightedMeans([[4, 0, NaN], [9, 9, NaN]], null, { mean: "geometric" });
    expect(means[0]).toBeCloseTo(6, 12);
    expect([means[1], means[2]]).toEqual([NaN, NaN]);
    expect([...isUndefined]).toEqual([0, 1, 0]);
  });

  it("count availability by columns, whatever their weights", () => {
    const columns = [[1, NaN], [2, NaN], [3, 3]];
    expect([...computeWeightedMeans(columns, [1, 1, 100], { mean: "arithmetic", availability: 0.5 }).availability]).toEqual([1, 1 / 3]);
    expect(computeWeightedMeans(columns, [1, 1, 100], { mean: "arithmetic", availability: 0.5 }).means[1]).toBeNaN();
    expect(computeWeightedMeans(columns, [1, 1, 100], { mean: "arithmetic", availability: 1 / 3 }).means[1]).toBe(3);
  });

  it("refuse what cannot be meant", () => {
    expect(() => computeWeightedMeans([[1]], null, { mean: "power" })).toThrow(RangeError);
    expect(() => computeWeightedMeans([[1]], [1, 2], { mean: "arithmetic" })).toThrow("2 weights for 1 columns");
  });
});

describe("weights", () => {
  const tree = compileTree(framework([area("one", { a: [rate("a1", { weight: 3 }), rate("a2")], b: [rate("b1")] }), area("two", { c: [rate("c1"), rate("c2", { weight: 0 })] })]));

  it("of the indicators add up to one, and a parent has the sum of its children", () => {
    const effective = computeEffectiveWeights(tree);
    const m = tree.indicators.length;
    expect(effective.slice(0, m).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(effective.at(-1)).toBe(1);
    tree.nodes.forEach((_, node) => {
      const below = [...tree.parents].reduce((sum, parent, at) => (parent === node ? sum + effective[at]! : sum), 0);
      expect(below).toBeCloseTo(effective[m + node]!, 12);
    });
    expect(effective[tree.indicators.indexOf("a1")]).toBeCloseTo(0.5 * 0.5 * 0.75, 12);
    expect(effective[tree.indicators.indexOf("c2")]).toBe(0);
  });

  it("with noise stay within their bounds, and sharing them out moves no mean", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 9 }), (list) => {
        const declared = list.map(([{ weight }]) => weight);
        const noisy = addWeightNoise(declared, list.map(([, uniform]) => uniform), 0.25);
        noisy.forEach((weight, at) => expect(Math.abs(weight / declared[at]! - 1)).toBeLessThanOrEqual(0.25 + 1e-12));
        const shares = shareWithinParents(noisy, list.map(() => 0));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        const mean = (weights: ArrayLike<number>) => computeMean(list.map(([{ score }], at) => ({ score, weight: weights[at]! })), "arithmetic")!;
        expect(mean(shares)).toBeCloseTo(mean(noisy), 9);
      }),
    );
  });
});
