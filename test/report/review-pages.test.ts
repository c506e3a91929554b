// The rendered reports of the example network, all cities in all languages: whose numbers they show, and in which words.
import { beforeAll, describe, expect, it } from "vitest";
import type { ReviewResult } from "../../src/model/review-result.js";
import type { Renderer } from "../../src/report/create-renderer.js";
import { createViewContext, scoreText, titleOf } from "../../src/report/view-context.js";
import { exampleRenderer, exampleResults, LANGUAGES, wordsOf } from "./example-network.js";

let results: readonly ReviewResult[];
let renderer: Renderer;

beforeAll(async () => {
  results = await exampleResults();
  renderer = await exampleRenderer();
});

const render = async (result: ReviewResult, lang: string, medium: "web" | "pdf" = "web") =>
  renderer.renderReview({ result, words: await wordsOf(lang), medium, siblings: [{ lang: "en", href: "../en/intercultural-review.html" }] });

const body = (html: string) => html.slice(html.indexOf("<body"));
const decode = (text: string) =>
  text.replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#x3D;/g, "=").replace(/&amp;/g, "&");
const alternatives = (html: string) => [...html.matchAll(/<svg [^>]*role="img" aria-label="([^"]*)"/g)].map((match) => decode(match[1]!));

it("there are seven cities", () => expect(results.map((result) => result.city.id)).toHaveLength(7));

describe("every chart shows the city of its report", () => {
  it("in its description: each dimension of the scorecard with this city's own score", async () => {
    const words = await wordsOf("en");
    for (const result of results) {
      const { html } = await render(result, "en");
      const scorecard = alternatives(html.slice(html.indexOf('<section class="chapter chapter-scorecard"')))[0]!;
      const context = createViewContext(result, words, "web");
      for (const node of result.nodes.filter((one) => one.level === "dimension")) {
        const score = scoreText(context, node);
        const title = titleOf(context, node.id);
        const mark = node.confidence.illustrative >= 0.5 ? " (example)" : "";
        expect(scorecard).toContain(score === null ? `${title}: not enough data.` : `${title}: ${score}${mark}, median `);
      }
    }
  });

  it("in its drawing: the dots stand at this city's scores and at no other city's", async () => {
    const position = (svg: string) => {
      const ticks = [...svg.matchAll(/x1="([\d.]+)" x2="[\d.]+" y1="2"[^>]*class="c-grid"/g)].map((match) => Number(match[1]));
      const marks = [...svg.matchAll(/cx="([\d.]+)"[^>]*class="c-city"|<path d="M([\d.]+) [^"]*" class="c-city-hollow"/g)];
      return marks.map((match) => (100 * (Number(match[1] ?? match[2]) - ticks[0]!)) / (ticks[4]! - ticks[0]!));
    };
    const drawn = new Map<string, number[]>();
    for (const result of results) {
      const { html } = await render(result, "lv", "pdf");
      const chart = /<svg [\s\S]*?<\/svg>/.exec(html.slice(html.indexOf('<section class="chapter chapter-scorecard"')))![0];
      const scores = result.nodes.flatMap((node) => (node.level === "dimension" && node.score !== null ? [node.score] : []));
      const dots = position(chart);
      expect(dots).toHaveLength(scores.length);
      dots.forEach((dot, index) => expect(dot).toBeCloseTo(scores[index]!, 1));
      drawn.set(result.city.id, dots);
    }
    expect(new Set([...drawn.values()].map((dots) => dots.map((dot) => dot.toFixed(1)).join())).size).toBe(7);
  });
});

describe.each(LANGUAGES)("in %s", (lang) => {
  it("every page is complete, says its language and title, and marks what fell back", async () => {
    for (const result of results) {
      const page = await render(result, lang);
      expect(page.missingMessages).toEqual([]);
      expect(page.missingGlyphs).toEqual([]);
      expect(page.html).toContain(`<html lang="${lang}"`);
      expect(page.html).toMatch(/<title>[^<]+<\/title>/);
      expect(body(page.html)).not.toMatch(/undefined|\[object|NaN|⟦/);
      expect([...body(page.html).matchAll(/\bid="([^"]+)"/g)].map((match) => match[1])).toSatisfy((ids: string[]) => new Set(ids).size === ids.length);
    }
  });

  it("headings start at one and skip no level", async () => {
    const { html } = await render(results[0]!, lang);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
  });

  it("every internal link leads somewhere", async () => {
    const { html } = await render(results[3]!, lang);
    const ids = new Set([...html.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(40);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });
});

describe("illustrative values", () => {
  it("are announced with their count on cover, imprint and foot of every page", async () => {
    const result = results[0]!;
    const { html } = await render(result, "en", "pdf");
    const sentence = `This report uses ${result.review.illustrativeCount} example values.`;
    expect(html.split(sentence).length - 1).toBe(2);
    expect(html).toContain('@bottom-left { content: "Contains example values"; }');
  });

  it("are gone from everything under the public record alone", async () => {
    const record = await exampleResults(false);
    for (const result of record) {
      expect(result.review.illustrativeCount).toBe(0);
      expect(result.indicators.filter((one) => one.status === "illustrative")).toEqual([]);
      const trust = result.nodes.find((node) => node.id === "trust")!;
      expect(trust).toMatchObject({ score: null, state: "insufficient" });
      const { html } = await render(result, "en");
      expect(body(html)).not.toContain("Contains example values");
      expect(body(html)).toContain("not enough data");
    }
  });
});

describe("the page cannot be taken over by the data", () => {
  it("escapes text, style and addresses", async () => {
    const evil = '</style><script>alert(1)</script>"\\';
    const result: ReviewResult = {
      ...results[0]!,
      city: { ...results[0]!.city, names: { en: evil } },
      sources: results[0]!.sources.map((source) => ({ ...source, url: "javascript:alert(1)", title: evil })),
    };
    const { html } = await render(result, "en", "pdf");
    expect(html).not.toContain("<script>");
    expect(html).not.toContain('href="javascript:');
    expect(html.split("</style>").length).toBe(2);
  });
});
