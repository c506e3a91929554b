// The result of scoring a table of cities: everything by id and code, unknown is null, nothing rounded, free of language.
import type { CoherenceResult, LeftOut, SobolResult } from "./doubt.js";
import type { Competence, Goalposts, IndicatorKind, MeanType, TreatmentRule, UncertaintySource } from "./framework.js";
import type { RankInterval, ScoreInterval } from "./interval.js";
import type { Normalisation } from "./normalisation.js";

export const TABLE_RESULT_SCHEMA_VERSION = 1;

/** What a cell was worth; `imputed` exists only under a what-if. */
export const TABLE_CELL_STATES = ["observed", "missing", "imputed", "not_applicable"] as const;
export type TableCellState = (typeof TABLE_CELL_STATES)[number];

/** `undefined`: a geometric, harmonic or power mean over a score of zero or less. */
export const TABLE_SCORE_STATES = ["shown", "provisional", "insufficient", "undefined", "not_applicable"] as const;
export type TableScoreState = (typeof TABLE_SCORE_STATES)[number];

/** `logarithm`: on the scale log(v − min + 0.01·(max − min)). `failed`: the same, and outliers remain. */
export const TREATMENTS = ["none", "winsorised", "logarithm", "failed"] as const;

export interface TableCell {
  readonly unit: string;
  readonly state: TableCellState;
  /** As the table gives it: a number or level, an answer, the items present. */
  readonly value: number | string | readonly string[] | null;
  readonly standardError: number | null;
  /** Divided by the denominator; the value itself without one. For kinds that are no number: the score of the answer. */
  readonly divided: number | null;
  /** What was normalised: divided, filled in, treated. */
  readonly used: number | null;
  readonly score: number | null;
  /** Beyond the goalposts: the score was cut off at their end. */
  readonly isBeyond: boolean;
}

export interface TableIndicator {
  readonly id: string;
  readonly parent: string;
  readonly kind: IndicatorKind;
  readonly unit: string | null;
  readonly weight: number;
  readonly effectiveWeight: number;
  readonly competence: Competence;
  readonly direction: 1 | -1;
  /** null: goalposts, levels, answers or items give the score. */
  readonly normalise: Normalisation | null;
  readonly goalposts: Goalposts | null;
  readonly levelScores: readonly number[] | null;
  readonly denominator: string | null;
  /** null where outliers were not looked for. */
  readonly treatment: { readonly type: (typeof TREATMENTS)[number]; readonly pulled: readonly string[] } | null;
  /** Scores the method can give; null when it gives none. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly counts: Readonly<Record<TableCellState, number>> & { readonly beyond: number };
  /** Of the values after division; null where it does not exist. */
  readonly statistics: Readonly<Record<"min" | "max" | "mean" | "median" | "sd" | "skewness" | "kurtosis", number | null>>;
  /** In the order of the units. */
  readonly cells: readonly TableCell[];
}

export interface TableScore {
  readonly unit: string;
  readonly state: TableScoreState;
  readonly score: number | null;
  readonly coverage: number;
  readonly used: number;
  /** Indicators below with weight whose value is filled in. */
  readonly imputed: number;
  /** 1 = best; equal within 1e-9 share. */
  readonly rank: number | null;
  /** Group column → rank within the unit's group and how many there have a score; no entry for a unit without a group. */
  readonly groupRanks: Readonly<Record<string, { readonly rank: number; readonly n: number }>>;
  /** null without --uncertainty, and without a score. */
  readonly interval: ScoreInterval | null;
  readonly rankInterval: RankInterval | null;
  /** Replications without a score; they do not enter the interval. null without --uncertainty. */
  readonly failed: number | null;
}

export interface TableNode {
  readonly id: string;
  /** 0 overall, 1 area, 2 dimension … */
  readonly depth: number;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly mean: MeanType;
  readonly power: number | null;
  readonly availability: number | null;
  readonly weight: number;
  readonly effectiveWeight: number;
  /** Units with a score. */
  readonly n: number;
  readonly median: number | null;
  /** In the order of the units. */
  readonly scores: readonly TableScore[];
}

export interface TableGroups {
  readonly column: string;
  /** In code-point order. */
  readonly groups: readonly {
    readonly group: string;
    readonly units: readonly string[];
    /** Node → median of the scores in the group; null without any. */
    readonly medians: Readonly<Record<string, number | null>>;
  }[];
}

export interface TableUncertainty {
  /** 16 hexadecimal digits: from the content of table and framework, unless given. */
  readonly seed: string;
  readonly replications: number;
  readonly level: number;
  readonly clearShare: number;
  readonly sources: readonly UncertaintySource[];
  /** Weights are drawn within ± this share; null where any weights are drawn. */
  readonly weightNoise: number | null;
  /** `any`: every weight set within a parent equally likely. */
  readonly weights: "noise" | "any";
  readonly meanAt: "groups" | "all";
  /** Share of replications in which the whole order of the overall scores holds; null with fewer than two scores. */
  readonly orderHolds: number | null;
  /** Points of the overall score from which on every pair is clear; null when none is, and for more than 250 units. */
  readonly smallestDifference: number | null;
  /** Largest groups that cannot be told apart on the overall score; they may overlap. null for more than 250 units. */
  readonly groups: readonly (readonly string[])[] | null;
  /** Share of replications in which `a` scores higher than `b` overall, ties half; null for more than 250 units. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly higher: number }[] | null;
}

export interface TableSensitivity {
  readonly unit: string;
  readonly leftOut: readonly LeftOut[];
  readonly sobol: SobolResult | null;
}

export interface TableResult {
  readonly schemaVersion: typeof TABLE_RESULT_SCHEMA_VERSION;
  readonly kind: "table-result";
  readonly tool: { readonly name: "epi"; readonly version: string };
  readonly framework: {
    readonly id: string;
    readonly version: number;
    readonly coverage: { readonly shown: number; readonly provisional: number };
    readonly treatment: TreatmentRule | null;
  };
  readonly units: readonly { readonly unit: string; readonly name: string; readonly groups: Readonly<Record<string, string>> }[];
  /** Overall first, parents before their children. */
  readonly nodes: readonly TableNode[];
  /** In framework order. */
  readonly indicators: readonly TableIndicator[];
  readonly groups: readonly TableGroups[];
  /** A what-if: null leaves missing values missing. */
  readonly imputation: { readonly centre: "mean" | "median"; readonly by: string | null; readonly values: number } | null;
  readonly coherence: CoherenceResult;
  readonly uncertainty: TableUncertainty | null;
  /** null without --sensitivity. */
  readonly sensitivity: readonly TableSensitivity[] | null;
}
