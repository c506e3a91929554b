// Mistakes of tables that can be read and would still give wrong numbers: thousands, doubled cities, totals, notes, wrong files.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateDiagnostics } from "../../src/diagnostics/locate-diagnostics.js";
import { parseCsvText } from "../../src/workspace/parse-csv-text.js";
import { parseGroupsTable } from "../../src/workspace/parse-groups-table.js";
import { isSpreadsheetError } from "../../src/workspace/parse-table-number.js";
import { parseValuesTable } from "../../src/workspace/parse-values-table.js";
import { flatFramework } from "../scoring/table/sample-table.js";

const FRAMEWORK = flatFramework([
  "id: homes, kind: count, unit: count, normalise: minmax, denominator: people, competence: shared",
  "id: income, kind: amount, unit: euro, normalise: minmax, competence: shared",
  "id: trust, kind: survey_mean, unit: points, scale: {min: 1, max: 5}, normalise: minmax, competence: shared",
]);

/** `line:column severity rule`, from one cell per column in each row. */
function found(delimiter: string, rows: readonly (readonly string[])[], head = ["unit", "homes", "people", "income", "trust"]): string[] {
  const csv = parseCsvText("values.csv", [head, ...rows].map((row) => row.join(delimiter)).join("\n"));
  const { diagnostics } = parseValuesTable(csv, FRAMEWORK);
  const documents = new Map([["values.csv", { file: "values.csv", text: csv.text, rangeOf: () => ({ start: 0, end: 0 }) }]]);
  return locateDiagnostics(diagnostics, documents).map(({ diagnostic, place }) => `${place.line}:${place.column} ${diagnostic.severity} ${diagnostic.ruleId}`);
}

const ERROR = "error table/ambiguous-thousands";
const WARNING = "warning table/ambiguous-thousands";

describe("a sign with three digits behind it", () => {
  it("is asked about where whole numbers stand, whatever parts the cells", () => {
    for (const delimiter of [",", ";", "\t"]) {
      expect(found(delimiter, [["a", "1.234", "5", "1", "2"], ["b", "987", "6", "2", "3"]])).toEqual([`2:3 ${ERROR}`]);
      expect(found(delimiter, [["a", "1", "181.716", "1", "2"], ["b", "2", "365905", "2", "3"]])).toEqual([`2:5 ${ERROR}`]);
    }
    expect(found("\t", [["a", "1,234", "5", "1", "2"]])).toEqual([`2:3 ${ERROR}`]);
  });

  it("is a warning elsewhere, and none where commas part the cells", () => {
    const rows = [["a", "1", "5", "-1.234", "2"], ["b", "2", "6", "987.000", "3"]];
    expect(found(";", rows)).toEqual([`2:7 ${WARNING}`]);
    expect(found("\t", rows.map((row) => row.map((cell) => cell.replace(".", ","))))).toEqual([`2:7 ${WARNING}`]);
    expect(found(",", rows)).toEqual([]);
  });

  it.each(["12.5", "0.123", ".123", "1.2340", "1234.567", "1.234e2", "-0.500"])("is a decimal beside %s", (clear) => {
    expect(found(";", [["a", "1.234", "5", "1", "2"], ["b", clear, "6", "2", "3"]])).toEqual([]);
  });

  it("is a decimal where a thousand is impossible", () => {
    expect(found(";", [["a", "1", "5", "1", "3.625"], ["b", "2", "6", "2", "4.250"]])).toEqual([]);
  });

  it("takes the standard errors of a column as numbers of that column", () => {
    const head = ["unit", "homes", "people", "income", "income:se", "trust"];
    expect(found(";", [["a", "1", "5", "1.234", "2.345", "2"]], head)).toEqual([`2:7 ${WARNING}`]);
    expect(found(";", [["a", "1", "5", "1.234", "0.345", "2"]], head)).toEqual([]);
  });

  it("is never asked about when one number of the column has another number of decimals", () => {
    const decimals = fc.double({ min: 1, max: 999, noNaN: true }).map((number) => number.toFixed(3));
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 8 }), fc.double({ min: 0, max: 999, noNaN: true }), fc.constantFrom(1, 2, 4, 5), fc.nat(), (numbers, other, places, at) => {
        const column = [...numbers];
        column.splice(at % (numbers.length + 1), 0, other.toFixed(places));
        expect(found(";", column.map((number, row) => [`u${row}`, number, "5", "1", "2"])).filter((one) => one.includes("thousands"))).toEqual([]);
      }),
    );
  });
});

