// What every number is worth: intervals, sensitivity, coherence, the stakeholders' weights and change over time, free of language.
import type { UncertaintySource } from "./framework.js";
import type { RankInterval, ScoreInterval } from "./interval.js";
import type { LocalText } from "./text.js";

export interface NodeUncertainty {
  readonly id: string;
  /** All sources together; the same interval as on the node itself. null without a score. */
  readonly interval: ScoreInterval | null;
  /** 5 %, 50 % and 95 % of the replications as they are, before the interval is extended to the score; null without a score. */
  readonly quantiles: { readonly low: number; readonly median: number; readonly high: number } | null;
  /** Among the cities of the main cohort; null without a score. */
  readonly rank: RankInterval | null;
  /** With one source alone; a key is there for each source that is on. */
  readonly bySource: Readonly<Partial<Record<UncertaintySource, ScoreInterval>>>;
  /** The harsh case: every weight set equally likely (flat Dirichlet within each parent), nothing else drawn. */
  readonly anyWeights: ScoreInterval | null;
  /** Replications in which no score could be worked out (a geometric mean over a zero); they do not enter the interval. */
  readonly failed: number;
}

/** One city of the main cohort, for the overall score. */
export interface CityUncertainty {
  readonly city: string;
  readonly names: LocalText;
  readonly score: number | null;
  readonly interval: ScoreInterval | null;
  readonly rank: RankInterval | null;
  /** Share of replications (0–1) in which the city reviewed scores higher than this one, ties half; null for itself or without scores. */
  readonly beaten: number | null;
}

export interface UncertaintyResult {
  /** 16 hexadecimal digits, from the content of the data. */
  readonly seed: string;
  readonly replications: number;
  /** The interval spans this share of the replications: 0.9 from 5 % to 95 %. */
  readonly level: number;
  /** Share of replications from which one city counts as higher than another. */
  readonly clearShare: number;
  readonly sources: readonly UncertaintySource[];
  readonly weightNoise: number;
  /** In the order of the result's nodes. */
  readonly nodes: readonly NodeUncertainty[];
  /** In the order of the main cohort's members. */
  readonly cities: readonly CityUncertainty[];
  /** City ids of each largest group that cannot be told apart on the overall score, in code-point order; groups may overlap. */
  readonly groups: readonly (readonly string[])[];
  /** Points of the overall score: the smallest gap from which on every pair of cities kept its order; null when no gap did. */
  readonly smallestDifference: number | null;
  /** Share of replications in which the whole printed order of cities holds; null with fewer than two cities. */
  readonly orderHolds: number | null;
  /** The same under any weights at all. */
  readonly orderHoldsAnyWeights: number | null;
}

/** Exact: the overall score without one part. */
export interface LeftOut {
  readonly id: string;
  readonly level: "area" | "dimension" | "indicator";
  /** Overall score without it; null when there is not enough data left. */
  readonly score: number | null;
  /** Score without it minus score with it. */
  readonly change: number | null;
  readonly rank: number | null;
  /** Rank without it minus rank with it: positive means worse. */
  readonly rankChange: number | null;
}

/** A variance share with its bootstrap bounds (5–95 %); may be negative or above 1. */
export interface SobolIndex {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface SobolResult {
  /** Rows of the base sample N that the indices rest on: those without a failed scoring. */
  readonly sample: number;
  /** Scorings behind them: rows · (d + 2). */
  readonly evaluations: number;
  readonly bootstrap: number;
  /** Variance of the overall score over all sources, points². */
  readonly variance: number;
  readonly indices: readonly { readonly source: UncertaintySource; readonly first: SobolIndex; readonly total: SobolIndex }[];
}

export interface SensitivityResult {
  /** In framework order: areas, dimensions and indicators that carry weight. */
  readonly leftOut: readonly LeftOut[];
  /** Of the overall score of this city; null when fewer than two sources are on, nothing varies, or more than 5 % of the rows failed. */
  readonly sobol: SobolResult | null;
  /** The assumption with the largest total index; null without one. */
  readonly mostSource: UncertaintySource | null;
  /** The dimension and the indicator whose removal moves the overall score most; null when none does. */
  readonly mostDimension: string | null;
  readonly mostIndicator: string | null;
}

export interface IndicatorCoherence {
  readonly id: string;
  readonly parent: string;
  /** Pearson correlation with its own parent; null where it cannot be worked out. */
  readonly withParent: number | null;
  /** Share of the overall score's variance that goes with it: squared correlation with the overall score. */
  readonly withOverall: number | null;
  readonly effectiveWeight: number;
}

/** Checks of a JRC audit on the table of cities. */
export interface CoherenceResult {
  readonly units: number;
  /** Fewest units for which the checks say anything. */
  readonly needed: number;
  /** null with fewer units than needed: n is too small for this. */
  readonly checks: {
    readonly indicators: readonly IndicatorCoherence[];
    /** Pairs of siblings with a correlation at or below −`negativeFrom`. */
    readonly negative: readonly { readonly a: string; readonly b: string; readonly r: number }[];
    /** Pairs of siblings with a correlation at or above `redundantFrom`. */
    readonly redundant: readonly { readonly a: string; readonly b: string; readonly r: number }[];
    readonly negativeFrom: number;
    readonly redundantFrom: number;
    /** Cronbach's alpha of the children of each node, over units with all of them. */
    readonly alpha: readonly { readonly id: string; readonly alpha: number | null; readonly n: number }[];
  } | null;
}

/** Scores under the weights that stakeholders allotted; shown beside the declared ones, never instead of them. */
export interface ParticipatoryResult {
  readonly ballots: number;
  /** Nodes and indicators whose weight was allotted: shares within the parent, 0–1. */
  readonly weights: readonly { readonly id: string; readonly parent: string; readonly declared: number; readonly allotted: number }[];
  readonly nodes: readonly { readonly id: string; readonly declared: number | null; readonly participatory: number | null }[];
  /** Round tables the allotments come from. */
  readonly roundTables: readonly string[];
  /** Whether any of them is invented for show. */
  readonly illustrative: boolean;
}

export interface TrendScore {
  readonly score: number | null;
  readonly interval: ScoreInterval | null;
}

export interface TrendNode {
  readonly id: string;
  /** Under the framework the review was made with; null when that had no such node. */
  readonly published: TrendScore | null;
  /** Under the framework of the review at hand. */
  readonly restated: TrendScore;
  /** Change from this review to the one at hand, both under its framework; null where either has no score. */
  readonly change: { readonly points: number; readonly low: number; readonly high: number; readonly verdict: "higher" | "lower" | "unclear" } | null;
}

export interface TrendReview {
  readonly review: string;
  readonly period: { readonly from: string; readonly to: string };
  /** `epi@1` */
  readonly framework: string;
  /** Another framework or version: the line breaks here. */
  readonly isBreak: boolean;
  /** Share (0–1) of the weight of the framework at hand for which the earlier review can have a value at all. */
  readonly shared: number;
  readonly illustrativeCount: number;
  /** In the order of the result's nodes. */
  readonly nodes: readonly TrendNode[];
}

/** Earlier reviews of the city, oldest first. */
export interface TrendResult {
  readonly earlier: readonly TrendReview[];
}
