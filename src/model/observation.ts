// One observation: a value with everything that is needed to judge it.
import type { LocalText } from "./text.js";

/**
 * `observed` was found in a source; `estimated` and `provisional` are the source's own words for it; `illustrative` is
 * invented so that a report can be seen whole, and every page that uses one says so; `missing` and `not_applicable`
 * carry a reason instead of a value.
 */
export const OBSERVATION_STATUSES = [
  "observed",
  "estimated",
  "provisional",
  "illustrative",
  "missing",
  "not_applicable",
] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

/** Statuses that carry a value. */
export const VALUE_STATUSES = ["observed", "estimated", "provisional", "illustrative"] as const;

/** The place a value is about; everything wider than the city is a proxy. */
export const PLACE_LEVELS = ["city", "province", "region", "country"] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A official statistic · B administrative record or decision · C self-report or press release · D press, third party. */
export const EVIDENCE_GRADES = ["A", "B", "C", "D"] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** The population a figure is about. `other` needs a caveat that names it. */
export const POPULATION_BASES = [
  "tcn",
  "foreign_citizens",
  "foreign_born",
  "migration_background",
  "non_eu_born",
  "all_residents",
  "other",
] as const;
export type PopulationBasis = (typeof POPULATION_BASES)[number];

/**
 * What the author has seen and says aloud: `proxy` (wider place or other group than asked), `outside_period`,
 * `disputed` (sources disagree, see the alternatives), `derived` (computed from published parts).
 */
export const OBSERVATION_FLAGS = ["proxy", "outside_period", "disputed", "derived"] as const;
export type ObservationFlag = (typeof OBSERVATION_FLAGS)[number];

export interface Source {
  readonly title: string;
  /** Language of the title as printed. */
  readonly lang?: string;
  readonly url?: string;
  /** Day the source was read, `YYYY-MM-DD`. */
  readonly accessed?: string;
}

export interface ChecklistAnswer {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly notApplicable: readonly string[];
}

/** One side of a comparison of groups: a rate or a mean, with the number of cases behind it. */
export interface GroupFigure {
  readonly value: number;
  readonly n?: number;
  readonly sd?: number;
}

/** Numerator and denominator of a published share, so that it can be recomputed. */
export interface ShareParts {
  readonly numerator: number;
  readonly denominator: number;
}

export type ObservationValue =
  | { readonly type: "answer"; readonly answer: "yes" | "partly" | "no" }
  | { readonly type: "level"; readonly level: number }
  | { readonly type: "checklist"; readonly items: ChecklistAnswer }
  | { readonly type: "number"; readonly number: number };

export interface GoodPractice {
  readonly title: LocalText;
  readonly text: LocalText;
  readonly year?: number;
  readonly source?: Source;
}

export interface Observation {
  readonly status: ObservationStatus;
  /** null for `missing` and `not_applicable`. A ratio or gap given only by its two sides is resolved to its number. */
  readonly value: ObservationValue | null;
  /** Year the value is about; for surveys the year of fieldwork. */
  readonly year: number | null;
  readonly place: PlaceLevel | null;
  readonly basis: PopulationBasis | null;
  readonly grade: EvidenceGrade | null;
  readonly source: Source | null;
  readonly flags: readonly ObservationFlag[];
  /** survey_mean: number of answers and standard deviation. rate: number of cases. */
  readonly n: number | null;
  readonly sd: number | null;
  /** ratio and gap: the two sides, same place, year and age. */
  readonly group: GroupFigure | null;
  readonly reference: GroupFigure | null;
  readonly parts: ShareParts | null;
  /** Why there is no value. */
  readonly reason: LocalText | null;
  /** What the source says, in one or two sentences. */
  readonly finding: LocalText | null;
  /** What a careful reader must know before using the value. */
  readonly caveat: LocalText | null;
  readonly goodPractices: readonly GoodPractice[];
  /** Other readings of the same indicator: kept and shown, never scored. */
  readonly alternatives: readonly Observation[];
}
