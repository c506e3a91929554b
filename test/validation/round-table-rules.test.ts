// Rules about round tables: each with a wrong text whose place is marked, and the borders where they must keep quiet.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { catalogueEntryOf } from "../../src/diagnostics/rule-catalogue.js";
import { expectMarked, type MarkedCase } from "./marked-case.js";
import { validateMemory } from "./memory-workspace.js";
import { ROUND_TABLE_FILE as file, ROUND_TABLE_SAMPLE as SAMPLE } from "./round-table-sample.js";
import { changed as changedFile, FRAMEWORK_FILE, REVIEW_FILE } from "./sample-workspace.js";

const changed = (from: string, to: string) => changedFile(file, from, to, SAMPLE);
const SOURCE = 'source: {title: Minutes of the first round table, lang: lv, url: "https://example.org/minutes", accessed: 2026-01-02}\n';
const SECOND = "cities/riga/round-tables/2.yaml";
const OVER_DIMENSION = "  - over: dimension\n    ballots: 24\n    points:\n";

const CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "roundtable/city-mismatch", from: "city: riga", to: "city: «rgia»", suggests: "riga" },
  { rule: "roundtable/number-mismatch", from: "number: 1", to: "number: «2»", says: "its file is named “1”" },
  { rule: "roundtable/unknown-review", from: 'review: "2020"', to: 'review: «"2022"»', suggests: "2020" },
  { rule: "roundtable/before-review", from: "date: 2021-03-18", to: "date: «2019-12-31»", says: "begins on 2020-01-01" },
  { rule: "roundtable/date-in-future", from: "date: 2021-03-18", to: "date: «2026-11-24»", says: "today is 2026-11-23" },
  { rule: "roundtable/source-missing", from: `status: observed\n${SOURCE}`, to: "status: «observed»\n" },
  { rule: "roundtable/illustrative-with-source", from: "status: observed\nsource", to: "status: illustrative\n«source»" },
  { rule: "roundtable/unknown-part", from: "a.desk: 9", to: "«a.dsek»: 9", suggests: "a.desk", says: "not a dimension or indicator of mini@1" },
  { rule: "roundtable/unknown-part", from: "over: dimension", to: "over: «dimensoin»", suggests: "dimension" },
  { rule: "roundtable/unknown-part", from: "points: {dimension: 100}", to: "points: {dimension: 100, «dimenson»: 3}" },
  { rule: "roundtable/unknown-part", from: "      a.work: 0\n", to: "      «a.worl»: 0\n", suggests: "a.work", also: ["roundtable/part-left-out"] },
  { rule: "roundtable/vote-too-wide", from: "dimension: 3}", to: "«area»: 3}", says: "a whole area" },
  { rule: "roundtable/vote-too-wide", from: "dimension: 3}", to: "«overall»: 3}", says: "the whole" },
  { rule: "roundtable/no-parts", from: "over: area", to: "over: «a.plan»", says: "is an indicator" },
  { rule: "roundtable/not-a-child", from: "points: {dimension: 100}", to: "points: {dimension: 90, «a.plan»: 10}", says: "is not a direct part of “area”" },
  { rule: "roundtable/part-left-out", from: "    points:\n      a.plan: 600\n      a.grant: 400\n", to: "    «points»:\n      a.plan: 600\n", says: "Parts of “dimension” without points: a.grant" },
  { rule: "roundtable/duplicate-allotment", from: OVER_DIMENSION, to: `  - over: «area»\n    ballots: 9\n    points: {dimension: 50}\n${OVER_DIMENSION}` },
  { rule: "roundtable/points-all-zero", from: "    points: {dimension: 100}", to: "    «points»: {dimension: 0}", says: "over “area”" },
  { rule: "roundtable/points-all-zero", from: "  points: {a.plan: 12, a.desk: 9, dimension: 3}", to: "  «points»: {a.plan: 0, a.desk: 0}", says: "of the votes" },
  { rule: "roundtable/few-ballots", from: "ballots: 23", to: "ballots: «4»", says: "4 ballots; under 5" },
  { rule: "source/url-not-http", from: '"https://example.org/minutes"', to: "«minutes.pdf»" },
  { rule: "source/accessed-in-future", from: "accessed: 2026-01-02", to: "accessed: «2026-11-24»" },
  { rule: "schema/out-of-range", from: "ballots: 23", to: "ballots: «0»", says: "at least 1" },
  { rule: "schema/out-of-range", from: "a.desk: 9", to: "a.desk: «-9»", says: "at least 0, found the number -9" },
  { rule: "schema/out-of-range", from: "a.desk: 9", to: "a.desk: «2e9»", says: "at most 1000000000" },
  { rule: "schema/out-of-range", from: "number: 1\n", to: "number: «0»\n" },
  { rule: "yaml/not-finite", from: "a.gap: 300.5", to: "a.gap: «.inf»", also: ["schema/wrong-type"] },
  { rule: "schema/wrong-type", from: "a.desk: 9", to: "a.desk: «nine»", says: "must be a number, found the text “nine”" },
  { rule: "schema/wrong-type", from: "ballots: 23", to: "ballots: «2.5»" },
  { rule: "schema/wrong-type", from: 'review: "2020"', to: "review: «2020»" },
  { rule: "schema/not-allowed-value", from: "kind: round-table", to: "kind: «review»" },
  { rule: "schema/not-allowed-value", from: `status: observed\n${SOURCE}`, to: "status: «ilustrative»\n", suggests: "illustrative" },
  { rule: "schema/wrong-form", from: "date: 2021-03-18", to: "date: «18.03.2021»", says: "a day of the calendar" },
  { rule: "schema/unknown-property", from: "votes:\n", to: "«vtoes»:\n", suggests: "votes" },
  { rule: "schema/missing-property", from: "  - over: area\n    ballots: 23\n", to: "  - «over: area»\n", says: "“ballots” is missing" },
  { rule: "schema/missing-property", from: "schemaVersion: 1\nkind: round-table\ncity: riga\nnumber: 1\ndate: 2021-03-18\n", to: "«schemaVersion: 1»\nkind: round-table\ncity: riga\nnumber: 1\n", says: "“date” is missing" },
  { rule: "schema/too-few", from: "points: {dimension: 100}", to: "points: «{}»" },
  { rule: "yaml/duplicate-key", from: "a.desk: 9, dimension", to: "a.desk: 9, «a.desk»" },
];

