// Priorities: where improvement would raise the overall score most, who can act, how firm that is, and what the round tables say.
import { TOP_DIMENSIONS } from "../../model/finding-limits.js";
import type { Potential } from "../../model/review-result.js";
import { barChart } from "../charts/bar-chart.js";
import { shareText, shareToTenth, toTenth } from "../doubt-text.js";
import { anchorOf, titleOf, type ViewContext } from "../view-context.js";
import { NARROW, WIDE, type Charts } from "./dot-rows.js";
import { reservations } from "./score-rows.js";
import { markedTitle } from "./titles.js";

/** Who can act, told by shade and outline. */
const TONES = [["municipal", "accent"], ["shared", "grey"], ["national", "outline"]] as const;

const points = (context: ViewContext, value: number) => context.words.formats.number(value, 1);

function competenceOf(context: ViewContext, entry: Potential): string {
  return context.words.t(`competence.${entry.competence ?? "shared"}`);
}

function potentialChart(context: ViewContext, top: readonly Potential[]): Charts | null {
  const { t } = context.words;
  if (top.length === 0) return null;
  const rows = top.map((entry) => ({
    label: titleOf(context, entry.id),
    value: entry.potential,
    valueText: points(context, entry.potential),
    tone: TONES.find(([competence]) => competence === entry.competence)?.[1] ?? ("grey" as const),
    sign: entry.standing ?? undefined,
  }));
  const sentences = top.map((entry) =>
    t(entry.standing === null ? "chart.alt.matrix.row" : `chart.alt.matrix.row.${entry.standing}`, {
      title: titleOf(context, entry.id),
      potential: points(context, entry.potential),
      competence: competenceOf(context, entry),
    }),
  );
  const alt = t("chart.alt.matrix", { n: top.length, rows: sentences.join(" ") });
  return {
    wide: barChart({ rows, alt, layout: "wide", width: WIDE }),
    stacked: context.medium === "web" ? barChart({ rows, alt, layout: "stacked", width: NARROW }) : "",
  };
}

/** "–" where nobody could vote on it, "0" where somebody could. */
function votesText(context: ViewContext, { votes }: Potential): string {
  const { t, formats } = context.words;
  if (votes === null) return t("table.none");
  if (votes.points === 0) return formats.number(0);
  return t("priorities.votes.points", { points: toTenth(votes.points), share: shareText(context, votes.share) });
}

function potentialRow(context: ViewContext, entry: Potential) {
  const { t, formats } = context.words;
  return {
    title: titleOf(context, entry.id),
    href: `#${anchorOf(entry.id)}`,
    score: formats.number(entry.score),
    potential: points(context, entry.potential),
    competence: competenceOf(context, entry),
    signs: reservations(context, entry.id),
    standing: entry.standing,
    standingText:
      entry.standing === null || entry.share === null
        ? t("table.none")
        : t(`priorities.share.${entry.standing}`, { share: shareText(context, entry.share) }),
    votes: votesText(context, entry),
    voteSigns: entry.votes?.illustrative ? [{ text: t("sign.illustrative.short") }] : [],
  };
}

/** The sentence that says what a priority is and when it is firm; also printed in the method chapter. */
export function priorityRule(context: ViewContext): string {
  const { t, formats } = context.words;
  const { top, firm } = context.result.framework.priorities;
  if (context.result.uncertainty === null) return t("priorities.rule.plain", { top });
  return t("priorities.rule", { top, firm: formats.percent(firm) });
}

