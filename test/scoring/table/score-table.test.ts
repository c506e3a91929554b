// Tables of cities: every stage of a column, scores up the tree, and what must hold for any table.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../../src/model/observation.js";
import { assembleTable } from "../../../src/scoring/table/assemble-table.js";
import { scoreTable } from "../../../src/scoring/table/score-table.js";
import { scoreReview } from "../../../src/scoring/score-review.js";
import { flatFramework, frameworkOf, readTable, scoresOf, scoreText } from "./sample-table.js";

const AMOUNT = "kind: amount, unit: points, competence: shared";
const MIXED = flatFramework([
  `id: up, ${AMOUNT}, normalise: minmax`,
  `id: down, ${AMOUNT}, direction: lower, normalise: {method: minmax, low: 1, high: 100}`,
  `id: post, ${AMOUNT}, goalposts: {min: 20, target: 10, basis: judgement}`,
  "id: level, kind: ordinal, levels: 3, competence: municipal",
  "id: answer, kind: binary, partlyAllowed: true, competence: municipal",
  "id: list, kind: checklist, items: [{id: a, weight: 3}, b], competence: municipal",
], "coverage: {shown: 0.6667, provisional: 0}\n");
const MIXED_CSV = "unit,up,down,post,level,answer,list\nx,1,8,5,2,yes,a\ny,3,2,15,1,partly,none\nz,2,5,30,0,no,a b\n";

describe("the columns of a table", () => {
  it("are scored by method, direction and kind", () => {
    const { columns } = scoreText(MIXED, MIXED_CSV);
    expect(columns.map(({ scores }) => [...scores])).toEqual([[0, 100, 50], [1, 100, 50.5], [100, 50, 0], [100, 50, 0], [100, 50, 0], [75, 0, 100]]);
    expect([...columns[2]!.isBeyond]).toEqual([1, 0, 1]);
    expect(columns.map(({ range }) => [range.low, range.high])).toEqual([[0, 100], [1, 100], [0, 100], [0, 100], [0, 100], [0, 100]]);
  });

  it("are divided first; without a denominator a value counts as missing and is told about", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: minmax, denominator: people`]);
    const scored = scoreText(framework, "unit,p,people\nx,10,2\ny,10,5\nz,10,\n");
    expect([...scored.columns[0]!.divided]).toEqual([5, 2, NaN]);
    expect([...scored.columns[0]!.scores]).toEqual([100, 0, NaN]);
    expect(scored.issues).toEqual([{ type: "not_divided", indicator: "p", unit: 2, denominator: "people" }]);
  });

  it("have outliers pulled in where the framework asks for it, and never where parameters stand in the indicator's unit", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
    const csv = `unit,p,q\n${values.map((value, at) => `u${at},${value},${value}\n`).join("")}`;
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: minmax`, `id: q, ${AMOUNT}, normalise: {method: goalposts, low: 0, high: 1000}`], "treatment: {}\n");
    const { columns } = scoreText(framework, csv);
    expect(columns[0]!.treated?.treatment).toBe("winsorised");
    expect(columns[0]!.used[9]).toBe(9);
    expect(columns[0]!.raw[9]).toBe(1000);
    expect(columns[1]!.treated).toBeNull();
    expect(columns[1]!.scores[9]).toBe(100);
  });

  it("that are empty or constant are named, with whether their method compares units", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: rank`, `id: q, ${AMOUNT}, goalposts: {min: 0, target: 10, basis: judgement}`, `id: r, ${AMOUNT}, weight: 0, normalise: zscore`]);
    expect(scoreText(framework, "unit,p,q,r\nx,4,5,\ny,4,5,\n").issues).toEqual([
      { type: "constant", indicator: "p", weight: 1, value: 4, isRelative: true },
      { type: "constant", indicator: "q", weight: 1, value: 5, isRelative: false },
      { type: "all_missing", indicator: "r", weight: 0 },
    ]);
  });

  it("whose method refers to a unit that has no value, or turns the direction round, are told about", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: {method: distance_to_reference, unit: w}`, `id: q, ${AMOUNT}, normalise: {method: distance_to_target, target: -5}`]);
    expect(scoreText(framework, "unit,p,q\nx,1,1\ny,2,3\n").issues).toEqual([
      { type: "no_score", indicator: "p", method: "distance_to_reference", count: 2, reference: "w" },
      { type: "reversed", indicator: "q", method: "distance_to_target" },
    ]);
  });
});

