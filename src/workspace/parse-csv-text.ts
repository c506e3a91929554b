// CSV text → header and rows whose cells know where they stand, so that a finding can name line and column.
import { CsvError, parse } from "csv-parse/sync";
import type { Diagnostic, TextRange } from "../model/diagnostic.js";

export type Delimiter = "," | ";" | "\t";

export interface CsvDocument {
  readonly file: string;
  /** Line ends made equal (one line feed), so that places found in it hold on every system. */
  readonly text: string;
  readonly delimiter: Delimiter;
  /** Trimmed; [] for an empty file. */
  readonly header: readonly string[];
  /** Rows with something in them, cells as written and trimmed. */
  readonly rows: readonly (readonly string[])[];
  /** What keeps the text from being read as a table; rows are empty then. */
  readonly diagnostics: readonly Diagnostic[];
  /** Line (from 1) in which a row begins; −1 is the header. */
  lineOf(row: number): number;
  /** Place of a cell; row −1 is the header. A cell that is not there gives the end of its line. */
  rangeOf(row: number, column: number): TextRange;
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const NAMES: Readonly<Record<Delimiter, string>> = { ",": "comma", ";": "semicolon", "\t": "tab" };

/** A comma, a semicolon or a tab, in words. */
export function formatDelimiter(delimiter: Delimiter): string {
  return NAMES[delimiter];
}

/** Shape: display path and text → header and rows. The delimiter is the one of `,` `;` and tab that stands most often in the header, or what a first line `sep=;` says. Never throws. */
export function parseCsvText(file: string, fileText: string): CsvDocument {
  const plain = fileText.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const told = /^"?sep=([,;\t])"?[,;\t]*(?=\n|$)/i.exec(plain);
  // Excel's own mark for the delimiter. Its line stays, blank, so that lines keep their numbers.
  const text = told === null ? plain : plain.slice(told[0].length);
  const delimiter = (told?.[1] as Delimiter | undefined) ?? findDelimiter(text);
  const broken = (range: TextRange, message: string, cure: string): CsvDocument => ({
    ...place(file, text, delimiter, []),
    header: [],
    rows: [],
    diagnostics: [{ ruleId: "table/quotes", severity: "error", file, pointer: [], at: "value", range, message, cure }],
  });
  let records: CsvRecord[];
  try {
    records = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: "\n", trim: true }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { start, isOpen } = findQuoteProblem(text, delimiter);
    const end = lineEnd(text, start);
    const shown = shorten(text.slice(start, end));
    return isOpen
      ? broken({ start, end }, `The quotation mark before “${shown}” is never closed, so the rest of the file is one cell.`, 'Close the cell with ", or remove the mark.')
      : broken({ start, end }, `A quotation mark stands inside a cell: “${shown}”.`, 'Put the whole cell between quotation marks and double the ones inside: "the ""old"" town".');
  }
  // Spreadsheets leave rows of bare delimiters behind where rows were deleted.
  const filled = records.filter(({ record }) => record.some((cell) => cell !== ""));
  const [head, ...body] = filled;
  return {
    ...place(file, text, delimiter, filled.map(startLineOf)),
    header: head?.record ?? [],
    rows: body.map(({ record }) => record),
    diagnostics: [],
  };
}

function startLineOf({ record, info }: CsvRecord): number {
  return info.lines - record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

function findDelimiter(text: string): Delimiter {
  const line = /[^\n]*\S[^\n]*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"?/g, "") ?? "";
  const count = (sign: string): number => line.split(sign).length;
  const [best] = ([",", ";", "\t"] as const).map((sign) => ({ sign, n: count(sign) })).sort((a, b) => b.n - a.n);
  return best?.sign ?? ",";
}

function place(file: string, text: string, delimiter: Delimiter, lines: readonly number[]): Pick<CsvDocument, "file" | "text" | "delimiter" | "lineOf" | "rangeOf"> {
  let starts: number[] | null = null;
  const startOf = (line: number): number => {
    if (starts === null) {
      starts = [0];
      for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    }
    return starts[line - 1] ?? text.length;
  };
  const lineOf = (row: number): number => lines[row + 1] ?? 1;
  return { file, text, delimiter, lineOf, rangeOf: (row, column) => findCell(text, startOf(lineOf(row)), delimiter, column) };
}

/** Walks over the cells of one record; quotes may hide delimiters and line ends. */
function findCell(text: string, recordStart: number, delimiter: Delimiter, column: number): TextRange {
  let at = recordStart;
  for (let cell = 0; ; cell += 1) {
    const end = cellEnd(text, at, delimiter);
    if (cell === column) return trimmed(text, at, end);
    if (text.charAt(end) !== delimiter) return { start: end, end };
    at = end + 1;
  }
}

function cellEnd(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (text.charAt(at) === " ") at += 1;
  if (text.charAt(at) === '"') {
    for (at += 1; at < text.length; at += 1) {
      if (text.charAt(at) !== '"') continue;
      if (text.charAt(at + 1) !== '"') break;
      at += 1;
    }
  }
  while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== "\n") at += 1;
  return at;
}

function trimmed(text: string, from: number, to: number): TextRange {
  let [start, end] = [from, to];
  while (start < end && text.charAt(start) === " ") start += 1;
  while (end > start && text.charAt(end - 1) === " ") end -= 1;
  return { start, end };
}

/** Where the parser stumbled: a mark in the middle of a cell, or one that is never closed. */
function findQuoteProblem(text: string, delimiter: Delimiter): { readonly start: number; readonly isOpen: boolean } {
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (text.charAt(at) === " ") at += 1;
    if (text.charAt(at) === '"') {
      const open = at;
      let isClosed = false;
      for (at += 1; at < text.length && !isClosed; at += 1) {
        if (text.charAt(at) !== '"') continue;
        if (text.charAt(at + 1) === '"') at += 1;
        else isClosed = true;
      }
      if (!isClosed) return { start: open, isOpen: true };
      while (text.charAt(at) === " ") at += 1;
      if (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== "\n") return { start: open, isOpen: false };
    } else {
      while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== "\n") {
        if (text.charAt(at) === '"') return { start, isOpen: false };
        at += 1;
      }
    }
    at += 1;
  }
  return { start: 0, isOpen: false };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
