// How to read the report: one annotated chart row, the states of a score, the signs and the evidence grades.
import { EVIDENCE_GRADES } from "../../model/observation.js";
import { VALUE_SIGNS } from "../../model/review-result.js";
import { dotPlot } from "../charts/dot-plot.js";
import type { ViewContext } from "../view-context.js";
import { NARROW, type Charts } from "./dot-rows.js";

/** Made-up rows that carry every mark, drawn by the same function as the real charts. */
function sampleRows(context: ViewContext): Charts {
  const { t, formats } = context.words;
  const hasIntervals = context.result.uncertainty !== null;
  const row = {
    label: t("read.chart.city"),
    score: 62,
    scoreText: formats.number(62),
    hollow: false,
    median: 48,
    peers: [22, 35, 48, 55, 81],
    interval: hasIntervals ? { low: 57, high: 68 } : null,
    absence: "",
  };
  const hollow = {
    ...row,
    label: t("read.chart.city_hollow"),
    score: 35,
    scoreText: formats.number(35),
    hollow: true,
    peers: [22, 48, 55, 62, 81],
    interval: hasIntervals ? { low: 27, high: 45 } : null,
  };
  const none = { ...row, peers: [], median: null, interval: null, label: t("table.indicator"), score: null, scoreText: t("table.none"), absence: t("chart.no_data") };
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
  const { uncertainty } = context.result;
  return {
    title: t("read.title"),
    intro: t("read.intro"),
    chartTitle: t("read.chart.title"),
    chart: sampleRows(context),
    marks: [
      { mark: "city", text: t("read.chart.city") },
      { mark: "hollow", text: t("read.chart.city_hollow") },
      ...(uncertainty === null ? [] : [{ mark: "interval", text: t("read.chart.interval") }]),
      { mark: "peer", text: t("read.chart.peers") },
      { mark: "median", text: t("read.chart.median") },
      { mark: "range", text: t("read.chart.range") },
      { mark: "missing", text: t("read.chart.missing") },
    ],
    intervals: [
      ...(uncertainty === null ? [] : [t("read.interval.scores", { share: formats.percent(uncertainty.level) })]),
      ...(context.result.indicators.some((indicator) => indicator.interval !== null) ? [t("read.interval.indicators")] : []),
    ],
    statesTitle: t("read.states.title"),
    states: [
      t("read.state.shown", { score: formats.number(53), share }),
      t("read.state.provisional", { score: formats.number(53), low, high: share }),
      t("read.state.insufficient", { share: low }),
    ],
    signsTitle: t("read.signs.title"),
    signs: VALUE_SIGNS.map((sign) => ({ short: t(`sign.${sign}.short`), long: t(`sign.${sign}.long`) })),
    gradesTitle: t("read.grades.title"),
    gradeHead: t("table.grade"),
    grades: EVIDENCE_GRADES.map((grade) => ({ grade, text: t(`grade.${grade}`) })),
    sources: t("read.sources"),
  };
}
