// How sure the numbers are: interval and rank, which cities cannot be told apart, what each assumption and each part does.
import type { CityUncertainty, UncertaintyResult } from "../../model/doubt.js";
import type { UncertaintySource } from "../../model/framework.js";
import type { ReviewResult } from "../../model/review-result.js";
import { barChart } from "../charts/bar-chart.js";
import { changeText, intervalCell, rankIntervalCell, shareText, shareToTenth, toTenth } from "../doubt-text.js";
import { areasOf, scoreText, titleOf, type ViewContext } from "../view-context.js";
import { cityNameOf } from "./analysis.js";
import { coherenceView } from "./coherence.js";
import { drawDots, NARROW, WIDE, type Charts } from "./dot-rows.js";

/** Largest number of parts that the table of removals lists. */
const LISTED = { dimension: 3, indicator: 5 } as const;

/** Share of simulation runs without an overall score from which the others no longer speak for all. */
const MANY_FAILED = 0.05;

/** Scores that differ by no more than this many points are the same: the order of a sum leaves such traces. */
const ROUNDING = 1e-6;

/** Name of a source of uncertainty: inside a sentence, or `asHead` of a column. */
export function doubtName(context: ViewContext, source: UncertaintySource, asHead = false): string {
  const { t, formats } = context.words;
  const name = t(`doubt.${source}.name`);
  return asHead ? formats.capitalise(name) : name;
}

function leadSentence(context: ViewContext, uncertainty: UncertaintyResult): string {
  const { t, formats } = context.words;
  const overall = context.nodes.get("overall")!;
  const score = scoreText(context, overall);
  if (score === null || overall.interval === null) return t("uncertainty.lead.none");
  const rank = context.doubt("overall")?.rank ?? null;
  const values = {
    city: context.cityName,
    score,
    share: formats.percent(uncertainty.level),
    runs: formats.number(uncertainty.replications),
    low: formats.number(overall.interval.low),
    high: formats.number(overall.interval.high),
  };
  if (rank === null || rank.n < 2) return t("uncertainty.lead.alone", values);
  return rank.low === rank.high
    ? t("uncertainty.lead.exact", { ...values, rank: rank.low, n: rank.n })
    : t("uncertainty.lead.between", { ...values, rankLow: rank.low, rankHigh: rank.high, n: rank.n });
}

/**
 * The sentence for a printed score at an end of its interval, because open values pull the runs away from it: where they really lie.
 * null where the runs alone span the score.
 */
function edgeSentence(context: ViewContext, uncertainty: UncertaintyResult): string | null {
  const { score } = context.nodes.get("overall")!;
  const quantiles = context.doubt("overall")?.quantiles ?? null;
  if (score === null || quantiles === null || !uncertainty.sources.includes("missing")) return null;
  if (quantiles.low <= score + ROUNDING && score - ROUNDING <= quantiles.high) return null;
  return context.words.t("uncertainty.edge", { median: context.words.formats.number(quantiles.median) });
}

type Comparison = "self" | "same" | "above" | "below" | "unknown";

function compare(context: ViewContext, city: CityUncertainty, clearShare: number): Comparison {
  if (city.city === context.result.city.id) return "self";
  if (city.beaten === null) return "unknown";
  if (city.beaten >= clearShare) return "below";
  return city.beaten <= 1 - clearShare ? "above" : "same";
}

interface ComparedCity {
  readonly city: CityUncertainty;
  readonly name: string;
  readonly comparison: Comparison;
}

function citiesChart(context: ViewContext, cities: readonly ComparedCity[]): Charts {
  const { t, formats } = context.words;
  const sentences = cities.map(({ city, name }) => {
    if (city.score === null) return t("chart.alt.row.missing", { title: name, state: t("chart.not_enough") });
    const score = formats.number(city.score);
    if (city.interval === null) return t("chart.alt.cities.row.plain", { city: name, score });
    return t("chart.alt.cities.row", { city: name, score, low: formats.number(city.interval.low), high: formats.number(city.interval.high) });
  });
  const rows = cities.map(({ city, name, comparison }) => ({
    label: name,
    score: city.score,
    scoreText: city.score === null ? t("table.none") : formats.number(city.score),
    hollow: false,
    median: null,
    peers: [],
    interval: city.interval,
    absence: t("chart.not_enough"),
    bold: comparison === "self",
    tone: comparison === "self" ? ("own" as const) : ("other" as const),
  }));
  return drawDots(context, rows, { labelWidth: 120, rowHeight: 16, alt: t("chart.alt.cities", { n: rows.length, rows: sentences.join(" ") }) });
}

