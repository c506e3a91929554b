// Earlier reviews of a city beside the one at hand: which they are, what they were worth then, and what has changed.
import type { TrendResult } from "../model/doubt.js";
import type { Framework } from "../model/framework.js";
import type { ScoreInterval } from "../model/interval.js";
import { uncertainCells } from "../scoring/open-cells.js";
import { scoreReviewTable } from "../scoring/score-review.js";
import { computeTrend, selectEarlier } from "../scoring/trend/compute-trend.js";
import { restateReview } from "../scoring/trend/restate-review.js";
import { simulate, toInterval } from "../scoring/uncertainty/simulate.js";
import { simulateChange } from "../scoring/uncertainty/simulate-change.js";
import type { LoadedCity, LoadedReview, LoadedWorkspace } from "../workspace/loaded-workspace.js";
import { seedOf, type Comparisons } from "./compare-reviews.js";

export interface TrendRequest {
  readonly loaded: LoadedWorkspace;
  readonly city: LoadedCity;
  readonly review: LoadedReview;
  readonly framework: Framework;
  readonly comparisons: Comparisons;
}

/** The trend of one review; null when the city has no earlier one under a framework that can be read. */
export function trendOf({ loaded, city, review, framework, comparisons }: TrendRequest): TrendResult | null {
  const earlier = selectEarlier(review.review, city.reviews).flatMap((one) => {
    const place = loaded.frameworks.get(one.review.framework);
    return place ? [{ loaded: one, framework: place.framework }] : [];
  });
  if (earlier.length === 0) return null;
  const scoredThen = (one: (typeof earlier)[number]) => {
    const comparison = comparisons.of(city, one.loaded, one.framework);
    return comparison.peers[comparison.indexOf(city)]!.scored;
  };
  const observed = earlier.map((one) => ({
    framework: one.framework,
    scored: scoredThen(one),
    review: { ...one.loaded.review, observations: comparisons.observationsOf(one.loaded.review) },
  }));
  const own = comparisons.of(city, review, framework);
  const scored = own.peers[own.indexOf(city)]!.scored;
  const { intervalOf, changeOf } = drawChanges(framework, comparisons.observationsOf(review.review), observed);
  const published = (id: string, node: string): ScoreInterval | null => {
    const then = observed.find((one) => one.review.id === id)?.scored;
    return then?.nodes.find((one) => one.id === node)?.interval ?? null;
  };
  const today = { review: { ...review.review, observations: comparisons.observationsOf(review.review) }, framework, scored };
  return computeTrend(today, observed, { published, restated: intervalOf, change: changeOf });
}

type Observed = { readonly framework: Framework; readonly review: LoadedReview["review"] };

/** The review at hand, among units that are otherwise named by review ids. */
const TODAY = "";

/** The reviews of one city as one table under the framework at hand, drawn together: what is common cancels out in a difference. */
function drawChanges(framework: Framework, today: LoadedReview["review"]["observations"], earlier: readonly Observed[]) {
  const ids = earlier.map((one) => one.review.id);
  const restated = earlier.map((one) => restateReview(one.review.observations, one.framework, framework).observations);
  const table = scoreReviewTable(framework, [today, ...restated], [TODAY, ...ids]);
  const cells = uncertainCells(table);
  const settings = { ...framework.uncertainty, weights: "noise", meanAt: "groups" } as const;
  const seed = seedOf({ framework, cells });
  const isDrawn = settings.sources.length > 0;
  const simulation = isDrawn ? simulate(table.tree, cells, settings, seed) : null;
  const changes = new Map(ids.map((id) => [id, isDrawn ? simulateChange(table.tree, cells, settings, seed, { earlier: id, later: TODAY }) : []]));
  const nodeOf = (id: string): number => table.tree.nodes.indexOf(id);
  return {
    intervalOf(id: string, node: string): ScoreInterval | null {
      if (simulation === null) return null;
      const at = table.units.indexOf(id) * table.tree.nodes.length + nodeOf(node);
      return toInterval(simulation.low[at]!, simulation.high[at]!, simulation.scores[at]!);
    },
    changeOf: (id: string, node: string): ScoreInterval | null => changes.get(id)?.[nodeOf(node)] ?? null,
  };
}
