// Change since earlier reviews: as published, restated under today's method, now, and whether the difference is one.
import type { TrendNode, TrendReview } from "../../model/doubt.js";
import { changeRange, changeText, shareText } from "../doubt-text.js";
import { areasOf, titleOf, type ViewContext } from "../view-context.js";
import { drawDots, type Charts } from "./dot-rows.js";
import { periodOf } from "./front.js";

const TRACED = ["overall", "area"];

function chartOf(context: ViewContext, earlier: readonly TrendReview[]): Charts {
  const { t, formats } = context.words;
  const nodes = [context.nodes.get("overall")!, ...areasOf(context)];
  const rows = nodes.flatMap((node) => {
    const row = (review: string, score: number | null, interval: { low: number; high: number } | null, isNow: boolean) => ({
      label: t("trend.row", { title: titleOf(context, node.id), review }),
      score,
      scoreText: score === null ? t("table.none") : formats.number(score),
      hollow: false,
      median: null,
      peers: [],
      interval,
      absence: t("chart.not_enough"),
      bold: isNow,
      tone: isNow ? ("own" as const) : ("other" as const),
    });
    const before = earlier.map((review) => {
      const { score, interval } = review.nodes.find((one) => one.id === node.id)?.restated ?? { score: null, interval: null };
      return row(review.review, score, interval, false);
    });
    return [...before, row(t("trend.this_review"), node.score, node.interval, true)];
  });
  const sentences = rows.map((row) => {
    if (row.score === null) return t("chart.alt.row.missing", { title: row.label, state: row.absence });
    if (row.interval === null) return t("chart.alt.cities.row.plain", { city: row.label, score: row.scoreText });
    return t("chart.alt.cities.row", {
      city: row.label,
      score: row.scoreText,
      low: formats.number(row.interval.low),
      high: formats.number(row.interval.high),
    });
  });
  return drawDots(context, rows, { labelWidth: 170, rowHeight: 15, alt: t("chart.alt.trend", { rows: sentences.join(" ") }) });
}

function trendRow(context: ViewContext, trend: TrendNode) {
  const { t, formats } = context.words;
  const none = t("table.none");
  const node = context.nodes.get(trend.id);
  const score = (value: number | null | undefined) => (value == null ? none : formats.number(value, 1));
  return {
    title: titleOf(context, trend.id),
    isMain: TRACED.includes(node?.level ?? ""),
    published: score(trend.published?.score),
    restated: score(trend.restated.score),
    now: score(node?.score),
    change: trend.change === null ? none : changeText(context, trend.change.points),
    range: trend.change === null ? none : changeRange(context, trend.change.low, trend.change.high),
    verdict: trend.change === null ? none : t(`trend.${trend.change.verdict}`),
  };
}

/** `plain`: two scores, but no intervals that could say whether they differ. `none`: no two scores. */
function verdictOf(context: ViewContext, earlier: TrendReview): "higher" | "lower" | "unclear" | "plain" | "none" {
  const overall = earlier.nodes.find((node) => node.id === "overall");
  if (overall === undefined || overall.restated.score === null || context.nodes.get("overall")!.score === null) return "none";
  return overall.change?.verdict ?? "plain";
}

function reviewOf(context: ViewContext, earlier: TrendReview) {
  const { t } = context.words;
  const now = `${context.result.framework.id}@${context.result.framework.version}`;
  return {
    title: t(`trend.since.${verdictOf(context, earlier)}`, { review: earlier.review }),
    period: t("trend.period", { period: periodOf(context, earlier.period), framework: earlier.framework }),
    isBreak: earlier.isBreak ? t("trend.break", { then: earlier.framework, now }) : null,
    shared: t("trend.shared", { share: shareText(context, earlier.shared) }),
    illustrative: earlier.illustrativeCount > 0 ? t("trend.illustrative", { n: earlier.illustrativeCount }) : null,
    caption: t("trend.table.caption", { review: earlier.review }),
    head: {
      part: t("table.part"),
      published: t("trend.published"),
      restated: t("trend.restated"),
      now: t("trend.now"),
      change: t("table.change"),
      range: t("table.interval"),
      verdict: t("trend.verdict"),
    },
    rows: earlier.nodes.map((node) => trendRow(context, node)),
  };
}

/** null for a first review: then the report has no such chapter. */
export function trendView(context: ViewContext) {
  const { t } = context.words;
  const { trend } = context.result;
  if (trend === null || trend.earlier.length === 0) return null;
  return {
    intro: t("trend.intro"),
    chartTitle: t("trend.chart.title"),
    chart: chartOf(context, trend.earlier),
    reviews: trend.earlier.map((earlier) => reviewOf(context, earlier)),
  };
}
