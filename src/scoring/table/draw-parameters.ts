// The assumptions that each replication of a table drew: what is needed to score any one of them again by hand.
import { computeEffectiveWeights } from "../composite/effective-weights.js";
import { addressReplications, BLOCK, createBlock, prepareBlock } from "../uncertainty/replication-block.js";
import { buildReplicationModel } from "../uncertainty/replication-model.js";
import type { SimulationSettings, UncertainCells } from "../uncertainty/uncertain-cells.js";
import type { ScoreTree } from "../tree/score-tree.js";

export interface DrawnParameters {
  /** From 0. */
  readonly replication: number;
  /** Whether means were switched to their alternative where the settings switch them. */
  readonly isSwitched: boolean;
  /** Per part that carries weight, in the order of `weightedParts`: its share within its parent, 0–1. */
  readonly shares: readonly number[];
}

/** Parts that carry weight in the overall figure, and their ids: indicators, then nodes without the overall figure itself. Below a node without weight nothing does. */
export function weightedParts(tree: ScoreTree): { readonly parts: readonly number[]; readonly ids: readonly string[] } {
  const m = tree.indicators.length;
  const weights = computeEffectiveWeights(tree);
  const parts = [...weights.keys()].filter((part) => weights[part]! > 0 && tree.parents[part]! >= 0);
  return { parts, ids: parts.map((part) => (part < m ? tree.indicators[part]! : tree.nodes[part - m]!)) };
}

/** Weights and means of all replications of a run, in their order. They are the same for all units. */
export function drawParameters(tree: ScoreTree, cells: UncertainCells, settings: SimulationSettings, seed: string): DrawnParameters[] {
  const model = buildReplicationModel(tree, cells, settings, seed);
  const { parts } = weightedParts(tree);
  const drawn: DrawnParameters[] = [];
  const block = createBlock(model);
  for (let first = 0; first < settings.replications; first += BLOCK) {
    const count = Math.min(BLOCK, settings.replications - first);
    addressReplications(model, block, first, count);
    prepareBlock(model, block);
    for (let i = 0; i < count; i += 1) {
      const slot = block.slots[i]!;
      drawn.push({ replication: first + i, isSwitched: block.mean[i] === 1, shares: parts.map((part) => block.shares[part * BLOCK + slot]!) });
    }
  }
  return drawn;
}