describe("scales", () => {
  const mixed = (...indicators: string[]) =>
    scoreText(flatFramework(indicators.map((one, at) => `id: ${"pqrs"[at]!}, ${AMOUNT}, ${one}`)), `unit,${"pqrs".slice(0, indicators.length).split("").join(",")}\n${[1, 2, 4, 5, 9, 3].map((value, at) => `u${at}${`,${value}`.repeat(indicators.length)}\n`).join("")}`)
      .issues.flatMap((issue) => (issue.type === "mixed_scales" ? [`${issue.node}: ${issue.indicator} ${issue.wider} ${issue.ratio.toFixed(1)}`] : []));

  it.each([
    ["ranks beside goalposts", ["goalposts: {min: 0, target: 10, basis: judgement}", "normalise: rank"], ["area: q p 20.0"]],
    ["shares beside points, the narrowest and the widest of all", ["normalise: minmax", "normalise: zscore", "normalise: distance_to_best", "normalise: {method: scaled, low: 0, high: 10, factor: 500}"], ["area: r s 500.0"]],
    ["goalposts without ends that values run past", ["normalise: {method: goalposts, low: 0, high: 0.5, scale: 100, trim: false}", "normalise: minmax"], ["area: q p 16.0"]],
  ])("that differ in order of magnitude are told about: %s", (_, indicators, expected) => {
    expect(mixed(...indicators)).toEqual(expected);
  });

  it.each([
    ["points and points", ["normalise: minmax", "goalposts: {min: 0, target: 10, basis: judgement}", "normalise: {method: minmax, low: 1, high: 100}"]],
    ["shares and deviations", ["normalise: zscore", "normalise: percentile_rank", "normalise: share_of_best"]],
    ["values close together between distant goalposts", ["normalise: minmax", "normalise: {method: goalposts, low: 0, high: 1000, scale: 100, trim: false}"]],
    ["a part without weight", ["normalise: minmax", "weight: 0, normalise: distance_to_best"]],
  ])("that do not differ much are not: %s", (_, indicators) => {
    expect(mixed(...indicators)).toEqual([]);
  });

  it("are compared among the parts of one parent alone", () => {
    const framework = frameworkOf(`  - id: one\n    indicators: [{id: p, ${AMOUNT}, normalise: minmax}]\n  - id: two\n    indicators: [{id: q, ${AMOUNT}, normalise: percentile_rank}]\n`);
    expect(scoreText(framework, "unit,p,q\na,1,1\nb,2,2\n").issues).toEqual([]);
  });
});

