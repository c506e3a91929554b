// Takes a rendered page apart for the tests: chapters, tables, pictures, as a reader would meet them.
export const decode = (text: string): string =>
  text
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&#x3D;/g, "=")
    .replace(/&amp;/g, "&");

export const textOf = (html: string): string => decode(html.replace(/<svg [\s\S]*?<\/svg>/g, " ").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ").trim();

export const body = (html: string): string => html.slice(html.indexOf("<body"));

/** The chapter laid out by a template, with its heading; "" when there is none. */
export function chapter(html: string, template: string): string {
  const start = html.indexOf(`<section class="chapter chapter-${template}"`);
  if (start < 0) return "";
  const next = html.indexOf('<section class="chapter ', start + 1);
  return html.slice(start, next < 0 ? html.length : next);
}

export interface PageTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every table of a piece of HTML, as the texts of its cells. */
export function tables(html: string): PageTable[] {
  const cells = (row: string) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((match) => textOf(match[1]!));
  return [...html.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => {
    const [head = [], ...rows] = [...table.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)].map(([row]) => cells(row));
    return { head, rows };
  });
}

export const pictures = (html: string): string[] => [...html.matchAll(/<svg [^>]*role="img"[\s\S]*?<\/svg>/g)].map(([svg]) => svg);

export const altOf = (svg: string): string => decode(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? "");

/** Bars of intervals in a dot plot, on its printed scale from 0 to 100. */
export function intervalBars(svg: string): { readonly low: number; readonly high: number; readonly isOther: boolean }[] {
  const ticks = [...svg.matchAll(/x1="([\d.]+)" x2="[\d.]+" y1="2"[^>]*class="c-grid"/g)].map((match) => Number(match[1]));
  const onScale = (x: number) => (100 * (x - ticks[0]!)) / (ticks[4]! - ticks[0]!);
  return [...svg.matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*class="c-interval(-other)?"/g)].map((match) => ({
    low: onScale(Number(match[1])),
    high: onScale(Number(match[1]) + Number(match[2])),
    isOther: match[3] !== undefined,
  }));
}
