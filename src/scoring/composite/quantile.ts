// Quantiles of sorted numbers, by the definition that most statistics programs use unless told otherwise.

/**
 * Quantile of type 7 (Hyndman and Fan 1996): linear between the order statistics around (n − 1)·p.
 * @param sorted ascending, without NaN
 * @param p 0–1
 * @returns NaN for an empty list
 */
export function computeQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
