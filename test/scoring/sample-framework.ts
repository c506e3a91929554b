// A small framework with every kind of indicator, and observations to go with it.
import { UNCERTAINTY_SOURCES, type Framework, type GroupDefinition, type IndicatorDefinition, type IndicatorKind, type MeanType } from "../../src/model/framework.js";
import type { Observation, ObservationValue } from "../../src/model/observation.js";
import { MISSING_OBSERVATION } from "../../src/scoring/score-review.js";
import { parseFramework } from "../../src/workspace/parse-framework.js";

export function indicator(id: string, kind: IndicatorKind, more: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return {
    id,
    kind,
    weight: 1,
    competence: "municipal",
    standards: [],
    unit: null,
    scale: null,
    goalposts: null,
    levelScores: kind === "ordinal" ? [0, 25, 50, 75, 100] : null,
    items: kind === "checklist" ? ["a", "b", "c", "d"].map((item) => ({ id: item, weight: 1 })) : null,
    partlyAllowed: true,
    basisRequired: false,
    direction: more.goalposts && more.goalposts.target < more.goalposts.min ? -1 : 1,
    normalise: null,
    denominator: null,
    ...more,
  };
}

export const rate = (id: string, more: Partial<IndicatorDefinition> = {}) =>
  indicator(id, "rate", { goalposts: { min: 0, target: 100, basis: "judgement" }, ...more });

export function framework(areas: GroupDefinition[], more: Partial<Framework> = {}): Framework {
  return {
    id: "sample",
    version: 1,
    mean: "arithmetic",
    power: null,
    availability: null,
    coverage: { shown: 0.6667, provisional: 0.5 },
    findings: { strength: { minScore: 75 }, gap: { maxScore: 40 }, minCohort: 3 },
    cases: { survey: { warn: 100, score: 30 }, ratio: { warn: 50 } },
    features: {},
    uncertainty: { sources: [...UNCERTAINTY_SOURCES], replications: 1000, weightNoise: 0.25 },
    priorities: { top: 10, firm: 0.8 },
    treatment: null,
    areas,
    ...more,
  };
}

/** A group of weight 1 with any parts below it; `mean` holds for this group alone. */
export function group(
  id: string,
  parts: { readonly groups?: readonly GroupDefinition[]; readonly indicators?: readonly IndicatorDefinition[] },
  more: Partial<GroupDefinition> = {},
): GroupDefinition {
  return { id, weight: 1, mean: "arithmetic", power: null, availability: null, groups: parts.groups ?? [], indicators: parts.indicators ?? [], ...more };
}

export function area(id: string, dimensions: Record<string, IndicatorDefinition[]>, mean: MeanType = "arithmetic"): GroupDefinition {
  return group(id, { groups: Object.entries(dimensions).map(([name, indicators]) => group(name, { indicators }, { mean })) }, { mean });
}

/**
 * A framework of four levels as it is read from a file, uneven on purpose:
 *
 *     life (weight 2)
 *       work (weight 2)    jobs (weight 3): jobs.rate, jobs.gap (lower is better, weight 2)
 *                          pay (power mean 2): pay.median, pay.dispersion (lower is better)
 *                          work.plan directly below, beside the two parts
 *       homes              homes.crowding (lower is better), homes.process (weight 0), homes.trust
 *     voice                voice.seat, voice.desk: indicators directly below the area
 *
 * Numbers lie between 0 and 100. Both parts of `jobs` must have a score, and half of the direct parts everywhere else.
 */
export function deepFramework(): Framework {
  const numeric = (id: string, more: object = {}) => ({
    id, kind: "rate", unit: "percent", scale: { min: 0, max: 100 }, goalposts: { min: 0, target: 100, basis: "judgement" }, competence: "shared", ...more,
  });
  const lower = { goalposts: { min: 100, target: 0, basis: "judgement" } };
  const { framework: parsed, hasErrors } = parseFramework({
    id: "deep",
    version: 1,
    availability: 0.5,
    areas: [
      {
        id: "life",
        weight: 2,
        dimensions: [
          {
            id: "work",
            weight: 2,
            dimensions: [
              { id: "jobs", weight: 3, availability: 0.75, indicators: [numeric("jobs.rate"), numeric("jobs.gap", { ...lower, weight: 2 })] },
              { id: "pay", mean: { power: 2 }, indicators: [numeric("pay.median"), numeric("pay.dispersion", { ...lower, competence: "national" })] },
            ],
            indicators: [{ id: "work.plan", kind: "ordinal", levels: 5, competence: "municipal" }],
          },
          {
            id: "homes",
            indicators: [numeric("homes.crowding", lower), numeric("homes.process", { weight: 0 }), numeric("homes.trust", { kind: "survey_mean" })],
          },
        ],
      },
      {
        id: "voice",
        indicators: [
          { id: "voice.seat", kind: "binary", partlyAllowed: true, competence: "municipal" },
          { id: "voice.desk", kind: "checklist", items: ["a", "b", "c", "d"], competence: "municipal" },
        ],
      },
    ],
  });
  if (hasErrors) throw new Error("the deep sample framework cannot be read");
  return parsed;
}

export function observed(value: ObservationValue, more: Partial<Observation> = {}): Observation {
  return { ...MISSING_OBSERVATION, status: "observed", value, year: 2021, place: "city", grade: "A", ...more };
}

export const number = (value: number, more: Partial<Observation> = {}) => observed({ type: "number", number: value }, more);