/** Declared weights beside those of the round tables; null when nobody allotted any. */
function participatoryView(context: ViewContext) {
  const { t, formats } = context.words;
  const { participatory } = context.result;
  if (participatory === null) return null;
  const score = (value: number | null) => (value === null ? t("table.none") : formats.number(value, 1));
  return {
    title: t("participatory.title"),
    text: t("participatory.text", { n: participatory.ballots }),
    tables: t("participatory.tables", { tables: participatory.roundTables.join(", ") }),
    example: participatory.illustrative ? t("sign.illustrative.short") : null,
    weightsCaption: t("participatory.weights.caption"),
    scoresCaption: t("participatory.scores.caption"),
    head: {
      part: t("table.part"),
      within: t("participatory.within"),
      declared: t("participatory.declared"),
      allotted: t("participatory.allotted"),
    },
    weights: participatory.weights.map(({ id, parent, declared, allotted }) => ({
      part: titleOf(context, id),
      within: titleOf(context, parent),
      declared: shareToTenth(context, declared),
      allotted: shareToTenth(context, allotted),
    })),
    // Below the areas the table would repeat the report; what moved is what readers ask for.
    scores: participatory.nodes
      .filter(({ id, declared, participatory: other }) => context.nodes.get(id)?.level !== "dimension" || declared !== other)
      .map(({ id, declared, participatory: other }) => ({
        part: titleOf(context, id),
        declared: score(declared),
        allotted: score(other),
        strong: id === "overall",
      })),
  };
}

export function prioritiesView(context: ViewContext) {
  const { t, formats } = context.words;
  const { potentials, framework, uncertainty } = context.result;
  const top = potentials.filter((entry) => entry.level === "indicator").slice(0, framework.priorities.top);
  const ranked = potentials.filter((entry) => entry.level === "dimension");
  // Without intervals, or with no more dimensions than places, none is firm or contested.
  const hasContest = ranked.some((entry) => entry.standing !== null);
  const dimensions = hasContest ? ranked.filter((entry) => entry.standing !== null) : ranked.slice(0, TOP_DIMENSIONS);
  const listed = [...top, ...dimensions];
  const countOf = (standing: "firm" | "contested") => formats.number(top.filter((entry) => entry.standing === standing).length);
  const hasStanding = uncertainty !== null && listed.some((entry) => entry.standing !== null);
  const others = potentials.filter((entry) => entry.votes !== null && entry.votes.points > 0 && !listed.includes(entry));
  return {
    intro: t("priorities.intro"),
    rule: priorityRule(context),
    summary: hasStanding && top.some((entry) => entry.standing !== null) ? t("priorities.summary", { firm: countOf("firm"), contested: countOf("contested") }) : null,
    chartTitle: top[0]
      ? t("priorities.chart.title", { indicator: markedTitle(context, top[0].id, context.indicators.get(top[0].id)?.status) })
      : t("priorities.chart.title.none"),
    chart: potentialChart(context, top),
    legend: [
      ...TONES.filter(([competence]) => top.some((entry) => entry.competence === competence)).map(([competence, tone]) => ({
        tone,
        text: t(`competence.${competence}`),
      })),
      ...(hasStanding ? (["firm", "contested"] as const).map((tone) => ({ tone, text: t(`priorities.${tone}`) })) : []),
    ],
    axis: t("chart.axis.potential"),
    caption: t("priorities.table.caption"),
    dimensionsCaption: t("priorities.dimensions.caption"),
    dimensionsRule: t(hasContest ? "priorities.dimensions.rule" : "priorities.dimensions.rule.plain", { n: dimensions.length }),
    hasStanding,
    hasVotes: listed.some((entry) => entry.votes !== null),
    head: {
      indicator: t("table.indicator"),
      dimension: t("table.dimension"),
      score: t("table.score"),
      potential: t("table.potential"),
      competence: t("table.competence"),
      standing: t("priorities.standing"),
      votes: t("priorities.votes"),
    },
    rows: top.map((entry) => potentialRow(context, entry)),
    dimensionRows: dimensions.map((entry) => potentialRow(context, entry)),
    otherVotesText: t("priorities.votes.others"),
    otherVotes: others.map((entry) => {
      const { title, votes, voteSigns } = potentialRow(context, entry);
      return { title, votes, voteSigns };
    }),
    cityTitle: t("priorities.city.title"),
    cityText: t("priorities.city.text", { n: top.length, municipal: top.filter((entry) => entry.competence === "municipal").length }),
    roundTables: t("priorities.round_tables"),
    participatory: participatoryView(context),
  };
}
