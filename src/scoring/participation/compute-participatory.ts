// Scores under the weights of the round tables, beside the scores under the declared ones.
import type { ParticipatoryResult } from "../../model/doubt.js";
import { partsByParent, type Framework } from "../../model/framework.js";
import type { RoundTable } from "../../model/round-table.js";
import type { ScoredReview } from "../score-review.js";
import { allottedPoints } from "./allotted-points.js";
import { participatoryFramework } from "./participatory-framework.js";

function shareOf(value: number, values: Iterable<number>): number {
  const total = [...values].reduce((sum, one) => sum + one, 0);
  return total > 0 ? value / total : 0;
}

/**
 * The second weight set and what it does to every node. `score` scores the review at hand under a framework; it is called with the declared
 * and with the allotted weights, so that both see the same observations and the same cohort.
 *
 * Shares (0–1 within the parent) are those of the weights as such, before parts that do not apply to the city leave them. They come parent
 * by parent in framework order; parts without weight in either set are left out. `ballots` counts each round table once, by its largest
 * allotment, since the same people share out points over several parents. null when nothing was allotted over any part of the framework.
 */
export function computeParticipatory(
  framework: Framework,
  roundTables: readonly RoundTable[],
  score: (framework: Framework) => Pick<ScoredReview, "nodes">,
): ParticipatoryResult | null {
  const allotted = allottedPoints(framework, roundTables);
  if (allotted.size === 0) return null;
  const parents = partsByParent(framework);
  const weights = [...allotted].flatMap(([parent, points]) => {
    const parts = parents.get(parent)!;
    return parts
      .map(({ id, weight }) => ({
        id,
        parent,
        declared: shareOf(weight, parts.map((part) => part.weight)),
        allotted: shareOf(points.get(id)!, points.values()),
      }))
      .filter((one) => one.declared > 0 || one.allotted > 0);
  });
  const second = new Map(score(participatoryFramework(framework, roundTables)).nodes.map((node) => [node.id, node.score]));
  const heard = roundTables
    .map((table) => ({ table, used: table.allotments.filter((allotment) => allotted.has(allotment.over)) }))
    .filter(({ used }) => used.length > 0);
  return {
    ballots: heard.reduce((sum, { used }) => sum + Math.max(...used.map((allotment) => allotment.ballots)), 0),
    weights,
    nodes: score(framework).nodes.map(({ id, score: declared }) => ({ id, declared, participatory: second.get(id) ?? null })),
    roundTables: heard.map(({ table }) => String(table.number)),
    illustrative: heard.some(({ table }) => table.status === "illustrative"),
  };
}
