// The line along which a sampling error of a value becomes one of its score: straight, with the slope it names, and not cut off.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Normalisation } from "../../src/model/normalisation.js";
import { normaliseColumn } from "../../src/scoring/composite/normalise-column.js";
import { openLine } from "../../src/scoring/open-line.js";

const LINES: readonly Normalisation[] = [
  { method: "minmax", low: 1, high: 100 },
  { method: "zscore", mean: 50, sd: 10 },
  { method: "goalposts", low: 20, high: 45, scale: 100, trim: true },
  { method: "scaled", low: 0, high: 40, factor: 5 },
  { method: "distance_to_best" },
  { method: "distance_to_target", target: 500, cap: true },
  { method: "distance_to_reference", unit: "u0", cap: false },
  { method: "share_of_best" },
];
const values = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 12 });
const unitsOf = (list: readonly unknown[]) => list.map((_, at) => `u${at}`);

describe("the open line of a column", () => {
  it.each(LINES.map((normalise) => [normalise.method, normalise] as const))("of %s is straight, and cut off it is the score", (_, normalise) => {
    fc.assert(
      fc.property(values, fc.constantFrom<1 | -1>(1, -1), (list, direction) => {
        const column = Float64Array.from(list);
        const units = unitsOf(list);
        const declared = normaliseColumn(column, direction, normalise, units).scores;
        const line = openLine({ goalposts: null, normalise, direction }, column, units)!;
        // Where the reference is the worst value, no method by distance gives scores.
        if (Number.isNaN(declared[0]!)) return;
        declared.forEach((score, at) => expect(Math.min(line.high, Math.max(line.low, line.scores[at]!))).toBeCloseTo(score, 8));
        const rise = Math.abs(line.scores[1]! - line.scores[0]!);
        expect(Math.abs(rise - line.slope * Math.abs(list[1]! - list[0]!))).toBeLessThan(1e-9 * Math.max(1, rise, line.slope * 400));
      }),
    );
  });

  it("of goalposts runs past their ends", () => {
    const line = openLine({ goalposts: { min: 40, target: 20, basis: "judgement" }, normalise: null, direction: -1 }, Float64Array.of(10, 30, NaN, 50), []);
    expect(line).toEqual({ scores: Float64Array.of(150, 50, NaN, -50), slope: 5, low: 0, high: 100 });
  });

  it("is there neither for ranks nor for answers", () => {
    const column = Float64Array.of(1, 2, 3);
    for (const normalise of [{ method: "rank", ties: "min" }, { method: "percentile_rank", ties: "min" }, { method: "borda", ties: "min" }] as const) {
      expect(openLine({ goalposts: null, normalise, direction: 1 }, column, unitsOf([1, 2, 3]))).toBeNull();
    }
    expect(openLine({ goalposts: null, normalise: null, direction: 1 }, column, unitsOf([1, 2, 3]))).toBeNull();
  });
});
