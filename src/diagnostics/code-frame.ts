// Shows the lines around a finding with a caret under the offending text, as wide as a terminal draws it.
import type { TextPlace } from "./locate-diagnostics.js";

export interface CodeFrameLine {
  /** 1-based line number; null for the line of carets. */
  readonly number: number | null;
  readonly text: string;
  readonly isOffending: boolean;
}

export interface CodeFrameOptions {
  /** Columns of text, line numbers not counted. Longer lines are cut around the finding. */
  readonly width: number;
  /** Lines shown before and after. */
  readonly context: number;
}

const TAB_WIDTH = 4;

interface Cell {
  readonly text: string;
  readonly width: number;
}

/** Shape: text of a file and a place in it → lines to print. Pure; tabs become spaces, wide letters take two columns. */
export function codeFrame(text: string, place: TextPlace, options: CodeFrameOptions): readonly CodeFrameLine[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "" && lines.length > 1 && place.line < lines.length) lines.pop();
  const from = Math.max(1, place.line - options.context);
  const to = Math.min(lines.length, place.line + options.context);
  const offending = toCells(lines[place.line - 1] ?? "");
  const startCell = Math.min(place.column - 1, offending.length);
  // A finding over several lines is marked to the end of its first one.
  const endCell = place.endLine > place.line ? offending.length : Math.min(place.endColumn - 1, offending.length);
  const window = chooseWindow(offending, startCell, Math.max(endCell, startCell + 1), options.width);

  const frame: CodeFrameLine[] = [];
  for (let number = from; number <= to; number += 1) {
    const isOffending = number === place.line;
    const cells = isOffending ? offending : toCells(lines[number - 1] ?? "");
    frame.push({ number, text: cut(cells, window, options.width), isOffending });
    if (isOffending) frame.push({ number: null, text: carets(cells, startCell, endCell, window), isOffending });
  }
  return frame;
}

function carets(cells: readonly Cell[], startCell: number, endCell: number, window: number): string {
  const lead = (window > 0 ? 1 : 0) + widthOf(cells.slice(window, startCell));
  return " ".repeat(lead) + "^".repeat(Math.max(1, widthOf(cells.slice(startCell, endCell))));
}

/** First cell shown, so that the offending text is inside the width with some text before it. */
function chooseWindow(cells: readonly Cell[], start: number, end: number, width: number): number {
  if (widthOf(cells) <= width || widthOf(cells.slice(0, end)) <= width - 1) return 0;
  let window = start;
  let lead = 0;
  while (window > 0 && lead + (cells[window - 1]?.width ?? 0) <= Math.floor(width / 3)) {
    window -= 1;
    lead += cells[window]?.width ?? 0;
  }
  return window;
}

function cut(cells: readonly Cell[], window: number, width: number): string {
  let result = window > 0 ? (cells.length > window ? "…" : "") : "";
  let used = result.length;
  for (const [index, cell] of cells.slice(window).entries()) {
    const isLast = window + index === cells.length - 1;
    if (used + cell.width > (isLast ? width : width - 1)) return `${result}…`;
    result += cell.text;
    used += cell.width;
  }
  return result;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function toCells(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const letter of line.replace(/\r$/, "")) {
    const cell = toCell(letter, column);
    column += cell.width;
    cells.push(cell);
  }
  return cells;
}

function toCell(letter: string, column: number): Cell {
  if (letter === "\t") {
    const width = TAB_WIDTH - (column % TAB_WIDTH);
    return { text: " ".repeat(width), width };
  }
  // Control and direction signs could rewrite the terminal's line; show that something is there.
  if (/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(letter)) return { text: "\uFFFD", width: 1 };
  if (/[\p{Mn}\p{Me}\u200b-\u200f\ufe0f]/u.test(letter)) return { text: letter, width: 0 };
  return { text: letter, width: isWide(letter.codePointAt(0) ?? 0) ? 2 : 1 };
}

/** East Asian wide and full-width letters and emoji, as terminals draw them. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1f64f) || (code >= 0x1f900 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
