// What every section of a report needs: the result, the words of one language, and quick look-ups.
import type { Catalogue } from "../i18n/catalogue.js";
import { resolveText } from "../i18n/locale-formats.js";
import type { CohortPosition, CohortResult, IndicatorResult, NodeResult, ReviewResult } from "../model/review-result.js";
import type { NodeUncertainty } from "../model/doubt.js";
import type { LocalText } from "../model/text.js";

/** `web` is read on screens of any width; `pdf` is what the browser prints, with places for true page numbers. */
export type Medium = "web" | "pdf";

/** A text of the data; `lang` is set only where it is not the language of the page. */
export interface MarkedText {
  readonly text: string;
  readonly lang?: string;
}

export interface ViewContext {
  readonly result: ReviewResult;
  readonly words: Catalogue;
  readonly medium: Medium;
  readonly cityName: string;
  readonly nodes: ReadonlyMap<string, NodeResult>;
  readonly indicators: ReadonlyMap<string, IndicatorResult>;
  /** The cohort every chart compares with: all cities of the network. */
  readonly mainCohort: CohortResult | null;
  position(id: string): CohortPosition | null;
  /** What is known about the doubt of a node's score; null when the framework draws nothing. */
  doubt(id: string): NodeUncertainty | null;
  /** Scores of the other cities of the main cohort for a node or indicator. */
  peerScores(id: string): number[];
  /** Placeholder for the page number of an element; always asked for in document order. */
  folio(id: string): string;
  readonly folios: readonly string[];
  /** A number that no other part of the page uses, for ids inside pictures. */
  nextId(prefix: string): string;
}

export function createViewContext(result: ReviewResult, words: Catalogue, medium: Medium): ViewContext {
  const mainCohort = result.cohorts.find((cohort) => cohort.rule.measure === undefined) ?? null;
  const positions = new Map((mainCohort?.positions ?? []).map((position) => [position.id, position]));
  const ownIndex = mainCohort ? mainCohort.members.findIndex((member) => member.city === result.city.id) : -1;
  const doubts = new Map((result.uncertainty?.nodes ?? []).map((node) => [node.id, node]));
  const folios: string[] = [];
  let ids = 0;
  return {
    result,
    words,
    medium,
    cityName: resolveText(result.city.names, words.lang, result.city.languages)?.text ?? result.city.id,
    nodes: new Map(result.nodes.map((node) => [node.id, node])),
    indicators: new Map(result.indicators.map((indicator) => [indicator.id, indicator])),
    mainCohort,
    position: (id) => positions.get(id) ?? null,
    doubt: (id) => doubts.get(id) ?? null,
    peerScores: (id) =>
      (positions.get(id)?.scores ?? []).flatMap((score, index) => (index === ownIndex || score === null ? [] : [score])),
    folio(id) {
      folios.push(id);
      return String(folios.length).padStart(3, "0");
    },
    folios,
    nextId: (prefix) => `${prefix}-${(ids += 1)}`,
  };
}

/** The text for the reader's language, marked when it had to fall back to another; null when there is none. */
export function markText(context: ViewContext, text: LocalText | null): MarkedText | null {
  const found = resolveText(text, context.words.lang, context.result.city.languages);
  if (found === null) return null;
  return found.lang === context.words.lang ? { text: found.text } : found;
}

/** Title of an area, dimension, indicator or the overall figure. */
export function titleOf(context: ViewContext, id: string): string {
  const { words } = context.words;
  if (id === "overall") return context.words.t("scorecard.overall");
  const found = words.areas[id]?.title ?? words.dimensions[id]?.title ?? words.indicators[id]?.title;
  // The validator reports words that a framework lacks; here the id itself tells the reader where to look.
  return found ?? id;
}

/** "53", or "(53)" when provisional; null without a score. */
export function scoreText(context: ViewContext, node: Pick<NodeResult, "score" | "state">): string | null {
  if (node.score === null) return null;
  const written = context.words.formats.number(node.score);
  return node.state === "provisional" ? `(${written})` : written;
}

/** Element id of a node or indicator in the page; the prefix keeps a framework's ids apart from those of the chapters. */
export function anchorOf(id: string): string {
  return `f-${id}`;
}

/** Areas, in framework order. */
export function areasOf(context: ViewContext): NodeResult[] {
  return context.result.nodes.filter((node) => node.level === "area");
}

/** Areas, dimensions or parts directly below a node, in framework order. */
export function groupsBelow(context: ViewContext, node: NodeResult): NodeResult[] {
  return node.children.flatMap((id) => context.nodes.get(id) ?? []);
}

/** Indicators that belong to a node itself, not to a part of it. */
export function ownIndicators(context: ViewContext, node: NodeResult): IndicatorResult[] {
  return node.children.flatMap((id) => context.indicators.get(id) ?? []);
}

/** Every indicator at any depth below a node. */
export function indicatorsBelow(context: ViewContext, node: NodeResult): IndicatorResult[] {
  return [...groupsBelow(context, node).flatMap((group) => indicatorsBelow(context, group)), ...ownIndicators(context, node)];
}

/** The dimensions that areas consist of; their own parts are left to the pages of the dimension. */
export function dimensionsOf(context: ViewContext): NodeResult[] {
  return areasOf(context).flatMap((area) => groupsBelow(context, area));
}

/** Every node that has indicators of its own, in framework order. */
export function groupsWithIndicators(context: ViewContext): NodeResult[] {
  return context.result.nodes.filter((node) => ownIndicators(context, node).length > 0);
}

/** `unclear`: the difference lies within the uncertainty. */
export type Standing = "above" | "at" | "below" | "unclear";

/** The whole number that is printed for a score: a half goes up, also when floating point left it a hair below. */
export const printedInteger = (score: number): number => Math.round(score + 1e-9);

/**
 * Where a score stands by the median of the main cohort; null without a score or another city. Compared as printed: what rounds to the same
 * number is the same place. With intervals it is above or below only when the whole interval is, and every rank of the rank interval lies on
 * that side of the middle: all cities are drawn together, so their median moves with them and only the ranks can tell.
 */
export function standingOf(context: ViewContext, node: NodeResult): { readonly stands: Standing; readonly median: number; readonly n: number } | null {
  const position = context.position(node.id);
  if (node.score === null || position === null || position.median === null || position.n < 2) return null;
  const { median, n } = position;
  const by = (value: number) => Math.sign(printedInteger(value) - printedInteger(median));
  const side = by(node.score);
  const rank = context.doubt(node.id)?.rank ?? null;
  const middle = (n + 1) / 2;
  const isClear =
    (node.interval === null || (by(node.interval.low) === side && by(node.interval.high) === side)) &&
    (rank === null || (side > 0 ? rank.high < middle : rank.low > middle));
  const stands = side === 0 ? "at" : !isClear ? "unclear" : side > 0 ? "above" : "below";
  return { stands, median, n };
}