describe("units that are none", () => {
  const unit = (code: string, values = ["1", "5", "1", "2"]) => [code, ...values];

  it("are told about when they differ in case, spaces or Unicode form alone", () => {
    expect(found(",", [unit("Łódź"), unit("łódź"), unit("Łódź".normalize("NFD")), unit("Lodz")])).toEqual([
      "3:1 warning table/similar-units", "4:1 warning table/similar-units",
    ]);
  });

  it.each(["Total", "AVERAGE", "Summe:", "ogółem", "Kopā"])("are told about in the last row: %s", (code) => {
    expect(found(",", [unit("a"), unit(code)])).toEqual(["3:1 warning table/last-row"]);
    expect(found(",", [unit(code), unit("a")])).toEqual([]);
  });

  it("are told about when they are notes, and a city without values is none", () => {
    const blank = ["", "", "", ""];
    expect(found(",", [unit("a"), unit("* estimated", blank)])).toEqual(["3:1 warning table/last-row"]);
    expect(found(",", [unit("a"), unit("St. Gallen", blank)])).toEqual([]);
    expect(found(",", [unit("a"), ["Source: our own"]])).toEqual(["3:16 error table/ragged-row"]);
  });
});

describe("errors of a spreadsheet", () => {
  it.each(["#N/A", "#NV", "#DIV/0!", "#DZIEL/0!", "#WERT!", "#¡REF!", "#¿NOMBRE?", "#VĒRTĪBA!", "####", "Err:502"])("are known: %s", (text) => {
    expect(isSpreadsheetError(text)).toBe(true);
    expect(found(",", [["a", text, "5", "1", "2"]])).toEqual(["2:3 error table/not-a-number"]);
  });

  it.each(["#1 city", "N/A", "12", "#"])("are not: %s", (text) => {
    expect(isSpreadsheetError(text) && text !== "#").toBe(false);
  });
});

describe("a groups file", () => {
  const rules = (csv: string) => parseGroupsTable(parseCsvText("groups.csv", csv), ["a", "b", "c"], new Set(["homes", "people"])).diagnostics.map(({ ruleId }) => ruleId);

  it("holds no values", () => {
    expect(rules("unit,homes\na,x\nb,x\nc,y\n")).toEqual(["table/groups-are-values"]);
    expect(rules("unit,area\na,10\nb,20\nc,30\n")).toEqual(["table/groups-are-values"]);
    expect(rules("unit,area\na,1.5\nb,1.5\nc,2\n")).toEqual(["table/groups-are-values"]);
  });

  it("may hold codes that are numbers", () => {
    expect(rules("unit,cluster\na,1\nb,1\nc,2\n")).toEqual([]);
    expect(rules("unit,cluster,size\na,1,big\nb,,small\nc,2,big\n")).toEqual([]);
  });
});

describe("a first line that names the delimiter", () => {
  it("is no header, and lines keep their numbers", () => {
    for (const head of ["sep=;", '"sep=;"', "SEP=;\r"]) {
      const csv = parseCsvText("values.csv", `${head}\nunit;x,y\nriga;1\n`);
      expect([csv.header, csv.rows, csv.delimiter, csv.lineOf(0)]).toEqual([["unit", "x,y"], [["riga", "1"]], ";", 3]);
      expect(csv.text.slice(csv.rangeOf(0, 0).start, csv.rangeOf(0, 0).end)).toBe("riga");
    }
  });
});
