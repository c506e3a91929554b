// Whether a city changed between two reviews: both scored under the same method in every replication.
import type { ScoreTree } from "../tree/score-tree.js";
import { createQuantileSelector } from "./quantiles.js";
import { replicate } from "./replicate.js";
import { buildReplicationModel } from "./replication-model.js";
import { toInterval } from "./simulate.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

export interface SimulatedChange {
  /** Later minus earlier declared score. */
  readonly points: number;
  /** 5–95 % of the differences, extended to `points` where that lies outside. */
  readonly low: number;
  readonly high: number;
  /** Replications in which either has no score; they do not enter the interval. */
  readonly failed: number;
}

/**
 * Change of every node from one unit of a table to another, where the units are reviews of one city. Weights and mean are drawn once
 * for both, since they are the method and not the city; sampling errors and missing values are drawn for each.
 *
 * @param units ids of two units of the cells; throws RangeError for an id that is not among them
 * @returns per node of the tree; null where either has no declared score, or no replication has both
 */
export function simulateChange(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  units: { readonly earlier: string; readonly later: string },
): (SimulatedChange | null)[] {
  const model = buildReplicationModel(tree, cells, settings, seed);
  const k = tree.nodes.length;
  const n = settings.replications;
  const earlier = positionOf(units.earlier, cells.units);
  const later = positionOf(units.later, cells.units);
  const pointsOf = (node: number): number => model.declared.scores[later * k + node]! - model.declared.scores[earlier * k + node]!;
  const nodes = tree.nodes.flatMap((_, node) => (Number.isNaN(pointsOf(node)) ? [] : [node]));
  const before = new Float64Array(nodes.length * n);
  const after = new Float64Array(nodes.length * n);
  replicate(model, 0, n, {
    nodes,
    units: earlier === later ? [later] : [earlier, later],
    unit: (view) =>
      nodes.forEach((node, i) => {
        if (view.unit === earlier) view.readNode(node, before, i * n + view.first);
        if (view.unit === later) view.readNode(node, after, i * n + view.first);
      }),
  });
  const select = createQuantileSelector(n);
  const changes = tree.nodes.map((): SimulatedChange | null => null);
  nodes.forEach((node, i) => {
    const differences = after.subarray(i * n, (i + 1) * n).map((score, r) => score - before[i * n + r]!).filter((one) => !Number.isNaN(one));
    if (differences.length === 0) return;
    const points = pointsOf(node);
    const [low, high] = select(differences, differences.length, [0.05, 0.95]) as [number, number];
    changes[node] = { points, ...toInterval(low, high, points)!, failed: n - differences.length };
  });
  return changes;
}

function positionOf(id: string, units: readonly string[]): number {
  const unit = units.indexOf(id);
  if (unit < 0) throw new RangeError(`No unit "${id}".`);
  return unit;
}
