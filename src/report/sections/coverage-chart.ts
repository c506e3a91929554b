// The coverage bar: how much of the weight rests on sources, on example values, on nothing.
import type { IndicatorResult, NodeResult } from "../../model/review-result.js";
import { coverageBars } from "../charts/bar-chart.js";
import { indicatorsBelow, titleOf, type ViewContext } from "../view-context.js";
import { NARROW, WIDE, type Charts } from "./dot-rows.js";

/** Shares of the weight below a node, 0–1. Both together are its coverage. */
export function weightShares(context: ViewContext, node: NodeResult): { fromSources: number; illustrative: number } {
  const below = indicatorsBelow(context, node);
  const total = below.reduce((sum, indicator) => sum + indicator.effectiveWeight, 0);
  const share = (wanted: (indicator: IndicatorResult) => boolean) =>
    total > 0 ? below.filter((one) => one.score !== null && wanted(one)).reduce((sum, one) => sum + one.effectiveWeight, 0) / total : 0;
  return {
    fromSources: share((one) => one.status !== "illustrative"),
    illustrative: share((one) => one.status === "illustrative"),
  };
}

/** One bar per node: what rests on sources, on example values, and on nothing. */
export function coverageChart(context: ViewContext, nodes: readonly NodeResult[]): Charts {
  const { t, formats } = context.words;
  const rows = nodes.map((node) => {
    const { fromSources, illustrative } = weightShares(context, node);
    return { label: titleOf(context, node.id), fromSources, illustrative, valueText: formats.percent(node.coverage) };
  });
  const alt = rows
    .map(
      (row) =>
        `${row.label}: ${t("chart.alt.coverage", {
          observed: formats.percent(row.fromSources),
          illustrative: formats.percent(row.illustrative),
          missing: formats.percent(Math.max(0, 1 - row.fromSources - row.illustrative)),
        })}`,
    )
    .join(" ");
  const draw = (layout: "wide" | "stacked", width: number) =>
    coverageBars({ rows, alt, layout, width, patternId: context.nextId("hatch") });
  return { wide: draw("wide", WIDE), stacked: context.medium === "web" ? draw("stacked", NARROW) : "" };
}

export function coverageLegend(context: ViewContext) {
  const { t } = context.words;
  return [
    { tone: "accent", text: t("quality.from_sources") },
    { tone: "hatch", text: t("quality.examples") },
    { tone: "frame", text: t("quality.without") },
  ];
}
