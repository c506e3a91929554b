import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeConsistency, computeCorrelation, computeRankCorrelation } from "../../../src/scoring/composite/correlations.js";
import { describeColumn } from "../../../src/scoring/composite/describe-column.js";
import { computeQuantile } from "../../../src/scoring/composite/quantile.js";
import { computeShape } from "../../../src/scoring/composite/shape-statistics.js";
import { shiftedLogarithm, treatColumn, winsorise } from "../../../src/scoring/composite/treat.js";
import { column, variedColumn } from "./columns.js";

const RULE = { maxPoints: 5, skewness: 2, kurtosis: 3.5 };

describe("statistics of a column", () => {
  it("do not depend on the order, and gaps count only as gaps", () => {
    fc.assert(
      fc.property(column, (values) => {
        const stats = describeColumn(values);
        expect(describeColumn([...values].reverse())).toMatchObject({ median: stats.median, unique: stats.unique, same: stats.same, available: stats.available });
        expect(describeColumn([...values, NaN])).toMatchObject({ median: stats.median, min: stats.min, available: stats.available });
        expect(stats.available).toBe(values.filter((value) => !Number.isNaN(value)).length);
      }),
    );
  });

  it("know no skewness of equal values, however their mean is rounded", () => {
    expect(computeShape([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual({ skewness: NaN, kurtosis: NaN });
    expect(describeColumn([0.1, 0.1, 0.1])).toMatchObject({ sd: 0, hasOutliers: null, hasFewUnique: true });
    expect(describeColumn([NaN])).toMatchObject({ min: NaN, mean: NaN, hasLowAvailability: true });
  });

  it("quantiles run from the lowest to the highest value", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const sorted = Float64Array.from(values).sort();
        expect(computeQuantile(sorted, 0)).toBe(sorted[0]);
        expect(computeQuantile(sorted, 1)).toBe(sorted.at(-1));
        expect(computeQuantile(sorted, p)).toBeGreaterThanOrEqual(sorted[0]!);
        expect(computeQuantile(sorted, p)).toBeLessThanOrEqual(sorted.at(-1)! + 1e-12);
      }),
    );
  });
});

