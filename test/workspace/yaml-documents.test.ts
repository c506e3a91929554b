// What YAML allows and a dataset must not use, with the exact place of each finding.
import { describe, expect, it } from "vitest";
import { locateDiagnostics } from "../../src/diagnostics/locate-diagnostics.js";
import { parsePositionedDocument } from "../../src/workspace/parse-positioned-document.js";

function read(text: string): { lines: string[]; marked: string[]; value: unknown; isBroken: boolean } {
  const { document, diagnostics } = parsePositionedDocument("a.yaml", text);
  const located = locateDiagnostics(diagnostics, new Map([["a.yaml", document]]));
  return {
    lines: located.map(({ diagnostic, place }) => `${place.line}:${place.column} ${diagnostic.ruleId}`),
    marked: located.map(({ range }) => document.text.slice(range.start, range.end)),
    value: document.value,
    isBroken: document.isBroken,
  };
}

describe("what is refused", () => {
  it.each([
    ["a tab", "a:\n\tb: 1\n", "2:1 yaml/tab", "\t"],
    ["wrong indentation", "a:\n  b: 1\n c: 2\n", "3:1 yaml/bad-indentation", " "],
    ["an anchor and its alias", "a: &x 1\nb: *x\n", "1:4 yaml/alias", "&x"],
    ["an alias that contains itself", "a: &x [*x]\n", "1:4 yaml/alias", "&x"],
    ["an alias without anchor", "a: *x\n", "1:4 yaml/alias", "*x"],
    ["an anchor on a map", "a: &base\n  b: 1\n", "1:4 yaml/alias", "&base"],
    ["an old version", "# x\n%YAML 1.1\n---\na: NO\n", "2:1 yaml/version-1-1", "%YAML 1.1"],
    ["a second document", "a: 1\n---\nb: 2\n", "2:1 yaml/several-documents", "---"],
    ["a tag", "a: !date 2020-01-01\n", "1:4 yaml/tag", "!date"],
    ["a colon in a text", "title: Report: part two\n", "1:8 yaml/syntax", "R"],
    ["a bracket that stays open", "a: [1, 2\n", "1:8 yaml/syntax", "2"],
    ["an empty file", "", "1:1 yaml/empty-file", ""],
    ["a file of comments", "# nothing\n", "1:1 yaml/empty-file", ""],
  ])("%s", (_, text, line, marked) => {
    const found = read(text);
    expect(found.lines[0]).toBe(line);
    expect(found.marked[0]).toBe(marked);
    expect(found.isBroken).toBe(true);
    expect(found.value).toBeNull();
  });

  it.each([
    ["flow lists", "[".repeat(20_000)],
    ["closed flow lists", "[".repeat(5_000) + "]".repeat(5_000)],
    ["flow maps", "{a: ".repeat(20_000)],
    ["block lists on one line", "- ".repeat(20_000) + "a"],
    ["question marks", "? ".repeat(20_000) + "a"],
    ["block maps", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(2 * depth)}a:\n`).join("")],
  ])("endless nesting by %s", (_, text) => {
    const found = read(text);
    expect(found.lines).toHaveLength(1);
    expect(found.lines[0]).toMatch(/ yaml\/too-deep$/);
  });

  it("does not take brackets in prose for nesting", () => {
    const text = `a: "${"[see ".repeat(200)}"\nb: |\n${"  a smile :[ and {\n".repeat(200)}c: 3\n`;
    expect(read(text).lines).toEqual([]);
  });

  it("bombs of aliases before they grow", () => {
    const text = ["a: &a [x, x, x, x, x, x, x, x, x]", ...Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [*a, *a, *a, *a]`)].join("\n");
    const started = performance.now();
    expect(new Set(read(text).lines.map((line) => line.split(" ")[1]))).toEqual(new Set(["yaml/alias"]));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("what is read on", () => {
  it("a repeated key, at its second place", () => {
    const found = read("a: 1\nb: 2\na: 3\n");
    expect(found.lines).toEqual(["3:1 yaml/duplicate-key"]);
    expect(found.isBroken).toBe(false);
  });

  it("many repeated keys without taking for ever", () => {
    const started = performance.now();
    expect(read("a: 1\n".repeat(100_000)).lines).toHaveLength(50);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("whole numbers too long to keep, and numbers that are none", () => {
    const found = read("a: 12345678901234567890\nb: 9007199254740991\nc: .inf\nd: -.INF\ne: .nan\nf: 1e400\n");
    expect(found.lines).toEqual(["1:4 yaml/integer-too-large", "3:4 yaml/not-finite", "4:4 yaml/not-finite", "5:4 yaml/not-finite", "6:4 yaml/not-finite"]);
  });

  it("countries, answers, days and times as the texts they are", () => {
    expect(read("a: NO\nb: no\nc: yes\nd: 2020-01-01\ne: 1:30\nf: 007\n").value).toEqual({ a: "NO", b: "no", c: "yes", d: "2020-01-01", e: "1:30", f: 7 });
  });

  it("a byte order mark without shifting columns", () => {
    const found = read("\uFEFFa: 1\na: 2\n");
    expect(found.lines).toEqual(["2:1 yaml/duplicate-key"]);
    expect(read("\uFEFFa: .inf").lines).toEqual(["1:4 yaml/not-finite"]);
  });

  it("columns in letters, not in UTF-16 units", () => {
    expect(read("{\"🏙️\": .inf}").lines).toEqual(["1:8 yaml/not-finite"]);
  });

  it("Windows line ends", () => {
    expect(read("a: 1\r\nb:\r\n  c: .inf\r\n").lines).toEqual(["3:6 yaml/not-finite"]);
  });

  it("keys that JavaScript knows something about", () => {
    const { value } = read("__proto__: {a: 1}\nconstructor: 2\ntoString: 3\n");
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor", "toString"]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });
});
