// Compiles the Handlebars templates once and lays out view models as self-contained HTML.
import Handlebars from "handlebars";
import type { Catalogue } from "../i18n/catalogue.js";
import type { ReviewResult } from "../model/review-result.js";
import { fontCss, type FontFile } from "./font-css.js";
import { indexView, type IndexRequest } from "./index-view.js";
import { reviewView, type SiblingReport } from "./review-view.js";
import type { Medium } from "./view-context.js";

export interface RendererAssets {
  /** Path below templates/ without extension → source, for example `chapters/area`. */
  readonly templates: ReadonlyMap<string, string>;
  readonly stylesheet: string;
  readonly fonts: readonly FontFile[];
}

export interface RenderedPage {
  readonly html: string;
  /** Ids of the elements whose page numbers stand as placeholders, in order; empty for the web. */
  readonly folios: readonly string[];
  readonly title: string;
  readonly missingMessages: readonly string[];
  readonly missingGlyphs: readonly string[];
}

export interface Renderer {
  renderReview(request: {
    readonly result: ReviewResult;
    readonly words: Catalogue;
    readonly medium: Medium;
    readonly siblings: readonly SiblingReport[];
  }): RenderedPage;
  renderIndex(request: IndexRequest): RenderedPage;
}

/** A CSS string literal; nothing a person writes can end it or the style element. */
export function cssString(text: string): string {
  const safe = text.replace(/[\\"<>&\n\r\f\0]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
  return `"${safe}"`;
}

/** Only addresses that lead to a page; anything else becomes a dead link rather than a script. */
export function safeUrl(url: unknown): string {
  return typeof url === "string" && /^https?:\/\//i.test(url) ? url : "#";
}

const pageText = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/g, " ");

/** Throws Error from Handlebars when a template is malformed: a fault of the installation, not of the data. */
export function createRenderer(assets: RendererAssets): Renderer {
  const engine = Handlebars.create();
  engine.registerHelper("eq", (a: unknown, b: unknown) => a === b);
  engine.registerHelper("cssString", (text: string | undefined) => cssString(text ?? ""));
  engine.registerHelper("safeUrl", safeUrl);
  for (const [path, source] of assets.templates) engine.registerPartial(path.split("/").pop()!, source.trimEnd());
  const compile = (name: string) => engine.compile(assets.templates.get(name) ?? "", { preventIndent: true, noEscape: false });
  const review = compile("intercultural-review");
  const index = compile("index");

  const layOut = (template: HandlebarsTemplateDelegate, view: object, words: Catalogue, folios: readonly string[], title: string, medium: Medium): RenderedPage => {
    // The fonts depend on the characters of the page, so the page is laid out with a mark in their place.
    const mark = "/*fonts*/";
    const html = template({ ...view, styles: `${mark}\n${assets.stylesheet}` });
    const { css, uncovered } = fontCss(pageText(html), assets.fonts, medium === "pdf");
    return {
      html: html.replace(mark, () => css),
      folios: medium === "pdf" ? folios : [],
      title,
      missingMessages: [...words.missing],
      missingGlyphs: uncovered,
    };
  };

  return {
    renderReview(request) {
      const view = reviewView(request);
      return layOut(review, view, request.words, view.folios, view.title, request.medium);
    },
    renderIndex(request) {
      const view = indexView(request);
      return layOut(index, view, request.words, [], view.title, "web");
    },
  };
}
