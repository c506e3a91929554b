import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeRank } from "../../../src/scoring/cohorts.js";
import { computeOrdinalRanks } from "../../../src/scoring/composite/ordinal-ranks.js";
import { rankColumns } from "../../../src/scoring/composite/rank-profile.js";
import { computeRankStatistics } from "../../../src/scoring/composite/rank-statistics.js";
import { computeRanks, computeRanksWithin } from "../../../src/scoring/composite/ranks.js";
import { column } from "./columns.js";

describe("ranks of results", () => {
  it("are those that a review gets from its cohort", () => {
    fc.assert(
      fc.property(column, (values) => {
        const known = values.filter((value) => !Number.isNaN(value));
        expect([...computeRanks(values)]).toEqual(values.map((value) => (Number.isNaN(value) ? NaN : computeRank(value, known))));
      }),
    );
  });

  it("do not split a tie on the last bit", () => {
    expect([...computeRanks([0.1 + 0.2, 0.3, 0.2, NaN])]).toEqual([1, 1, 3, NaN]);
    expect([...computeRanks([0.3, 0.3 + 2e-9])]).toEqual([2, 1]);
  });

  it("within one group for all are the ranks of all; without a group there is none", () => {
    fc.assert(
      fc.property(column, (values) => {
        expect(computeRanksWithin(values, values.map(() => "one"))).toEqual(computeRanks(values));
        expect([...computeRanksWithin(values, values.map(() => null))].every(Number.isNaN)).toBe(true);
      }),
    );
  });

  it("take a thousand units in far less than a second", () => {
    const many = Array.from({ length: 1000 }, (_, at) => (at * 7919) % 1009);
    const start = performance.now();
    for (let i = 0; i < 100; i += 1) computeRanks(many);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("ranks as scores", () => {
  it("of the lowest, highest and mean kind lie around the order of appearance, and all kinds have one sum but two", () => {
    fc.assert(
      fc.property(column, (values) => {
        const [min, max, average, first] = (["min", "max", "average", "first"] as const).map((ties) => computeOrdinalRanks(values, ties));
        values.forEach((value, at) => {
          if (Number.isNaN(value)) return expect([min![at], max![at], average![at], first![at]]).toEqual([NaN, NaN, NaN, NaN]);
          expect(average![at]).toBe((min![at]! + max![at]!) / 2);
          expect(first![at]!).toBeGreaterThanOrEqual(min![at]!);
          expect(first![at]!).toBeLessThanOrEqual(max![at]!);
        });
        const order = [...first!].filter((rank) => !Number.isNaN(rank)).sort((a, b) => a - b);
        expect(order).toEqual(order.map((_, at) => at + 1));
      }),
    );
  });
});

describe("where a unit stands", () => {
  it("orders its columns from best to worst and shows where it is last", () => {
    const standings = rankColumns([[1, 2, 3], [3, 2, 1], [NaN, 5, 6], [2, 9, 9]], 0);
    expect(standings).toEqual([
      { column: 1, rank: 1, n: 3, isLast: false },
      { column: 0, rank: 3, n: 3, isLast: true },
      { column: 3, rank: 3, n: 3, isLast: true },
    ]);
  });

  it("counts within the unit's own group", () => {
    expect(rankColumns([[1, 2, 3, 0]], 0, ["a", "b", "b", "a"])).toEqual([{ column: 0, rank: 1, n: 2, isLast: false }]);
    expect(rankColumns([[1, 2]], 0, [null, "b"])).toEqual([]);
  });
});

describe("ranks over replications", () => {
  it("leave out and count replications without a rank", () => {
    expect(computeRankStatistics([1, NaN, 3])).toEqual({ mean: 2, median: 2, q5: 1.1, q95: 2.9, n: 2 });
    expect(computeRankStatistics([NaN])).toMatchObject({ mean: NaN, median: NaN, n: 0 });
  });
});
