// Votes of round tables: added up over the tables of a review, whatever order they come in.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinVotes } from "../../../src/scoring/participation/join-votes.js";
import { selectRoundTables } from "../../../src/scoring/participation/select-round-tables.js";
import { roundTable, votes } from "./sample-round-table.js";

describe("votes", () => {
  it("of several round tables are added up, a dimension beside its indicators", () => {
    const joined = joinVotes([
      roundTable(1, { votes: votes({ jobs: 6, "jobs.rate": 2 }) }),
      roundTable(2),
      roundTable(3, { votes: votes({ "voice.seat": 8, jobs: 4, homes: 0 }) }),
    ]);
    expect([...joined]).toEqual([
      ["homes", { points: 0, share: 0 }],
      ["jobs", { points: 10, share: 0.5 }],
      ["jobs.rate", { points: 2, share: 0.1 }],
      ["voice.seat", { points: 8, share: 0.4 }],
    ]);
  });

  it("that nobody gave are none", () => {
    expect(joinVotes([]).size).toBe(0);
    expect(joinVotes([roundTable(1)]).size).toBe(0);
    expect(joinVotes([roundTable(1, { votes: votes({ jobs: 0 }) })]).size).toBe(0);
  });

  const anyVotes = fc.option(fc.dictionary(fc.constantFrom("a", "b", "c.d", "é", "z"), fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1e6, noNaN: true })), { minKeys: 1 }), { nil: null });
  const anyTables = fc.array(anyVotes, { maxLength: 6 }).map((all) => all.map((points, index) => roundTable(index + 1, { votes: points === null ? null : votes(points) })));

  it("are the same to the last bit in any order of tables and ids", () => {
    fc.assert(
      fc.property(anyTables.chain((tables) => fc.tuple(fc.constant(tables), fc.shuffledSubarray(tables, { minLength: tables.length }))), ([tables, shuffled]) => {
        const turned = shuffled.map((table) => (table.votes === null ? table : { ...table, votes: { ...table.votes, points: new Map([...table.votes.points].reverse()) } }));
        expect([...joinVotes(turned)]).toEqual([...joinVotes(tables)]);
      }),
    );
  });

  it("have shares that add up to one, in the proportion of the points", () => {
    fc.assert(
      fc.property(anyTables, (tables) => {
        const joined = [...joinVotes(tables).values()];
        if (joined.length === 0) return;
        expect(joined.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 10);
        const all = tables.flatMap((table) => [...(table.votes?.points.values() ?? [])]).reduce((sum, one) => sum + one, 0);
        for (const { points, share } of joined) expect(share * all).toBeCloseTo(points, 5);
      }),
    );
  });
});

describe("round tables of a review", () => {
  const tables = [roundTable(3), roundTable(1, { status: "illustrative" }), roundTable(2, { review: "2018" })];

  it("come by number, without those of other reviews", () => {
    expect(selectRoundTables(tables, "2020", true).map((table) => table.number)).toEqual([1, 3]);
    expect(selectRoundTables(tables, "2021", true)).toEqual([]);
  });

  it("leave out what is invented when only the record is asked for", () => {
    expect(selectRoundTables(tables, "2020", false).map((table) => table.number)).toEqual([3]);
  });
});
