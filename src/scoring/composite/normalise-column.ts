// One column of values → comparable scores, by every normalisation method on offer.
import type { Normalisation } from "../../model/normalisation.js";
import { computeOrdinalRanks } from "./ordinal-ranks.js";

export interface NormalisedColumn {
  /** As long as the values; NaN where the value is missing or the method gives no number. */
  readonly scores: Float64Array;
  /** All observed values are equal (or there is only one) and the method works by comparing them: it cannot tell units apart. */
  readonly isConstant: boolean;
  /** Observed values that got no score: the range is zero, the reference has no value, or something is divided by zero. */
  readonly undefinedCount: number;
  /**
   * A better value gets a lower score: the target lies beyond the worst observed value, low lies above high, or the share of the best
   * is taken where less is better. Such scores must not be averaged with others unnoticed.
   */
  readonly isReversed: boolean;
  /** The scores the method can give, and so what a missing value could be; NaN at both ends when it gives none. */
  readonly range: { readonly low: number; readonly high: number };
}

interface Extent {
  readonly n: number;
  readonly min: number;
  readonly max: number;
}

/** A straight line from value to score: all methods but those by rank. */
interface Line {
  readonly origin: number;
  readonly slope: number;
  readonly offset: number;
  readonly floor: number;
  readonly ceiling: number;
}

function measureExtent(values: ArrayLike<number>): Extent {
  let n = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    n += 1;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { n, min, max };
}

/** Mean and sample standard deviation (n − 1) of the observed values; NaN where there are none, or only one for the deviation. */
export function computeMoments(values: ArrayLike<number>): { readonly n: number; readonly mean: number; readonly sd: number } {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]!)) continue;
    n += 1;
    sum += values[i]!;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]!)) continue;
    squares += (values[i]! - mean) ** 2;
  }
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}

const line = (origin: number, slope: number, offset = 0, floor = -Infinity, ceiling = Infinity): Line => ({ origin, slope, offset, floor, ceiling });

/** The slope is NaN where a method has nothing to divide by. */
const over = (numerator: number, denominator: number): number => (denominator === 0 ? Number.NaN : numerator / denominator);

function lineOf(
  values: ArrayLike<number>,
  direction: 1 | -1,
  normalisation: Exclude<Normalisation, { readonly method: "rank" | "percentile_rank" | "borda" }>,
  { min, max }: Extent,
  units: readonly string[],
): Line {
  // Turning a column round swaps its ends; the worst end is where every distance starts.
  const worst = direction === 1 ? min : max;
  const best = direction === 1 ? max : min;
  switch (normalisation.method) {
    case "goalposts": {
      const { low, high, scale, trim } = normalisation;
      const from = direction === 1 ? low : high;
      return line(from, over(direction * scale, high - low), 0, trim ? 0 : -Infinity, trim ? scale : Infinity);
    }
    case "scaled": {
      const { low, high, factor } = normalisation;
      return line(direction * low, over(direction * factor, high - low));
    }
    case "minmax": {
      const { low, high } = normalisation;
      return line(worst, over(high - low, best - worst), low);
    }
    case "zscore": {
      const { mean, sd } = computeMoments(values);
      // Equal values can differ from their rounded mean, so the deviation alone does not tell that there is none.
      return line(mean, over(direction * normalisation.sd, min === max ? 0 : sd), normalisation.mean);
    }
    case "distance_to_best":
      return line(worst, over(1, best - worst));
    case "distance_to_target":
      return line(worst, over(1, normalisation.target - worst), 0, -Infinity, normalisation.cap ? 1 : Infinity);
    case "distance_to_reference": {
      const at = units.indexOf(normalisation.unit);
      const reference = at < 0 ? Number.NaN : values[at]!;
      return line(worst, over(1, reference - worst), 0, -Infinity, normalisation.cap ? 1 : Infinity);
    }
    case "share_of_best":
      return line(0, over(1, best));
  }
}

/** Methods whose scores do not depend on the other units. */
const ABSOLUTE: ReadonlySet<Normalisation["method"]> = new Set(["goalposts", "scaled"]);

function rangeOf(normalisation: Normalisation, n: number, scores: Float64Array): NormalisedColumn["range"] {
  if (n === 0 && !ABSOLUTE.has(normalisation.method) && normalisation.method !== "minmax") return { low: Number.NaN, high: Number.NaN };
  if (normalisation.method === "minmax") return { low: normalisation.low, high: normalisation.high };
  if (normalisation.method === "rank") return { low: 1, high: n };
  if (normalisation.method === "borda") return { low: 0, high: n - 1 };
  if (normalisation.method === "percentile_rank") return { low: 0, high: 1 };
  if (normalisation.method === "goalposts" && normalisation.trim) return { low: 0, high: normalisation.scale };
  const { n: scored, min, max } = measureExtent(scores);
  return scored === 0 ? { low: Number.NaN, high: Number.NaN } : { low: min, high: max };
}

/**
 * Scores of one column; higher is better after it, whatever the direction of the values (see `isReversed` for the exceptions).
 *
 * Direction −1 gives what the values multiplied by −1 would give; goalposts and targets stay in the indicator's own unit all the same.
 * A column whose values are all equal gives NaN with minmax, zscore and the distances to best and reference, the lowest score with the
 * methods by rank, and `isConstant` either way. Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5.
 *
 * @param values in the indicator's unit; NaN = missing
 * @param direction 1: more is better; −1: less is better
 * @param units ids in the order of the values, needed by distance_to_reference; a unit that is not there leaves every score undefined
 */
export function normaliseColumn(
  values: ArrayLike<number>,
  direction: 1 | -1,
  normalisation: Normalisation,
  units: readonly string[] = [],
): NormalisedColumn {
  const extent = measureExtent(values);
  const isConstant = extent.n > 0 && extent.min === extent.max && !ABSOLUTE.has(normalisation.method);
  const scores = new Float64Array(values.length);
  let isReversed = false;
  let scored = 0;
  if (normalisation.method === "rank" || normalisation.method === "percentile_rank" || normalisation.method === "borda") {
    const directed = Float64Array.from(values, (value) => direction * value);
    const shift = normalisation.method === "rank" ? 0 : 1;
    const divisor = normalisation.method === "percentile_rank" ? extent.n - 1 : 1;
    const ranks = computeOrdinalRanks(directed, normalisation.ties);
    for (let i = 0; i < scores.length; i += 1) scores[i] = divisor === 0 ? Number.NaN : (ranks[i]! - shift) / divisor;
  } else {
    const { origin, slope, offset, floor, ceiling } = lineOf(values, direction, normalisation, extent, units);
    isReversed = slope * direction < 0;
    for (let i = 0; i < scores.length; i += 1) {
      const score = (values[i]! - origin) * slope + offset;
      scores[i] = score < floor ? floor : score > ceiling ? ceiling : score;
    }
  }
  for (let i = 0; i < scores.length; i += 1) {
    if (Number.isFinite(scores[i]!)) scored += 1;
    else scores[i] = Number.NaN;
  }
  return { scores, isConstant, undefinedCount: extent.n - scored, isReversed, range: rangeOf(normalisation, extent.n, scores) };
}
