// Ranks as a normalisation method: 1 = lowest value, so that a higher rank is a higher score.

/** What equal values get: the lowest or highest rank the tie covers, their mean, or one each in order of appearance. */
export type OrdinalTies = "min" | "average" | "max" | "first";

/** Index of the first entry of a sorted array that is ≥ value. */
export function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first entry of a sorted array that is > value. */
export function upperBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values that are there, in ascending order. */
export function sortObserved(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!Number.isNaN(value)) kept[n++] = value;
  }
  return kept.subarray(0, n).sort();
}

/**
 * Ranks 1 … n of the n observed values, 1 = lowest; NaN (missing) has no rank and is not counted. Values are compared exactly: these are
 * raw values in any unit, where no tolerance would fit all.
 */
export function computeOrdinalRanks(values: ArrayLike<number>, ties: OrdinalTies): Float64Array {
  const sorted = sortObserved(values);
  const seen = ties === "first" ? new Int32Array(sorted.length) : null;
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const below = lowerBound(sorted, value);
    if (seen !== null) ranks[i] = below + ++seen[below]!;
    else if (ties === "min") ranks[i] = below + 1;
    else if (ties === "max") ranks[i] = upperBound(sorted, value);
    else ranks[i] = (below + 1 + upperBound(sorted, value)) / 2;
  }
  return ranks;
}