describe("rules about round tables", () => {
  it("have nothing to say about one that is right", async () => {
    const { lines, loaded } = await validateMemory(SAMPLE);
    expect(lines).toEqual([]);
    const [table] = loaded.cities[0]?.roundTables ?? [];
    expect(table?.hasErrors).toBe(false);
    expect(table?.roundTable).toMatchObject({ city: "riga", number: 1, date: "2021-03-18", review: "2020", status: "observed", source: { lang: "lv" } });
    expect([...(table?.roundTable.votes?.points ?? [])]).toEqual([["a.plan", 12], ["a.desk", 9], ["dimension", 3]]);
    expect(table?.roundTable.allotments.map((one) => [one.over, one.ballots, one.points.size])).toEqual([["area", 23, 1], ["dimension", 24, 7]]);
  });

  it.each(CASES)("$rule at $to", async (one) => {
    await expectMarked({ file, base: SAMPLE, ...one });
  });

  it.each([
    ["the day on which the review period begins", "date: 2021-03-18", "date: 2020-01-01"],
    ["today", "date: 2021-03-18", "date: 2026-11-23"],
    ["exactly enough ballots", "ballots: 23", "ballots: 5"],
    ["an invented one without a source", `status: observed\n${SOURCE}`, "status: illustrative\n"],
    ["a round table without votes", "votes:\n  ballots: 24\n  points: {a.plan: 12, a.desk: 9, dimension: 3}\n", ""],
    ["points for one thing only", "points: {a.plan: 12, a.desk: 9, dimension: 3}", "points: {a.plan: 12}"],
  ])("keep quiet about %s", async (_, from, to) => {
    expect((await validateMemory(changed(from, to))).lines).toEqual([]);
  });

  it("ask for no points of a part without weight", async () => {
    const light = changedFile(FRAMEWORK_FILE, "{id: a.grant, kind: binary,", "{id: a.grant, weight: 0, kind: binary,", changed("      a.grant: 400\n", ""));
    expect((await validateMemory(light)).lines).toEqual([]);
    expect((await validateMemory(changedFile(FRAMEWORK_FILE, "{id: a.grant, kind: binary,", "{id: a.grant, weight: 0, kind: binary,", SAMPLE))).lines).toEqual([]);
  });

  it("know the workspace's own limit of disclosure", async () => {
    const strict = changedFile("epi.yaml", "languages: [en]", "languages: [en]\ndisclosure: {minNumerator: 24, minDenominator: 30}", SAMPLE);
    expect((await validateMemory(strict)).lines).toEqual([`${file}:14:14 warning roundtable/few-ballots`]);
  });

  it("find the same number in two files, once, and point at the first", async () => {
    const { located, loaded } = await validateMemory({ ...SAMPLE, [SECOND]: String(SAMPLE[file]) });
    expect(located.map(({ diagnostic }) => `${diagnostic.file} ${diagnostic.ruleId}`)).toEqual([`${SECOND} roundtable/duplicate-number`]);
    expect(located[0]?.related[0]).toMatchObject({ file, place: { line: 4, column: 1 + "number: ".length } });
    expect(loaded.cities[0]?.roundTables).toHaveLength(2);
    const third = { ...SAMPLE, [SECOND]: String(SAMPLE[file]).replace("number: 1", "number: 2") };
    expect((await validateMemory(third)).lines).toEqual([]);
  });

  it("read them by number, not by file name", async () => {
    const text = String(SAMPLE[file]);
    const numbered = (number: number) => ({ [`cities/riga/round-tables/${number}.yaml`]: text.replace("number: 1", `number: ${number}`) });
    const { lines, loaded } = await validateMemory({ ...SAMPLE, ...numbered(2), ...numbered(10) });
    expect(lines).toEqual([]);
    expect(loaded.cities[0]?.roundTables.map((one) => one.roundTable.number)).toEqual([1, 2, 10]);
  });

  it("do not follow what another file got wrong", async () => {
    const unread = { ...SAMPLE, [REVIEW_FILE]: new Uint8Array([0x6c, 0xf6]) };
    expect((await validateMemory(unread)).lines).toEqual([`${REVIEW_FILE}:1:1 error file/not-utf8`]);
    const broken = { ...SAMPLE, [FRAMEWORK_FILE]: "areas: [" };
    expect((await validateMemory(broken)).lines).toEqual([`${FRAMEWORK_FILE}:1:8 error yaml/syntax`]);
  });

  it.each([
    ["", "yaml/empty-file"],
    ["votes: [", "yaml/syntax"],
    ["# nothing\n", "yaml/empty-file"],
  ])("a file of %j is one finding", async (text, rule) => {
    const { located } = await validateMemory({ ...SAMPLE, [file]: text });
    expect(located.map(({ diagnostic }) => diagnostic.ruleId)).toEqual([rule]);
  });

  it("tell of a file that is not read because of its name", async () => {
    const { located } = await validateMemory({ ...SAMPLE, "cities/riga/round-tables/2.yml": "a: 1" });
    expect(located.map(({ diagnostic }) => diagnostic.message)).toEqual(["“2.yml” is not read: round-table files end in .yaml."]);
  });

  it("look only at the cities and reviews asked for", async () => {
    const wrong = changed("a.desk: 9", "a.dsek: 9");
    const at = [`${file}:11:24 error roundtable/unknown-part`];
    expect((await validateMemory(wrong, { cities: ["riga"], reviews: ["2020"] })).lines).toEqual(at);
    expect((await validateMemory(wrong, { cities: ["other"] })).lines).toEqual([]);
    expect((await validateMemory(wrong, { reviews: ["2019"] })).lines).toEqual([]);
    expect((await validateMemory({ ...SAMPLE, [file]: "votes: [" }, { cities: ["other"] })).lines).toEqual([]);
  });

  it("leave out what cannot be read and say that the file has errors", async () => {
    const { loaded } = await validateMemory(changed("a.desk: 9", "a.desk: -9"));
    const [table] = loaded.cities[0]?.roundTables ?? [];
    expect(table?.hasErrors).toBe(true);
    expect([...(table?.roundTable.votes?.points.keys() ?? [])]).toEqual(["a.plan", "dimension"]);
  });
});

