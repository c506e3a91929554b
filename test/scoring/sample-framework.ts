// A small framework with every kind of indicator, and observations to go with it.
import type { AreaDefinition, Framework, IndicatorDefinition, IndicatorKind } from "../../src/model/framework.js";
import type { Observation, ObservationValue } from "../../src/model/observation.js";
import { MISSING_OBSERVATION } from "../../src/scoring/score-review.js";

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
    ...more,
  };
}

export const rate = (id: string, more: Partial<IndicatorDefinition> = {}) =>
  indicator(id, "rate", { goalposts: { min: 0, target: 100, basis: "judgement" }, ...more });

export function framework(areas: AreaDefinition[], more: Partial<Framework> = {}): Framework {
  return {
    id: "sample",
    version: 1,
    mean: "arithmetic",
    coverage: { shown: 0.6667, provisional: 0.5 },
    findings: { strength: { minScore: 75 }, gap: { maxScore: 40 }, minCohort: 3 },
    cases: { survey: { warn: 100, score: 30 }, ratio: { warn: 50 } },
    features: {},
    areas,
    ...more,
  };
}

export function area(id: string, dimensions: Record<string, IndicatorDefinition[]>, mean: AreaDefinition["mean"] = "arithmetic"): AreaDefinition {
  return {
    id,
    weight: 1,
    mean,
    dimensions: Object.entries(dimensions).map(([name, indicators]) => ({ id: name, weight: 1, mean, indicators })),
  };
}

export function observed(value: ObservationValue, more: Partial<Observation> = {}): Observation {
  return { ...MISSING_OBSERVATION, status: "observed", value, year: 2021, place: "city", grade: "A", ...more };
}

export const number = (value: number, more: Partial<Observation> = {}) => observed({ type: "number", number: value }, more);
