// Writes true page numbers over the placeholders of the contents page, so that a document need not be printed twice.
//
// What the HTML has to look like:
// - Placeholder k (from 1) is k in three digits (`001`), alone in an element whose font-family is 'Epi Folio'.
// - 'Epi Folio' is an @font-face of a bundled font file whose URL differs from all others: when the data URLs are equal, Chromium makes
//   one typeface of both families. A parameter is enough: `url(data:font/woff2;family=epi-folio;base64,…)`.
// - Nothing but placeholders and spaces is set in it, and once, in each weight that placeholders use, the alphabet `0123456789`, so that
//   every digit is embedded. The alphabet must be painted, so neither display:none nor transparent: best is an aria-hidden, absolutely
//   positioned span of 1px size. It is erased here. Without it numbers can only have digits that occur in placeholders.
// - The element `folios[k - 1]` is the target of at least one `<a href="#id">`: only then does Chromium say on which page it lies.
import { EpiError } from "../../model/epi-error.js";
import { parseContentStream, type Operation } from "../content-stream.js";
import { findDigitFonts, type DigitFont } from "../digit-font.js";
import type { Drawing } from "../drawings.js";
import { findGlyphRuns, rewriteGlyphs, type GlyphRun } from "../glyph-runs.js";
import type { PdfFile } from "../pdf-file.js";
import type { PdfPass } from "./pdf-pass.js";

const ALPHABET = "0123456789";
const PLACEHOLDER = /^\d{3}$/;

interface DrawnRun {
  readonly run: GlyphRun;
  readonly font: DigitFont;
}

interface DrawnStream {
  readonly write: (contents: Uint8Array) => void;
  readonly bytes: Uint8Array;
  readonly operations: readonly Operation[];
  readonly runs: readonly DrawnRun[];
}

export const writeFolios: PdfPass = (file, job, facts) => {
  if (job.folios.length === 0) return;
  const numbers = job.folios.map((id) => pageOf(id, facts.destinations));
  const digitFonts = findDigitFonts(file, facts.drawings);
  const streams = readDigitStreams(file, facts.drawings, digitFonts);
  const typefaces = chooseFolioTypefaces(streams, numbers.length);
  requirePlaceholders(streams, typefaces, job.folios);

  const richest = findRichestFonts([...digitFonts.values()].filter(({ typeface }) => typefaces.has(typeface)));
  useRichestFonts(file, facts.drawings, digitFonts, richest);
  for (const stream of streams) {
    const edits = stream.runs.flatMap(({ run, font }) => {
      const rich = richest.get(font.typeface);
      if (!rich) return [];
      const glyphs = run.text === ALPHABET ? run.glyphs.map(() => []) : alignRight(digitsOf(numbers[Number(run.text) - 1] ?? 0, rich), run.glyphs.length);
      return [{ run, glyphs, widths: rich.widths }];
    });
    if (edits.length > 0) stream.write(rewriteGlyphs(stream.bytes, stream.operations, edits));
  }
};

function pageOf(id: string, destinations: ReadonlyMap<string, number>): number {
  const page = destinations.get(id);
  if (page !== undefined) return page;
  throw new EpiError({
    kind: "input",
    code: "print/folio-target-missing",
    message: `No page is known for the element with id "${id}".`,
    hint: `It must exist and be the target of a link: <a href="#${id}">.`,
  });
}

/** Only streams that use a font of nothing but digits are parsed: on most pages there is none. */
function readDigitStreams(file: PdfFile, drawings: readonly Drawing[], digitFonts: ReadonlyMap<string, DigitFont>): readonly DrawnStream[] {
  return drawings.flatMap(({ streams, fonts }) => {
    const byName = new Map([...fonts].flatMap(([name, { key }]) => {
      const font = digitFonts.get(key);
      return font ? [[name, font] as const] : [];
    }));
    if (byName.size === 0) return [];
    const texts = new Map([...byName].map(([name, font]) => [name, font.texts]));
    return streams.map(({ ref, stream }): DrawnStream => {
      const bytes = file.streamBytes(stream);
      const operations = parseContentStream(bytes);
      const runs = findGlyphRuns(operations, texts).flatMap((run) => {
        const font = byName.get(run.fontName);
        return font ? [{ run, font }] : [];
      });
      return { bytes, operations, runs, write: (contents) => file.replaceStream(ref, stream, contents) };
    });
  });
}

