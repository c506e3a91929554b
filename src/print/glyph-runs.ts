// Finds what certain fonts show in a content stream, and replaces glyphs there without moving anything else.
import { concatenateBytes } from "./concatenate-bytes.js";
import type { Operand, Operation } from "./content-stream.js";

/** One glyph: its code and where it stands. */
export interface PlacedGlyph {
  readonly code: number;
  /** Index of the text-showing operation within the stream. */
  readonly operation: number;
  /** Index of the glyph within that operation. */
  readonly position: number;
}

/** Glyphs of one font next to each other on one line, without spaces. */
export interface GlyphRun {
  readonly fontName: string;
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface GlyphEdit {
  readonly run: GlyphRun;
  /** For each glyph of the run the codes to show in its place; their right edge is that of the old glyph. Empty erases it. */
  readonly glyphs: readonly (readonly number[])[];
  /** Advance by code, in thousandths of the font size. */
  readonly widths: (code: number) => number;
}

const SHOW = new Set(["Tj", "TJ"]);
// These neither move the text position nor end a piece of text.
const NEUTRAL = new Set(["gs", "rg", "RG", "g", "G", "Tr"]);

/**
 * Runs of the given two-byte fonts, in the order of the stream. Chromium mostly shows one glyph per operation and moves on with Td, so a
 * run reaches over moves along the line, and ends at any other operation.
 * @param fonts text by character code, by resource name
 */
export function findGlyphRuns(operations: readonly Operation[], fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): readonly GlyphRun[] {
  const runs: GlyphRun[] = [];
  let fontName = "";
  let open: PlacedGlyph[] = [];
  let text = "";
  const end = () => {
    if (open.length > 0) runs.push({ fontName, text, glyphs: open });
    open = [];
    text = "";
  };
  operations.forEach((operation, index) => {
    const { operator, operands } = operation;
    const texts = fonts.get(fontName);
    if (operator === "Tf") {
      end();
      fontName = operands[0]?.type === "name" ? operands[0].value : "";
    } else if (SHOW.has(operator)) {
      if (!texts) return;
      codesOf(operation).forEach((code, position) => {
        const shown = texts.get(code) ?? "";
        if (shown.trim() === "") return end();
        open.push({ code, operation: index, position });
        text += shown;
      });
    } else if (!isMoveAlongLine(operation) && !NEUTRAL.has(operator)) end();
  });
  end();
  return runs;
}

/** The stream with the edits applied; every operation without an edit keeps its bytes. `operations` are those of `bytes`. */
export function rewriteGlyphs(bytes: Uint8Array, operations: readonly Operation[], edits: readonly GlyphEdit[]): Uint8Array {
  const byOperation = new Map<number, Map<number, { codes: readonly number[]; widths: (code: number) => number }>>();
  for (const { run, glyphs, widths } of edits) {
    run.glyphs.forEach(({ operation, position }, index) => {
      const places = byOperation.get(operation) ?? new Map<number, { codes: readonly number[]; widths: (code: number) => number }>();
      places.set(position, { codes: glyphs[index] ?? [], widths });
      byOperation.set(operation, places);
    });
  }
  const chunks: Uint8Array[] = [];
  let copied = 0;
  operations.forEach((operation, index) => {
    const places = byOperation.get(index);
    if (!places) return;
    chunks.push(bytes.subarray(copied, operation.start), new TextEncoder().encode(renderShow(operation, places)));
    copied = operation.end;
  });
  chunks.push(bytes.subarray(copied));
  return concatenateBytes(chunks);
}

/** A TJ in which each replaced glyph takes up exactly the room of the old one, so that whatever follows stays in its place. */
function renderShow(operation: Operation, places: ReadonlyMap<number, { codes: readonly number[]; widths: (code: number) => number }>): string {
  const items: string[] = [];
  let position = 0;
  for (const part of partsOf(operation)) {
    if (part.type === "number") items.push(String(part.value));
    if (part.type !== "string") continue;
    for (const code of codesIn(part.value)) {
      const place = places.get(position);
      position += 1;
      if (!place) {
        items.push(hexOf(code));
        continue;
      }
      const room = place.widths(code) - place.codes.reduce((sum, next) => sum + place.widths(next), 0);
      // A positive number in a TJ moves to the left.
      if (room !== 0) items.push(String(-room));
      items.push(...place.codes.map(hexOf));
    }
  }
  return `[${items.join(" ")}] TJ`;
}

function isMoveAlongLine({ operator, operands }: Operation): boolean {
  return operator === "Td" && operands[1]?.type === "number" && operands[1].value === 0;
}

function partsOf({ operands }: Operation): readonly Operand[] {
  const shown = operands[0];
  if (!shown) return [];
  return shown.type === "array" ? shown.value : [shown];
}

function codesOf(operation: Operation): readonly number[] {
  return partsOf(operation).flatMap((part) => (part.type === "string" ? codesIn(part.value) : []));
}

function codesIn(bytes: Uint8Array): readonly number[] {
  return Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => (bytes[index * 2] as number) * 256 + (bytes[index * 2 + 1] as number));
}

function hexOf(code: number): string {
  return `<${code.toString(16).padStart(4, "0")}>`;
}
