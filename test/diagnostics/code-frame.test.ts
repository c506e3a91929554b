// Code frames: carets under the right letters, whatever the letters are and however long the line.
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/diagnostics/code-frame.js";

function frame(text: string, line: number, column: number, endColumn: number, width = 80, endLine = line): string[] {
  return codeFrame(text, { line, column, endLine, endColumn }, { width, context: 2 }).map((one) => `${one.number ?? " "}|${one.text}`);
}

describe("code frame", () => {
  it("shows two lines around and a caret below", () => {
    expect(frame("a\nb\nc: x\nd\ne\nf\n", 3, 4, 5)).toEqual(["1|a", "2|b", "3|c: x", " |   ^", "4|d", "5|e"]);
  });

  it("stops at both ends of the file", () => {
    expect(frame("a\n", 1, 1, 2)).toEqual(["1|a", " |^"]);
    expect(frame("", 1, 1, 1)).toEqual(["1|", " |^"]);
  });

  it("turns tabs into spaces without losing the column", () => {
    expect(frame("\ta: x", 1, 5, 6)).toEqual(["1|    a: x", " |       ^"]);
    expect(frame("ab\tc", 1, 4, 5)).toEqual(["1|ab  c", " |    ^"]);
  });

  it("knows wide and combining letters", () => {
    expect(frame("里加: x", 1, 5, 6)).toEqual(["1|里加: x", " |      ^"]);
    expect(frame("e\u0301: x", 1, 5, 6)).toEqual(["1|e\u0301: x", " |   ^"]);
    expect(frame("🏙: x", 1, 1, 2)).toEqual(["1|🏙: x", " |^^"]);
  });

  it("cuts long lines around the finding", () => {
    const [line = "", caret = ""] = frame(`${"a".repeat(200)}XYZ${"b".repeat(200)}`, 1, 201, 204, 40);
    expect(line.slice(2).length).toBeLessThanOrEqual(40);
    expect(line).toMatch(/^1\|…a+XYZb+…$/);
    expect(line.indexOf("XYZ")).toBe(caret.indexOf("^^^"));
  });

  it("keeps the start of a long line when the finding is there", () => {
    const [line = "", caret = ""] = frame(`XYZ${"b".repeat(200)}`, 1, 1, 4, 40);
    expect(line).toMatch(/^1\|XYZb+…$/);
    expect(caret).toBe(" |^^^");
  });

  it("marks a finding over several lines to the end of its first", () => {
    expect(frame("a: b\nc: d\n", 1, 4, 2, 80, 2)).toEqual(["1|a: b", " |   ^", "2|c: d"]);
  });

  it("hides signs that steer a terminal", () => {
    expect(frame("a\u001b[2J\u202Eb\r\n", 1, 1, 2)[0]).toBe("1|a\uFFFD[2J\uFFFDb");
  });
});
