// Rows of the score table, lines about a strength or gap, and the signs that belong beside either.
import type { Finding, NodeResult } from "../../model/review-result.js";
import { intervalCell, rankCell } from "../doubt-text.js";
import { anchorOf, scoreText, titleOf, type ViewContext } from "../view-context.js";

/** Row of the score table: never a number without its interval, its coverage and its comparison. */
export function scoreRow(context: ViewContext, node: NodeResult) {
  const { t, formats } = context.words;
  const position = context.position(node.id);
  const none = t("table.none");
  return {
    id: anchorOf(node.id),
    title: titleOf(context, node.id),
    score: scoreText(context, node) ?? t("chart.not_enough"),
    hasScore: node.score !== null,
    interval: intervalCell(context, node.interval),
    rank: rankCell(context, node.id),
    coverage: formats.percent(node.coverage),
    // One city alone has no median.
    median: position?.median == null || position.n < 2 ? none : formats.number(position.median),
    range: position?.min == null || position.max == null || position.n < 2 ? none : `${formats.number(position.min)}–${formats.number(position.max)}`,
    illustrative: node.illustrativeCount > 0 ? String(node.illustrativeCount) : none,
  };
}

export function scoreHead(context: ViewContext, first: string) {
  const { t } = context.words;
  return {
    first,
    score: t("table.score"),
    interval: t("table.interval"),
    rank: t("table.rank"),
    coverage: t("table.coverage"),
    median: t("table.median"),
    range: t("table.range"),
    illustrative: context.words.formats.capitalise(t("quality.examples")),
  };
}

/** The signs without which a finding would promise too much. */
export function reservations(context: ViewContext, id: string): { readonly text: string }[] {
  const { t } = context.words;
  const indicator = context.indicators.get(id);
  const shown = ["illustrative", "proxy", "disputed", "floor"] as const;
  if (indicator) return shown.filter((sign) => indicator.signs.includes(sign)).map((sign) => ({ text: t(`sign.${sign}.short`) }));
  return (context.nodes.get(id)?.illustrativeCount ?? 0) > 0 ? [{ text: t("sign.illustrative.short") }] : [];
}

export function findingLine(context: ViewContext, finding: Finding) {
  const { formats } = context.words;
  return {
    title: titleOf(context, finding.id),
    href: `#${anchorOf(finding.id)}`,
    level: context.words.t(`findings.level.${finding.level}`),
    score: formats.number(finding.score),
    median: formats.number(finding.median),
    n: finding.n,
    signs: reservations(context, finding.id),
  };
}
