// Recognises typefaces of a PDF that show nothing but digits, and reads what is needed to write other digits with them.
import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import type { Drawing } from "./drawings.js";
import type { PdfFile } from "./pdf-file.js";
import { parseToUnicode } from "./to-unicode.js";

export interface DigitFont {
  /** Identifies the font within the file. */
  readonly key: string;
  /** What a resource dictionary holds for it: mostly a reference. */
  readonly object: PDFObject;
  /** Base name with the subset prefix, which Chromium gives out once per font file. */
  readonly typeface: string;
  /** Two-byte character code by digit; the same in all fonts of a typeface. */
  readonly codes: ReadonlyMap<string, number>;
  /** Text by character code: digits and spaces. */
  readonly texts: ReadonlyMap<number, string>;
  /** Advance by character code, in thousandths of the font size. */
  readonly widths: (code: number) => number;
}

/**
 * All fonts, by key, whose typeface shows digits and spaces only. Chromium splits one typeface into several fonts, for instance one per
 * colour, so a font of digits alone says little: all fonts of the same typeface must be.
 */
export function findDigitFonts(file: PdfFile, drawings: readonly Drawing[]): ReadonlyMap<string, DigitFont> {
  const fonts = new Map<string, DigitFont | null>();
  const otherTypefaces = new Set<string>();
  for (const drawing of drawings) {
    for (const { key, object, dict } of drawing.fonts.values()) {
      if (fonts.has(key)) continue;
      const font = readDigitFont(file, key, object, dict);
      fonts.set(key, font);
      if (font === null) otherTypefaces.add(file.text(file.entry(dict, "BaseFont")) ?? "");
    }
  }
  return new Map([...fonts].flatMap(([key, font]) => (font === null || otherTypefaces.has(font.typeface) ? [] : [[key, font]])));
}

/** Null for any font with other characters, and for kinds of font that Chromium does not write for static font files. */
function readDigitFont(file: PdfFile, key: string, object: PDFObject, dict: PDFDict): DigitFont | null {
  const isTwoByte = file.text(file.entry(dict, "Subtype")) === "Type0" && file.text(file.entry(dict, "Encoding")) === "Identity-H";
  const map = file.entry(dict, "ToUnicode");
  const descendant = file.dict(file.array(file.entry(dict, "DescendantFonts"))?.get(0));
  const typeface = file.text(file.entry(dict, "BaseFont"));
  if (!isTwoByte || !descendant || !typeface || !(map instanceof file.library.PDFStream)) return null;
  const texts = parseToUnicode(file.streamBytes(map));
  const codes = new Map<string, number>();
  for (const [code, text] of texts) {
    if (/^\d$/.test(text)) codes.set(text, code);
    else if (text.trim() !== "") return null;
  }
  return { key, object, typeface, codes, texts, widths: readWidths(file, descendant) };
}

/** The /W array: `first [w1 w2 …]` or `first last w` (ISO 32000-1, 9.7.4.3). */
function readWidths(file: PdfFile, descendant: PDFDict): (code: number) => number {
  const widths = new Map<number, number>();
  const items = file.array(file.entry(descendant, "W"))?.asArray() ?? [];
  for (let index = 0; index + 1 < items.length; ) {
    const first = file.number(items[index]) ?? 0;
    const list = file.array(items[index + 1]);
    if (list) {
      list.asArray().forEach((width, offset) => widths.set(first + offset, file.number(width) ?? 0));
      index += 2;
    } else {
      const last = file.number(items[index + 1]) ?? first;
      for (let code = first; code <= last; code += 1) widths.set(code, file.number(items[index + 2]) ?? 0);
      index += 3;
    }
  }
  const usual = file.number(file.entry(descendant, "DW")) ?? 1000;
  return (code) => widths.get(code) ?? usual;
}
