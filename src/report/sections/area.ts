// One area and its dimensions: score, comparison, evidence, good practice, what is missing.
import type { IndicatorResult, NodeResult, ReadingResult } from "../../model/review-result.js";
import { explainValue, formatValue, listItems, nextLevel } from "../value-text.js";
import { intervalCell } from "../doubt-text.js";
import { anchorOf, groupsBelow, markText, ownIndicators, standingOf, titleOf, type MarkedText, type ViewContext } from "../view-context.js";
import { weightShares } from "./coverage-chart.js";
import { drawDots, indicatorRow, nodeRow, type Charts } from "./dot-rows.js";
import { scoreHead, scoreRow } from "./score-rows.js";
import { highLowTitle, nodeTitle } from "./titles.js";

/** Cells of the indicator table, for the reading used and, in the annex, for the others. */
export function readingCells(context: ViewContext, indicator: IndicatorResult, reading: ReadingResult) {
  const { t, formats } = context.words;
  const none = t("table.none");
  return {
    value: formatValue(context, indicator, reading),
    detail: explainValue(context, indicator, reading),
    year: reading.year === null ? none : String(reading.year),
    place: reading.place === null ? none : t(`place.${reading.place}`),
    basis: reading.basis === null ? none : (context.words.words.populations[reading.basis] ?? reading.basis),
    grade: reading.grade ?? none,
    source: reading.sourceKey === null ? null : { key: reading.sourceKey, href: `#source-${reading.sourceKey}` },
    signs: reading.signs.map((sign) => ({ sign, text: t(`sign.${sign}.short`) })),
    score: reading.score === null ? none : formats.number(reading.score),
    status: t(`status.${reading.status}`),
  };
}

export function indicatorHead(context: ViewContext) {
  const { t } = context.words;
  return {
    indicator: t("table.indicator"),
    value: t("table.value"),
    year: t("table.year"),
    place: t("table.place"),
    grade: t("table.grade"),
    source: t("table.source"),
    signs: t("table.signs"),
    score: t("table.score"),
  };
}

/** What the sources say, one entry per indicator that has words. */
function evidenceOf(context: ViewContext, indicators: readonly IndicatorResult[]) {
  const { t } = context.words;
  return indicators.flatMap((indicator) => {
    const finding = markText(context, indicator.finding);
    const caveat = markText(context, indicator.caveat);
    const next = nextLevel(context, indicator);
    if (finding === null && caveat === null && indicator.sourceKey === null) return [];
    return [
      {
        title: titleOf(context, indicator.id),
        finding,
        caveat,
        caveatLabel: t("dimension.caveat"),
        next: next === null ? null : `${t("value.next_level")}: ${next}`,
        source: indicator.sourceKey === null ? null : { key: indicator.sourceKey, href: `#source-${indicator.sourceKey}` },
      },
    ];
  });
}

function practicesOf(context: ViewContext, indicators: readonly IndicatorResult[]) {
  return indicators.flatMap((indicator) =>
    indicator.goodPractices.map((practice) => ({
      title: markText(context, practice.title),
      text: markText(context, practice.text),
      year: practice.year === undefined ? null : String(practice.year),
      indicator: titleOf(context, indicator.id),
      source: practice.sourceKey === null ? null : { key: practice.sourceKey, href: `#source-${practice.sourceKey}` },
    })),
  );
}

