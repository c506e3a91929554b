// CSV for other programs: what is written is read back, and no text runs as a formula.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv, type CsvDelimiter } from "../../src/cli/format-csv.js";

const delimiters = fc.constantFrom<CsvDelimiter>(",", ";", "\t");

describe("CSV", () => {
  it("is read back as it was, but for texts that would run as formulas", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null))), { minLength: 1 }), delimiters, (rows, delimiter) => {
        const text = formatCsv([["text", "number"], ...rows], delimiter);
        const read = parse(text, { delimiter, bom: true, record_delimiter: "\n" });
        expect(read.slice(1)).toHaveLength(rows.length);
        rows.forEach(([written, number], at) => {
          const [cell = "", figure = ""] = read[at + 1]!;
          expect(cell).toBe(/^[=+\-@\t\r]/.test(written) ? `'${written}` : written);
          if (number === null) expect(figure).toBe("");
          else expect(Number(delimiter === ";" ? figure.replace(",", ".") : figure)).toBe(number + 0);
        });
      }),
    );
  });

  it.each([["=1+1", "'=1+1"], ["-2 degrees", "'-2 degrees"], ["@a", "'@a"], ["+49", "'+49"], ["a=b", "a=b"]])("writes %s as a text", (written, cell) => {
    expect(formatCsv([[written]])).toBe(`${cell}\n`);
  });

  it("leaves negative numbers alone", () => {
    expect(formatCsv([[-1.5, 1e-7]])).toBe("-1.5,1e-7\n");
    expect(formatCsv([[-1.5, 1e-7]], ";")).toBe("\uFEFF-1,5;1e-7\n");
    expect(formatCsv([["a;b", 1.25]], ";")).toBe('\uFEFF"a;b";1,25\n');
  });
});
