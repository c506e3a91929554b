// The numbers printed in a report are the numbers of its result: scores, intervals, rank intervals, potentials and what each assumption does are
// looked for in the text of the printed PDF, row by row, as a reader would find it. Formats are written here anew, not taken from the report.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printPorts } from "../../src/io/print-ports.js";
import type { ScoreInterval } from "../../src/model/interval.js";
import type { NodeResult, ReviewResult } from "../../src/model/review-result.js";
import { openPrinter } from "../../src/print/open-printer.js";
import type { Printer } from "../../src/print/print-job.js";
import { readPdfText } from "../print/read-pdf-text.js";
import { exampleRenderer, exampleResults, wordsOf } from "../report/example-network.js";

const CONTENTS_PAGE = 3;
const never = new AbortController().signal;
let printer: Printer;
let results: readonly ReviewResult[];
beforeAll(async () => {
  printer = await openPrinter({}, printPorts(), never);
  results = await exampleResults();
}, 60_000);
afterAll(() => printer.close());

const escape = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*");

/** A title in the text of a PDF: letters from another font file ("ā") arrive as pieces of their own. */
const spelled = (title: string) => [...title.replace(/\s+/g, "")].map(escape).join("\\s*");

/** Words of a table row stand in this order; between them only signs such as "example" and what a wrapped title brings. */
function expectRow(text: string, title: string, cells: readonly string[]): void {
  const pattern = new RegExp([spelled(title), ...cells.map(escape)].join("[^0-9]{0,40}?\\s*"), "u");
  expect(pattern.test(text), `${title} | ${cells.join(" | ")}`).toBe(true);
}

/** Soft hyphens, no-break and thin spaces are how a number looks, not what it says. */
const plain = (text: string) => text.replace(/\u00ad/g, "").replace(/[\u00a0\u202f\u2009\u200b\u2060]/g, " ").replace(/\s+/g, " ");

function numbersOf(lang: string) {
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  // A half goes up; the last bit of a sum is no reason to go down.
  const score = (value: number) => plain(whole.format(Math.floor(value + 0.5 + 1e-9)));
  const tenth = (value: number) => plain(one.format(Math.floor(value * 10 + 0.5 + 1e-8) / 10));
  // A place is an ordinal in Latvian, and those have a full stop.
  const ordinal = (place: number) => (lang === "lv" ? `${place}.` : String(place));
  return {
    score,
    interval: ({ low, high }: ScoreInterval) => `${score(low)}–${score(high)}`,
    finely: ({ low, high }: ScoreInterval) => `${tenth(low)}–${tenth(high)}`,
    places: ({ low, high }: { readonly low: number; readonly high: number }) => (low === high ? ordinal(low) : `${ordinal(low)}–${ordinal(high)}`),
    points: (value: number) => plain(one.format(value)),
    printed: (node: NodeResult) => (node.state === "provisional" ? `(${score(node.score!)})` : score(node.score!)),
  };
}

describe.each([["riga", "en"], ["lublin", "de"], ["ravenna", "lv"]])("the report of %s in %s", (city, lang) => {
  let text: string;
  let pages: readonly string[];
  let result: ReviewResult;
  let titleOf: (id: string) => string;
  const format = numbersOf(lang);

  beforeAll(async () => {
    result = results.find((one) => one.city.id === city)!;
    const words = await wordsOf(lang);
    titleOf = (id) => words.words.dimensions[id]?.title ?? words.words.areas[id]?.title ?? words.words.indicators[id]?.title ?? words.t("scorecard.overall");
    const page = (await exampleRenderer()).renderReview({ result, words, medium: "pdf", siblings: [] });
    const { bytes } = await printer.print({ html: page.html, date: new Date(0), folios: page.folios });
    pages = (await readPdfText(bytes)).map(plain);
    text = plain(pages.join(" "));
  }, 60_000);

  it("has every score with its interval and rank interval", () => {
    for (const node of result.nodes) {
      if (node.score === null || node.interval === null) continue;
      const rank = result.uncertainty!.nodes.find((one) => one.id === node.id)!.rank!;
      const places = format.places(rank);
      expectRow(text, titleOf(node.id), [format.printed(node), format.interval(node.interval), places]);
    }
  });

  it("has the score of every indicator at the end of its row in the data table", async () => {
    const words = await wordsOf(lang);
    // Its pages carry the title of the annex at their head; the contents name it too, without a row.
    const name = new RegExp(spelled(plain(words.t("annex.data.title"))), "u");
    const annex = pages.map((page, index) => ({ page, number: String(index + 1) })).filter(({ page }, index) => index > CONTENTS_PAGE && name.test(page));
    const rows = annex.map(({ page }) => page).join(" ");
    let at = 0;
    const places = result.indicators.map((indicator) => {
      const found = rows.slice(at).search(new RegExp(spelled(plain(titleOf(indicator.id))), "u"));
      expect(found, titleOf(indicator.id)).toBeGreaterThanOrEqual(0);
      at += found + 1;
      return at;
    });
    const checked = result.indicators.filter((indicator, index) => {
      if (indicator.score === null) return false;
      const row = rows.slice(places[index], places[index + 1]);
      const ending = indicator.interval === null ? "" : ` ${format.interval(indicator.interval)}`;
      expect(row, titleOf(indicator.id)).toContain(ending);
      // A row at the foot of a page is followed by the number of the page.
      const numbers = row.replace(ending === "" ? /$/ : ending, "").match(/\d+/g) ?? [];
      const last = annex.some(({ number }) => number === numbers.at(-1)) && numbers.at(-1) !== format.score(indicator.score) ? numbers.at(-2) : numbers.at(-1);
      expect(last, `${titleOf(indicator.id)}: ${row}`).toBe(format.score(indicator.score));
      return true;
    });
    expect(checked.length).toBeGreaterThan(30);
  });

  it("has the potential of every priority", () => {
    const priorities = result.potentials.filter((entry) => entry.level === "indicator").slice(0, result.framework.priorities.top);
    for (const entry of priorities) expectRow(text, titleOf(entry.id), [format.score(entry.score), format.points(entry.potential)]);
  });

  it("has every city with its score, interval and rank interval", async () => {
    const words = await wordsOf(lang);
    for (const one of result.uncertainty!.cities) {
      const name = one.names[lang] ?? one.names["en"] ?? one.city;
      const rank = one.rank!;
      expectRow(text, name, [format.score(one.score!), format.interval(one.interval!), format.places(rank)]);
    }
    expect(text).toContain(result.uncertainty!.seed);
    expect(words.lang).toBe(lang);
  });

  it("has what each assumption does alone", () => {
    const { nodes, sources } = result.uncertainty!;
    for (const node of nodes.filter((one) => ["overall", ...result.nodes[0]!.children].includes(one.id))) {
      const alone = sources.map((source) => format.finely(node.bySource[source]!));
      expectRow(text, titleOf(node.id), [...alone, format.finely(node.interval!), format.finely(node.anyWeights!)]);
    }
  });
});
