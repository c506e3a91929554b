// How columns go together: correlation of two, internal consistency of many.
import { computeOrdinalRanks } from "./ordinal-ranks.js";

/** Columns whose values differ by less than this share of their size are equal: they differ by rounding alone. */
const ROUNDING = 1e-12;

/** Equal values can differ from their rounded mean, so a variance does not tell that there is none; the ends of the column do. */
function isConstant(min: number, max: number): boolean {
  return !(max - min > ROUNDING * Math.max(Math.abs(min), Math.abs(max)));
}

/** Sums of squares and products about the means, over the places where both have a value; 0 for a column that is constant there. */
function momentsOfPairs(a: ArrayLike<number>, b: ArrayLike<number>): { n: number; aa: number; bb: number; ab: number } {
  let n = 0;
  let [minA, maxA, minB, maxB] = [Infinity, -Infinity, Infinity, -Infinity];
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    n += 1;
    meanA += a[i]!;
    meanB += b[i]!;
    minA = Math.min(minA, a[i]!);
    maxA = Math.max(maxA, a[i]!);
    minB = Math.min(minB, b[i]!);
    maxB = Math.max(maxB, b[i]!);
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
  if (isConstant(minA, maxA)) aa = ab = 0;
  if (isConstant(minB, maxB)) bb = ab = 0;
  return { n, aa, bb, ab };
}

/**
 * Pearson's r over the places where both columns have a value, −1…1; NaN with fewer than three pairs, or where one of the columns has the same
 * value at all of them.
 */
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
 * Up to 1; below 0 when the columns go against each other. NaN with fewer than two columns or rows, or where all row sums are equal; a
 * constant column counts among the k and adds no variance.
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
    const values = rows.map(valueAt);
    const { min, max, sum } = values.reduce(
      (so, value) => ({ min: Math.min(so.min, value), max: Math.max(so.max, value), sum: so.sum + value }),
      { min: Infinity, max: -Infinity, sum: 0 },
    );
    if (isConstant(min, max)) return 0;
    const mean = sum / values.length;
    return values.reduce((squares, value) => squares + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const parts = columns.reduce((sum, column) => sum + variance((row) => column[row]!), 0);
  const whole = variance((row) => columns.reduce((sum, column) => sum + column[row]!, 0));
  return whole > 0 ? (k / (k - 1)) * (1 - parts / whole) : Number.NaN;
}
