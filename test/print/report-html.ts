// Small self-contained documents like those that the report room makes: bundled fonts as data URLs, a contents page with placeholders.
import { readFileSync } from "node:fs";

const FONT_FOLDER = new URL("../../node_modules/@fontsource/noto-sans/files/", import.meta.url);

function fontFace(family: string, weight: number, marker = ""): string {
  const file = readFileSync(new URL(`noto-sans-latin-${weight}-normal.woff2`, FONT_FOLDER)).toString("base64");
  return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2${marker};base64,${file}) format('woff2')}`;
}

export const FONT_FACES = [fontFace("Noto Sans", 400), fontFace("Noto Sans", 700), fontFace("Epi Folio", 400, ";family=epi-folio")].join("\n");

const CSS = `@page{size:A4;margin:20mm} body{font:10pt 'Noto Sans';margin:0} section{break-before:page}
.folio{font-family:'Epi Folio'} a{display:flex;justify-content:space-between} .alphabet{font:1px 'Epi Folio';position:absolute} a{color:inherit}`;

export interface HtmlOptions {
  readonly head?: string;
  readonly language?: string | null;
  readonly title?: string | null;
}

export function html(body: string, { head = "", language = "en", title = "Test" }: HtmlOptions = {}): string {
  const lang = language === null ? "" : ` lang="${language}"`;
  const titleTag = title === null ? "" : `<title>${title}</title>`;
  return `<!doctype html><html${lang}><head><meta charset="utf-8">${titleTag}<style>${FONT_FACES}${CSS}</style>${head}</head><body>${body}</body></html>`;
}

export const ALPHABET = '<span class="alphabet" aria-hidden="true">0123456789</span>';

export function placeholder(number: number): string {
  return `<span class="folio">${String(number).padStart(3, "0")}</span>`;
}

/** A contents page, then one chapter a page; the id of chapter k (from 1) is `chapter-k`, and it starts on page k + 1. */
export function reportHtml(chapters: number, { alphabet = ALPHABET, entryStyle = "" } = {}): string {
  const numbers = Array.from({ length: chapters }, (_, index) => index + 1);
  const entry = (number: number) => `<li><a style="${entryStyle}" href="#chapter-${number}">Chapter ${number} ${placeholder(number)}</a></li>`;
  const rows = '<tr><th scope="row">Share</th><td>12</td><td>3.4</td></tr>'.repeat(10);
  const chapter = (number: number) =>
    `<section id="chapter-${number}"><h2>Chapter ${number}</h2><p>${"Lorem ipsum dolor sit amet. ".repeat(30)}</p><table>${rows}</table></section>`;
  return html(`${alphabet}<h1>Contents</h1><ul>${numbers.map(entry).join("")}</ul>${numbers.map(chapter).join("")}`);
}

export function chapterIds(chapters: number): string[] {
  return Array.from({ length: chapters }, (_, index) => `chapter-${index + 1}`);
}