/** Sentences about what one indicator lacks; a text that fell back keeps its own language. */
function lacksOf(context: ViewContext, indicator: IndicatorResult): MarkedText[] {
  const { t } = context.words;
  const { status, value, place, year, signs } = indicator;
  const reason = markText(context, indicator.reason);
  const withReason = (id: string, fallback: string): MarkedText =>
    reason === null ? { text: t(fallback) } : { ...reason, text: t(id, { reason: reason.text }) };
  if (status === "missing") return [withReason("dimension.gaps.missing", "dimension.gaps.missing.no_reason")];
  if (status === "not_applicable") return [withReason("dimension.gaps.not_applicable", "status.not_applicable")];
  if (status === "illustrative") return [{ text: t("dimension.gaps.illustrative") }];
  const lacks: MarkedText[] = [];
  // National law applies to every city alike: no figure of the city is missing there.
  if (place !== null && place !== "city" && indicator.competence !== "national") lacks.push({ text: t("dimension.gaps.proxy", { place: t(`place.${place}`) }) });
  const { from, to } = context.result.review.period;
  if (year !== null && signs.includes("outside_period") && (year < Number(from.slice(0, 4)) || year > Number(to.slice(0, 4)))) {
    lacks.push({ text: t("dimension.gaps.old", { year: String(year) }) });
  }
  if (value?.type === "checklist") {
    const { unknown } = listItems(context, indicator, value.items);
    if (unknown !== "") lacks.push({ text: t("dimension.gaps.unknown_items", { items: unknown }) });
  }
  return lacks;
}

/** Indicators that lack the same are named together, so that the list stays short. */
function groupLacks(context: ViewContext, indicators: readonly IndicatorResult[]) {
  const groups = new Map<string, { titles: string[]; texts: MarkedText[] }>();
  for (const indicator of indicators) {
    const texts = lacksOf(context, indicator);
    if (texts.length === 0) continue;
    const key = JSON.stringify(texts);
    const group = groups.get(key) ?? { titles: [], texts };
    group.titles.push(titleOf(context, indicator.id));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ titles, texts }) => ({ title: titles.join("; "), texts }));
}

function peersSentence(context: ViewContext, node: NodeResult): string | null {
  const found = standingOf(context, node);
  if (found === null) return null;
  return context.words.t(`dimension.peers.${found.stands}`, { median: context.words.formats.number(found.median), n: found.n });
}

/** `withMedian` is left out where the sentence before has said it already. */
function coverageSentence(context: ViewContext, node: NodeResult, withMedian: boolean): string {
  const { t, formats } = context.words;
  const { illustrative } = weightShares(context, node);
  // Coverage counts example values too where they are let in, so their share stands beside it.
  const coverage =
    illustrative > 0 ? `${formats.percent(node.coverage)} (${t("quality.examples")}: ${formats.percent(illustrative)})` : formats.percent(node.coverage);
  const position = context.position(node.id);
  if (node.score === null) {
    // What has a value but lies in parts without enough data carries no score.
    return t("area.coverage.none", { coverage: formats.percent(Math.min(node.coverage, node.used)), threshold: formats.percent(context.result.framework.coverage.provisional) });
  }
  if (!withMedian || !position || position.median === null || position.n < 2) return t("area.coverage.alone", { coverage });
  return t("area.coverage", { coverage, n: position.n, median: formats.number(position.median) });
}

/** Table, evidence, good practice and gaps of indicators that stand side by side; null where there are none. */
function indicatorsView(context: ViewContext, indicators: readonly IndicatorResult[], caption: string) {
  const { t } = context.words;
  if (indicators.length === 0) return null;
  return {
    caption,
    head: indicatorHead(context),
    rows: indicators.map((indicator) => ({
      id: anchorOf(indicator.id),
      title: titleOf(context, indicator.id),
      ...readingCells(context, indicator, indicator),
      interval: indicator.interval === null ? null : intervalCell(context, indicator.interval),
    })),
    evidenceTitle: t("dimension.evidence"),
    evidence: evidenceOf(context, indicators),
    evidenceNone: t("dimension.evidence.none"),
    practicesTitle: t("dimension.practices"),
    practices: practicesOf(context, indicators),
    lacksTitle: t("dimension.gaps"),
    lacks: groupLacks(context, indicators),
    lacksNone: t("dimension.gaps.none"),
  };
}

