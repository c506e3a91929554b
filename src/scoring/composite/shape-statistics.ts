// Skewness and kurtosis of a column: the test by which outliers are found.
import { computeMoments } from "./normalise-column.js";

export interface Shape {
  /** Sample skewness G1; NaN below 3 values or when all are equal. */
  readonly skewness: number;
  /** Sample excess kurtosis G2; NaN below 4 values or when all are equal. */
  readonly kurtosis: number;
}

/**
 * Bias-adjusted skewness and excess kurtosis of the observed values, as in common spreadsheets and statistics packages.
 * Source: Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47(1), formulas G1 and G2.
 */
export function computeShape(values: ArrayLike<number>): Shape {
  const { n, mean } = computeMoments(values);
  let min = Infinity;
  let max = -Infinity;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    const deviation = value - mean;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  if (!(max > min)) return { skewness: Number.NaN, kurtosis: Number.NaN };
  const g1 = (Math.sqrt(n) * third) / second ** 1.5;
  const g2 = (n * fourth) / (second * second) - 3;
  return {
    skewness: n < 3 ? Number.NaN : (g1 * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: n < 4 ? Number.NaN : (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  };
}

/** Absolute skewness and kurtosis both reach their thresholds; null where they do not exist. */
export function hasOutliers(shape: Shape, skewness: number, kurtosis: number): boolean | null {
  if (Number.isNaN(shape.skewness) || Number.isNaN(shape.kurtosis)) return null;
  return Math.abs(shape.skewness) >= skewness && shape.kurtosis >= kurtosis;
}
