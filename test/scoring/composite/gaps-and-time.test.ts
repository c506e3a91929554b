import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeGrowthRate, computePercentChange } from "../../../src/scoring/composite/change-over-time.js";
import { denominateColumn } from "../../../src/scoring/composite/denominate.js";
import { imputeByRow, imputeColumn, imputeColumnByGroup } from "../../../src/scoring/composite/impute.js";
import { interpolateSeries } from "../../../src/scoring/composite/interpolate-series.js";
import { screenUnits } from "../../../src/scoring/composite/screen.js";
import { column } from "./columns.js";

describe("filling gaps", () => {
  it("touches gaps alone, marks each filled one, and leaves the mean where it was", () => {
    fc.assert(
      fc.property(column, fc.constantFrom("mean" as const, "median" as const), (values, centre) => {
        const { values: filled, isImputed } = imputeColumn(values, centre);
        const known = values.filter((value) => !Number.isNaN(value));
        values.forEach((value, at) => {
          if (Number.isNaN(value)) expect(isImputed[at]).toBe(known.length > 0 ? 1 : 0);
          else expect([filled[at], isImputed[at]]).toEqual([value, 0]);
        });
        const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
        if (centre === "mean" && known.length > 0) expect(mean([...filled])).toBeCloseTo(mean(known), 6);
      }),
    );
  });

  it("by group asks only the group; nobody's group fills nothing", () => {
    const { values, isImputed } = imputeColumnByGroup([1, 3, NaN, 10, NaN, NaN, 7], ["a", "a", "a", "b", "b", null, null], "mean");
    expect([...values]).toEqual([1, 3, 2, 10, 10, NaN, 7]);
    expect([...isImputed]).toEqual([0, 0, 1, 0, 1, 0, 0]);
  });

  it("by row goes through 0–100 and back into the unit of the column", () => {
    // 75 of 0–100 in the first column; less is better in the second, 20 … 10.
    const [, second] = imputeByRow([[0, 4, 3], [20, 10, NaN]], "mean", [1, -1]);
    expect([...second!.values]).toEqual([20, 10, 12.5]);
    expect([...second!.isImputed]).toEqual([0, 0, 1]);
    expect([...imputeByRow([[NaN], [NaN]], "median", null)[0]!.values]).toEqual([NaN]);
  });
});

describe("values over time", () => {
  const times = [2022, 2015, 2018, 2020];

  it("are read between their neighbours, whatever the order of the rows", () => {
    const of = (method: Parameters<typeof interpolateSeries>[2]) => [...interpolateSeries(times, [8, 1, NaN, NaN], method).values];
    expect(of("linear")).toEqual([8, 1, 4, 6]);
    expect(of("linear_constant")).toEqual([8, 1, 4, 6]);
    expect(of("constant")).toEqual([8, 1, 1, 1]);
  });

  it("are carried back only where asked, and a single value is no line", () => {
    const of = (method: Parameters<typeof interpolateSeries>[2]) => [...interpolateSeries(times, [NaN, NaN, 5, NaN], method).values];
    expect(of("latest")).toEqual([5, NaN, 5, 5]);
    expect(of("constant")).toEqual([5, 5, 5, 5]);
    expect(of("linear_constant")).toEqual([5, 5, 5, 5]);
    expect(of("linear")).toEqual([NaN, NaN, 5, NaN]);
    expect([...interpolateSeries(times, [NaN, NaN, NaN, NaN], "constant").values]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it("growth takes the first value to the last", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true }), fc.integer({ min: 1, max: 20 }), (first, last, span) => {
        const rate = computeGrowthRate([2000 + span, 2000], [last, first])!;
        expect(first * (1 + rate) ** span).toBeCloseTo(last, 6);
        expect(computePercentChange([2000, 2000 + span], [first, last], span)!).toBeCloseTo(100 * (last / first - 1), 6);
      }),
    );
    expect(computeGrowthRate([2000, 2001], [NaN, 4])).toBeNull();
    expect(computePercentChange([2000], [4])).toBeNull();
    expect(computePercentChange([2000, 2010], [10, 20])).toBe(10);
  });
});

describe("dividing and screening", () => {
  it("names every value that cannot be divided", () => {
    const { values, undefinedUnits } = denominateColumn([10, 10, 10, NaN], [2, 0, NaN, 5], 1000);
    expect([...values]).toEqual([5000, NaN, NaN, NaN]);
    expect(undefinedUnits).toEqual([1, 2]);
  });

  it("keeps a unit at the threshold, and obeys who is forced in or out", () => {
    const columns = [[1, NaN, 0], [1, 2, 0], [1, 2, 0]];
    const rule = { by: "by_missing_and_zeros", availability: 2 / 3, nonZero: 0.5 } as const;
    expect(screenUnits(columns, rule).map((unit) => unit.isIncluded)).toEqual([true, true, false]);
    expect(screenUnits(columns, { ...rule, forced: new Map([[0, false], [2, true]]) }).map((unit) => unit.isIncluded)).toEqual([false, true, true]);
    expect(screenUnits(columns, { ...rule, by: "by_missing" }).map((unit) => unit.isIncluded)).toEqual([true, true, true]);
  });
});
