// The method chapter, written from the choices that the framework really made.
import type { Normalisation, NormalisationMethod } from "../../model/normalisation.js";
import type { NodeResult } from "../../model/review-result.js";
import { UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { formatAmount } from "../value-text.js";
import { titleOf, type ViewContext } from "../view-context.js";
import { cityNameOf } from "./analysis.js";
import { priorityRule } from "./priorities.js";
import { meanName } from "./titles.js";
import { doubtName } from "./uncertainty.js";

/** Methods whose scores do not depend on the other cities. */
const FIXED: readonly NormalisationMethod[] = ["goalposts", "scaled"];

/** Name of the city of the network with this id; the id itself where there is none. */
function memberName(context: ViewContext, id: string): string {
  const member = context.mainCohort?.members.find(({ city }) => city === id);
  return (member && cityNameOf(context, member.names)) || id;
}

/** How a number becomes a score, as a phrase; `unit` is that of the indicator. */
export function normalisationText(context: ViewContext, normalisation: Normalisation, unit: string | null): string {
  const { t, formats } = context.words;
  const amount = (value: number) => formatAmount(context, value, unit);
  const plain = (value: number) => formats.upTo(value, 3);
  const id = `normalisation.${normalisation.method}`;
  switch (normalisation.method) {
    case "goalposts":
      return t(id, { low: amount(normalisation.low), high: amount(normalisation.high), scale: plain(normalisation.scale) });
    case "minmax":
      return t(id, { low: plain(normalisation.low), high: plain(normalisation.high) });
    case "zscore":
      return t(id, { mean: plain(normalisation.mean), sd: plain(normalisation.sd) });
    case "distance_to_target":
      return t(id, { target: amount(normalisation.target) });
    case "distance_to_reference":
      return t(id, { unit: memberName(context, normalisation.unit) });
    case "scaled":
      return t(id, { low: amount(normalisation.low), high: amount(normalisation.high), factor: plain(normalisation.factor) });
    default:
      return t(id);
  }
}

interface MethodBlock {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
  /** Sentences that follow the list. */
  readonly closing?: readonly string[];
}

/** Titles under one heading each, joined in the order of the framework: "heading: A, B and C". */
function grouped<T>(entries: readonly T[], headingOf: (entry: T) => string, titleOfEntry: (entry: T) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const entry of entries) groups.set(headingOf(entry), [...(groups.get(headingOf(entry)) ?? []), titleOfEntry(entry)]);
  return groups;
}

function valuesBlock(context: ViewContext): MethodBlock {
  const { t } = context.words;
  const other = context.result.indicators.flatMap(({ id, normalise, unit }) => (normalise === null ? [] : [{ id, normalise, unit }]));
  const groups = grouped(other, ({ normalise, unit }) => normalisationText(context, normalise, unit), ({ id }) => titleOf(context, id));
  const isRelative = other.some(({ normalise }) => !FIXED.includes(normalise.method));
  return {
    title: t("method.values.title"),
    paragraphs: [t("method.values.text"), ...(other.length > 0 ? [t("method.values.other")] : [])],
    items: [...groups].map(([how, titles]) => `${titles.join("; ")}: ${how}`),
    closing: [...(isRelative ? [t("method.values.relative")] : []), t("method.rounding")],
  };
}

function availabilitySentences(context: ViewContext, nodes: readonly NodeResult[]): string[] {
  const { t, formats } = context.words;
  const asking = nodes.filter((node) => node.availability !== null && node.availability > 0);
  const groups = grouped(asking, (node) => formats.percent(node.availability!), (node) => titleOf(context, node.id));
  return [...groups].map(([share, titles]) =>
    titles.length === nodes.length ? t("method.availability.all", { share }) : t("method.availability.some", { share, parts: titles.join("; ") }),
  );
}

function aggregationBlock(context: ViewContext): MethodBlock {
  const { t, formats } = context.words;
  const { nodes } = context.result;
  const groups = grouped(nodes, (node) => meanName(context, node), (node) => titleOf(context, node.id));
  const only = groups.size === 1 ? [...groups.keys()][0] : undefined;
  return {
    title: t("method.aggregation.title"),
    paragraphs: [only === undefined ? t("method.aggregation.mixed") : t("method.aggregation.text", { mean: only })],
    items: only === undefined ? [...groups].map(([mean, titles]) => `${formats.capitalise(mean)}: ${titles.join("; ")}`) : [],
    closing: availabilitySentences(context, nodes),
  };
}

function uncertaintyBlock(context: ViewContext): MethodBlock {
  const { t, formats } = context.words;
  const { uncertainty } = context.result;
  const title = t("method.uncertainty.title");
  if (uncertainty === null) return { title, paragraphs: [t("uncertainty.off")] };
  const tail = (1 - uncertainty.level) / 2;
  const off = UNCERTAINTY_SOURCES.filter((source) => !uncertainty.sources.includes(source)).map((source) => doubtName(context, source));
  const settings = { noise: formats.percent(uncertainty.weightNoise) };
  return {
    title,
    paragraphs: [t("method.uncertainty.text", { runs: formats.number(uncertainty.replications) })],
    items: uncertainty.sources.map((source) => t(`doubt.${source}.long`, settings)),
    closing: [
      ...(off.length > 0 ? [t("method.uncertainty.not_drawn", { sources: formats.list(off) })] : []),
      t("method.uncertainty.interval", { low: formats.percent(tail), high: formats.percent(1 - tail) }),
      t("uncertainty.any_weights.note"),
    ],
  };
}

export function methodView(context: ViewContext) {
  const { t, formats } = context.words;
  const { coverage } = context.result.framework;
  const cohort = context.mainCohort;
  const blocks: MethodBlock[] = [
    { title: t("method.not.title"), paragraphs: [t("method.not.text")] },
    valuesBlock(context),
    aggregationBlock(context),
    {
      title: t("method.missing.title"),
      paragraphs: [t("method.missing.text", { shown: formats.percent(coverage.shown), provisional: formats.percent(coverage.provisional) })],
    },
    ...(cohort
      ? [{ title: t("method.cohort.title"), paragraphs: [t("method.cohort.text", { n: cohort.members.length, date: formats.date(cohort.date) })] }]
      : []),
    uncertaintyBlock(context),
    { title: t("method.priorities.title"), paragraphs: [priorityRule(context)] },
  ];
  return { blocks };
}
