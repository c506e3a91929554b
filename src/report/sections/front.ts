// The first pages: cover, imprint, reading help and scorecard.
import { EVIDENCE_GRADES } from "../../model/observation.js";
import { VALUE_SIGNS, type Finding, type NodeResult } from "../../model/review-result.js";
import { anchorOf, markText, scoreText, standing, titleOf, type ViewContext } from "../view-context.js";
import { dotPlot } from "../charts/dot-plot.js";
import { coverageChart, coverageLegend, weightShares } from "./coverage-chart.js";
import { drawDots, nodeRow, NARROW, type Charts } from "./dot-rows.js";
import { highLowTitle } from "./titles.js";

const SCORECARD_FINDINGS = 5;

export const areasOf = (context: ViewContext): NodeResult[] => context.result.nodes.filter((node) => node.level === "area");
export const dimensionsOf = (context: ViewContext, area?: string): NodeResult[] =>
  context.result.nodes.filter((node) => node.level === "dimension" && (area === undefined || node.parent === area));

export function periodText(context: ViewContext): string {
  const { t, formats } = context.words;
  const { from, to } = context.result.review.period;
  return t("doc.period", { from: formats.date(from), to: formats.date(to) });
}

/** The sentence about example values that stands on the cover, in the running head and in the imprint. */
export function illustrativeNotice(context: ViewContext): { readonly text: string; readonly warns: boolean } {
  const { t } = context.words;
  const { illustrativeCount, peersIllustrativeCount, illustrativeIncluded } = context.result.review;
  // A city without invented values of its own is still compared with those of others.
  const n = illustrativeCount > 0 ? illustrativeCount : peersIllustrativeCount;
  if (n > 0) return { text: t("doc.illustrative.banner", { n }), warns: true };
  return { text: t(illustrativeIncluded ? "doc.illustrative.none" : "doc.illustrative.left_out"), warns: false };
}

export function coverView(context: ViewContext) {
  const { t, formats } = context.words;
  const { result } = context;
  const rows = [...areasOf(context).map((area) => nodeRow(context, area))];
  return {
    network: markText(context, result.network.name),
    docTitle: t("doc.title"),
    cityName: context.cityName,
    facts: [
      { label: t("cover.country"), value: formats.country(result.city.country) },
      { label: t("cover.period"), value: periodText(context) },
      { label: t("cover.data_stand"), value: formats.date(result.review.dataAsOf) },
      { label: t("cover.language"), value: formats.capitalise(formats.language(context.words.lang)) },
    ],
    chartTitle: t("cover.chart.title"),
    chart: drawDots(context, rows, { labelWidth: 110, rowHeight: 26 }),
    notice: illustrativeNotice(context),
    fundingLabel: t("cover.funding"),
    funding: markText(context, result.network.funding),
  };
}

export function imprintView(context: ViewContext, siblings: readonly { readonly lang: string; readonly href: string }[]) {
  const { t, formats } = context.words;
  const { result } = context;
  const publisher = markText(context, result.network.publisher) ?? markText(context, result.network.name);
  const { contact, licence } = result.network;
  return {
    title: t("imprint.title"),
    entries: [
      { label: t("imprint.published_by"), ...publisher },
      {
        label: t("imprint.cite"),
        text: t("imprint.cite.text", {
          publisher: publisher?.text ?? "",
          city: context.cityName,
          period: periodText(context),
          date: formats.date(result.review.dataAsOf),
        }),
      },
      ...(licence ? [{ label: t("imprint.licence"), text: t("imprint.licence.text", { licence }) }] : []),
      { label: t("imprint.data_stand"), text: formats.date(result.review.dataAsOf) },
      { label: t("imprint.accessibility"), text: t("imprint.accessibility.text") },
      {
        label: t("imprint.made_with"),
        text: t("imprint.made_with.text", {
          version: result.tool.version,
          framework: `${result.framework.id}@${result.framework.version}`,
        }),
      },
      { label: t("imprint.data_hash"), text: result.provenance.dataHash, code: true },
    ],
    contactLabel: t("imprint.contact"),
    contact: contact?.url ?? contact?.email ? { url: contact?.url, email: contact?.email } : null,
    languagesLabel: t("imprint.other_languages"),
    languages: siblings.map(({ lang, href }) => ({ lang, href, name: ownName(lang) })),
    notIcc: { title: t("imprint.not_icc.title"), text: t("imprint.not_icc.text") },
    notice: illustrativeNotice(context),
  };
}

/** A language's name in that language, as a language switch shows it. */
export function ownName(lang: string): string {
  const name = new Intl.DisplayNames(lang, { type: "language" }).of(lang) ?? lang;
  return name.slice(0, 1).toLocaleUpperCase(lang) + name.slice(1);
}

/** One made-up row that carries every mark, drawn by the same function as the real charts. */
function sampleRow(context: ViewContext): Charts {
  const { t, formats } = context.words;
  const label = t("read.chart.city");
  const row = { label, score: 62, scoreText: formats.number(62), hollow: false, median: 48, peers: [22, 35, 48, 55, 81], interval: null, absence: "" };
  const hollow = { ...row, label: t("read.chart.city_hollow"), score: 35, scoreText: formats.number(35), hollow: true, peers: [22, 48, 55, 62, 81] };
  const none = { ...row, peers: [], median: null, label: t("table.indicator"), score: null, scoreText: t("table.none"), absence: t("chart.no_data") };
  const alt = `${t("read.chart.title")}. ${t("read.chart.missing")}.`;
  const shared = { rows: [row, hollow, none], alt, axisTitle: t("chart.axis"), tickLabel: (value: number) => formats.number(value) };
  return {
    wide: dotPlot({ ...shared, layout: "wide", width: 440, labelWidth: 150 }),
    stacked: context.medium === "web" ? dotPlot({ ...shared, layout: "stacked", width: NARROW }) : "",
  };
}

