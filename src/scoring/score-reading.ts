// One observation of one indicator → its score on the 0–100 scale and the signs a reader must see beside it.
import type { Framework, Goalposts, IndicatorDefinition } from "../model/framework.js";
import type { ChecklistAnswer, Observation, ObservationValue } from "../model/observation.js";
import type { ValueSign } from "../model/review-result.js";

export interface ScoredReading {
  /** 0–100, unrounded; null without a value or with too few cases to score. */
  readonly score: number | null;
  readonly signs: readonly ValueSign[];
}

const ANSWER_SCORES = { yes: 100, partly: 50, no: 0 } as const;

/**
 * Distance covered from the worst goalpost to the target, in percent, clipped to 0–100:
 * 100·(v − min)/(target − min). A target below min makes lower values better.
 * Source: UNDP Human Development Report, technical notes (goalposts); method.md.
 */
export function scoreGoalposts(value: number, goalposts: Goalposts): number {
  return Math.min(100, Math.max(0, openGoalpostScore(value, goalposts)));
}

/** The same without clipping: below 0 or above 100 when a value lies beyond the goalposts. */
export function openGoalpostScore(value: number, { min, target }: Goalposts): number {
  return (100 * (value - min)) / (target - min);
}

/** 100·Σ weight(present) / Σ weight(applicable). Items nobody answered count as not present, so the score is a floor. */
export function scoreChecklist(definition: IndicatorDefinition, answer: ChecklistAnswer): number | null {
  const applicable = (definition.items ?? []).filter((item) => !answer.notApplicable.includes(item.id));
  const total = applicable.reduce((sum, item) => sum + item.weight, 0);
  if (!(total > 0)) return null;
  const present = applicable.filter((item) => answer.present.includes(item.id));
  return (100 * present.reduce((sum, item) => sum + item.weight, 0)) / total;
}

function scoreValue(definition: IndicatorDefinition, value: ObservationValue): number | null {
  switch (value.type) {
    case "answer":
      return ANSWER_SCORES[value.answer];
    case "level":
      return definition.levelScores?.[value.level] ?? null;
    case "checklist":
      return scoreChecklist(definition, value.items);
    case "number":
      // A normalisation of its own needs the whole column of cities; the table of reviews sees to that.
      return definition.goalposts && definition.normalise === null ? scoreGoalposts(value.number, definition.goalposts) : null;
  }
}

function hasUnansweredItems(definition: IndicatorDefinition, value: ObservationValue): boolean {
  if (value.type !== "checklist") return false;
  const { present, absent, notApplicable } = value.items;
  const answered = new Set([...present, ...absent, ...notApplicable]);
  return (definition.items ?? []).some((item) => !answered.has(item.id));
}

function liesBeyondGoalposts(definition: IndicatorDefinition, value: ObservationValue): boolean {
  if (value.type !== "number" || !definition.goalposts || definition.normalise !== null) return false;
  const open = openGoalpostScore(value.number, definition.goalposts);
  return open < 0 || open > 100;
}

function smallestSide(observation: Observation): number {
  return Math.min(observation.group?.n ?? Infinity, observation.reference?.n ?? Infinity);
}

/** Scores a reading by its kind. Signs come in the order of `VALUE_SIGNS`. Never throws on a value it does not understand. */
export function scoreReading(
  definition: IndicatorDefinition,
  observation: Observation,
  cases: Framework["cases"],
): ScoredReading {
  const { value, status, flags } = observation;
  if (value === null) return { score: null, signs: [] };
  const survey = definition.kind === "survey_mean" && observation.n !== null ? observation.n : Infinity;
  const side = definition.kind === "ratio" || definition.kind === "gap" ? smallestSide(observation) : Infinity;
  const signs: ValueSign[] = [];
  if (status === "illustrative" || status === "estimated" || status === "provisional") signs.push(status);
  for (const flag of ["proxy", "outside_period", "disputed", "derived"] as const) {
    if (flags.includes(flag)) signs.push(flag);
  }
  if (hasUnansweredItems(definition, value)) signs.push("floor");
  if (liesBeyondGoalposts(definition, value)) signs.push("beyond_goalposts");
  if (survey < cases.survey.warn || side < cases.ratio.warn) signs.push("few_cases");
  return { score: survey < cases.survey.score ? null : scoreValue(definition, value), signs };
}