/** Chart and table of the parts of a node; null where it has none. */
function partsView(context: ViewContext, node: NodeResult, caption: string, partHead: string) {
  const parts = groupsBelow(context, node);
  if (parts.length === 0) return null;
  return {
    chartTitle: highLowTitle(context, parts, caption),
    chart: drawDots(context, [...parts.map((part) => nodeRow(context, part)), nodeRow(context, node, true)]),
    caption,
    head: scoreHead(context, partHead),
    rows: [
      ...parts.map((part) => ({ ...scoreRow(context, part), href: `#${anchorOf(part.id)}` })),
      { ...scoreRow(context, node), strong: true },
    ],
  };
}

/** A dimension, a part of one, or the indicators that an area has itself; parts are sections of the same kind, one level down. */
export interface SectionView {
  readonly id: string;
  readonly number: string;
  /** Level of its heading, 3–6; those inside it are one deeper, 6 at most. */
  readonly heading: number;
  readonly inner: number;
  readonly title: string;
  /** For the contents. */
  readonly shortTitle: string;
  readonly peers: string | null;
  readonly coverage: string | null;
  readonly chartTitle: string | null;
  readonly chart: Charts | null;
  readonly parts: ReturnType<typeof partsView>;
  readonly indicators: ReturnType<typeof indicatorsView>;
  readonly sections: readonly SectionView[];
}

const DEEPEST = 6;

function indicatorChart(context: ViewContext, indicators: readonly IndicatorResult[], plain: string) {
  if (indicators.length === 0) return { chartTitle: null, chart: null };
  return {
    chartTitle: highLowTitle(context, indicators, plain),
    chart: drawDots(context, indicators.map((indicator) => indicatorRow(context, indicator))),
  };
}

function sectionView(context: ViewContext, node: NodeResult, number: string, heading: number): SectionView {
  const { t } = context.words;
  const title = titleOf(context, node.id);
  const indicators = ownIndicators(context, node);
  const peers = peersSentence(context, node);
  const caption = t("dimension.table.caption", { dimension: title });
  return {
    id: anchorOf(node.id),
    number,
    heading: Math.min(heading, DEEPEST),
    inner: Math.min(heading + 1, DEEPEST),
    title: nodeTitle(context, node),
    shortTitle: title,
    peers,
    coverage: coverageSentence(context, node, peers === null),
    ...indicatorChart(context, indicators, caption),
    parts: partsView(context, node, t("dimension.parts.caption", { dimension: title }), t("table.part")),
    indicators: indicatorsView(context, indicators, caption),
    sections: groupsBelow(context, node).map((part, index) => sectionView(context, part, `${number}.${index + 1}`, heading + 1)),
  };
}

/** The section of indicators that belong to an area and to no dimension of it. */
function directSection(context: ViewContext, area: NodeResult, number: string): SectionView[] {
  const indicators = ownIndicators(context, area);
  if (indicators.length === 0) return [];
  const title = context.words.t("area.direct", { area: titleOf(context, area.id) });
  return [
    {
      id: `${anchorOf(area.id)}-direct`,
      number,
      heading: 3,
      inner: 4,
      title,
      shortTitle: title,
      peers: null,
      coverage: null,
      ...indicatorChart(context, indicators, title),
      parts: null,
      indicators: indicatorsView(context, indicators, title),
      sections: [],
    },
  ];
}

export function areaView(context: ViewContext, area: NodeResult, number: string) {
  const { t } = context.words;
  const dimensions = groupsBelow(context, area).map((node, index) => sectionView(context, node, `${number}.${index + 1}`, 3));
  return {
    title: nodeTitle(context, area),
    aim: context.words.words.areas[area.id]?.aim ?? "",
    peers: dimensions.length === 0 ? peersSentence(context, area) : null,
    coverage: coverageSentence(context, area, true),
    parts: partsView(context, area, t("area.table.caption", { area: titleOf(context, area.id) }), t("table.dimension")),
    sections: [...dimensions, ...directSection(context, area, `${number}.${dimensions.length + 1}`)],
  };
}
