// Every pointer into a document leads back to the text of exactly that part.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Pointer } from "../../src/model/diagnostic.js";
import { parsePositionedDocument } from "../../src/workspace/parse-positioned-document.js";

const scalar = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("", "- a", "a: b", "# no", "yes", "null", "2020-01-01", "multi\nline\n", "  led", "ends ", "'\"", "🏙️ city", "\t"),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => Number(value.toFixed(4)) + 0),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,10}$/), fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }));
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(key, tie("node"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node;
const root = fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
const layout = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
  defaultStringType: fc.constantFrom("PLAIN" as const, "QUOTE_DOUBLE" as const, "QUOTE_SINGLE" as const),
  lineWidth: fc.constantFrom(0, 40, 80),
});

function pointersInto(node: unknown, pointer: Pointer = []): { pointer: Pointer; node: unknown }[] {
  const self = [{ pointer, node }];
  if (Array.isArray(node)) return [...self, ...node.flatMap((item, index) => pointersInto(item, [...pointer, index]))];
  if (typeof node !== "object" || node === null) return self;
  return [...self, ...Object.entries(node).flatMap(([name, item]) => pointersInto(item, [...pointer, name]))];
}

/** The text of a part, read as a document of its own: the columns before its first line are given back to it. */
function reread(text: string, start: number, end: number): unknown {
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  return parse(" ".repeat(column) + text.slice(start, end));
}

/** A block text depends on the indentation around it; its letters do not. */
function lettersOf(text: string): string {
  return text.replace(/\s/g, "");
}

describe("positions", () => {
  it("any pointer gives the range of that node's source, and any key that of its key", () => {
    fc.assert(
      fc.property(root, layout, fc.boolean(), (data, options, hasBom) => {
        const text = stringify(data, options);
        const { document, diagnostics } = parsePositionedDocument("a.yaml", (hasBom ? "\uFEFF" : "") + text);
        expect(diagnostics).toEqual([]);
        expect(document.value).toEqual(data);
        for (const { pointer, node } of pointersInto(data)) {
          const last = pointer.at(-1);
          if (typeof last === "string") {
            const range = document.rangeOf(pointer, "key");
            expect(String(parse(document.text.slice(range.start, range.end).replace(/^\? /, ""), { schema: "failsafe" }))).toBe(last);
          }
          const range = document.rangeOf(pointer, "value");
          const part = document.text.slice(range.start, range.end);
          const block = /^[|>][-+0-9]*\n/.exec(part);
          const holdsBlock = typeof node === "object" && /[:-] [|>][-+0-9]*\n/.test(part);
          if (block !== null) expect(lettersOf(part.slice(block[0].length))).toBe(lettersOf(String(node)));
          // Its parts are looked at one by one.
          else if (!holdsBlock) expect(reread(document.text, range.start, range.end)).toEqual(node);
        }
      }),
      { numRuns: 300, seed: 863614 },
    );
  });

  it("a pointer that leads nowhere gives the key of what is there", () => {
    const { document } = parsePositionedDocument("a.yaml", "top:\n  inner:\n    - a: 1\n");
    const textAt = (pointer: Pointer, at: "key" | "value"): string => {
      const { start, end } = document.rangeOf(pointer, at);
      return document.text.slice(start, end);
    };
    expect(textAt(["top", "inner", 0, "b"], "value")).toBe("a: 1");
    expect(textAt(["top", "missing"], "key")).toBe("top");
    expect(textAt(["nothing"], "value")).toBe("top:");
    expect(textAt([], "key")).toBe("top:");
  });

  it("an empty value is shown at its key", () => {
    const { document } = parsePositionedDocument("a.yaml", "a:\n  year:\n  b: 1\n");
    const { start, end } = document.rangeOf(["a", "year"], "value");
    expect(document.text.slice(start, end)).toBe("year");
  });
});
