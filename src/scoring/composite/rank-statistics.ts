// What a unit's ranks over many replications look like: centre and the range that holds nine tenths of them.
import { computeMoments } from "./normalise-column.js";
import { sortObserved } from "./ordinal-ranks.js";
import { computeQuantile } from "./quantile.js";

export interface RankStatistics {
  readonly mean: number;
  readonly median: number;
  readonly q5: number;
  readonly q95: number;
  /** Replications in which the unit had a rank. */
  readonly n: number;
}

/** NaN entries (no rank in that replication) are left out and show in `n`; all figures are NaN without any. */
export function computeRankStatistics(ranks: ArrayLike<number>): RankStatistics {
  const sorted = sortObserved(ranks);
  return {
    mean: computeMoments(sorted).mean,
    median: computeQuantile(sorted, 0.5),
    q5: computeQuantile(sorted, 0.05),
    q95: computeQuantile(sorted, 0.95),
    n: sorted.length,
  };
}
