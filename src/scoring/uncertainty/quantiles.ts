// Quantiles of many numbers without sorting them all.

/** Quantile of type 7 (Hyndman and Fan 1996): the two order statistics around (n − 1)·p and the place between them. */
function place(n: number, p: number): { readonly low: number; readonly weight: number } {
  const at = (n - 1) * p;
  const low = Math.floor(at);
  return { low, weight: at - low };
}

/** Buckets that numbers are thrown into: a few numbers each in runs of the usual length. */
const BUCKETS = 1024;

/** Below this sorting is as fast. */
const FEW = 64;

/**
 * A function that gives quantiles of the first n numbers of `values`: n ≥ 1, no NaN among them, ps 0–1. It takes about n steps: numbers go into
 * buckets of equal width, and only the buckets that are asked for are sorted.
 */
export function createQuantileSelector(capacity: number): (values: Float64Array, n: number, ps: readonly number[]) => number[] {
  const sorted = new Float64Array(capacity);
  const bucketOf = new Uint16Array(capacity);
  const starts = new Int32Array(BUCKETS + 1);
  const isSorted = new Uint8Array(BUCKETS);

  const spread = (values: Float64Array, n: number): void => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < n; i += 1) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = (BUCKETS - 1) / (high - low);
    starts.fill(0);
    for (let i = 0; i < n; i += 1) {
      // Not a number where all are equal, and then bucket 0.
      const bucket = ((values[i]! - low) * scale) | 0;
      bucketOf[i] = bucket;
      starts[bucket + 1]! += 1;
    }
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
    // Each bucket's start runs on to its end, which is where the next one began.
    for (let i = 0; i < n; i += 1) sorted[starts[bucketOf[i]!]!++] = values[i]!;
    isSorted.fill(0);
  };

  /** The number that stands at place `at` when all are lined up. */
  const orderStatistic = (at: number): number => {
    let left = 0;
    let right = BUCKETS - 1;
    while (left < right) {
      const middle = (left + right) >>> 1;
      if (starts[middle]! > at) right = middle;
      else left = middle + 1;
    }
    if (isSorted[left] === 0) {
      const from = left === 0 ? 0 : starts[left - 1]!;
      // Where only the mean is switched, thousands of numbers are one of two.
      if (!isConstant(sorted, from, starts[left]!)) sorted.subarray(from, starts[left]).sort();
      isSorted[left] = 1;
    }
    return sorted[at]!;
  };

  return (values, n, ps) => {
    if (n < FEW) {
      sorted.set(values.subarray(0, n));
      sorted.subarray(0, n).sort();
    } else spread(values, n);
    const statistic = n < FEW ? (at: number) => sorted[at]! : orderStatistic;
    return ps.map((p) => {
      const { low, weight } = place(n, p);
      const first = statistic(low);
      return weight === 0 ? first : first + weight * (statistic(low + 1) - first);
    });
  };
}

function isConstant(values: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1) if (values[i] !== values[from]) return false;
  return true;
}

/**
 * The ranks between which 1 − 2·tail of the replications lie: quantiles of type 7, outwards to whole ranks.
 * @param counts number of replications per rank, index = rank; `counts[0]` is not read
 * @param n sum of the counts from 1 on, at least 1
 */
export function rankBounds(counts: ArrayLike<number>, n: number, tail: number): { readonly low: number; readonly high: number } {
  return { low: Math.floor(rankQuantile(counts, n, tail)), high: Math.ceil(rankQuantile(counts, n, 1 - tail)) };
}

function rankQuantile(counts: ArrayLike<number>, n: number, p: number): number {
  const { low, weight } = place(n, p);
  const first = orderStatistic(counts, low);
  return weight === 0 ? first : first + weight * (orderStatistic(counts, low + 1) - first);
}

/** The rank that stands at place `at` (from 0) when all are lined up. */
function orderStatistic(counts: ArrayLike<number>, at: number): number {
  let seen = 0;
  let rank = 0;
  while (rank + 1 < counts.length && seen <= at) {
    rank += 1;
    seen += counts[rank]!;
  }
  return rank;
}