type Json = unknown;

function places(node: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof node !== "object" || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => places(child as Json, [...path, Array.isArray(node) ? Number(key) : key]))];
}

function replaced(node: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json {
  if (step === undefined) return value;
  const copy = (Array.isArray(node) ? [...(node as Json[])] : { ...(node as object) }) as Record<string | number, Json>;
  copy[step] = replaced(copy[step], rest, value);
  return copy;
}

it("answers with findings whatever is put in any place of a round table", async () => {
  const data = parse(String(SAMPLE[file])) as Json;
  const all = places(data);
  const anything = fc.oneof(fc.constantFrom<Json>(null, true, "", "a.plan", "overall", 0, -1, 1e300, [], {}, { points: 3 }, [{ over: "area" }], "2020-13-45"), fc.jsonValue({ maxDepth: 3 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...all), anything, async (at, value) => {
      const { located, loaded } = await validateMemory({ ...SAMPLE, [file]: stringify(replaced(data, at, value)) });
      for (const { diagnostic, place } of located) {
        expect(catalogueEntryOf(diagnostic.ruleId), diagnostic.ruleId).not.toBeNull();
        expect(place.line).toBeGreaterThan(0);
      }
      // What is called free of errors is worth scoring.
      for (const { hasErrors, roundTable } of loaded.cities[0]?.roundTables ?? []) {
        if (hasErrors) expect(located.length).toBeGreaterThan(0);
        for (const set of [...(roundTable.votes === null ? [] : [roundTable.votes]), ...roundTable.allotments]) {
          expect(set.ballots).toBeGreaterThanOrEqual(1);
          for (const points of set.points.values()) expect(Number.isFinite(points) && points >= 0).toBe(true);
        }
      }
    }),
    { numRuns: 200, seed: 863614 },
  );
}, 60_000);
