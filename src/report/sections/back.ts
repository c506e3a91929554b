// The last pages: data quality, and the annex with fact sheets, full data, other readings, sources and glossary.
import { EVIDENCE_GRADES, OBSERVATION_STATUSES } from "../../model/observation.js";
import { VALUE_SIGNS, type IndicatorResult } from "../../model/review-result.js";
import { formatAmount } from "../value-text.js";
import { anchorOf, areasOf, dimensionsOf, groupsWithIndicators, markText, ownIndicators, titleOf, type ViewContext } from "../view-context.js";
import { intervalCell } from "../doubt-text.js";
import { indicatorHead, readingCells } from "./area.js";
import { coverageChart, coverageLegend, weightShares } from "./coverage-chart.js";
import { normalisationText } from "./method.js";

const GLOSSARY = ["tcn", "migrants", "reference", "coverage", "median", "cohort", "proxy", "goalposts", "potential", "interval", "run", "firm", "review", "strategy", "pact"];

/** Words that a report without intervals does not use. */
const DOUBT_WORDS = ["interval", "run", "firm"];

export function qualityView(context: ViewContext) {
  const { t, formats } = context.words;
  const { dataQuality, indicators } = context.result;
  const overall = context.nodes.get("overall")!;
  const dimensions = dimensionsOf(context);
  const proxies = indicators.filter((indicator) => indicator.signs.includes("proxy"));
  const empty = indicators.filter((indicator) => indicator.value === null);
  const examples = indicators.filter((indicator) => indicator.status === "illustrative");
  const count = (label: string, value: number, note = "") => ({ label, value: formats.number(value), note });
  return {
    chartTitle: t("quality.chart.title", { share: formats.percent(weightShares(context, overall).fromSources) }),
    coverage: `${t("table.coverage")}: ${formats.percent(overall.coverage)}`,
    chart: coverageChart(context, dimensions.length > 0 ? dimensions : areasOf(context)),
    legend: coverageLegend(context),
    numberHead: t("table.number"),
    status: {
      caption: t("quality.status.caption"),
      head: t("table.status"),
      rows: OBSERVATION_STATUSES.map((status) => count(t(`status.${status}`), dataQuality.byStatus[status])),
    },
    grades: {
      caption: t("quality.grade.caption"),
      head: t("table.grade"),
      rows: EVIDENCE_GRADES.map((grade) => count(`${grade} – ${t(`grade.${grade}`)}`, dataQuality.byGrade[grade])),
    },
    signs: {
      caption: t("quality.signs.caption"),
      head: t("table.sign"),
      rows: VALUE_SIGNS.map((sign) => count(t(`sign.${sign}.long`), dataQuality.bySign[sign])),
    },
    proxiesTitle: t("quality.proxies.title"),
    proxiesText: proxies.length > 0 ? t("quality.proxies.text") : t("quality.proxies.none"),
    proxies: proxies.map((indicator) => ({
      title: titleOf(context, indicator.id),
      place: indicator.place === null ? "" : t(`place.${indicator.place}`),
      caveat: markText(context, indicator.caveat),
    })),
    gapsTitle: t("quality.gaps.title"),
    gapsNone: t("quality.gaps.none"),
    gaps: empty.map((indicator) => ({
      title: titleOf(context, indicator.id),
      status: t(`status.${indicator.status}`),
      reason: markText(context, indicator.reason),
    })),
    examplesTitle: t("quality.examples.title"),
    examples: examples.map((indicator) => titleOf(context, indicator.id)),
    suppressed: dataQuality.suppressed > 0 ? t("quality.suppressed", { n: dataQuality.suppressed }) : null,
  };
}

