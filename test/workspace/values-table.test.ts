// Values and groups in CSV: what is read, what is refused, and that every finding stands on its cell.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateDiagnostics } from "../../src/diagnostics/locate-diagnostics.js";
import { parseCsvText } from "../../src/workspace/parse-csv-text.js";
import { parseGroupsTable } from "../../src/workspace/parse-groups-table.js";
import { parseTableNumber } from "../../src/workspace/parse-table-number.js";
import { parseValuesTable } from "../../src/workspace/parse-values-table.js";
import { flatFramework, readTable } from "../scoring/table/sample-table.js";

const FRAMEWORK = flatFramework([
  "id: rate, kind: rate, unit: percent, scale: {min: 0, max: 100}, normalise: minmax, competence: shared",
  "id: level, kind: ordinal, levels: 4, competence: municipal",
  "id: answer, kind: binary, competence: municipal",
  "id: list, kind: checklist, items: [{id: a, weight: 3}, b], competence: municipal",
  "id: per, kind: count, unit: count, normalise: minmax, denominator: people, competence: shared",
]);
const HEAD = "unit,rate,level,answer,list,per,people";

/** `line:column rule` of every finding. */
function findings(csv: string, framework = FRAMEWORK): string[] {
  const document = parseCsvText("values.csv", csv);
  const { diagnostics } = parseValuesTable(document, framework);
  const located = locateDiagnostics(diagnostics, new Map([["values.csv", { file: "values.csv", text: document.text, rangeOf: () => ({ start: 0, end: 0 }) }]]));
  return located.map(({ diagnostic, place }) => `${place.line}:${place.column} ${diagnostic.ruleId}`);
}

