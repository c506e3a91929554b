// A framework says what is measured and how a value becomes a score. It is data: `epi` knows kinds, never indicators.

export const INDICATOR_KINDS = [
  "binary",
  "ordinal",
  "checklist",
  "rate",
  "amount",
  "count",
  "index",
  "ratio",
  "gap",
  "survey_mean",
] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** Who can act on an indicator. */
export const COMPETENCES = ["municipal", "shared", "national"] as const;
export type Competence = (typeof COMPETENCES)[number];

export const MEAN_TYPES = ["arithmetic", "geometric", "harmonic"] as const;
export type MeanType = (typeof MEAN_TYPES)[number];

/** Value that scores 0 and value that scores 100; target below min means lower is better. */
export interface Goalposts {
  readonly min: number;
  readonly target: number;
  /** `published` rests on a published rule, `judgement` is a setting that a review team must confirm. */
  readonly basis: "published" | "judgement";
}

/** The range a value can have at all, in the indicator's own unit. A missing end is open. */
export interface ValueScale {
  readonly min?: number;
  readonly max?: number;
}

export interface ChecklistItem {
  readonly id: string;
  /** Declared weight within the checklist, > 0. */
  readonly weight: number;
}

export interface IndicatorDefinition {
  readonly id: string;
  readonly kind: IndicatorKind;
  /** Declared weight within its dimension, ≥ 0; 0 shows the indicator without scoring it. */
  readonly weight: number;
  readonly competence: Competence;
  /** Ids of the standards it derives from. */
  readonly standards: readonly string[];
  /** Id of the unit (`percent`, `ratio`, `index`, `count`, `months`, `eur`, `points`); null for binary, ordinal, checklist. */
  readonly unit: string | null;
  readonly scale: ValueScale | null;
  /** Present for every numeric kind. */
  readonly goalposts: Goalposts | null;
  /** ordinal: score 0–100 of each level, index = level. */
  readonly levelScores: readonly number[] | null;
  /** checklist: its items in order. */
  readonly items: readonly ChecklistItem[] | null;
  /** binary: whether `partly` is an answer. */
  readonly partlyAllowed: boolean;
  /** Whether an observation must name the population it is about. */
  readonly basisRequired: boolean;
}

export interface DimensionDefinition {
  readonly id: string;
  readonly weight: number;
  /** How indicators are joined into this dimension. */
  readonly mean: MeanType;
  readonly indicators: readonly IndicatorDefinition[];
}

export interface AreaDefinition {
  readonly id: string;
  readonly weight: number;
  /** How dimensions are joined into this area. */
  readonly mean: MeanType;
  readonly dimensions: readonly DimensionDefinition[];
}

/**
 * The printed rule by which a strength or a gap is named: a level and a place at or beyond the cohort median, and only
 * where at least `minCohort` cities have a score.
 */
export interface FindingRule {
  readonly strength: { readonly minScore: number };
  readonly gap: { readonly maxScore: number };
  readonly minCohort: number;
}

export interface Framework {
  readonly id: string;
  readonly version: number;
  /** How areas are joined into the overall score. */
  readonly mean: MeanType;
  /** Shares of weight (0–1) from which a score is shown, and from which it is shown as provisional. */
  readonly coverage: { readonly shown: number; readonly provisional: number };
  readonly findings: FindingRule;
  /** Case numbers below which `epi` warns, and below which a survey mean gets no score. */
  readonly cases: {
    readonly survey: { readonly warn: number; readonly score: number };
    readonly ratio: { readonly warn: number };
  };
  /** Feature id → indicator ids: a second view of the same indicators. */
  readonly features: Readonly<Record<string, readonly string[]>>;
  readonly areas: readonly AreaDefinition[];
}

/** `epi@1`, the way files name a framework. */
export function frameworkRef(framework: Pick<Framework, "id" | "version">): string {
  return `${framework.id}@${framework.version}`;
}

/** Every indicator of a framework, in its order. */
export function indicatorsOf(framework: Framework): IndicatorDefinition[] {
  return framework.areas.flatMap((area) => area.dimensions.flatMap((dimension) => dimension.indicators));
}
