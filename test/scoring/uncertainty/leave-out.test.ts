// Leaving out one part is the same as a framework that never had it.
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { GroupDefinition } from "../../../src/model/framework.js";
import { computeRanks } from "../../../src/scoring/composite/ranks.js";
import { aggregateTable } from "../../../src/scoring/tree/aggregate-table.js";
import { leaveOut } from "../../../src/scoring/uncertainty/leave-out.js";
import { group, rate } from "../sample-framework.js";
import { flatTree, known, MISSING, randomTables, table, tree } from "./random-table.js";

const AREAS = [
  group("a", { groups: [group("a1", { indicators: [rate("x"), rate("y", { weight: 2 })] }), group("a2", { indicators: [rate("z")] }, { weight: 3 })], indicators: [rate("v"), rate("shown", { weight: 0 })] }),
  group("b", { indicators: [rate("w"), rate("u")] }, { weight: 2, mean: "geometric" }),
  group("none", { indicators: [rate("t")] }, { weight: 0 }),
];

/** The groups without one id, whether group or indicator. */
function without(groups: readonly GroupDefinition[], id: string): GroupDefinition[] {
  return groups
    .filter((one) => one.id !== id)
    .map((one) => ({ ...one, groups: without(one.groups, id), indicators: one.indicators.filter((indicator) => indicator.id !== id) }));
}

describe("leaveOut", () => {
  const full = tree(AREAS);
  const rows: Record<string, number>[] = [
    { x: 10, y: 20, z: 30, v: 40, shown: 1, w: 50, u: 60, t: 5 },
    { x: 90, y: 80, z: 70, v: 60, shown: 1, w: 5, u: 40, t: 5 },
    { x: 35, y: 35, z: 35, v: 35, shown: 1, w: 35, u: 35, t: 5 },
  ];

  it("tells of every part that carries weight, a node before what is below it", () => {
    const cells = table(["p", "q", "r"], rows.map((row) => full.indicators.map((id) => known(row[id]!))));
    const lists = leaveOut(full, cells);
    expect(lists.map((list) => list.map(({ id, level }) => `${level} ${id}`))).toEqual(
      Array.from({ length: 3 }, () => ["area a", "dimension a1", "indicator x", "indicator y", "dimension a2", "indicator z", "indicator v", "area b", "indicator w", "indicator u"]),
    );
    const overall = (trees: typeof full): number[] => {
      const { scores } = aggregateTable(trees, Float64Array.from(rows.flatMap((row) => trees.indicators.map((id) => row[id]!))), null, 3);
      return rows.map((_, unit) => scores[(unit + 1) * trees.nodes.length - 1]!);
    };
    const before = overall(full);
    lists[0]!.forEach(({ id }, i) => {
      const after = overall(tree(without(AREAS, id)));
      const ranks = computeRanks(after);
      rows.forEach((_, unit) => {
        const entry = lists[unit]![i]!;
        expect(entry.score).toBeCloseTo(after[unit]!, 9);
        expect(entry.change).toBeCloseTo(after[unit]! - before[unit]!, 9);
        expect(entry.rank).toBe(ranks[unit]);
        expect(entry.rankChange).toBe(ranks[unit]! - computeRanks(before)[unit]!);
      });
    });
    expect(new Set(lists.flat().map(({ rankChange }) => rankChange)).size).toBeGreaterThan(1);
  });

  it("gives no score where too little is left, and none to a unit that has none", () => {
    const flat = flatTree([[1, 1, 2]]);
    const lists = leaveOut(flat, table(["thin", "full"], [[MISSING, known(10), known(20)], [1, 2, 3].map(known)]));
    const thin = lists[0]!.find(({ id }) => id === "i_0_2")!;
    // Half of the weight is left: still enough. Without the area nothing is.
    expect(thin.score).toBe(10);
    expect(lists[0]![0]).toEqual({ id: "area_0", level: "area", score: null, change: null, rank: null, rankChange: null });
    const empty = leaveOut(flat, table(["empty"], [[MISSING, MISSING, known(20)]].map((row) => [row[0]!, row[1]!, MISSING])));
    expect(empty[0]!.every(({ score, change, rank }) => score === null && change === null && rank === null)).toBe(true);
  });

  it("never depends on the order of units", () => {
    fc.assert(
      fc.property(randomTables(0), ({ tree, cells, reversed }) => {
        const there = leaveOut(reversed.tree, reversed.cells);
        leaveOut(tree, cells).forEach((list, unit) => {
          const other = new Map(there[reversed.cells.units.indexOf(cells.units[unit]!)]!.map((entry) => [entry.id, entry]));
          expect(other.size).toBe(list.length);
          for (const { id, score, rank } of list) {
            expect(other.get(id)!.rank).toBe(rank);
            if (score === null) expect(other.get(id)!.score).toBeNull();
            else expect(other.get(id)!.score!).toBeCloseTo(score, 9);
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});
