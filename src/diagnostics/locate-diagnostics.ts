// Gives every finding its place in the text: line and column, worked out once, when findings are printed.
import type { Diagnostic, Pointer, TextRange } from "../model/diagnostic.js";

/** What a document must offer for its findings to be located. */
export interface LocatableDocument {
  readonly file: string;
  readonly text: string;
  rangeOf(pointer: Pointer, at: "key" | "value"): TextRange;
}

/** 1-based; columns count code points, as people do, not UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** First column behind the text. */
  readonly endColumn: number;
}

export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Place of the finding; line 1, column 1 where the file has no text to point into. */
  readonly place: TextPlace;
  readonly range: TextRange;
  /** Text of the file; null when it could not be read. */
  readonly text: string | null;
  readonly related: readonly { readonly file: string; readonly place: TextPlace; readonly message: string }[];
}

/** Shape: findings and documents by file → findings with places, sorted by file, position, rule. Stable. */
export function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  documents: ReadonlyMap<string, LocatableDocument>,
): readonly LocatedDiagnostic[] {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (document: LocatableDocument): LineIndex => {
    const index = indexes.get(document.file) ?? new LineIndex(document.text);
    indexes.set(document.file, index);
    return index;
  };
  const located = diagnostics.map((diagnostic): LocatedDiagnostic => {
    const document = documents.get(diagnostic.file);
    const range = diagnostic.range ?? document?.rangeOf(diagnostic.pointer, diagnostic.at) ?? NOWHERE;
    const related = (diagnostic.related ?? []).map(({ file, pointer, message }) => {
      const other = documents.get(file);
      return { file, message, place: other === undefined ? FILE_START : indexOf(other).placeOf(other.rangeOf(pointer, "value")) };
    });
    if (document === undefined) return { diagnostic, place: FILE_START, range, text: null, related };
    return { diagnostic, place: indexOf(document).placeOf(range), range, text: document.text, related };
  });
  return located.sort(compareLocated);
}

const NOWHERE: TextRange = { start: 0, end: 0 };
const FILE_START: TextPlace = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function compareLocated(a: LocatedDiagnostic, b: LocatedDiagnostic): number {
  return (
    compareText(a.diagnostic.file, b.diagnostic.file) ||
    a.range.start - b.range.start ||
    a.range.end - b.range.end ||
    compareText(a.diagnostic.ruleId, b.diagnostic.ruleId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Offsets of line starts, found once per text. */
class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  placeOf(range: TextRange): TextPlace {
    const start = this.pointOf(range.start);
    const end = this.pointOf(Math.max(range.start, range.end));
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  private pointOf(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: countCodePoints(this.text.slice(this.starts[low], offset)) + 1 };
  }
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
