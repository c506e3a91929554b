// The statistics by which a column is judged before it enters a composite indicator.
import { computeMoments } from "./normalise-column.js";
import { sortObserved } from "./ordinal-ranks.js";
import { computeQuantile } from "./quantile.js";
import { computeShape, hasOutliers } from "./shape-statistics.js";

/** Shares (0–1) at or below which a column is flagged, and the pair of thresholds that marks outliers. */
export interface ColumnThresholds {
  readonly availability: number;
  readonly nonZero: number;
  readonly unique: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Source: thresholds of the JRC's audits of composite indicators. */
export const USUAL_THRESHOLDS: ColumnThresholds = { availability: 0.65, nonZero: 0.5, unique: 0.5, skewness: 2, kurtosis: 3.5 };

/** Numbers are NaN where they do not exist, such as the standard deviation of one value. */
export interface ColumnStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  readonly skewness: number;
  readonly kurtosis: number;
  /** Counts among all places, and among the observed values. */
  readonly available: number;
  readonly nonZero: number;
  readonly unique: number;
  /** How often the most frequent value occurs. */
  readonly same: number;
  /** The same as shares (0–1): of all places, and of the observed values. */
  readonly shares: { readonly available: number; readonly nonZero: number; readonly unique: number; readonly same: number };
  readonly hasLowAvailability: boolean;
  readonly hasManyZeros: boolean;
  readonly hasFewUnique: boolean;
  /** Null when the column is too short or all equal. */
  readonly hasOutliers: boolean | null;
}

/** @param values NaN = missing */
export function describeColumn(values: ArrayLike<number>, thresholds: ColumnThresholds = USUAL_THRESHOLDS): ColumnStatistics {
  const sorted = sortObserved(values);
  const { n, mean, sd } = computeMoments(values);
  const shape = computeShape(values);
  let nonZero = 0;
  let unique = 0;
  let same = 0;
  let run = 0;
  for (let i = 0; i < n; i += 1) {
    if (sorted[i] !== 0) nonZero += 1;
    run = i > 0 && sorted[i] === sorted[i - 1] ? run + 1 : 1;
    if (run === 1) unique += 1;
    if (run > same) same = run;
  }
  const shares = { available: n / values.length, nonZero: nonZero / n, unique: unique / n, same: same / n };
  return {
    min: n > 0 ? sorted[0]! : Number.NaN,
    max: n > 0 ? sorted[n - 1]! : Number.NaN,
    mean,
    median: computeQuantile(sorted, 0.5),
    // Equal values can differ from their rounded mean: their deviation is zero all the same.
    sd: n > 1 && unique === 1 ? 0 : sd,
    ...shape,
    available: n,
    nonZero,
    unique,
    same,
    shares,
    hasLowAvailability: shares.available <= thresholds.availability,
    hasManyZeros: shares.nonZero <= thresholds.nonZero,
    hasFewUnique: shares.unique <= thresholds.unique,
    hasOutliers: hasOutliers(shape, thresholds.skewness, thresholds.kurtosis),
  };
}