export function readingHelpView(context: ViewContext) {
  const { t, formats } = context.words;
  const { shown, provisional } = context.result.framework.coverage;
  const share = formats.percent(shown);
  const low = formats.percent(provisional);
  return {
    title: t("read.title"),
    intro: t("read.intro"),
    chartTitle: t("read.chart.title"),
    chart: sampleRow(context),
    marks: [
      { mark: "city", text: t("read.chart.city") },
      { mark: "hollow", text: t("read.chart.city_hollow") },
      { mark: "peer", text: t("read.chart.peers") },
      { mark: "median", text: t("read.chart.median") },
      { mark: "range", text: t("read.chart.range") },
    ],
    missing: t("read.chart.missing"),
    statesTitle: t("read.states.title"),
    states: [
      t("read.state.shown", { score: formats.number(53), share }),
      t("read.state.provisional", { score: formats.number(53), low, high: share }),
      t("read.state.insufficient", { share: low }),
    ],
    signsTitle: t("read.signs.title"),
    signHead: t("table.sign"),
    meaningHead: t("table.meaning"),
    signs: VALUE_SIGNS.map((sign) => ({ short: t(`sign.${sign}.short`), long: t(`sign.${sign}.long`) })),
    gradesTitle: t("read.grades.title"),
    gradeHead: t("table.grade"),
    grades: EVIDENCE_GRADES.map((grade) => ({ grade, text: t(`grade.${grade}`) })),
    sources: t("read.sources"),
  };
}

/** How much of a score is invented, said beside it; null when nothing is. */
function examplesShare(context: ViewContext, node: NodeResult): string | null {
  const { t, formats } = context.words;
  const { illustrative } = weightShares(context, node);
  return illustrative > 0 ? `${t("doc.illustrative.short")}: ${formats.percent(illustrative)}` : null;
}

function verdict(context: ViewContext): string {
  const { t, formats } = context.words;
  const { result } = context;
  const overall = context.nodes.get("overall")!;
  const score = scoreText(context, overall);
  const scored = areasOf(context).filter((area) => area.score !== null);
  if (score === null || overall.score === null || scored.length === 0) {
    const { byStatus, indicators } = result.dataQuality;
    return t("scorecard.verdict.insufficient", { observed: indicators - byStatus.missing - byStatus.not_applicable, total: indicators });
  }
  const ordered = [...scored].sort((a, b) => b.score! - a.score!);
  const best = ordered[0]!;
  const worst = ordered[ordered.length - 1]!;
  const values = {
    city: context.cityName,
    score,
    best: titleOf(context, best.id),
    bestScore: scoreText(context, best) ?? "",
    worst: titleOf(context, worst.id),
    worstScore: scoreText(context, worst) ?? "",
  };
  const position = context.position("overall");
  if (!position || position.median === null || position.n < 2) return t("scorecard.verdict.alone", values);
  return t(`scorecard.verdict.${standing(overall.score, position.median)}`, {
    ...values,
    n: position.n,
    median: formats.number(position.median),
  });
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

/** Row of the score table: never a number without its coverage and its comparison. */
export function scoreRow(context: ViewContext, node: NodeResult) {
  const { t, formats } = context.words;
  const position = context.position(node.id);
  const none = t("table.none");
  return {
    id: anchorOf(node.id),
    title: titleOf(context, node.id),
    score: scoreText(context, node) ?? t("chart.not_enough"),
    hasScore: node.score !== null,
    coverage: formats.percent(node.coverage),
    // One city alone has no median.
    median: position?.median == null || position.n < 2 ? none : formats.number(position.median),
    range: position?.min == null || position.max == null || position.n < 2 ? none : `${formats.number(position.min)}–${formats.number(position.max)}`,
    cities: position ? String(position.n) : none,
    illustrative: node.illustrativeCount > 0 ? String(node.illustrativeCount) : none,
  };
}

export function scorecardView(context: ViewContext) {
  const { t, formats } = context.words;
  const { result } = context;
  const overall = context.nodes.get("overall")!;
  const dimensions = dimensionsOf(context);
  const { byStatus, indicators } = result.dataQuality;
  const position = context.position("overall");
  const ranked = position?.rank != null && position.n > 1 ? t("scorecard.rank", { rank: position.rank, n: position.n }) : null;
  return {
    verdictTitle: t("scorecard.verdict.title"),
    verdict: verdict(context),
    areasTitle: t("scorecard.areas.title"),
    head: scoreHead(context, t("table.area")),
    rows: [...areasOf(context).map((area) => scoreRow(context, area)), { ...scoreRow(context, overall), strong: true }],
    note: t("scorecard.overall.note", { mean: t(`mean.${overall.mean}`) }),
    rank: ranked,
    examples: examplesShare(context, overall),
    chartHead: t("scorecard.dimensions.title", { n: dimensions.length }),
    chartTitle: highLowTitle(context, dimensions, t("scorecard.dimensions.title", { n: dimensions.length })),
    chart: drawDots(context, dimensions.map((node) => nodeRow(context, node)), { labelWidth: 170, rowHeight: 21 }),
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

export function scoreHead(context: ViewContext, first: string) {
  const { t } = context.words;
  return {
    first,
    score: t("table.score"),
    coverage: t("table.coverage"),
    median: t("table.median"),
    range: t("table.range"),
    cities: t("table.cities"),
    illustrative: context.words.formats.capitalise(t("quality.examples")),
  };
}
