// What every part of a tree counts for in the overall figure.
import type { ScoreTree } from "../tree/score-tree.js";

/**
 * Effective weight of every part: its share among its siblings times the effective weight of its parent; the overall figure has 1, and the
 * indicators add up to 1. Parts stand in the order of the tree, indicators first.
 *
 * @param weights one per part, to be used in place of the tree's own
 */
export function computeEffectiveWeights(
  tree: Pick<ScoreTree, "indicators" | "nodes" | "parents" | "weights">,
  weights: ArrayLike<number> = tree.weights,
): Float64Array {
  const m = tree.indicators.length;
  const totals = new Float64Array(tree.nodes.length);
  for (let part = 0; part < tree.parents.length; part += 1) {
    const parent = tree.parents[part]!;
    if (parent >= 0) totals[parent]! += weights[part]!;
  }
  const effective = new Float64Array(tree.parents.length);
  // Parents stand after their nodes, and every indicator before all nodes.
  for (let part = effective.length - 1; part >= 0; part -= 1) {
    const parent = tree.parents[part]!;
    if (parent < 0) effective[part] = 1;
    else effective[part] = totals[parent]! > 0 ? (effective[m + parent]! * weights[part]!) / totals[parent]! : 0;
  }
  return effective;
}