describe("outliers", () => {
  const calm = Array.from({ length: 30 }, (_, at) => at);

  it("are pulled in on their own side only, as few as it takes", () => {
    const high = treatColumn([...calm, 1000], RULE);
    expect(high).toMatchObject({ treatment: "winsorised", pulledCount: 1 });
    expect(high.values.at(-1)).toBe(29);
    expect([...high.pulled].reduce((sum, side) => sum + side, 0)).toBe(1);
    const low = treatColumn([...calm, -1000], RULE);
    expect(low.values.at(-1)).toBe(0);
    expect(low.pulled.at(-1)).toBe(-1);
  });

  it("that are too many make the column logarithmic, in its old order", () => {
    const growing = Array.from({ length: 201 }, (_, at) => Math.exp(at / 15));
    const { treatment, values, pulledCount, afterPulling, afterLogarithm } = treatColumn(growing, RULE);
    expect(treatment).toBe("logarithm");
    expect(pulledCount).toBe(0);
    expect([afterPulling, afterLogarithm]).not.toContain(null);
    expect([...values].every((value, at) => at === 0 || value > values[at - 1]!)).toBe(true);
    expect(winsorise(growing, RULE).count).toBe(5);
  });

  it("that not even the logarithm tames are said to remain", () => {
    const wild = [...Array.from({ length: 200 }, (_, at) => at), ...Array.from({ length: 8 }, (_, at) => 10 ** (at + 3))];
    const { treatment, afterLogarithm } = treatColumn(wild, RULE);
    expect(treatment).toBe("failed");
    expect(afterLogarithm!.skewness).toBeGreaterThan(2);
  });

  it("do not exist in short, equal or calm columns, which stay as they are", () => {
    for (const values of [[], [NaN], [1, 2, 1000], [3, 3, 3, 3, 3], calm]) {
      expect(treatColumn(values, RULE)).toMatchObject({ treatment: "none", pulledCount: 0, afterPulling: null });
      expect([...treatColumn(values, RULE).values]).toEqual(values);
    }
  });

  it("treated or not, keep gaps and never widen the range", () => {
    fc.assert(
      fc.property(variedColumn, (values) => {
        const { values: treated, pulled } = winsorise(values, RULE);
        values.forEach((value, at) => {
          expect(Number.isNaN(treated[at]!)).toBe(Number.isNaN(value));
          if (pulled[at] === 1) expect(treated[at]!).toBeLessThanOrEqual(value);
          if (pulled[at] === -1) expect(treated[at]!).toBeGreaterThanOrEqual(value);
        });
        expect([...shiftedLogarithm(values)].filter((value) => !Number.isNaN(value)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe("how columns go together", () => {
  it("correlation is 1 with itself, −1 with its opposite, and blind to units", () => {
    fc.assert(
      fc.property(variedColumn, variedColumn, (first, second) => {
        const n = Math.min(first.length, second.length);
        // Thousandths: differences far below one cannot survive the change of units.
        const [a, b] = [first, second].map((values) => values.slice(0, n).map((value) => Math.round(value * 1000) / 1000)) as [number[], number[]];
        const r = computeCorrelation(a, b);
        if (Number.isNaN(r)) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(computeCorrelation(b, a)).toBeCloseTo(r, 9);
        expect(computeCorrelation(a.map((value) => 3 * value + 7), b)).toBeCloseTo(r, 6);
        expect(computeCorrelation(a.map((value) => -value), b)).toBeCloseTo(-r, 9);
      }),
    );
    expect(computeCorrelation([1, 2, 3, NaN], [2, 4, 6, 1])).toBeCloseTo(1, 12);
    expect(computeCorrelation([1, 2], [1, 2])).toBeNaN();
    expect(computeCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it("rank correlation sees any rising relation as 1, over the common places", () => {
    expect(computeRankCorrelation([1, 2, 3, 4, NaN, 99], [1, 8, 27, 64, 5, NaN])).toBeCloseTo(1, 12);
    // Σd² = 8 with n = 5 and no ties: 1 − 6·8/(5·24).
    expect(computeRankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 5, 3])).toBeCloseTo(1 - 48 / 120, 12);
  });

  it("a column that is constant over the pairs has no correlation, whatever its rounded mean leaves over", () => {
    const thirds = fc.constantFrom(100 / 3, 200 / 3, 0.1, 1 / 7, -1e-9 / 3, 1e9 / 3);
    fc.assert(
      fc.property(thirds, thirds, fc.integer({ min: 3, max: 90 }), fc.boolean(), (one, other, n, isOffByRounding) => {
        const a = new Array<number>(n).fill(one);
        const b = new Array<number>(n).fill(other);
        if (isOffByRounding) b[1] = other * (1 + Number.EPSILON);
        const rising = a.map((_, at) => at);
        for (const [left, right] of [[a, b], [b, a], [a, rising], [rising, b]] as const) expect(computeCorrelation(left, right)).toBeNaN();
        // A value elsewhere, without a partner, changes nothing.
        expect(computeCorrelation([...a, 9], [...rising, NaN])).toBeNaN();
        expect(computeRankCorrelation(a, rising)).toBeNaN();
        expect(computeConsistency([a, b])).toBeNaN();
        expect(computeConsistency([rising, a, b])).toBeCloseTo(0, 5);
      }),
    );
  });

  it("consistency follows its formula by hand", () => {
    expect(computeConsistency([[1, 2, 3, 4], [1, 2, 3, 4]])).toBeCloseTo(1, 12);
    // Variances 1 and 1, of the sums [3, 4, 5] → 1: 2·(1 − 2/1).
    expect(computeConsistency([[1, 2, 3], [2, 2, 2]])).toBeCloseTo(0, 12);
    expect(computeConsistency([[1, 2, 3], [1, 3, 2]])).toBeCloseTo(2 * (1 - 2 / 3), 12);
    expect(computeConsistency([[1, 2, 3, NaN], [1, 3, 2, 9]])).toBeCloseTo(2 * (1 - 2 / 3), 12);
    expect(computeConsistency([[1, 2, 3]])).toBeNaN();
    expect(computeConsistency([[1, 1], [2, 2]])).toBeNaN();
  });
});