/** All cities beside each other; null when there is nobody to compare with. */
function citiesView(context: ViewContext, uncertainty: UncertaintyResult) {
  const { t, formats } = context.words;
  const { clearShare } = uncertainty;
  const cities = uncertainty.cities
    .map((city): ComparedCity => ({
      city,
      name: city.city === context.result.city.id ? context.cityName : cityNameOf(context, city.names),
      comparison: compare(context, city, clearShare),
    }))
    .sort((a, b) => formats.compare(a.name, b.name));
  if (cities.filter(({ city }) => city.score !== null).length < 2) return null;
  const hasOwn = cities.some(({ city, comparison }) => comparison === "self" && city.score !== null);
  const named = (wanted: Comparison) => cities.filter(({ comparison }) => comparison === wanted).map(({ name }) => name);
  const sentences = (["same", "above", "below"] as const).flatMap((wanted) => {
    const names = named(wanted);
    return names.length === 0 ? [] : [t(`uncertainty.group.${wanted}`, { cities: formats.list(names) })];
  });
  const share = shareText(context, clearShare);
  const order = [
    uncertainty.smallestDifference === null
      ? t("uncertainty.smallest.none", { share })
      : t("uncertainty.smallest", { points: toTenth(uncertainty.smallestDifference), share }),
    ...(uncertainty.orderHolds === null ? [] : [t("uncertainty.order", { share: shareText(context, uncertainty.orderHolds) })]),
    ...(uncertainty.orderHoldsAnyWeights === null ? [] : [t("uncertainty.order.any", { share: shareText(context, uncertainty.orderHoldsAnyWeights) })]),
  ];
  return {
    title: hasOwn ? t("uncertainty.cities.title", { n: named("same").length }) : t("uncertainty.cities.caption"),
    chart: citiesChart(context, cities),
    legend: [
      { tone: "city", text: t("read.chart.city") },
      { tone: "interval", text: t("read.chart.interval") },
      { tone: "other", text: t("read.chart.other_city") },
    ],
    sentences: sentences.join(" "),
    order: order.join(" "),
    rule: t("uncertainty.compare.rule", { share }),
    caption: t("uncertainty.cities.caption"),
    head: { city: t("table.city"), score: t("table.score"), interval: t("table.interval"), rank: t("table.rank"), compare: t("uncertainty.compare") },
    rows: cities.map(({ city, name, comparison }) => ({
      name,
      strong: comparison === "self",
      score: city.score === null ? t("chart.not_enough") : formats.number(city.score),
      interval: intervalCell(context, city.interval),
      rank: city.rank === null ? t("table.none") : rankIntervalCell(context, city.rank),
      compare: comparison === "unknown" ? t("table.none") : t(`uncertainty.compare.${comparison}`),
    })),
  };
}

/** Intervals of the overall score and the areas with one source alone, with all, and under any weights; null where none has a score. */
function sourcesView(context: ViewContext, { sources }: UncertaintyResult) {
  const { t, formats } = context.words;
  const nodes = [context.nodes.get("overall")!, ...areasOf(context)].filter((node) => node.interval !== null);
  if (nodes.length === 0) return null;
  return {
    title: t("uncertainty.sources.title"),
    caption: t("uncertainty.sources.caption"),
    partHead: t("table.part"),
    heads: [
      ...sources.map((source) => doubtName(context, source, true)),
      formats.capitalise(t("uncertainty.all")),
      formats.capitalise(t("uncertainty.any_weights")),
    ],
    rows: nodes.map((node) => {
      const doubt = context.doubt(node.id);
      return {
        title: titleOf(context, node.id),
        cells: [
          // With a decimal: one assumption alone often moves a score by less than a point.
          ...sources.map((source) => intervalCell(context, doubt?.bySource[source] ?? null, 1)),
          intervalCell(context, doubt?.interval ?? null, 1),
          intervalCell(context, doubt?.anyWeights ?? null, 1),
        ],
      };
    }),
    note: t("uncertainty.any_weights.note"),
  };
}

/** Why there are no variance shares of the overall score, as the last part of a message id. */
function reasonForNone(context: ViewContext, uncertainty: UncertaintyResult | null): "no_score" | "one" | "failed" | "still" {
  if (context.nodes.get("overall")!.score === null) return "no_score";
  if (uncertainty === null || uncertainty.sources.length < 2) return "one";
  const doubt = context.doubt("overall");
  if (doubt === null || doubt.failed === 0) return "still";
  // A score that does vary has shares unless too many of their own computations failed, which the runs only estimate.
  const varies = doubt.quantiles !== null && doubt.quantiles.high - doubt.quantiles.low > ROUNDING;
  return varies || doubt.failed > MANY_FAILED * uncertainty.replications ? "failed" : "still";
}

