import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Normalisation } from "../../../src/model/normalisation.js";
import { NORMALISATION_METHODS } from "../../../src/model/normalisation.js";
import { normaliseColumn } from "../../../src/scoring/composite/normalise-column.js";
import { column, variedColumn } from "./columns.js";

const units = (n: number) => Array.from({ length: n }, (_, at) => `u${at}`);

/** Every method with parameters of its own; the target lies beyond any value, so that it can be approached. */
const METHODS: readonly Normalisation[] = [
  { method: "goalposts", low: -2000, high: 2000, scale: 100, trim: true },
  { method: "minmax", low: 0, high: 100 },
  { method: "zscore", mean: 10, sd: 2 },
  { method: "rank", ties: "average" },
  { method: "percentile_rank", ties: "min" },
  { method: "borda", ties: "min" },
  { method: "distance_to_best" },
  { method: "scaled", low: 0, high: 10, factor: 100 },
];
const target = (direction: 1 | -1): Normalisation => ({ method: "distance_to_target", target: direction * 5000, cap: false });
const direction = fc.constantFrom(1 as const, -1 as const);

describe("every normalisation method", () => {
  it("is tried here or in the tests below", () => {
    expect(new Set([...METHODS.map((one) => one.method), "distance_to_target", "distance_to_reference", "share_of_best"])).toEqual(new Set(NORMALISATION_METHODS));
  });

  it("keeps the order of the values, turned round where less is better", () => {
    fc.assert(
      fc.property(variedColumn, direction, fc.nat(), (values, way, pick) => {
        const methods = [...METHODS, target(way)];
        const { scores, isReversed, isConstant } = normaliseColumn(values, way, methods[pick % methods.length]!, units(values.length));
        expect(isReversed || isConstant).toBe(false);
        for (let i = 1; i < values.length; i += 1) {
          if (Number.isNaN(values[i]!) || Number.isNaN(values[i - 1]!)) continue;
          const [worse, better] = way * values[i]! >= way * values[i - 1]! ? [i - 1, i] : [i, i - 1];
          expect(scores[better]!).toBeGreaterThanOrEqual(scores[worse]! - 1e-9);
        }
      }),
    );
  });

  it("leaves what is missing missing, and nothing else", () => {
    fc.assert(
      fc.property(variedColumn, direction, fc.nat(), (values, way, pick) => {
        const { scores, undefinedCount } = normaliseColumn(values, way, METHODS[pick % METHODS.length]!);
        expect(undefinedCount).toBe(0);
        values.forEach((value, at) => expect(Number.isNaN(scores[at]!)).toBe(Number.isNaN(value)));
      }),
    );
  });

  it("gives the scores of the values times −1 for direction −1, where no parameter is in their unit", () => {
    fc.assert(
      fc.property(variedColumn, fc.constantFrom(...METHODS.filter((one) => one.method !== "goalposts")), (values, method) => {
        const turned = normaliseColumn(values.map((value) => -value), 1, method).scores;
        normaliseColumn(values, -1, method).scores.forEach((score, at) => {
          if (!Number.isNaN(score)) expect(Math.abs(score - turned[at]!)).toBeLessThanOrEqual(1e-6);
        });
      }),
    );
  });

  it("stays within the range it declares", () => {
    fc.assert(
      fc.property(column, direction, fc.constantFrom(...METHODS), (values, way, method) => {
        const { scores, range } = normaliseColumn(values, way, method);
        for (const score of scores) {
          if (Number.isNaN(score)) continue;
          expect(score).toBeGreaterThanOrEqual(range.low - 1e-9);
          expect(score).toBeLessThanOrEqual(range.high + 1e-9);
        }
      }),
    );
  });
});

describe("columns that cannot be compared", () => {
  it("names a constant column, however its mean is rounded", () => {
    for (const value of [0.1, 1 / 3, 7e9]) {
      for (const method of METHODS) {
        const { isConstant, scores } = normaliseColumn([value, value, value], 1, method);
        expect(isConstant).toBe(!["goalposts", "scaled"].includes(method.method));
        if (["minmax", "zscore", "distance_to_best"].includes(method.method)) expect([...scores]).toEqual([NaN, NaN, NaN]);
      }
    }
  });

  it("gives nothing for nothing", () => {
    for (const method of METHODS) {
      const { scores, isConstant, undefinedCount } = normaliseColumn([NaN, NaN], 1, method);
      expect([...scores, isConstant, undefinedCount]).toEqual([NaN, NaN, false, 0]);
    }
  });

  it("has no scores when the reference unit has no value, is unknown or is the worst", () => {
    const at = (unit: string) => normaliseColumn([1, NaN, 3], 1, { method: "distance_to_reference", unit, cap: false }, ["a", "b", "c"]);
    expect(at("b").undefinedCount).toBe(2);
    expect(at("z").undefinedCount).toBe(2);
    expect(at("a").undefinedCount).toBe(2);
    expect([...at("c").scores]).toEqual([0, NaN, 1]);
  });

  it("marks scores that run against the direction", () => {
    expect(normaliseColumn([2, 5], 1, { method: "distance_to_target", target: 1, cap: false }).isReversed).toBe(true);
    expect(normaliseColumn([2, 5], -1, { method: "share_of_best" })).toMatchObject({ isReversed: true, isConstant: false });
    expect([...normaliseColumn([2, 5], 1, { method: "share_of_best" }).scores]).toEqual([0.4, 1]);
    expect(normaliseColumn([0, 5], -1, { method: "share_of_best" }).undefinedCount).toBe(2);
    expect(normaliseColumn([1, 2], 1, { method: "goalposts", low: 9, high: 3, scale: 100, trim: true }).isReversed).toBe(true);
  });
});
