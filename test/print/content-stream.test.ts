// The tokenizer: every kind of operand, the byte ranges of operations, and what it refuses.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseContentStream } from "../../src/print/content-stream.js";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (value: Uint8Array) => String.fromCharCode(...value);
const first = (source: string) => {
  const operand = parseContentStream(bytes(`${source} x`))[0]?.operands[0];
  return operand?.type === "string" ? text(operand.value) : operand;
};

describe("parseContentStream", () => {
  it("splits operations and knows where each is", () => {
    const source = "q 1 0 0 -1 8 .5 cm\n/F4 20 Tf<0026>Tj ET";
    const operations = parseContentStream(bytes(source));
    expect(operations.map(({ operator }) => operator)).toEqual(["q", "cm", "Tf", "Tj", "ET"]);
    expect(operations.map(({ start, end }) => source.slice(start, end))).toEqual(["q", "1 0 0 -1 8 .5 cm", "/F4 20 Tf", "<0026>Tj", "ET"]);
    expect(operations[1]?.operands.map(({ value }) => value)).toEqual([1, 0, 0, -1, 8, 0.5]);
  });

  it.each([
    ["(plain)", "plain"],
    ["(a (nested) b)", "a (nested) b"],
    ["(\\(\\)\\\\)", "()\\"],
    ["(\\101\\7\\0534)", "A\u0007+4"],
    ["(a\\\nb\\\r\nc)", "abc"],
    ["(\\n\\r\\t\\q)", "\n\r\tq"],
    ["(%no comment)", "%no comment"],
    ["<48 65\n6C>", "Hel"],
    ["<484>", "H@"],
    ["()", ""],
  ])("reads the string %j", (source, expected) => {
    expect(first(source)).toBe(expected);
  });

  it("reads names, arrays, dictionaries and literal words", () => {
    expect(first("/A#20b")).toEqual({ type: "name", value: "A b" });
    expect(first("[<01> -572.5 true]")).toMatchObject({ type: "array", value: [{ type: "string" }, { type: "number", value: -572.5 }, { type: "word", value: "true" }] });
    const [operation] = parseContentStream(bytes("/P <</MCID 3 /Lang(de)/K<</A[1]>> >>BDC"));
    const properties = operation?.operands[1];
    expect(properties?.type === "dictionary" && [...properties.value.keys()]).toEqual(["MCID", "Lang", "K"]);
  });

  it("skips comments and the data of inline images", () => {
    const operations = parseContentStream(bytes("% BT (\nBI /W 1 ID \u0001(EI)<EI\u00ff EI Q %end"));
    expect(operations.map(({ operator }) => operator)).toEqual(["BI", "ID", "EI", "Q"]);
  });

  it.each(["(open", "<00", "<</A 1", "[1 2", "1 2", "] x", "<0g> x", "<<1 2>> x", "BI ID abc"])("refuses %j", (source) => {
    expect(() => parseContentStream(bytes(source))).toThrow(SyntaxError);
  });

  it("reads back any bytes written as a hexadecimal or an escaped string", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (value) => {
        const hex = [...value].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const octal = [...value].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
        expect(first(`<${hex}>`)).toBe(text(value));
        expect(first(`(${octal})`)).toBe(text(value));
      }),
    );
  });

  it("never hangs on random input", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (value) => {
        try {
          parseContentStream(value);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});