describe("the nodes of a table", () => {
  it("rank the highest first, ties share, and a unit without a score has no rank", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: minmax`]);
    const scored = scoreText(framework, "unit,p\na,1\nb,5\nc,5\nd,\ne,3\n");
    expect([...scored.ranks.at(-1)!]).toEqual([4, 1, 1, NaN, 3]);
  });

  it("have no score where a geometric mean meets zero, for that unit alone", () => {
    const framework = flatFramework([`id: p, ${AMOUNT}, normalise: minmax`, `id: q, ${AMOUNT}, normalise: minmax`], "aggregation: {area: geometric}\n");
    const scored = scoreText(framework, "unit,p,q\na,1,4\nb,5,8\nc,3,6\n");
    expect(scoresOf(scored, "area")).toEqual({ a: NaN, b: expect.closeTo(100, 10) as number, c: expect.closeTo(50, 10) as number });
    expect(scored.issues).toEqual([{ type: "mean_undefined", node: "area", unit: 0, mean: "geometric" }]);
  });

  it("take what does not apply out of the weights, and what is missing out of the coverage", () => {
    const framework = frameworkOf(
      `  - id: one\n    indicators: [{id: p, ${AMOUNT}, normalise: minmax}, {id: q, ${AMOUNT}, normalise: minmax}, {id: r, weight: 2, ${AMOUNT}, normalise: minmax}]\n`,
    );
    const scored = scoreText(framework, "unit,p,q,r\na,0,0,na\nb,10,,10\nc,5,5,5\n");
    const k = scored.tree.nodes.length;
    expect([0, 1, 2].map((unit) => scored.nodes.coverage[unit * k])).toEqual([1, 0.75, 1]);
    expect(scoresOf(scored, "one")).toEqual({ a: 0, b: expect.closeTo(100, 10) as number, c: expect.closeTo(37.5, 10) as number });
  });

  it("of one review are the nodes of a table with one row per review: one engine", () => {
    const framework = frameworkOf(
      `  - id: one\n    dimensions:\n      - id: deep\n        mean: harmonic\n        indicators: [{id: p, ${AMOUNT}, goalposts: {min: 0, target: 10, basis: judgement}}, {id: q, weight: 3, ${AMOUNT}, goalposts: {min: 9, target: 1, basis: judgement}}]\n    indicators: [{id: r, ${AMOUNT}, goalposts: {min: 2, target: 4, basis: judgement}}]\n`,
    );
    const number = fc.option(fc.double({ min: 0.5, max: 12, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 6 }), (rows) => {
        const parsed = readTable(framework, `unit,p,q,r\n${rows.map((row, at) => `u${at},${row.map((value) => value ?? "").join(",")}\n`).join("")}`);
        const scored = scoreTable(framework, parsed.table, { imputation: null });
        rows.forEach((row, at) => {
          const review = scoreReview(framework, new Map(["p", "q", "r"].map((id, column) => [id, observation(row[column] ?? null)])));
          for (const node of review.nodes) {
            const mine = scoresOf(scored, node.id)[`u${at}`]!;
            if (node.score === null) expect(mine).toBeNaN();
            else expect(mine).toBeCloseTo(node.score, 9);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

function observation(number: number | null): Observation {
  return {
    status: number === null ? "missing" : "observed", value: number === null ? null : { type: "number", number }, year: 2020, place: "city", basis: null, grade: "A",
    source: null, flags: [], n: null, sd: null, group: null, reference: null, parts: null, reason: null, finding: null, caveat: null, goodPractices: [], alternatives: [],
  };
}

describe("a what-if", () => {
  const framework = flatFramework([`id: p, ${AMOUNT}, goalposts: {min: 0, target: 10, basis: judgement}`, `id: q, ${AMOUNT}, goalposts: {min: 0, target: 10, basis: judgement}`]);
  const csv = "unit,p,q\na,2,1\nb,,3\nc,8,na\nd,5,7\n";
  const groups = { name: "size", groups: ["s", "s", "l", null] };

  it("fills from the column and marks it; coverage stays what was observed", () => {
    const scored = scoreText(framework, csv, { imputation: { centre: "mean", groups: null } });
    expect([...scored.columns[0]!.filled]).toEqual([2, 5, 8, 5]);
    expect([...scored.columns[0]!.isImputed]).toEqual([0, 1, 0, 0]);
    const k = scored.tree.nodes.length;
    expect(scored.nodes.coverage[k + 1]).toBe(0.5);
    expect(scored.nodes.used[k + 1]).toBe(1);
  });

  it("never fills what does not apply", () => {
    const scored = scoreText(framework, csv, { imputation: { centre: "median", groups: null } });
    expect(scored.columns[1]!.filled[2]).toBeNaN();
    expect(scored.columns[1]!.isImputed[2]).toBe(0);
  });

  it("by groups leaves a unit without a group missing and says so", () => {
    const text = "unit,p,q\na,2,1\nb,,3\nc,8,4\nd,,7\n";
    const scored = scoreText(framework, text, { imputation: { centre: "mean", groups } });
    expect([...scored.columns[0]!.filled]).toEqual([2, 2, 8, NaN]);
    expect(scored.issues).toEqual([{ type: "not_imputed", indicator: "p", count: 1 }]);
  });
});

describe("the result of a table", () => {
  const parsed = readTable(MIXED, MIXED_CSV.replace("z,2,", "z,,"));
  const imputation = { centre: "mean", groups: null } as const;
  const groups = [{ name: "size", groups: ["big", "big", null] }];
  const result = assembleTable({
    toolVersion: "0", framework: MIXED, table: parsed.table, groups, imputation, scored: scoreTable(MIXED, parsed.table, { imputation }), doubt: null,
  });

  it("has raw value, divided, used and score side by side", () => {
    const [up, , post, , answer, list] = result.indicators;
    expect(up!.cells.map(({ unit, state, value, used, score }) => ({ unit, state, value, used, score }))).toEqual([
      { unit: "x", state: "observed", value: 1, used: 1, score: 0 },
      { unit: "y", state: "observed", value: 3, used: 3, score: 100 },
      { unit: "z", state: "imputed", value: null, used: 2, score: 50 },
    ]);
    expect(up!.counts).toEqual({ observed: 2, missing: 0, imputed: 1, not_applicable: 0, beyond: 0 });
    expect(post!.counts.beyond).toBe(2);
    expect(answer!.cells.map(({ value }) => value)).toEqual(["yes", "partly", "no"]);
    expect(list!.cells.map(({ value }) => value)).toEqual([["a"], [], ["a", "b"]]);
    expect(result.imputation).toEqual({ centre: "mean", by: null, values: 1 });
    expect(result.nodes[0]!.scores.map(({ imputed }) => imputed)).toEqual([0, 0, 1]);
  });

  it("does not count what is filled in below a part without weight in the scores above it", () => {
    const framework = frameworkOf(
      `  - id: one\n    dimensions:\n      - {id: shown, weight: 0, indicators: [{id: p, ${AMOUNT}, normalise: minmax}]}\n      - {id: counted, indicators: [{id: q, ${AMOUNT}, normalise: minmax}, {id: r, weight: 0, ${AMOUNT}, normalise: minmax}]}\n`,
    );
    const { table } = readTable(framework, "unit,p,q,r\na,1,1,1\nb,,2,\nc,3,,3\n");
    const made = assembleTable({ toolVersion: "0", framework, table, groups: [], imputation, scored: scoreTable(framework, table, { imputation }), doubt: null });
    expect(Object.fromEntries(made.nodes.map(({ id, scores }) => [id, scores.map(({ imputed }) => imputed)]))).toEqual({
      overall: [0, 0, 1], one: [0, 0, 1], shown: [0, 1, 0], counted: [0, 0, 1],
    });
  });

  it("ranks within groups, with how many there are", () => {
    expect(result.nodes[0]!.scores.map(({ groupRanks }) => groupRanks)).toEqual([{ size: { rank: 1, n: 2 } }, { size: { rank: 2, n: 2 } }, {}]);
    const [x, y] = result.nodes[0]!.scores;
    expect(result.groups).toEqual([{ column: "size", groups: [{ group: "big", units: ["x", "y"], medians: expect.objectContaining({ overall: (x!.score! + y!.score!) / 2 }) as unknown }] }]);
  });

  it("weighs indicators up to one", () => {
    expect(result.indicators.reduce((sum, { effectiveWeight }) => sum + effectiveWeight, 0)).toBeCloseTo(1, 12);
  });
});

describe("any table", () => {
  const framework = frameworkOf(
    `  - id: one\n    indicators: [{id: p, ${AMOUNT}, normalise: minmax}, {id: q, weight: 2, ${AMOUNT}, direction: lower, normalise: zscore}]\n  - id: two\n    weight: 0.5\n    indicators: [{id: r, ${AMOUNT}, normalise: percentile_rank}]\n`,
    "coverage: {shown: 0, provisional: 0}\n",
  );
  const value = fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((number) => Math.round(number * 1e3) / 1e3), { nil: null, freq: 6 });
  const rows = fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 12 });
  const csvOf = (list: readonly (readonly [string, readonly (number | null)[]])[], order = [0, 1, 2]): string =>
    `unit,${order.map((column) => ["p", "q", "r"][column]).join(",")}\n${list.map(([unit, row]) => `${unit},${order.map((column) => row[column] ?? "").join(",")}\n`).join("")}`;
  const scores = (csv: string) => {
    const scored = scoreTable(framework, readTable(framework, csv).table, { imputation: null });
    return { overall: scoresOf(scored, "overall"), ranks: Object.fromEntries(scored.units.map((unit, at) => [unit, scored.ranks.at(-1)![at]!])) };
  };
  const expectEqual = (a: Record<string, number>, b: Record<string, number>): void => {
    for (const [unit, score] of Object.entries(a)) {
      if (Number.isNaN(score)) expect(b[unit]).toBeNaN();
      else expect(Math.abs(score - b[unit]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(score)));
    }
  };

  it("gives the same scores in any order of rows and columns", () => {
    fc.assert(
      fc.property(rows, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.infiniteStream(fc.nat()), (list, order, keys) => {
        const named = list.map((row, at) => [`u${at}`, row] as const);
        const shuffled = named.map((entry) => ({ entry, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ entry }) => entry);
        const [before, after] = [scores(csvOf(named)), scores(csvOf(shuffled, order))];
        expectEqual(before.overall, after.overall);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same scores in any unit of measurement, where the methods compare units", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.5, 4, 1024), fc.integer({ min: -50, max: 50 }), (list, factor, shift) => {
        const named = list.map((row, at) => [`u${at}`, row] as const);
        const moved = named.map(([unit, row]) => [unit, row.map((number) => (number === null ? null : number * factor + shift))] as const);
        const [before, after] = [scores(csvOf(named)), scores(csvOf(moved))];
        for (const [unit, score] of Object.entries(before.overall)) {
          if (Number.isNaN(score)) expect(after.overall[unit]).toBeNaN();
          else expect(after.overall[unit]).toBeCloseTo(score, 5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has ranks from 1 to n, and a higher score never a worse rank", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { overall, ranks } = scores(csvOf(list.map((row, at) => [`u${at}`, row] as const)));
        const scored = Object.entries(overall).filter(([, score]) => !Number.isNaN(score));
        for (const [unit, score] of scored) {
          expect(ranks[unit]).toBe(1 + scored.filter(([, other]) => other > score + 1e-9).length);
        }
      }),
    );
  });
});
