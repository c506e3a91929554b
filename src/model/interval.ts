// The two kinds of interval a number can carry: on the scale of scores, and on the ladder of ranks.

/**
 * Interval on the scale of the score. For nodes 5–95 % of the replications, extended to the score where that lies outside; for
 * indicators the 95 % sampling interval of a survey, or what unanswered items of a checklist leave open.
 */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number;
}

/** Rank 1 = highest, among the n cities that have a score; low is the best, high the worst rank of the 5–95 % interval. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
  readonly n: number;
}
