// The scorecard: the verdict, the areas with interval and rank, dimensions, strengths and gaps, data quality, what comes next.
import type { NodeResult } from "../../model/review-result.js";
import { areasOf, dimensionsOf, scoreText, standingOf, titleOf, type ViewContext } from "../view-context.js";
import { coverageChart, coverageLegend, weightShares } from "./coverage-chart.js";
import { drawDots, nodeRow } from "./dot-rows.js";
import { findingLine, scoreHead, scoreRow } from "./score-rows.js";
import { highLowTitle, meanName } from "./titles.js";

const SCORECARD_FINDINGS = 5;

/** How much of a score is invented, said beside it; null when nothing is. */
function examplesShare(context: ViewContext, node: NodeResult): string | null {
  const { t, formats } = context.words;
  const { illustrative } = weightShares(context, node);
  return illustrative > 0 ? `${t("doc.illustrative.short")}: ${formats.percent(illustrative)}` : null;
}

function verdict(context: ViewContext): string {
  const { t, formats } = context.words;
  const overall = context.nodes.get("overall")!;
  const score = scoreText(context, overall);
  if (score === null) {
    const { byStatus, indicators } = context.result.dataQuality;
    return t("scorecard.verdict.insufficient", { observed: indicators - byStatus.missing - byStatus.not_applicable, total: indicators });
  }
  const values = { city: context.cityName, score };
  const found = standingOf(context, overall);
  if (found === null) return t("scorecard.verdict.alone", values);
  return t(`scorecard.verdict.${found.stands}`, { ...values, n: found.n, median: formats.number(found.median) });
}

/** "Rank 2 to 5 of 7 cities": an interval where there is one, and never without the number of cities. */
function rankSentence(context: ViewContext): string | null {
  const { t } = context.words;
  const position = context.position("overall");
  if (!position || position.n < 2) return null;
  const rank = context.doubt("overall")?.rank ?? null;
  if (rank !== null) {
    return rank.low === rank.high
      ? t("scorecard.rank.exact", { rank: rank.low, n: rank.n })
      : t("scorecard.rank.between", { low: rank.low, high: rank.high, n: rank.n });
  }
  return position.rank === null ? null : t("scorecard.rank.plain", { rank: position.rank, n: position.n });
}

/** What must be known beside the verdict: interval, rank, and where the areas stand. */
function verdictDetails(context: ViewContext): string[] {
  const { t, formats } = context.words;
  const overall = context.nodes.get("overall")!;
  if (overall.score === null) return [];
  const details: string[] = [];
  if (overall.interval) {
    details.push(t("scorecard.interval", { low: formats.number(overall.interval.low), high: formats.number(overall.interval.high) }));
  }
  const rank = rankSentence(context);
  if (rank !== null) details.push(rank);
  const ordered = areasOf(context).filter((area) => area.score !== null && area.effectiveWeight > 0).sort((a, b) => b.score! - a.score!);
  const best = ordered[0];
  const worst = ordered[ordered.length - 1];
  if (best && worst && best !== worst && best.score! > worst.score!) {
    details.push(
      t("scorecard.verdict.areas", {
        best: titleOf(context, best.id),
        bestScore: scoreText(context, best)!,
        worst: titleOf(context, worst.id),
        worstScore: scoreText(context, worst)!,
      }),
    );
  }
  return details;
}

export function scorecardView(context: ViewContext) {
  const { t, formats } = context.words;
  const { result } = context;
  const overall = context.nodes.get("overall")!;
  const dimensions = dimensionsOf(context);
  const { byStatus, indicators } = result.dataQuality;
  const dimensionsHead = t("scorecard.dimensions.title", { n: dimensions.length });
  return {
    verdictTitle: t("scorecard.verdict.title"),
    verdict: verdict(context),
    details: verdictDetails(context).join(" "),
    areasTitle: t("scorecard.areas.title"),
    head: scoreHead(context, t("table.area")),
    rows: [...areasOf(context).map((area) => scoreRow(context, area)), { ...scoreRow(context, overall), strong: true }],
    note: t("scorecard.overall.note", { mean: meanName(context, overall) }),
    examples: examplesShare(context, overall),
    chartHead: dimensionsHead,
    chartTitle: highLowTitle(context, dimensions, dimensionsHead),
    chart: dimensions.length === 0 ? null : drawDots(context, dimensions.map((node) => nodeRow(context, node)), { labelWidth: 170, rowHeight: 21 }),
    strengthsTitle: t("scorecard.strengths"),
    strengths: result.strengths.slice(0, SCORECARD_FINDINGS).map((finding) => findingLine(context, finding)),
    strengthsNone: t("scorecard.strengths.none"),
    direction: t("findings.direction"),
    gapsTitle: t("scorecard.gaps"),
    gaps: result.gaps.slice(0, SCORECARD_FINDINGS).map((finding) => findingLine(context, finding)),
    gapsNone: t("scorecard.gaps.none"),
    more: result.strengths.length > SCORECARD_FINDINGS || result.gaps.length > SCORECARD_FINDINGS ? t("scorecard.more") : null,
    qualityTitle: t("scorecard.quality.title"),
    quality: t("scorecard.quality.text", {
      observed: byStatus.observed + byStatus.estimated + byStatus.provisional,
      total: indicators,
      illustrative: byStatus.illustrative,
      missing: byStatus.missing,
      na: byStatus.not_applicable,
    }),
    coverage: `${t("table.coverage")}: ${formats.percent(overall.coverage)}`,
    coverageChart: coverageChart(context, [...areasOf(context), overall]),
    coverageLegend: coverageLegend(context),
    nextTitle: t("scorecard.next.title"),
    next: t("scorecard.next.text"),
  };
}
