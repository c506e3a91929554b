// Ranks of one replication: called once per replication and node, hence without sorting more than needed.
import { TIE_TOLERANCE } from "../composite/tie-tolerance.js";

/** Scores per bucket, on average over the scores, from which buckets are no help: an outlier has pushed the others together. */
const CROWDED = 24;

/** Up to here each score is held against every other. */
const FEW = 12;

export type Ranker = (scores: Float64Array, offset: number, n: number, ranks: Uint32Array) => void;

/**
 * A function that ranks the n numbers of `scores` from `offset` on into `ranks`: 1 = highest, 1 + the number of scores higher by more than 1e-9;
 * NaN, a mean that does not exist, stands behind all that do. Takes about n steps: scores go into n buckets of equal width, which hold about one each, and each
 * bucket is sorted by insertion; n log n steps where that does not help.
 */
export function createRanker(capacity: number): Ranker {
  const starts = new Int32Array(capacity + 2);
  const bucketOf = new Int32Array(capacity);
  const sorted = new Float64Array(capacity);
  const order = new Int32Array(capacity);

  return (scores, offset, n, ranks) => {
    if (n <= FEW) {
      rankFew(scores, offset, n, ranks);
      return;
    }
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < n; i += 1) {
      const score = scores[offset + i]!;
      if (score < low) low = score;
      if (score > high) high = score;
    }
    // Descending: the first bucket holds the highest scores, the one after the last those that are none.
    const scale = high > low ? (n - 1) / (high - low) : 0;
    starts.fill(0, 0, n + 2);
    for (let i = 0; i < n; i += 1) {
      const score = scores[offset + i]!;
      const bucket = score === score ? ((high - score) * scale) | 0 : n;
      bucketOf[i] = bucket;
      starts[bucket + 1]! += 1;
    }
    let pairs = 0;
    for (let bucket = 0; bucket < n; bucket += 1) {
      const size = starts[bucket + 1]!;
      pairs += size * size;
      starts[bucket + 1] = starts[bucket]! + size;
    }
    const valid = starts[n]!;
    if (pairs > CROWDED * n) {
      rankSorted(scores, offset, n, ranks, sorted);
      return;
    }
    for (let i = 0; i < n; i += 1) {
      const bucket = bucketOf[i]!;
      if (bucket === n) {
        ranks[i] = valid + 1;
        continue;
      }
      const at = starts[bucket]!++;
      sorted[at] = scores[offset + i]!;
      order[at] = i;
    }
    sortNearlySorted(sorted, order, valid);
    let above = 0;
    for (let at = 0; at < valid; at += 1) {
      const bound = sorted[at]! + TIE_TOLERANCE;
      while (sorted[above]! > bound) above += 1;
      ranks[order[at]!] = above + 1;
    }
  };
}

function rankFew(scores: Float64Array, offset: number, n: number, ranks: Uint32Array): void {
  for (let i = 0; i < n; i += 1) {
    const score = scores[offset + i]!;
    const bound = score === score ? score + TIE_TOLERANCE : -Infinity;
    let rank = 1;
    for (let j = 0; j < n; j += 1) if (scores[offset + j]! > bound) rank += 1;
    ranks[i] = rank;
  }
}

function rankSorted(scores: Float64Array, offset: number, n: number, ranks: Uint32Array, sorted: Float64Array): void {
  let valid = 0;
  for (let i = 0; i < n; i += 1) if (!Number.isNaN(scores[offset + i]!)) sorted[valid++] = scores[offset + i]!;
  sorted.subarray(0, valid).sort();
  for (let i = 0; i < n; i += 1) {
    const bound = scores[offset + i]! + TIE_TOLERANCE;
    let low = 0;
    let high = valid;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! > bound) high = middle;
      else low = middle + 1;
    }
    ranks[i] = 1 + valid - (Number.isNaN(bound) ? 0 : low);
  }
}

/** Insertion sort, descending: elements are at most a bucket away from their place. */
function sortNearlySorted(sorted: Float64Array, order: Int32Array, n: number): void {
  for (let i = 1; i < n; i += 1) {
    const score = sorted[i]!;
    if (sorted[i - 1]! >= score) continue;
    const unit = order[i]!;
    let j = i;
    for (; j > 0 && sorted[j - 1]! < score; j -= 1) {
      sorted[j] = sorted[j - 1]!;
      order[j] = order[j - 1]!;
    }
    sorted[j] = score;
    order[j] = unit;
  }
}