function factSheet(context: ViewContext, indicator: IndicatorResult) {
  const { t, formats } = context.words;
  const words = context.words.words.indicators[indicator.id];
  const { goalposts, normalise } = indicator;
  const rows: { label: string; text: string }[] = [
    { label: t("fact_sheet.definition"), text: words?.definition ?? "" },
    { label: t("fact_sheet.kind"), text: t(`kind.${indicator.kind}`) },
  ];
  if (words?.unit) rows.push({ label: t("fact_sheet.unit"), text: words.unit });
  if (normalise !== null) rows.push({ label: t("fact_sheet.normalise"), text: normalisationText(context, normalise, indicator.unit) });
  else if (goalposts) {
    const posts = t("fact_sheet.goalposts.text", {
      min: formatAmount(context, goalposts.min, indicator.unit),
      target: formatAmount(context, goalposts.target, indicator.unit),
    });
    rows.push({ label: t("fact_sheet.goalposts"), text: `${posts} (${t(`fact_sheet.goalposts.${goalposts.basis}`)})` });
  }
  if (words && Object.keys(words.levels).length > 0) {
    const levels = Object.entries(words.levels).map(([level, text]) => `${level}: ${text}`);
    rows.push({ label: t("fact_sheet.levels"), text: levels.join("; ") });
  }
  if (words && Object.keys(words.items).length > 0) rows.push({ label: t("fact_sheet.items"), text: Object.values(words.items).join("; ") });
  rows.push(
    { label: t("table.competence"), text: t(`competence.${indicator.competence}`) },
    { label: t("fact_sheet.source"), text: words?.source ?? "" },
    { label: t("fact_sheet.standards"), text: indicator.standards.map((id) => context.words.words.standards[id] ?? id).join("; ") },
    {
      label: t("fact_sheet.weight"),
      text: indicator.effectiveWeight > 0 ? formats.percent(indicator.effectiveWeight, 1) : t("fact_sheet.weight.none"),
    },
  );
  return { title: titleOf(context, indicator.id), code: indicator.id, rows };
}

export function factSheetsView(context: ViewContext) {
  return {
    dimensions: groupsWithIndicators(context).map((node) => ({
      title: titleOf(context, node.id),
      sheets: ownIndicators(context, node).map((indicator) => factSheet(context, indicator)),
    })),
  };
}

export function dataTableView(context: ViewContext) {
  const { t } = context.words;
  return {
    caption: t("annex.data.title"),
    head: { ...indicatorHead(context), basis: t("table.basis"), interval: t("table.interval") },
    groups: groupsWithIndicators(context).map((node) => ({
      title: titleOf(context, node.id),
      rows: ownIndicators(context, node).map((indicator) => ({
        title: titleOf(context, indicator.id),
        href: `#${anchorOf(indicator.id)}`,
        ...readingCells(context, indicator, indicator),
        interval: intervalCell(context, indicator.interval),
      })),
    })),
  };
}

export function otherReadingsView(context: ViewContext) {
  const { t } = context.words;
  const entries = context.result.indicators.filter((indicator) => indicator.alternatives.length > 0);
  return {
    intro: entries.length > 0 ? t("annex.readings.intro") : t("annex.readings.none"),
    usedLabel: t("table.used"),
    head: indicatorHead(context),
    entries: entries.map((indicator) => ({
      title: titleOf(context, indicator.id),
      used: readingCells(context, indicator, indicator),
      readings: indicator.alternatives.map((reading) => ({
        ...readingCells(context, indicator, reading),
        finding: markText(context, reading.finding),
        caveat: markText(context, reading.caveat),
      })),
    })),
  };
}

export function sourcesView(context: ViewContext) {
  const { t, formats } = context.words;
  return {
    intro: context.result.sources.length > 0 ? t("annex.sources.intro") : t("annex.sources.none"),
    entries: context.result.sources.map((source) => ({
      key: source.key,
      id: `source-${source.key}`,
      title: source.title,
      lang: source.lang !== null && source.lang !== context.words.lang ? source.lang : undefined,
      url: source.url,
      accessed: source.accessed === null ? null : t("annex.sources.accessed", { date: formats.date(source.accessed) }),
    })),
  };
}

export function glossaryView(context: ViewContext) {
  const { t, formats } = context.words;
  const words = context.result.uncertainty === null ? GLOSSARY.filter((id) => !DOUBT_WORDS.includes(id)) : GLOSSARY;
  const entries = words.map((id) => ({ term: t(`glossary.${id}.term`), text: t(`glossary.${id}.text`) }));
  return { entries: entries.sort((a, b) => formats.compare(a.term, b.term)) };
}

export function provenanceView(context: ViewContext) {
  const { t } = context.words;
  const { result } = context;
  return {
    text: t("annex.provenance.text", { version: result.tool.version }),
    head: { file: t("annex.provenance.file"), hash: t("annex.provenance.hash") },
    files: result.provenance.inputs,
    hashLabel: t("imprint.data_hash"),
    hash: result.provenance.dataHash,
  };
}
