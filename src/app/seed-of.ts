// The seed of a simulation, from what is drawn and nothing else: the same content gives the same draws everywhere.
import type { UncertaintySettings } from "../model/framework.js";
import type { ScoreTree } from "../scoring/tree/score-tree.js";
import { compareCodePoints } from "../scoring/uncertainty/code-point-order.js";
import type { UncertainCells } from "../scoring/uncertainty/uncertain-cells.js";
import { sha256 } from "./hashing.js";

/**
 * The first 16 hexadecimal digits of a SHA-256 over weights, means, limits of coverage, sources and their settings, and every score with what is
 * open about it. The order of units, indicators and parts, names, comments and everything that moves no score leave it as it is.
 */
export function seedOf(tree: ScoreTree, cells: UncertainCells, { sources, replications, weightNoise }: UncertaintySettings): string {
  const m = tree.indicators.length;
  const idOf = (part: number): string => (part < m ? tree.indicators[part]! : tree.nodes[part - m]!);
  const byId = <T extends { readonly id: string }>(entries: readonly T[]): T[] => [...entries].sort((a, b) => compareCodePoints(a.id, b.id));
  const parent = (part: number): string | null => (tree.parents[part]! < 0 ? null : tree.nodes[tree.parents[part]!]!);
  const number = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
  const open = byCell(cells.open.cell, (i) => [cells.open.low[i]!, cells.open.high[i]!].map(number));
  const { cell, centre, sd, low, high } = cells.sampled;
  const sampled = byCell(cell, (i) => [centre[i]!, sd[i]!, low[i]!, high[i]!].map(number));
  const cellOf = (unit: number, indicator: number) => {
    const at = unit * m + indicator;
    const applies = cells.applies === null || cells.applies[at] === 1;
    return { id: tree.indicators[indicator]!, score: number(cells.scores[at]!), applies, open: open.get(at) ?? null, sampled: sampled.get(at) ?? null };
  };
  const content = {
    nodes: byId(tree.nodes.map((id, node) => ({
      id, parent: parent(m + node), weight: tree.weights[m + node]!, mean: tree.means[node]!, power: number(tree.powers[node]!), availability: tree.availability[node]!,
    }))),
    indicators: byId(tree.indicators.map((id, part) => ({ id: idOf(part), parent: parent(part), weight: tree.weights[part]! }))),
    coverage: [tree.coverage.shown, tree.coverage.provisional],
    settings: [[...sources].sort(), replications, weightNoise],
    units: byId(cells.units.map((id, unit) => ({ id, cells: byId(tree.indicators.map((_, indicator) => cellOf(unit, indicator))) }))),
  };
  return sha256(JSON.stringify(content)).slice(0, 16);
}

function byCell<T>(cells: Int32Array, of: (index: number) => T): ReadonlyMap<number, T> {
  return new Map(Array.from(cells, (cell, index) => [cell, of(index)]));
}