describe("a values table", () => {
  it("is read by kind; blank is missing and na does not apply", () => {
    const { table, diagnostics } = readTable(FRAMEWORK, `${HEAD}\nx,12.5,3,yes,a|b,10,4\ny,,na,no,none,,\nz,-0,0,no,b,1e2,2\n`);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual([]);
    const [rate, level, answer, list, per] = table.columns;
    expect([...rate!.values]).toEqual([12.5, NaN, -0]);
    expect([...level!.values]).toEqual([3, NaN, 0]);
    expect([...level!.applies]).toEqual([1, 0, 1]);
    expect([...answer!.values]).toEqual([1, 0, 0]);
    expect([...list!.values]).toEqual([1, 0, 0.25]);
    expect(list!.items).toEqual([["a", "b"], [], ["b"]]);
    expect([...per!.values]).toEqual([10, NaN, 100]);
    expect([...table.denominators.get("people")!]).toEqual([4, NaN, 2]);
    expect(table.names).toEqual(["x", "y", "z"]);
  });

  it("has its columns in any order, and rows of bare delimiters are no rows", () => {
    const { table } = readTable(FRAMEWORK, "unit\tpeople\tname\tanswer\tlist\tlevel\tper\trate\n\nx\t4\tXanadu\tyes\ta b\t1\t9\t50\n\t\t\t\t\t\t\t\n");
    expect(table.units).toEqual(["x"]);
    expect(table.names).toEqual(["Xanadu"]);
    expect(table.columns.map(({ values }) => values[0])).toEqual([50, 1, 1, 1, 9]);
  });

  it("keeps standard errors beside their values", () => {
    const { table, diagnostics } = readTable(FRAMEWORK, `${HEAD},rate:se\nx,12.5,3,yes,a,10,4,0.5\ny,1,1,no,b,1,1,\n`);
    expect(diagnostics).toEqual([]);
    expect([...table.columns[0]!.standardErrors!]).toEqual([0.5, NaN]);
    expect(table.columns[1]!.standardErrors).toBeNull();
  });

  it.each([
    ["a level too high", "x,1,4,yes,a,1,1", "2:5 table/unknown-answer"],
    ["a level with decimals", "x,1,1.5,yes,a,1,1", "2:5 table/unknown-answer"],
    ["partly where it is no answer", "x,1,1,partly,a,1,1", "2:7 table/unknown-answer"],
    ["an item that is none", "x,1,1,yes,a c,1,1", "2:11 table/unknown-answer"],
    ["outside the scale", "x,100.1,1,yes,a,1,1", "2:3 table/out-of-scale"],
    ["a thousands separator", 'x,1,1,yes,a,"1,200",1', "2:13 table/not-a-number"],
    ["a quoted decimal comma between commas", 'x,"1,2",1,yes,a,1,1', "2:3 table/not-a-number"],
    ["another program's missing value", "x,NA,1,yes,a,1,1", "2:3 table/not-a-number"],
    ["a typographic minus", "x,1,1,yes,a,−1,1", "2:13 table/not-a-number"],
    ["not a number", "x,NaN,1,yes,a,1,1", "2:3 table/not-finite"],
    ["infinity", "x,-inf,1,yes,a,1,1", "2:3 table/not-finite"],
    ["a number beyond all numbers", "x,1,1,yes,a,1e999,1", "2:13 table/not-finite"],
    ["a negative denominator", "x,1,1,yes,a,1,-1", "2:15 table/denominator"],
    ["a cell too many", "x,1,1,yes,a,1,1,9", "2:17 table/ragged-row"],
    ["a cell too few", "x,1,1,yes,a,1", "2:14 table/ragged-row"],
    ["no unit", ",1,1,yes,a,1,1", "2:1 table/unit-missing"],
  ])("refuses %s", (_, row, expected) => {
    expect(findings(`${HEAD}\n${row}\n`)).toEqual([expected]);
  });

  it.each([
    ["an empty file", "", ["1:1 table/empty"]],
    ["blank lines", "\n \n", ["1:1 table/empty"]],
    ["a header alone", `${HEAD}\n`, ["1:1 table/empty"]],
    ["another first column", "city,rate\nx,1\n", ["1:1 table/unit-column"]],
    ["an unknown delimiter", "unit|rate\nx|1\n", ["1:1 table/unit-column"]],
    ["a column twice", `${HEAD},rate\nx,1,1,yes,a,1,1,2\n`, ["1:40 table/duplicate-column"]],
    ["a column without a name", `${HEAD},\nx,1,1,yes,a,1,1,2\n`, ["1:40 table/unknown-column"]],
    ["a table about something else", "unit,b\nx,1\n", ["1:1 table/missing-column", "1:6 table/unknown-column"]],
    ["a unit twice, across quoted line breaks", `${HEAD},name\nx,1,1,yes,a,1,1,"two\nlines"\nx,2,1,yes,a,1,1,\n`, ["4:1 table/duplicate-unit"]],
    ["text behind a closing quote", `${HEAD}\n"x"y,1,1,yes,a,1,1\n`, ["2:1 table/quotes"]],
    ["a quote in a cell", `${HEAD}\nx"y,1,1,yes,a,1,1\n`, ["2:1 table/quotes"]],
    ["a quote never closed", `${HEAD}\nx,1,1,"yes,a,1,1\ny,1,1,yes,a,1,1\n`, ["2:7 table/quotes"]],
  ])("refuses %s", (_, csv, expected) => {
    expect(findings(csv).sort()).toEqual([...expected].sort());
  });

  it("names the missing column of an indicator, and only warns where it has no weight", () => {
    const framework = flatFramework(["id: p, kind: binary, competence: shared", "id: q, kind: binary, weight: 0, competence: shared", "id: r, kind: binary, competence: shared"]);
    const { diagnostics } = readTable(framework, "unit,p\nx,yes\n");
    expect(diagnostics.map(({ severity, message }) => [severity, /“(.)”/.exec(message)?.[1]])).toEqual([["warning", "q"], ["error", "r"]]);
  });

  it("refuses an indicator that takes the name of a column about the unit", () => {
    const framework = flatFramework(["id: name, kind: binary, competence: shared", "id: p, kind: binary, competence: shared"]);
    expect(findings("unit,name,p\nx,yes,yes\n", framework)).toEqual(["1:1 table/duplicate-column"]);
  });

  it("reads what a spreadsheet writes: byte order mark, line ends of any system, decimal commas between semicolons", () => {
    const framework = flatFramework(["id: p, kind: amount, unit: points, normalise: minmax, competence: shared"]);
    for (const end of ["\n", "\r\n", "\r"]) {
      const { table, diagnostics } = readTable(framework, ["\uFEFFunit;name;p", 'x;"Semi; colon";-1,5', "y; plain ;,25", ""].join(end));
      expect(diagnostics).toEqual([]);
      expect([...table.columns[0]!.values]).toEqual([-1.5, 0.25]);
      expect(table.names).toEqual(["Semi; colon", "plain"]);
    }
  });

  it("refuses points and commas side by side, since one of them may part thousands", () => {
    const framework = flatFramework(["id: p, kind: amount, unit: points, normalise: minmax, competence: shared"]);
    expect(findings("unit;p\nx;1.234\ny;2,5\n", framework)).toEqual(["2:3 table/mixed-decimals"]);
  });

  it("reads back every number that is written, whatever the delimiter", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(",", ";", "\t"), (number, delimiter) => {
        expect(parseTableNumber(String(number), delimiter as ",")).toMatchObject({ ok: true, number: number + 0 });
      }),
    );
  });

  it("never throws, and places every finding inside the text", () => {
    const cell = fc.oneof(fc.constantFrom("", "unit", "x", "1", "na", '"', '""', '"a"', "1,5", "yes", "\n", "\r", ";", "\t", "1e999"), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), fc.boolean(), (rows, hasHead) => {
        const csv = [...(hasHead ? [HEAD] : []), ...rows.map((row) => row.join(","))].join("\n");
        const document = parseCsvText("values.csv", csv);
        for (const { range } of parseValuesTable(document, FRAMEWORK).diagnostics) {
          expect(range!.start).toBeGreaterThanOrEqual(0);
          expect(range!.end).toBeLessThanOrEqual(document.text.length);
          expect(range!.start).toBeLessThanOrEqual(range!.end);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a groups table", () => {
  const groupsOf = (csv: string, units = ["x", "y", "z"]) => parseGroupsTable(parseCsvText("groups.csv", csv), units);

  it("gives every column in the order of the values table", () => {
    const { columns, diagnostics } = groupsOf("unit,name,size,coast\nz,Z,big,\nx,X,small,yes\ny,Y,big,no\n");
    expect(diagnostics).toEqual([]);
    expect(columns).toEqual([{ name: "size", groups: ["small", "big", "big"] }, { name: "coast", groups: ["yes", "no", null] }]);
  });

  it("suggests a unit for the first twenty that are unknown, and names them all", () => {
    const units = Array.from({ length: 40 }, (_, at) => `town${at + 10}`);
    const { diagnostics } = groupsOf(`unit,size\n${units.map((unit) => `${unit}x,big\n`).join("")}`, units);
    const unknown = diagnostics.filter(({ ruleId }) => ruleId === "table/unknown-unit");
    expect(unknown).toHaveLength(40);
    expect(unknown.map(({ suggestions }) => (suggestions?.length ?? 0) > 0)).toEqual(units.map((_, at) => at < 20));
  });

  it("tells of units that are unknown, missing and twice", () => {
    const { diagnostics } = groupsOf("unit,size\nx,big\nx,small\nw,big\n");
    expect(diagnostics.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual(["error table/duplicate-unit", "error table/unknown-unit", "warning table/unit-without-group"]);
  });
});