/** Which assumption moves the overall score most; the reason in words where no index can be given. */
function mostView(context: ViewContext, { uncertainty, sensitivity }: Pick<ReviewResult, "uncertainty" | "sensitivity">) {
  const { t, formats } = context.words;
  const { sobol, mostSource } = sensitivity;
  const title = t(mostSource === null ? "uncertainty.most.none" : `uncertainty.most.${mostSource}`);
  if (sobol === null) return { title, none: t(`uncertainty.sobol.${reasonForNone(context, uncertainty)}`) };
  const share = (value: number) => shareToTenth(context, value);
  const range = ({ low, high }: { readonly low: number; readonly high: number }) => t("table.from_to", { low: share(low), high: share(high) });
  const rows = sobol.indices.map(({ source, total }) => ({
    label: doubtName(context, source, true),
    value: Math.max(0, total.value),
    valueText: share(total.value),
    tone: source === mostSource ? ("accent" as const) : ("grey" as const),
  }));
  const sentences = sobol.indices.map(({ source, first, total }) =>
    t("chart.alt.doubt.row", { assumption: doubtName(context, source, true), total: share(total.value), first: share(first.value) }),
  );
  const alt = t("chart.alt.doubt", { rows: sentences.join(" ") });
  return {
    title,
    chart: {
      wide: barChart({ rows, alt, layout: "wide", width: WIDE, labelWidth: 150 }),
      stacked: context.medium === "web" ? barChart({ rows, alt, layout: "stacked", width: NARROW }) : "",
    },
    caption: t("uncertainty.sobol.caption"),
    head: {
      assumption: t("uncertainty.sobol.assumption"),
      first: t("uncertainty.sobol.first"),
      total: t("uncertainty.sobol.total"),
      range: t("uncertainty.sobol.range"),
    },
    rows: sobol.indices.map(({ source, first, total }) => ({
      title: doubtName(context, source, true),
      first: share(first.value),
      firstRange: range(first),
      total: share(total.value),
      totalRange: range(total),
    })),
    note: t("uncertainty.sobol.note", { n: formats.number(sobol.evaluations), bootstrap: formats.number(sobol.bootstrap) }),
  };
}

/** The exact overall score without one part: the parts that matter most. */
function leaveOutView(context: ViewContext) {
  const { t, formats } = context.words;
  const { leftOut } = context.result.sensitivity;
  const overall = context.nodes.get("overall")!;
  if (overall.score === null || leftOut.length === 0) return null;
  const largest = (level: "dimension" | "indicator") =>
    leftOut
      .filter((entry) => entry.level === level && entry.change !== null && (Math.abs(entry.change) >= 0.05 || (entry.rankChange ?? 0) !== 0))
      .sort((a, b) => Math.abs(b.change!) - Math.abs(a.change!))
      .slice(0, LISTED[level]);
  const listed = [...largest("dimension"), ...largest("indicator")];
  const lost = leftOut.filter((entry) => entry.score === null).map((entry) => titleOf(context, entry.id));
  const moves = listed.some((entry) => Math.abs(entry.change!) >= 1);
  return {
    title: t("uncertainty.leave.title"),
    text: listed.length > 0 ? t("uncertainty.leave.text") : null,
    small: listed.length === 0 ? t("uncertainty.leave.none") : moves ? null : t("uncertainty.leave.small"),
    lost: lost.length === 0 ? null : t("uncertainty.leave.lost", { parts: lost.join("; ") }),
    caption: t("uncertainty.leave.caption"),
    head: { part: t("uncertainty.leave.part"), score: t("uncertainty.leave.score"), change: t("table.change") },
    now: { title: t("uncertainty.leave.nothing"), score: formats.number(overall.score, 1), change: t("table.none") },
    rows: listed.map((entry) => ({
      title: titleOf(context, entry.id),
      level: t(`findings.level.${entry.level === "area" ? "dimension" : entry.level}`),
      score: formats.number(entry.score!, 1),
      change: changeText(context, entry.change!),
    })),
  };
}

export function uncertaintyView(context: ViewContext) {
  const { t, formats } = context.words;
  const { uncertainty } = context.result;
  const shared = { leaveOut: leaveOutView(context), coherence: coherenceView(context) };
  if (uncertainty === null) return { ...shared, off: t("uncertainty.off") };
  const failed = uncertainty.nodes.filter((node) => node.failed > 0);
  const cities = citiesView(context, uncertainty);
  return {
    ...shared,
    lead: leadSentence(context, uncertainty),
    intro: t("uncertainty.intro", { sources: formats.list(uncertainty.sources.map((source) => doubtName(context, source))) }),
    edge: edgeSentence(context, uncertainty),
    cities,
    citiesNone: t("uncertainty.cities.none"),
    sources: sourcesView(context, uncertainty),
    most: mostView(context, context.result),
    failed:
      failed.length === 0
        ? null
        : t("uncertainty.failed", { parts: failed.map((node) => `${titleOf(context, node.id)}: ${formats.number(node.failed)}`).join("; ") }),
    replay: t("uncertainty.replay", { runs: formats.number(uncertainty.replications), seed: uncertainty.seed }),
  };
}
