// How a column of values becomes comparable scores: the methods on offer and the parameters each of them needs.

export const NORMALISATION_METHODS = [
  "goalposts",
  "minmax",
  "zscore",
  "rank",
  "percentile_rank",
  "borda",
  "distance_to_target",
  "distance_to_best",
  "distance_to_reference",
  "share_of_best",
  "scaled",
] as const;
export type NormalisationMethod = (typeof NORMALISATION_METHODS)[number];

/** What units with equal values get: the lowest rank of the tie, or the mean of the ranks it covers. */
export const RANK_TIES = ["min", "average"] as const;
export type RankTies = (typeof RANK_TIES)[number];

/**
 * One method with its parameters. `low`, `high` and `target` are in the indicator's own unit, but for minmax, where they are scores.
 * "Worst" and "best" follow the direction of the indicator.
 */
export type Normalisation =
  /** scale·(v − low)/(high − low), or scale·(high − v)/(high − low) where less is better; `trim` keeps scores within 0…scale. */
  | { readonly method: "goalposts"; readonly low: number; readonly high: number; readonly scale: number; readonly trim: boolean }
  /** Worst observed value → low, best → high. */
  | { readonly method: "minmax"; readonly low: number; readonly high: number }
  /** Sample standard deviation (n − 1), moved to the given mean and standard deviation. */
  | { readonly method: "zscore"; readonly mean: number; readonly sd: number }
  /** 1 = worst … n = best. */
  | { readonly method: "rank"; readonly ties: RankTies }
  /** (rank − 1)/(n − 1): 0 = worst, 1 = best. */
  | { readonly method: "percentile_rank"; readonly ties: RankTies }
  /** rank − 1: how many units a unit outranks. */
  | { readonly method: "borda"; readonly ties: RankTies }
  /** Distance covered from the worst observed value to the target, 1 = target met; `cap` stops at 1. */
  | { readonly method: "distance_to_target"; readonly target: number; readonly cap: boolean }
  /** Distance covered from the worst observed value to the best: 0…1. */
  | { readonly method: "distance_to_best" }
  /** Distance covered from the worst observed value to the value of one unit; `cap` stops at 1. */
  | { readonly method: "distance_to_reference"; readonly unit: string; readonly cap: boolean }
  /** Value divided by the best observed value. Where less is better that is the lowest, and higher shares are worse. */
  | { readonly method: "share_of_best" }
  /** factor·(v − low)/(high − low), never trimmed; where less is better, −v stands in the place of v. */
  | { readonly method: "scaled"; readonly low: number; readonly high: number; readonly factor: number };
