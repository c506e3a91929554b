// How columns go together: correlation of two, internal consistency of many.
import { computeOrdinalRanks } from "./ordinal-ranks.js";

function momentsOfPairs(a: ArrayLike<number>, b: ArrayLike<number>): { n: number; aa: number; bb: number; ab: number } {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    n += 1;
    meanA += a[i]!;
    meanB += b[i]!;
  }
  meanA /= n;
  meanB /= n;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
    ab += (a[i]! - meanA) * (b[i]! - meanB);
  }
  return { n, aa, bb, ab };
}

/** Pearson's r over the places where both columns have a value, −1…1; NaN with fewer than three pairs or without variation. */
export function computeCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { n, aa, bb, ab } = momentsOfPairs(a, b);
  if (n < 3) return Number.NaN;
  const r = ab / Math.sqrt(aa * bb);
  return Number.isNaN(r) ? r : Math.min(1, Math.max(-1, r));
}

/** Spearman's rho: Pearson's r of the ranks (ties share their mean rank), ranked among the places where both columns have a value. */
export function computeRankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const common = (own: ArrayLike<number>, other: ArrayLike<number>) =>
    computeOrdinalRanks(Float64Array.from(own, (value, i) => (Number.isNaN(other[i]!) ? Number.NaN : value)), "average");
  return computeCorrelation(common(a, b), common(b, a));
}

/**
 * Cronbach's alpha of k columns over the rows where all have a value: k/(k − 1) · (1 − Σ var(column) / var(row sum)), variances n − 1.
 * Up to 1; below 0 when the columns go against each other. NaN with fewer than two columns or rows, or without variation.
 * Source: Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16(3).
 */
export function computeConsistency(columns: readonly ArrayLike<number>[]): number {
  const k = columns.length;
  const rows: number[] = [];
  for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
    if (columns.every((column) => !Number.isNaN(column[row]!))) rows.push(row);
  }
  if (k < 2 || rows.length < 2) return Number.NaN;
  const variance = (valueAt: (row: number) => number): number => {
    const mean = rows.reduce((sum, row) => sum + valueAt(row), 0) / rows.length;
    return rows.reduce((sum, row) => sum + (valueAt(row) - mean) ** 2, 0) / (rows.length - 1);
  };
  const parts = columns.reduce((sum, column) => sum + variance((row) => column[row]!), 0);
  const whole = variance((row) => columns.reduce((sum, column) => sum + column[row]!, 0));
  return whole > 0 ? (k / (k - 1)) * (1 - parts / whole) : Number.NaN;
}
