// Breaks chart labels into lines by the true widths of the bundled font, so that nothing overlaps or is cut.
import { NOTO_SANS_WIDTHS } from "./noto-sans-widths.js";

export type ChartFontWeight = 400 | 600;

/** A glyph nobody measured is taken as wide as the widest capital: too much room beats an overlap. */
const UNKNOWN_WIDTH = 1000;

const tables = new Map<ChartFontWeight, Map<number, number>>();

function widthsOf(weight: ChartFontWeight): Map<number, number> {
  const known = tables.get(weight);
  if (known) return known;
  const table = new Map<number, number>();
  for (const [first, ...widths] of NOTO_SANS_WIDTHS[weight]) {
    widths.forEach((width, offset) => table.set(first! + offset, width));
  }
  tables.set(weight, table);
  return table;
}

/** Width of a text in the unit of `fontSize`. */
export function measureText(text: string, fontSize: number, weight: ChartFontWeight = 400): number {
  const widths = widthsOf(weight);
  let sum = 0;
  for (const character of text) sum += widths.get(character.codePointAt(0)!) ?? UNKNOWN_WIDTH;
  return (sum * fontSize) / 1000;
}

/** Splits one word that is wider than the line, with a hyphen. */
function splitWord(word: string, maxWidth: number, fontSize: number, weight: ChartFontWeight): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (measureText(rest, fontSize, weight) > maxWidth && rest.length > 3) {
    let end = rest.length - 1;
    while (end > 2 && measureText(`${rest.slice(0, end)}-`, fontSize, weight) > maxWidth) end -= 1;
    pieces.push(`${rest.slice(0, end)}-`);
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** Lines no wider than `maxWidth`, broken at spaces and after hyphens; a longer word is split. Never empty. */
export function wrapText(text: string, maxWidth: number, fontSize: number, weight: ChartFontWeight = 400): string[] {
  const words = text.split(/ +/).flatMap((word) => splitWord(word, maxWidth, fontSize, weight));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measureText(joined, fontSize, weight) <= maxWidth) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.length > 0 ? lines : [""];
}
