// Outliers of a column are pulled in, or the column is put on a logarithmic scale, before it is normalised.
import type { TreatmentRule } from "../../model/framework.js";
import { computeShape, hasOutliers, type Shape } from "./shape-statistics.js";

export interface TreatedColumn {
  readonly values: Float64Array;
  /** `none` passed the test as it was; `failed` did not pass even with the logarithm, which is kept. */
  readonly treatment: "none" | "winsorised" | "logarithm" | "failed";
  /** Per value: 1 pulled in from above, −1 pulled in from below, 0 untouched. */
  readonly pulled: Int8Array;
  readonly pulledCount: number;
  /** Skewness and kurtosis before, after pulling in, and after the logarithm; null for a step that was not needed. */
  readonly before: Shape;
  readonly afterPulling: Shape | null;
  readonly afterLogarithm: Shape | null;
}

/** Values equal to the extreme take the value of the next one; returns how many stand there then and were moved. */
function pullExtreme(values: Float64Array, side: 1 | -1): Uint8Array {
  let extreme = -Infinity;
  let next = -Infinity;
  for (const value of values) {
    const directed = side * value;
    if (directed > extreme) {
      next = extreme;
      extreme = directed;
    } else if (directed < extreme && directed > next) next = directed;
  }
  const moved = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    if (side * values[i]! !== extreme) continue;
    values[i] = side * next;
    moved[i] = 1;
  }
  return moved;
}

/**
 * Winsorisation: while the column fails the test and fewer than `maxPoints` points were moved, the highest value (for positive
 * skewness; else the lowest) takes the value of the next one. All points at the end move together, so ties can pass the limit.
 */
export function winsorise(values: ArrayLike<number>, rule: TreatmentRule): { values: Float64Array; pulled: Int8Array; count: number } {
  const treated = Float64Array.from(values);
  const pulled = new Int8Array(treated.length);
  let high: Uint8Array | null = null;
  let low: Uint8Array | null = null;
  let count = 0;
  let shape = computeShape(treated);
  while (hasOutliers(shape, rule.skewness, rule.kurtosis) === true && count < rule.maxPoints) {
    if (shape.skewness >= 0) high = pullExtreme(treated, 1);
    else low = pullExtreme(treated, -1);
    count = 0;
    for (let i = 0; i < treated.length; i += 1) {
      pulled[i] = low?.[i] === 1 ? -1 : high?.[i] === 1 ? 1 : 0;
      count += (low?.[i] ?? 0) + (high?.[i] ?? 0);
    }
    shape = computeShape(treated);
  }
  return { values: treated, pulled, count };
}

/** log(v − min + 0.01·(max − min)) of every value: order is kept, the lowest value stays finite. */
export function shiftedLogarithm(values: ArrayLike<number>): Float64Array {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return Float64Array.from(values, (value) => Math.log(value - min + 0.01 * (max - min)));
}

/**
 * Treats one column: nothing if it passes the test of skewness and kurtosis; else winsorisation; and where that is not enough, the
 * logarithm of the column as it was. A column with fewer than four values, or with equal values only, cannot be tested and stays as it is.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 3 and 5; thresholds as in JRC audits.
 *
 * @param values NaN = missing
 */
export function treatColumn(values: ArrayLike<number>, rule: TreatmentRule): TreatedColumn {
  const before = computeShape(values);
  if (hasOutliers(before, rule.skewness, rule.kurtosis) !== true) {
    const untouched = { pulled: new Int8Array(values.length), pulledCount: 0, afterPulling: null, afterLogarithm: null };
    return { values: Float64Array.from(values), treatment: "none", before, ...untouched };
  }
  const { values: pulledIn, pulled, count } = winsorise(values, rule);
  const afterPulling = computeShape(pulledIn);
  if (hasOutliers(afterPulling, rule.skewness, rule.kurtosis) !== true) {
    return { values: pulledIn, treatment: "winsorised", pulled, pulledCount: count, before, afterPulling, afterLogarithm: null };
  }
  const logarithms = shiftedLogarithm(values);
  const afterLogarithm = computeShape(logarithms);
  const treatment = hasOutliers(afterLogarithm, rule.skewness, rule.kurtosis) === true ? "failed" : "logarithm";
  // The points pulled in on the way are not part of the result.
  return { values: logarithms, treatment, pulled: new Int8Array(values.length), pulledCount: 0, before, afterPulling, afterLogarithm };
}
