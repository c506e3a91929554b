// Finding and replacing glyphs, in the ways in which browsers write them: one by one with Td, as one string, as an array.
import { describe, expect, it } from "vitest";
import { parseContentStream } from "../../src/print/content-stream.js";
import { findGlyphRuns, rewriteGlyphs } from "../../src/print/glyph-runs.js";
import { parseToUnicode } from "../../src/print/to-unicode.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (source: string) => parseContentStream(bytes(source));
const digits = new Map(Array.from({ length: 10 }, (_, digit) => [0x13 + digit, String(digit)] as const).concat([[3, " "]]));
const fonts = new Map([["F5", digits]]);
const widths = () => 572;
const texts = (source: string) => findGlyphRuns(parse(source), fonts).map(({ text }) => text);

describe("findGlyphRuns", () => {
  it("joins glyphs that are shown one by one along a line", () => {
    expect(texts("BT /F5 10 Tf 1 0 0 -1 8 9 Tm <0013> Tj 7.6 0 Td <0013> Tj 7.6 0 Td <0015> Tj ET")).toEqual(["002"]);
  });

  it("reads strings and arrays", () => {
    expect(texts("BT /F5 10 Tf <001300130015> Tj ET BT [<0013> -3 <00130016>] TJ ET")).toEqual(["002", "003"]);
  });

  it("separates at spaces, new lines, positions, text objects and other fonts", () => {
    const source =
      "BT /F5 9 Tf <0014000300150000> Tj 0 12 Td <0016> Tj 1 0 0 1 0 0 Tm <0017> Tj ET BT <0018> Tj /F4 9 Tf <0013> Tj /F5 9 Tf <0019> Tj ET";
    expect(texts(source)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });
});

describe("rewriteGlyphs", () => {
  const rewrite = (source: string, glyphs: readonly (readonly number[])[]) => {
    const [run] = findGlyphRuns(parse(source), fonts);
    if (!run) throw new Error("no run");
    return new TextDecoder().decode(rewriteGlyphs(bytes(source), parse(source), [{ run, glyphs, widths }]));
  };

  it("changes the glyphs and keeps every other byte", () => {
    const source = "/P <</MCID 4 >>BDC BT /F5 10 Tf <0013> Tj 7.6 0 Td <0013> Tj 7.6 0 Td <0015> Tj ET EMC % ü";
    expect(rewrite(source, [[], [0x14], [0x1a]])).toBe("/P <</MCID 4 >>BDC BT /F5 10 Tf [-572] TJ 7.6 0 Td [<0014>] TJ 7.6 0 Td [<001a>] TJ ET EMC % ü");
  });

  it("moves over the room of glyphs that are left out, so that the number stands at the right", () => {
    expect(rewrite("/F5 9 Tf <001300130015> Tj", [[], [], [0x1b]])).toBe("/F5 9 Tf [-572 -572 <001b>] TJ");
  });

  it("spills a longer number to the left", () => {
    expect(rewrite("/F5 9 Tf <001300130015> Tj", [[0x14, 0x15], [0x16], [0x17]])).toBe("/F5 9 Tf [572 <0014> <0015> <0016> <0017>] TJ");
  });

  it("keeps neighbours and kerning in the same operation", () => {
    expect(rewrite("/F5 9 Tf [<0015> -20 <0016> 5 <0003> <0014>] TJ", [[0x17], []])).toBe("/F5 9 Tf [<0017> -20 -572 5 <0003> <0014>] TJ");
  });
});

describe("parseToUnicode", () => {
  it("reads characters, ranges and lists", () => {
    const map = "2 beginbfchar <0003> <0020> <0005> <00660069> endbfchar 2 beginbfrange <0013> <0015> <0030> <0020> <0021> [<0041> <D83DDE00>] endbfrange";
    expect([...parseToUnicode(bytes(map))]).toEqual([[3, " "], [5, "fi"], [0x13, "0"], [0x14, "1"], [0x15, "2"], [0x20, "A"], [0x21, "😀"]]);
  });
});
