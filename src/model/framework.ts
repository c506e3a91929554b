// A framework says what is measured and how a value becomes a score. It is data: `epi` knows kinds, never indicators.
import type { Normalisation } from "./normalisation.js";

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

/** `power` is the generalised mean with an exponent of its own. */
export const MEAN_TYPES = ["arithmetic", "geometric", "harmonic", "power"] as const;
export type MeanType = (typeof MEAN_TYPES)[number];

/** How the children of a node are joined into it. */
export interface Aggregation {
  readonly mean: MeanType;
  /** Exponent of the power mean; null for every other mean. */
  readonly power: number | null;
  /** Least share (0–1) of direct children, counted not weighed, that must have a score; null asks for none. */
  readonly availability: number | null;
}

/** What may move a score without the city having changed. */
export const UNCERTAINTY_SOURCES = ["sampling", "missing", "weights", "mean"] as const;
export type UncertaintySource = (typeof UNCERTAINTY_SOURCES)[number];

/** How doubt is worked out: printed in the method chapter. */
export interface UncertaintySettings {
  /** Sources that are on, in the order of `UNCERTAINTY_SOURCES`; none means no intervals. */
  readonly sources: readonly UncertaintySource[];
  readonly replications: number;
  /** Weights are drawn within ± this share of themselves (0–1) and normalised again. */
  readonly weightNoise: number;
}

/** Which potentials are priorities, and when one is firm. */
export interface PriorityRule {
  /** The k largest potentials among the indicators are priorities. */
  readonly top: number;
  /** Share of replications (0–1) in which a priority must stay among the k largest to be firm. */
  readonly firm: number;
}

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
  /** 1: more is better; −1: less is better. Goalposts say the same by their order. */
  readonly direction: 1 | -1;
  /** A normalisation over the cohort or by own parameters; null means the goalposts, levels or items of the kind, 0–100. */
  readonly normalise: Normalisation | null;
  /** Column of a values table by which the value is divided before anything else; null divides by nothing. */
  readonly denominator: string | null;
}

/** An area, a dimension, or a part of one: any depth. */
export interface GroupDefinition extends Aggregation {
  readonly id: string;
  readonly weight: number;
  readonly groups: readonly GroupDefinition[];
  /** Indicators directly below this group; they come after its groups. */
  readonly indicators: readonly IndicatorDefinition[];
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

/** Outliers of a table are pulled in before normalising: only where a framework asks for it, never in reviews by default. */
export interface TreatmentRule {
  /** Most points pulled in on one side; then a logarithm is tried. */
  readonly maxPoints: number;
  /** A column is treated when its absolute skewness and its kurtosis both exceed these. */
  readonly skewness: number;
  readonly kurtosis: number;
}

/** `mean`, `power` and `availability` say how areas are joined into the overall score. */
export interface Framework extends Aggregation {
  readonly id: string;
  readonly version: number;
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
  readonly uncertainty: UncertaintySettings;
  readonly priorities: PriorityRule;
  readonly treatment: TreatmentRule | null;
  readonly areas: readonly GroupDefinition[];
}

/** `epi@1`, the way files name a framework. */
export function frameworkRef(framework: Pick<Framework, "id" | "version">): string {
  return `${framework.id}@${framework.version}`;
}

/** Every indicator of a framework, in its order. */
export function indicatorsOf(framework: Pick<Framework, "areas">): IndicatorDefinition[] {
  const below = (group: GroupDefinition): IndicatorDefinition[] => [...group.groups.flatMap(below), ...group.indicators];
  return framework.areas.flatMap(below);
}

/** Every group of a framework, parents before their children. */
export function groupsOf(framework: Pick<Framework, "areas">): GroupDefinition[] {
  const below = (group: GroupDefinition): GroupDefinition[] => [group, ...group.groups.flatMap(below)];
  return framework.areas.flatMap(below);
}

/** Every parent by id with its direct parts, parents first: overall, then area by area with all below it. */
export function partsByParent(framework: Pick<Framework, "areas">): ReadonlyMap<string, readonly (GroupDefinition | IndicatorDefinition)[]> {
  return new Map<string, readonly (GroupDefinition | IndicatorDefinition)[]>([
    ["overall", framework.areas],
    ...groupsOf(framework).map((group) => [group.id, [...group.groups, ...group.indicators]] as const),
  ]);
}
