// Rows of the dot plot from nodes and indicators, with the sentences that say the same in words.
import { dotPlot, type DotPlotRow } from "../charts/dot-plot.js";
import type { IndicatorResult, NodeResult, ValueSign } from "../../model/review-result.js";
import { scoreText, titleOf, type ViewContext } from "../view-context.js";

/** Signs under which a dot is drawn hollow: the value is not a plain observation of this city in this period. */
const HOLLOW_SIGNS: readonly ValueSign[] = ["illustrative", "estimated", "provisional", "proxy", "outside_period"];

/** A node is drawn hollow when at least this share of its weight is invented. */
const MOSTLY = 0.5;

export const WIDE = 493;
export const NARROW = 232;

export interface Charts {
  readonly wide: string;
  /** Empty in the PDF, where only the wide form is printed. */
  readonly stacked: string;
}

export function nodeRow(context: ViewContext, node: NodeResult, strong = false): DotPlotRow {
  return {
    label: titleOf(context, node.id),
    score: node.score,
    scoreText: scoreText(context, node) ?? context.words.t("table.none"),
    hollow: node.state === "provisional" || node.confidence.illustrative >= MOSTLY,
    reservation: node.confidence.illustrative >= MOSTLY ? context.words.t("sign.illustrative.short") : null,
    median: context.position(node.id)?.median ?? null,
    peers: context.peerScores(node.id),
    interval: node.interval,
    absence: context.words.t("chart.not_enough"),
    strong,
  };
}

/** Why a dot is hollow, for those who hear the chart. */
function reservationOf(context: ViewContext, indicator: IndicatorResult): string | null {
  const signs = indicator.signs.filter((sign) => HOLLOW_SIGNS.includes(sign));
  return signs.length === 0 ? null : signs.map((sign) => context.words.t(`sign.${sign}.short`)).join(", ");
}

export function indicatorRow(context: ViewContext, indicator: IndicatorResult): DotPlotRow {
  const { t, formats } = context.words;
  return {
    label: titleOf(context, indicator.id),
    score: indicator.score,
    scoreText: indicator.score === null ? t("table.none") : formats.number(indicator.score),
    hollow: indicator.signs.some((sign) => HOLLOW_SIGNS.includes(sign)),
    reservation: reservationOf(context, indicator),
    median: context.position(indicator.id)?.median ?? null,
    peers: context.peerScores(indicator.id),
    interval: indicator.interval,
    absence: t(indicator.status === "not_applicable" ? "chart.not_applicable" : "chart.no_data"),
  };
}

function describeRow(context: ViewContext, row: DotPlotRow): string {
  const { t, formats } = context.words;
  const spoken = row.reservation === null || row.reservation === undefined ? row.scoreText : `${row.scoreText} (${row.reservation})`;
  if (row.score === null) return t("chart.alt.row.missing", { title: row.label, state: row.absence });
  const all = [...row.peers, row.score];
  const sentence =
    row.peers.length === 0 || row.median === null
      ? t("chart.alt.row.alone", { title: row.label, score: spoken })
      : t("chart.alt.row", {
          title: row.label,
          score: spoken,
          median: formats.number(row.median),
          n: all.length,
          min: formats.number(Math.min(...all)),
          max: formats.number(Math.max(...all)),
        });
  if (row.interval === null) return sentence;
  return `${sentence} ${t("chart.alt.interval", { low: formats.number(row.interval.low), high: formats.number(row.interval.high) })}`;
}

/** Both forms of a dot plot, with its description: that of its rows unless another is given. */
export function drawDots(
  context: ViewContext,
  rows: readonly DotPlotRow[],
  { alt: given, ...sizes }: { readonly labelWidth?: number; readonly rowHeight?: number; readonly alt?: string } = {},
): Charts {
  const { t, formats } = context.words;
  const alt = given ?? t("chart.alt.dots", { rows: rows.map((row) => describeRow(context, row)).join(" ") });
  const shared = { rows, alt, axisTitle: t("chart.axis"), tickLabel: (value: number) => formats.number(value) };
  return {
    wide: dotPlot({ ...shared, ...sizes, layout: "wide", width: WIDE }),
    stacked: context.medium === "web" ? dotPlot({ ...shared, layout: "stacked", width: NARROW }) : "",
  };
}
