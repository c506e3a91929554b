// Exact, without any draw: the overall score and rank of every unit without one part at a time.
import type { LeftOut } from "../../model/doubt.js";
import { computeRanks } from "../composite/ranks.js";
import { aggregateTable } from "../tree/aggregate-table.js";
import type { ScoreTree } from "../tree/score-tree.js";
import type { UncertainCells } from "./uncertain-cells.js";

/**
 * Leaves out each area, dimension and indicator that carries weight in the overall score, by giving it no weight for all units; the
 * coverage rules stay. In framework order, a node before what is below it. Ranks are among the units with an overall score, 1 = best.
 *
 * @returns one list per unit
 */
export function leaveOut(tree: ScoreTree, cells: Pick<UncertainCells, "units" | "scores" | "applies">): LeftOut[][] {
  const units = cells.units.length;
  const declared = overallOf(tree, cells);
  const declaredRanks = computeRanks(declared);
  const lists: LeftOut[][] = cells.units.map(() => []);
  for (const part of weightedParts(tree)) {
    const weights = Float64Array.from(tree.weights);
    weights[part] = 0;
    const scores = overallOf({ ...tree, weights }, cells);
    const ranks = computeRanks(scores);
    const level = levelOf(tree, part);
    const id = idOf(tree, part);
    for (let unit = 0; unit < units; unit += 1) {
      const score = orNull(scores[unit]!);
      const rank = orNull(ranks[unit]!);
      lists[unit]!.push({
        id,
        level,
        score,
        change: orNull(scores[unit]! - declared[unit]!),
        rank,
        rankChange: orNull(ranks[unit]! - declaredRanks[unit]!),
      });
    }
  }
  return lists;
}

function overallOf(tree: ScoreTree, { units, scores, applies }: Pick<UncertainCells, "units" | "scores" | "applies">): Float64Array {
  const k = tree.nodes.length;
  const table = aggregateTable(tree, scores, applies, units.length);
  return Float64Array.from(units, (_, unit) => table.scores[(unit + 1) * k - 1]!);
}

/** Every part but the overall node that has weight and whose nodes above all have, a node before its children. */
function weightedParts(tree: ScoreTree): number[] {
  const m = tree.indicators.length;
  const below = (part: number): number[] => {
    if (part < m) return [part];
    const children = Array.from(tree.children.subarray(tree.childStart[part - m], tree.childStart[part - m + 1]));
    return [part, ...children.filter((child) => tree.weights[child]! > 0).flatMap(below)];
  };
  return below(m + tree.nodes.length - 1).slice(1);
}

function levelOf(tree: ScoreTree, part: number): LeftOut["level"] {
  const node = part - tree.indicators.length;
  if (node < 0) return "indicator";
  return tree.depths[node] === 1 ? "area" : "dimension";
}

function idOf(tree: ScoreTree, part: number): string {
  const m = tree.indicators.length;
  return part < m ? tree.indicators[part]! : tree.nodes[part - m]!;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
