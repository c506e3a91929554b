// The city in figures: who lives there, always with the group a share is about.
import type { FactResult } from "../../model/review-result.js";
import { barChart } from "../charts/bar-chart.js";
import { markText, type ViewContext } from "../view-context.js";
import { NARROW, WIDE } from "./dot-rows.js";

function factLabel(context: ViewContext, fact: FactResult): { text: string; lang?: string } {
  if (fact.measure !== "other") return { text: context.words.t(`fact.${fact.measure}`) };
  return markText(context, fact.label) ?? { text: "" };
}

function factValue(context: ViewContext, fact: FactResult): string {
  const { formats } = context.words;
  if (fact.unit === "percent") return formats.percent(fact.value / 100, 2);
  if (fact.unit === "eur" || fact.unit === "sek") return formats.currency(fact.value, fact.unit.toUpperCase());
  return formats.upTo(fact.value, 0);
}

/** Recomputed share where its printed value differs by more than rounding; null otherwise. */
function mismatch(context: ViewContext, fact: FactResult): string | null {
  if (!fact.parts || fact.unit !== "percent") return null;
  const recomputed = (100 * fact.parts.numerator) / fact.parts.denominator;
  if (Math.abs(recomputed - fact.value) < 0.051) return null;
  return context.words.t("figures.mismatch", { value: context.words.formats.percent(recomputed / 100, 2) });
}

const SHARES = ["foreign_citizens_share", "foreign_born_share", "migration_background_share", "third_country_nationals_share"];

function shareChart(context: ViewContext, facts: readonly FactResult[]) {
  const { t, formats } = context.words;
  const shares = facts
    .filter((fact) => SHARES.includes(fact.measure) && fact.place === "city")
    .sort((a, b) => (a.measure === b.measure ? (a.asOf < b.asOf ? -1 : 1) : SHARES.indexOf(a.measure) - SHARES.indexOf(b.measure)));
  if (shares.length < 2) return null;
  const rows = shares.map((fact) => ({
    // A date stays on one line of the label.
    label: `${factLabel(context, fact).text}, ${formats.date(fact.asOf).replaceAll(" ", "\u00a0")}${fact.status === "observed" ? "" : ` (${t(`status.${fact.status}`)})`}`,
    value: fact.value,
    valueText: factValue(context, fact),
    tone: fact.status === "observed" ? ("accent" as const) : ("outline" as const),
  }));
  const alt = t("figures.chart.alt", {
    rows: shares
      .map((fact) => t("figures.chart.alt.row", { measure: factLabel(context, fact).text, date: formats.date(fact.asOf), value: factValue(context, fact) }))
      .join(" "),
  });
  return {
    wide: barChart({ rows, alt, layout: "wide", width: WIDE }),
    stacked: context.medium === "web" ? barChart({ rows, alt, layout: "stacked", width: NARROW }) : "",
  };
}

export function cityFiguresView(context: ViewContext) {
  const { t, formats } = context.words;
  const { facts } = context.result.city;
  const none = t("table.none");
  return {
    intro: t("figures.intro"),
    none: t("figures.none"),
    chartTitle: t("figures.chart.title"),
    chart: shareChart(context, facts),
    head: { measure: t("table.measure"), value: t("table.value"), date: t("table.date"), place: t("table.place"), basis: t("table.basis"), source: t("table.source") },
    rows: facts.map((fact) => ({
      label: factLabel(context, fact),
      value: factValue(context, fact),
      mismatch: mismatch(context, fact),
      date: formats.date(fact.asOf),
      place: t(`place.${fact.place}`),
      basis: fact.basis === null ? none : (context.words.words.populations[fact.basis] ?? fact.basis),
      source: fact.sourceKey === null ? null : { key: fact.sourceKey, href: `#source-${fact.sourceKey}` },
      status: fact.status === "observed" ? null : t(`status.${fact.status}`),
      note: markText(context, fact.note),
    })),
    noteLabel: t("table.note"),
  };
}
