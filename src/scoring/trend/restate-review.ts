// An earlier review under the framework of the review at hand: what of it can be said in today's terms, and what cannot.
import { indicatorsOf, type Framework, type IndicatorDefinition } from "../../model/framework.js";
import type { Observation } from "../../model/observation.js";
import { computeEffectiveWeights } from "../composite/effective-weights.js";
import { compileTree } from "../tree/score-tree.js";

export interface RestatedReview {
  /** Observations that hold under today's framework too, in the order given. */
  readonly observations: ReadonlyMap<string, Observation>;
  /** Indicators whose earlier value cannot be carried over, in the order given; missing and not applicable ones lose nothing. */
  readonly dropped: readonly string[];
  /** Effective weight (0–1) of today's indicators that the earlier framework asked in a comparable way. */
  readonly shared: number;
}

/** Scales of instruments: an answer of 3 on a scale to 5 is no answer of 3 on a scale to 10. */
const INSTRUMENT_KINDS = ["survey_mean", "gap", "index"];

function hasSameScale(one: IndicatorDefinition, other: IndicatorDefinition): boolean {
  return (["min", "max"] as const).every((end) => {
    const [a, b] = [one.scale?.[end], other.scale?.[end]];
    return a === undefined || b === undefined || a === b;
  });
}

/**
 * Whether a value of the earlier indicator says the same as a value of today's: same kind and unit; for an ordinal the same number of
 * levels; for a checklist every item of today was asked then; for a survey or an index the same scale, where both state one. Weights,
 * goalposts, level scores and normalisation may differ: restating means to apply today's.
 */
export function isComparable(earlier: IndicatorDefinition, today: IndicatorDefinition): boolean {
  if (earlier.kind !== today.kind || earlier.unit !== today.unit) return false;
  if (today.kind === "ordinal") return earlier.levelScores?.length === today.levelScores?.length;
  if (today.kind === "checklist") {
    const asked = new Set(earlier.items?.map((item) => item.id));
    return (today.items ?? []).every((item) => asked.has(item.id));
  }
  return !INSTRUMENT_KINDS.includes(today.kind) || hasSameScale(earlier, today);
}

function isAllowed({ value }: Observation, today: IndicatorDefinition): boolean {
  return value?.type !== "answer" || value.answer !== "partly" || today.partlyAllowed;
}

/** Shape: observations made under `earlier` → those that can be scored under `today`. Nothing is converted or filled in. */
export function restateReview(observations: ReadonlyMap<string, Observation>, earlier: Framework, today: Framework): RestatedReview {
  const before = new Map(indicatorsOf(earlier).map((definition) => [definition.id, definition]));
  const comparable = new Map(
    indicatorsOf(today)
      .filter((definition) => before.has(definition.id) && isComparable(before.get(definition.id)!, definition))
      .map((definition) => [definition.id, definition]),
  );
  const kept = new Map<string, Observation>();
  const dropped: string[] = [];
  for (const [id, observation] of observations) {
    const definition = comparable.get(id);
    if (definition !== undefined && isAllowed(observation, definition)) kept.set(id, observation);
    else if (observation.value !== null) dropped.push(id);
  }
  const tree = compileTree(today);
  const weights = computeEffectiveWeights(tree);
  // Rounding must not make the whole look like less than the whole.
  const isWhole = tree.indicators.every((id, part) => comparable.has(id) || weights[part] === 0);
  const shared = isWhole ? 1 : tree.indicators.reduce((sum, id, part) => sum + (comparable.has(id) ? weights[part]! : 0), 0);
  return { observations: kept, dropped, shared };
}
