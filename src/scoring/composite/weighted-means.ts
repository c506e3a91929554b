// Weighted means of many rows at once, with what is missing left out and what is undefined marked.
import type { MeanType } from "../../model/framework.js";
import { joinScores } from "../tree/aggregate-table.js";

export interface MeanRows {
  /** One mean per row; NaN where nothing is observed, too little is observed, or the mean does not exist. */
  readonly means: Float64Array;
  /** 1 where values are there and the mean does not exist: zero or below in all but the arithmetic mean, or weights adding up to nothing. */
  readonly isUndefined: Uint8Array;
  /** Observed share (0–1) of the columns, counted. */
  readonly availability: Float64Array;
}

export interface MeanRule {
  readonly mean: MeanType;
  /** Exponent of the power mean, not 0 (that limit is the geometric mean). */
  readonly power?: number;
  /** Least share of columns (0–1, counted not weighed) that must be observed; none by default. */
  readonly availability?: number;
}

/**
 * One weighted mean per row of a table given by its columns. Missing values (NaN) are left out and the remaining weights rescaled; a row
 * whose mean does not exist has none, and the other rows keep theirs. A missing weight (NaN) or a zero one leaves its column out.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.
 *
 * @param columns equally long; at least one
 * @param weights one per column; null for equal weights
 * @throws RangeError for a power mean without an exponent or with exponent 0, and for weights that do not match the columns
 */
export function computeWeightedMeans(columns: readonly ArrayLike<number>[], weights: ArrayLike<number> | null, rule: MeanRule): MeanRows {
  const { mean, power = Number.NaN, availability: least = 0 } = rule;
  if (mean === "power" && (Number.isNaN(power) || power === 0)) throw new RangeError("a power mean needs an exponent other than 0");
  if (weights !== null && weights.length !== columns.length) throw new RangeError(`${weights.length} weights for ${columns.length} columns`);
  const rows = columns[0]?.length ?? 0;
  const means = new Float64Array(rows).fill(Number.NaN);
  const isUndefined = new Uint8Array(rows);
  const availability = new Float64Array(rows);
  const values = new Float64Array(columns.length);
  const shares = new Float64Array(columns.length);
  for (let row = 0; row < rows; row += 1) {
    let n = 0;
    let observed = 0;
    let total = 0;
    for (let column = 0; column < columns.length; column += 1) {
      const value = columns[column]![row]!;
      if (Number.isNaN(value)) continue;
      observed += 1;
      const weight = weights === null ? 1 : weights[column]!;
      if (Number.isNaN(weight) || weight === 0) continue;
      values[n] = value;
      shares[n] = weight;
      total += weight;
      n += 1;
    }
    availability[row] = observed / columns.length;
    if (observed === 0) continue;
    const joined = n > 0 && total > 0 ? joinScores(values, shares, n, total, mean, power) : Number.NaN;
    if (!Number.isFinite(joined)) isUndefined[row] = 1;
    else if (observed / columns.length >= least) means[row] = joined;
  }
  return { means, isUndefined, availability };
}
