// Which bundled font files a page needs, as @font-face rules with the files inside; and which characters no font has.

export interface FontFile {
  /** Subset of the family, for example `latin-ext`. */
  readonly subset: string;
  readonly weight: 400 | 600 | 700;
  /** CSS unicode-range of the subset. */
  readonly unicodeRange: string;
  /** WOFF2 bytes, base64. */
  readonly base64: string;
}

export interface FontCss {
  readonly css: string;
  /** Characters of the page that no bundled font covers, in code-point order. */
  readonly uncovered: readonly string[];
}

type Range = readonly [number, number];

function parseUnicodeRange(range: string): Range[] {
  return range.split(",").map((part) => {
    const [first, last] = part.trim().replace(/^U\+/i, "").split("-");
    return [parseInt(first!, 16), parseInt(last ?? first!, 16)];
  });
}

const face = (family: string, file: FontFile, mediaType = "font/woff2") =>
  `@font-face{font-family:"${family}";font-style:normal;font-weight:${file.weight};font-display:block;` +
  `src:url(data:${mediaType};base64,${file.base64}) format("woff2");unicode-range:${file.unicodeRange}}`;

/** Control characters and the line breaks of the markup itself need no glyph. */
const needsGlyph = (codePoint: number) => codePoint > 0x20 && codePoint !== 0xad && codePoint !== 0xa0;

/**
 * Rules for the subsets that the text needs. `withFolio` adds the family "Epi Folio", the same file under its own
 * name, in which only the placeholders of page numbers are set, so that they can be found in the printed file.
 */
export function fontCss(text: string, files: readonly FontFile[], withFolio: boolean): FontCss {
  const ranges = new Map(files.map((file) => [file.subset, parseUnicodeRange(file.unicodeRange)]));
  const needed = new Set<string>();
  const uncovered: string[] = [];
  const distinct = [...new Set(text)].map((character) => character.codePointAt(0)!).sort((a, b) => a - b);
  for (const codePoint of distinct) {
    const subset = [...ranges].find(([, list]) => list.some(([first, last]) => codePoint >= first && codePoint <= last));
    if (subset) needed.add(subset[0]);
    else if (needsGlyph(codePoint)) uncovered.push(String.fromCodePoint(codePoint));
  }
  const rules = files.filter((file) => needed.has(file.subset)).map((file) => face("Noto Sans", file));
  const folio = files.find((file) => file.subset === "latin" && file.weight === 400);
  // Another address for the same bytes, or the browser would print both families as one font.
  if (withFolio && folio) rules.push(face("Epi Folio", folio, "font/woff2;family=epi-folio"));
  return { css: rules.join("\n"), uncovered };
}
