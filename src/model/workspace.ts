// What a workspace holds once its files are read: the network, its cities and their reviews, as plain values.
import type { EvidenceGrade, Observation, PlaceLevel, PopulationBasis, ShareParts, Source } from "./observation.js";
import type { LanguageTag, LocalText } from "./text.js";

/** Membership of a cohort by a published fact of the city; no bound means every city. */
export interface CohortRule {
  /** Id of a fact measure, for example `population` or `foreign_born_share`. */
  readonly measure?: string;
  /** Lower bound, included, in the unit of the measure. */
  readonly atLeast?: number;
  /** Upper bound, excluded. */
  readonly below?: number;
}

export interface CohortDefinition {
  readonly id: string;
  /** Only for cohorts that `epi` has no words for. */
  readonly name?: LocalText;
  readonly rule: CohortRule;
}

/** epi.yaml */
export interface WorkspaceConfig {
  readonly name: LocalText;
  /** For example `epi@1`. */
  readonly framework: string;
  readonly languages: readonly LanguageTag[];
  /** Output folder, relative to the workspace. */
  readonly output: string;
  readonly cohorts: readonly CohortDefinition[];
  readonly publisher: LocalText | null;
  /** Funding line on the cover. */
  readonly funding: LocalText | null;
  readonly contact: { readonly email?: string; readonly url?: string } | null;
  /** Licence of the reports, for example `CC BY 4.0`. */
  readonly licence: string | null;
  readonly disclosure: { readonly minNumerator: number; readonly minDenominator: number };
  readonly browser: string | null;
}

/** Fact measures `epi` has words for; `other` carries its own label. */
export const FACT_MEASURES = [
  "population",
  "foreign_citizens",
  "foreign_citizens_share",
  "foreign_born",
  "foreign_born_share",
  "migration_background_share",
  "third_country_nationals",
  "third_country_nationals_share",
  "other",
] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

export const FACT_UNITS = ["people", "percent", "eur", "sek"] as const;
export type FactUnit = (typeof FACT_UNITS)[number];

/** A figure about the city itself. */
export interface CityFact {
  readonly measure: FactMeasure;
  /** Only for `other`. */
  readonly label: LocalText | null;
  readonly value: number;
  readonly unit: FactUnit;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly place: PlaceLevel;
  readonly basis: PopulationBasis | null;
  readonly grade: EvidenceGrade | null;
  readonly status: "observed" | "estimated" | "provisional" | "illustrative";
  readonly source: Source | null;
  readonly parts: ShareParts | null;
  readonly note: LocalText | null;
}

/** cities/<id>/city.yaml */
export interface City {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly names: LocalText;
  /** Languages of the city's own administration. */
  readonly languages: readonly LanguageTag[];
  readonly facts: readonly CityFact[];
}

/** cities/<city>/reviews/<id>.yaml */
export interface Review {
  readonly id: string;
  readonly city: string;
  /** For example `epi@1`. */
  readonly framework: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly period: { readonly from: string; readonly to: string };
  /** Day up to which the data were collected; printed, and the date of every output. */
  readonly dataAsOf: string;
  /** Languages the review promises; null means those of the workspace. */
  readonly languages: readonly LanguageTag[] | null;
  /** indicator id → observation, in file order. */
  readonly observations: ReadonlyMap<string, Observation>;
}