/**
 * The folio typefaces show placeholders and the alphabet, and nothing else. Where one shows the alphabet, only those that do are meant:
 * another may happen to be used for three-digit numbers only.
 */
function chooseFolioTypefaces(streams: readonly DrawnStream[], count: number): ReadonlySet<string> {
  const shown = new Map<string, string[]>();
  for (const { runs } of streams) {
    for (const { run, font } of runs) shown.set(font.typeface, [...(shown.get(font.typeface) ?? []), run.text]);
  }
  const isPlaceholder = (text: string) => PLACEHOLDER.test(text) && Number(text) >= 1 && Number(text) <= count;
  const possible = [...shown].filter(([, texts]) => texts.every((text) => text === ALPHABET || isPlaceholder(text)));
  const certain = possible.filter(([, texts]) => texts.includes(ALPHABET));
  return new Set((certain.length > 0 ? certain : possible).map(([typeface]) => typeface));
}

function requirePlaceholders(streams: readonly DrawnStream[], typefaces: ReadonlySet<string>, folios: readonly string[]): void {
  const present = new Set(streams.flatMap(({ runs }) => runs.filter(({ font }) => typefaces.has(font.typeface)).map(({ run }) => run.text)));
  const absent = folios.flatMap((id, index) => (present.has(placeholderText(index + 1)) ? [] : [`${placeholderText(index + 1)} (#${id})`]));
  if (absent.length === 0) return;
  throw new EpiError({
    kind: "input",
    code: "print/folio-placeholder-missing",
    message: `The document shows no page number placeholder ${absent.slice(0, 5).join(", ")}${absent.length > 5 ? ", …" : ""}.`,
    hint:
      "Each needs its three digits in the font 'Epi Folio'. That font may show nothing but placeholders and 0123456789, and its @font-face " +
      "must not have the same URL as another.",
  });
}

/** Per typeface the font with the most digits. */
function findRichestFonts(fonts: readonly DigitFont[]): ReadonlyMap<string, DigitFont> {
  const richest = new Map<string, DigitFont>();
  for (const font of fonts) {
    if (font.codes.size > (richest.get(font.typeface)?.codes.size ?? -1)) richest.set(font.typeface, font);
  }
  return richest;
}

/** The fonts of one typeface share their character codes, so the richest can stand in for all of them. */
function useRichestFonts(file: PdfFile, drawings: readonly Drawing[], digitFonts: ReadonlyMap<string, DigitFont>, richest: ReadonlyMap<string, DigitFont>): void {
  for (const { fonts, fontResources } of drawings) {
    for (const [name, { key }] of fonts) {
      const rich = richest.get(digitFonts.get(key)?.typeface ?? "");
      if (rich && rich.key !== key) fontResources?.set(file.library.PDFName.of(name), rich.object);
    }
  }
}

function placeholderText(number: number): string {
  return String(number).padStart(3, "0");
}

function digitsOf(page: number, font: DigitFont): readonly number[] {
  return [...String(page)].map((digit) => {
    const code = font.codes.get(digit);
    if (code !== undefined) return code;
    throw new EpiError({
      kind: "input",
      code: "print/folio-digit-missing",
      message: `The page number ${page} cannot be written: the digit ${digit} is not embedded in the font of the placeholders.`,
      hint: "Put 0123456789 once into the document in the font 'Epi Folio', in each weight that placeholders use.",
    });
  });
}

/** Spreads the codes over the slots of the placeholder from the right; a number that is too long spills out on the left. */
function alignRight(codes: readonly number[], slots: number): readonly (readonly number[])[] {
  const spilled = Math.max(0, codes.length - slots);
  return Array.from({ length: slots }, (_, slot) => {
    const index = codes.length - slots + slot;
    return slot === 0 ? codes.slice(0, spilled + 1).filter(() => index >= 0) : codes.slice(Math.max(0, index), Math.max(0, index + 1));
  });
}
