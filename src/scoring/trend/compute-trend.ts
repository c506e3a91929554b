// A city over time: its earlier reviews as published, restated under the framework of the review at hand, and what changed since.
import { frameworkRef, type Framework } from "../../model/framework.js";
import type { TrendNode, TrendResult, TrendReview } from "../../model/doubt.js";
import type { ScoreInterval } from "../../model/interval.js";
import type { Observation } from "../../model/observation.js";
import type { Review } from "../../model/workspace.js";
import { scoreReview, type ScoredReview } from "../score-review.js";
import { restateReview } from "./restate-review.js";

/** One review of the city with the framework it was made under. Invented observations are the caller's to leave out. */
export interface ReviewUnderFramework {
  readonly review: Pick<Review, "id" | "period" | "observations">;
  readonly framework: Framework;
  /** Its scores as they stood in its own comparison; without them it is scored on its own. */
  readonly scored?: ScoredReview;
}

/** Asked with the id of the earlier review and of a node; null where there is no interval. */
export type IntervalOf = (review: string, node: string) => ScoreInterval | null;

export interface TrendIntervals {
  /** Of the score under the earlier review's own framework. */
  readonly published?: IntervalOf;
  /** Of the earlier review's score under the framework at hand. */
  readonly restated?: IntervalOf;
  /** Of the difference, today's score minus the restated one, both drawn with the same weights and means in each replication. */
  readonly change: IntervalOf;
}

type Score = (framework: Framework, observations: ReadonlyMap<string, Observation>) => ScoredReview;

/** Reviews whose period ends before that of the review at hand, oldest first. */
export function selectEarlier<T extends { readonly review: Pick<Review, "id" | "period"> }>(own: Pick<Review, "period">, reviews: readonly T[]): T[] {
  const keyOf = ({ review }: T): string => `${review.period.to} ${review.period.from} ${review.id}`;
  return reviews.filter(({ review }) => review.period.to < own.period.to).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * A change in points with its interval, widened to the points themselves where they lie outside. It is called higher or lower only when
 * the whole interval lies on one side of zero.
 */
function changeOf(points: number, interval: ScoreInterval): NonNullable<TrendNode["change"]> {
  const low = Math.min(interval.low, points);
  const high = Math.max(interval.high, points);
  return { points, low, high, verdict: low > 0 ? "higher" : high < 0 ? "lower" : "unclear" };
}

/**
 * The trend of one city. `reviews` may hold any reviews of the city, the one at hand included; those that end before it count. Every figure
 * appears twice, as published and restated, because figures under two methods have no difference.
 *
 * Nodes come in the order of the review at hand. A change is null where either side has no score or where no interval is known: a
 * difference without its doubt is not called anything. null when there is no earlier review.
 *
 * @param own the review at hand with its scores
 * @param score scores restated observations under the framework at hand; by default the review alone, without a cohort
 */
export function computeTrend(
  own: ReviewUnderFramework & { readonly scored: ScoredReview },
  reviews: readonly ReviewUnderFramework[],
  intervals: TrendIntervals,
  score: Score = scoreReview,
): TrendResult | null {
  const today = new Map(own.scored.nodes.map((node) => [node.id, node.score]));
  const earlier = selectEarlier(own.review, reviews).map(({ review, framework, scored }): TrendReview => {
    const published = scored ?? score(framework, review.observations);
    const publishedScores = new Map(published.nodes.map((node) => [node.id, node.score]));
    const restated = restateReview(review.observations, framework, own.framework);
    const restatedScores = new Map(score(own.framework, restated.observations).nodes.map((node) => [node.id, node.score]));
    const scoreOf = (value: number | null, id: string, interval: IntervalOf | undefined) => ({
      score: value,
      interval: value === null ? null : (interval?.(review.id, id) ?? null),
    });
    return {
      review: review.id,
      period: review.period,
      framework: frameworkRef(framework),
      isBreak: frameworkRef(framework) !== frameworkRef(own.framework),
      shared: restated.shared,
      illustrativeCount: published.indicators.filter((one) => one.observation.status === "illustrative").length,
      nodes: own.scored.nodes.map(({ id }): TrendNode => {
        const before = restatedScores.get(id) ?? null;
        const now = today.get(id) ?? null;
        const interval = before === null || now === null ? null : intervals.change(review.id, id);
        return {
          id,
          published: publishedScores.has(id) ? scoreOf(publishedScores.get(id)!, id, intervals.published) : null,
          restated: scoreOf(before, id, intervals.restated),
          change: before === null || now === null || interval === null ? null : changeOf(now - before, interval),
        };
      }),
    };
  });
  return earlier.length === 0 ? null : { earlier };
}
