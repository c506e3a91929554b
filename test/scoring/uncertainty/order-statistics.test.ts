// The fast ways to quantiles and ranks against the plain ones.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeQuantile } from "../../../src/scoring/composite/quantile.js";
import { computeRanks } from "../../../src/scoring/composite/ranks.js";
import { createQuantileSelector, rankBounds } from "../../../src/scoring/uncertainty/quantiles.js";
import { createRanker } from "../../../src/scoring/uncertainty/rank-scores.js";

/** Spread, crowded, tied, nearly tied and far-out numbers. */
const number = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 20 }).map((steps) => 50 + steps * 4e-10),
  fc.constantFrom(1e12, -1e12, 1e-300, 0, -0),
);

describe("quantiles", () => {
  it("are those of the sorted numbers, to the last bit", () => {
    const select = createQuantileSelector(400);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 400 }), (values) => {
        const ps = [0, 0.05, 0.5, 0.95, 1];
        const sorted = Float64Array.from(values).sort();
        const found = select(Float64Array.from([...values, 7, 7, 7]), values.length, ps);
        expect(found.map((one) => one + 0)).toEqual(ps.map((p) => computeQuantile(sorted, p) + 0));
      }),
      { numRuns: 300 },
    );
  });

  it("of ranks are rounded outwards", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (ranks) => {
        const counts = Array.from({ length: 10 }, (_, rank) => (rank === 0 ? 99 : ranks.filter((one) => one === rank).length));
        const sorted = Float64Array.from(ranks).sort();
        expect(rankBounds(counts, ranks.length, 0.05)).toEqual({ low: Math.floor(computeQuantile(sorted, 0.05)), high: Math.ceil(computeQuantile(sorted, 1 - 0.05)) });
      }),
    );
  });
});

it("ranks are those of the plain function, with what is no number behind all others", () => {
  const rank = createRanker(300);
  const ranks = new Uint32Array(300);
  fc.assert(
    fc.property(fc.array(fc.oneof({ arbitrary: number, weight: 20 }, { arbitrary: fc.constant(Number.NaN), weight: 1 }), { maxLength: 300, size: "max" }), (scores) => {
      rank(Float64Array.from([1, 2, ...scores]), 2, scores.length, ranks);
      const valid = scores.filter((score) => !Number.isNaN(score)).length;
      const expected = computeRanks(scores).map((one) => (Number.isNaN(one) ? valid + 1 : one));
      expect([...ranks.subarray(0, scores.length)]).toEqual([...expected]);
    }),
    { numRuns: 300 },
  );
});
