// Earlier reviews of a city beside the one at hand: which they are, what they were worth then, and what has changed.
import type { TrendResult } from "../model/doubt.js";
import { indicatorsOf, type Framework } from "../model/framework.js";
import type { ScoreInterval } from "../model/interval.js";
import type { Observation } from "../model/observation.js";
import { uncertainCells } from "../scoring/open-cells.js";
import { scoreReviewTable } from "../scoring/score-review.js";
import { computeTrend, selectEarlier } from "../scoring/trend/compute-trend.js";
import { restateReview } from "../scoring/trend/restate-review.js";
import { simulate, toInterval } from "../scoring/uncertainty/simulate.js";
import { simulateChange } from "../scoring/uncertainty/simulate-change.js";
import type { LoadedCity, LoadedReview, LoadedWorkspace } from "../workspace/loaded-workspace.js";
import type { Comparisons } from "./compare-reviews.js";
import { seedOf } from "./seed-of.js";

export interface TrendRequest {
  readonly loaded: LoadedWorkspace;
  readonly city: LoadedCity;
  readonly review: LoadedReview;
  readonly framework: Framework;
  readonly comparisons: Comparisons;
}

type Observations = ReadonlyMap<string, Observation>;

/** Earlier reviews of the city whose framework can be read, oldest first, each with that framework and its file. */
export function earlierReviews({ loaded, city, review }: Pick<TrendRequest, "loaded" | "city" | "review">) {
  return selectEarlier(review.review, city.reviews).flatMap((one) => {
    const place = loaded.frameworks.get(one.review.framework);
    return place ? [{ loaded: one, framework: place.framework, frameworkFile: place.file }] : [];
  });
}

/** The trend of one review; null when the city has no earlier one under a framework that can be read. */
export function trendOf(request: TrendRequest): TrendResult | null {
  const { city, review, framework, comparisons } = request;
  const earlier = earlierReviews(request).map((one) => {
    const then = comparisons.of(city, one.loaded, one.framework);
    return {
      framework: one.framework,
      scored: then.peers[then.indexOf(city)]!.scored,
      review: { ...one.loaded.review, observations: comparisons.observationsOf(one.loaded.review) },
    };
  });
  if (earlier.length === 0) return null;
  const own = comparisons.of(city, review, framework);
  const observations = comparisons.observationsOf(review.review);
  const today = { review: { ...review.review, observations }, framework, scored: own.peers[own.indexOf(city)]!.scored };
  const published = (id: string, node: string): ScoreInterval | null =>
    earlier.find((one) => one.review.id === id)?.scored.nodes.find((one) => one.id === node)?.interval ?? null;
  const restated = earlier.map((one) => ({ id: one.review.id, observations: restateReview(one.review.observations, one.framework, framework).observations }));
  // A score that looks at other cities changes with them. Restated it stands among today's; of a change nothing can be said.
  const isRelative = indicatorsOf(framework).some(({ normalise, weight }) => weight > 0 && normalise !== null && normalise.method !== "goalposts");
  const drawn = isRelative ? null : drawChanges(framework, observations, restated);
  return computeTrend(
    today,
    earlier,
    { published, restated: (id, node) => drawn?.intervalOf(id, node) ?? null, change: (id, node) => drawn?.changeOf(id, node) ?? null },
    (_, values) => comparisons.restatedIn(city, review, framework, values),
  );
}

/** The review at hand, among units that are otherwise named by review ids. */
const TODAY = "";

/** The reviews of one city as one table under the framework at hand, drawn together: what is common cancels out in a difference. */
function drawChanges(framework: Framework, today: Observations, restated: readonly { readonly id: string; readonly observations: Observations }[]) {
  const settings = { ...framework.uncertainty, weights: "noise", meanAt: "groups" } as const;
  if (settings.sources.length === 0) return null;
  const ids = restated.map((one) => one.id);
  const table = scoreReviewTable(framework, [today, ...restated.map((one) => one.observations)], [TODAY, ...ids]);
  const { tree, units } = table;
  const cells = uncertainCells(table);
  const seed = seedOf(tree, cells, framework.uncertainty);
  const simulation = simulate(tree, cells, settings, seed, { withRanks: false });
  const changes = new Map(ids.map((id) => [id, simulateChange(tree, cells, settings, seed, { earlier: id, later: TODAY })]));
  const nodeOf = (id: string): number => tree.nodes.indexOf(id);
  return {
    intervalOf(id: string, node: string): ScoreInterval | null {
      const at = units.indexOf(id) * tree.nodes.length + nodeOf(node);
      return toInterval(simulation.low[at]!, simulation.high[at]!, simulation.scores[at]!);
    },
    changeOf: (id: string, node: string): ScoreInterval | null => changes.get(id)?.[nodeOf(node)] ?? null,
  };
}
