// What follows from the scores: the path to the pact, profile, strengths and gaps, strategy features.
import { resolveText } from "../../i18n/locale-formats.js";
import { BALANCED_SPREAD, FEATURE_PARTLY, FEATURE_SHOWN } from "../../model/finding-limits.js";
import type { LocalText } from "../../model/text.js";
import { intervalCell } from "../doubt-text.js";
import { formatValue } from "../value-text.js";
import { anchorOf, areasOf, markText, printedInteger, titleOf, type ViewContext } from "../view-context.js";
import { findingLine } from "./score-rows.js";

export function cityNameOf(context: ViewContext, names: LocalText): string {
  return resolveText(names, context.words.lang)?.text ?? "";
}

export function whyView(context: ViewContext) {
  const { t } = context.words;
  const process = context.result.indicators.filter((indicator) => indicator.weight === 0);
  return {
    intro: t("why.intro"),
    areas: areasOf(context)
      .map((node) => ({ title: titleOf(context, node.id), aim: context.words.words.areas[node.id]?.aim ?? "" })),
    pathTitle: t("why.path.title"),
    path: [1, 2, 3, 4, 5, 6, 7].map((step) => t(`why.path.${step}`)),
    processTitle: t("why.process.title"),
    processText: t("why.process.text"),
    process: process.map((indicator) => ({
      title: titleOf(context, indicator.id),
      value: formatValue(context, indicator, indicator),
      signs: indicator.signs.map((sign) => ({ sign, text: t(`sign.${sign}.short`) })),
      caveat: markText(context, indicator.caveat),
      source: indicator.sourceKey === null ? null : { key: indicator.sourceKey, href: `#source-${indicator.sourceKey}` },
    })),
  };
}

export function profileView(context: ViewContext) {
  const { t, formats } = context.words;
  const { profile, similar, cohorts } = context.result;
  // The difference of the printed scores, so that a reader who subtracts them finds the same.
  const printed = (id: string) => printedInteger(context.nodes.get(id)?.score ?? 0);
  const sentence =
    profile === null
      ? t("profile.unknown")
      : profile.type === "balanced"
        ? t("profile.balanced", { spread: printed(profile.leading) - printed(profile.trailing) })
        : t("profile.led", {
            leading: titleOf(context, profile.leading),
            trailing: titleOf(context, profile.trailing),
            spread: printed(profile.leading) - printed(profile.trailing),
          });
  const namesOf = (ids: readonly string[]) => {
    const all = cohorts.flatMap((cohort) => cohort.members);
    return ids.map((id) => cityNameOf(context, all.find((member) => member.city === id)?.names ?? { en: id }));
  };
  return {
    sentence,
    rule: t("profile.rule", { points: formats.number(BALANCED_SPREAD) }),
    similarTitle: t("profile.similar.title"),
    similarText: t("profile.similar.text"),
    similar: similar.map((entry) => ({
      name: cityNameOf(context, entry.names),
      distance: t("profile.similar.distance", { points: formats.number(entry.distance), n: entry.dimensions }),
    })),
    similarNone: t("profile.similar.none"),
    cohortsTitle: t("profile.cohorts.title"),
    cohortsText: t("profile.cohorts.text"),
    cohorts: cohorts.map((cohort) => {
      // A cohort without a name of its own and without words goes by its id; the validator says so.
      const id = `cohort.${cohort.id}`;
      const name = markText(context, cohort.name) ?? { text: context.words.has(id) ? t(id) : cohort.id };
      const members = cohort.members.map((member) => cityNameOf(context, member.names)).sort(formats.compare);
      const unknown = namesOf(cohort.unknown).sort(formats.compare);
      return {
        name,
        members:
          members.length > 0
            ? t("profile.cohort.members", { n: members.length, members: formats.list(members) })
            : t("profile.cohort.empty"),
        unknown: unknown.length > 0 ? t("profile.cohort.unknown", { cities: formats.list(unknown) }) : null,
      };
    }),
  };
}

export function findingsView(context: ViewContext) {
  const { t, formats } = context.words;
  const { strengths, gaps, learnFrom, framework } = context.result;
  const { strength, gap, minCohort } = framework.findings;
  const head = {
    title: `${t("table.indicator")} / ${t("table.dimension")}`,
    score: t("table.score"),
    median: t("table.median"),
    cities: t("table.cities"),
  };
  const byIndicator = new Map<string, string[]>();
  for (const pair of learnFrom) {
    const line = `${cityNameOf(context, pair.names)} (${formats.number(pair.score)})`;
    byIndicator.set(pair.indicator, [...(byIndicator.get(pair.indicator) ?? []), line]);
  }
  return {
    direction: t("findings.direction"),
    rule: t("findings.rule", { high: formats.number(strength.minScore), low: formats.number(gap.maxScore), n: minCohort }),
    head,
    strengthsTitle: t("scorecard.strengths"),
    strengths: strengths.map((finding) => findingLine(context, finding)),
    strengthsNone: t("scorecard.strengths.none"),
    gapsTitle: t("scorecard.gaps"),
    gaps: gaps.map((finding) => findingLine(context, finding)),
    gapsNone: t("scorecard.gaps.none"),
    teachersTitle: t("findings.teachers.title"),
    teachersText: t("findings.teachers.text", { score: formats.number(strength.minScore) }),
    teachers: [...byIndicator].map(([id, cities]) => ({ title: titleOf(context, id), cities: cities.sort(formats.compare).join("; ") })),
    teachersNone: t("findings.teachers.none", { score: formats.number(strength.minScore) }),
    teachersHead: { indicator: t("table.indicator"), cities: t("table.cities") },
    aheadTitle: t("findings.ahead.title"),
    aheadText: t("findings.ahead.text", { score: formats.number(strength.minScore) }),
    aheadNone: t("findings.ahead.none", { score: formats.number(strength.minScore) }),
    aheadHead: { dimension: t("table.dimension"), cities: t("table.cities") },
    ahead: citiesAhead(context),
  };
}

/** Per dimension the cities whose whole interval lies above this one's, in the reader's alphabet. */
function citiesAhead(context: ViewContext): { title: string; cities: string }[] {
  const byDimension = new Map<string, string[]>();
  for (const teacher of context.result.dimensionTeachers) {
    const line = `${cityNameOf(context, teacher.names)} (${context.words.formats.number(teacher.score)}; ${intervalCell(context, teacher.interval)})`;
    byDimension.set(teacher.dimension, [...(byDimension.get(teacher.dimension) ?? []), line]);
  }
  return [...byDimension].map(([id, cities]) => ({ title: titleOf(context, id), cities: cities.sort(context.words.formats.compare).join("; ") }));
}

export function featuresView(context: ViewContext) {
  const { t, formats } = context.words;
  return {
    intro: t("features.intro", { high: formats.number(FEATURE_SHOWN), low: formats.number(FEATURE_PARTLY) }),
    head: { feature: t("features.feature"), answer: t("features.answer"), evidence: t("features.evidence") },
    rows: context.result.features.map((feature) => ({
      title: context.words.words.features[feature.id] ?? feature.id,
      answer: feature.answer,
      answerText: t(`features.answer.${feature.answer}`),
      indicators: feature.indicators.flatMap((id) => {
        const indicator = context.indicators.get(id);
        if (!indicator) return [];
        const score = indicator.score === null ? t("chart.no_data") : formats.number(indicator.score);
        return [{ title: titleOf(context, id), score, href: `#${anchorOf(id)}`, illustrative: indicator.status === "illustrative" }];
      }),
    })),
    exampleSign: t("sign.illustrative.short"),
  };
}
