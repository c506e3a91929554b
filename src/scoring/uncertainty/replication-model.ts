// Everything about a table that no replication changes: which parts count where, which cells are drawn, which means are switched.
import type { MeanType } from "../../model/framework.js";
import { aggregateTable, COVERAGE_TOLERANCE, type NodeTable } from "../tree/aggregate-table.js";
import type { ScoreTree } from "../tree/score-tree.js";
import { codePointPositions } from "./code-point-order.js";
import { createDraws, type Draws } from "./draws.js";
import { parseSeed } from "./philox.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

/** How a node of one unit is joined in replications. */
export const JOINS = {
  /** There is not enough below it, drawn or not. */
  none: 0,
  /** Every child that carries weight is there. */
  complete: 1,
  /** Some children are not there: the weights of the others are rescaled. */
  partial: 2,
} as const;

/** Drawn cells, ordered by unit; those of a unit are `start[unit]` … `start[unit + 1] − 1`. */
export interface DrawnCells {
  readonly start: Int32Array;
  readonly indicator: Int32Array;
  /** 1: centre + z·sd clipped to [low, high]; 0: uniform in [low, high]. */
  readonly isSampled: Uint8Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly centre: Float64Array;
  readonly sd: Float64Array;
}

export interface ReplicationModel {
  readonly tree: ScoreTree;
  readonly cells: UncertainCells;
  readonly settings: SimulationSettings;
  readonly draws: Draws;
  readonly units: number;
  /** The run without any draw. */
  readonly declared: NodeTable;
  /** Per unit and per part (indicators, then nodes): position of its id in code-point order. */
  readonly unitPositions: Uint32Array;
  readonly partPositions: Uint32Array;
  /** Children that carry weight, per node in code-point order, so that sums do not depend on the order of a file. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
  /** Per node: the declared mean and the one it is switched to. */
  readonly means: readonly MeanType[];
  readonly otherMeans: readonly MeanType[];
  readonly drawn: DrawnCells;
  /** Units × (m + k): 1 where a part counts in its parent. */
  readonly counts: Uint8Array;
  /** Units × k: one of `JOINS`. */
  readonly joins: Uint8Array;
}

/** Throws RangeError for a malformed seed. */
export function buildReplicationModel(tree: ScoreTree, cells: UncertainCells, settings: SimulationSettings, seed: string): ReplicationModel {
  const units = cells.units.length;
  const partPositions = codePointPositions([...tree.indicators, ...tree.nodes]);
  const { childStart, children } = weightedChildren(tree, partPositions);
  const declared = aggregateTable(tree, cells.scores, cells.applies, units);
  const drawn = listDrawnCells(tree.indicators.length, cells, settings);
  return {
    tree,
    cells,
    settings,
    draws: createDraws(parseSeed(seed)),
    units,
    declared,
    unitPositions: codePointPositions(cells.units),
    partPositions,
    childStart,
    children,
    means: tree.means,
    otherMeans: switchedMeans(tree, childStart, children, settings),
    drawn,
    ...decidePresence(tree, cells, declared, drawn, childStart, children),
  };
}

function weightedChildren(tree: ScoreTree, positions: Uint32Array): { readonly childStart: Int32Array; readonly children: Int32Array } {
  const childStart = new Int32Array(tree.nodes.length + 1);
  const lists = tree.nodes.map((_, node) => {
    const all = Array.from(tree.children.subarray(tree.childStart[node], tree.childStart[node + 1]));
    return all.filter((part) => tree.weights[part]! > 0).sort((a, b) => positions[a]! - positions[b]!);
  });
  lists.forEach((list, node) => (childStart[node + 1] = childStart[node]! + list.length));
  return { childStart, children: Int32Array.from(lists.flat()) };
}

/** Arithmetic and geometric are each other's alternative; that of a harmonic or power mean is the arithmetic one. */
function switchedMeans(tree: ScoreTree, childStart: Int32Array, children: Int32Array, settings: SimulationSettings): MeanType[] {
  const m = tree.indicators.length;
  return tree.means.map((mean, node) => {
    const isOverall = tree.parents[m + node]! < 0;
    const isAboveGroups = children.subarray(childStart[node], childStart[node + 1]).every((part) => part >= m);
    if (!settings.sources.includes("mean") || !(settings.meanAt === "all" || isOverall || isAboveGroups)) return mean;
    return mean === "arithmetic" ? "geometric" : "arithmetic";
  });
}

function listDrawnCells(m: number, cells: UncertainCells, settings: SimulationSettings): DrawnCells {
  const { open, sampled, applies, scores } = cells;
  const isOpen = new Uint8Array(scores.length);
  const found: { cell: number; isSampled: 0 | 1; low: number; high: number; centre: number; sd: number }[] = [];
  const isIn = (cell: number): boolean => applies === null || applies[cell] === 1;
  if (settings.sources.includes("missing")) {
    open.cell.forEach((cell, i) => {
      if (!isIn(cell)) return;
      isOpen[cell] = 1;
      found.push({ cell, isSampled: 0, low: open.low[i]!, high: open.high[i]!, centre: 0, sd: 0 });
    });
  }
  if (settings.sources.includes("sampling")) {
    sampled.cell.forEach((cell, i) => {
      if (!isIn(cell) || isOpen[cell] === 1 || Number.isNaN(scores[cell]!)) return;
      found.push({ cell, isSampled: 1, low: sampled.low[i]!, high: sampled.high[i]!, centre: sampled.centre[i]!, sd: sampled.sd[i]! });
    });
  }
  found.sort((a, b) => a.cell - b.cell);
  const start = new Int32Array(cells.units.length + 1);
  for (const { cell } of found) start[Math.floor(cell / m) + 1]! += 1;
  for (let unit = 0; unit < cells.units.length; unit += 1) start[unit + 1]! += start[unit]!;
  return {
    start,
    indicator: Int32Array.from(found, ({ cell }) => cell % m),
    isSampled: Uint8Array.from(found, (one) => one.isSampled),
    low: Float64Array.from(found, (one) => one.low),
    high: Float64Array.from(found, (one) => one.high),
    centre: Float64Array.from(found, (one) => one.centre),
    sd: Float64Array.from(found, (one) => one.sd),
  };
}

type Presence = Pick<ReplicationModel, "counts" | "joins">;

/**
 * The decisions of `aggregateTable` about coverage and availability, with drawn cells filled in. They rest on the declared weights: drawn
 * weights move a score, they do not decide whether there is enough data for one.
 */
function decidePresence(
  tree: ScoreTree,
  cells: UncertainCells,
  declared: NodeTable,
  drawn: DrawnCells,
  childStart: Int32Array,
  children: Int32Array,
): Presence {
  const units = cells.units.length;
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const width = m + k;
  const counts = new Uint8Array(units * width);
  const joins = new Uint8Array(units * k);
  const used = new Float64Array(units * k);
  for (let unit = 0; unit < units; unit += 1) {
    for (let indicator = 0; indicator < m; indicator += 1) {
      const cell = unit * m + indicator;
      const isIn = cells.applies === null || cells.applies[cell] === 1;
      if (isIn && !Number.isNaN(cells.scores[cell]!)) counts[unit * width + indicator] = 1;
    }
    for (let i = drawn.start[unit]!; i < drawn.start[unit + 1]!; i += 1) counts[unit * width + drawn.indicator[i]!] = 1;
    for (let node = 0; node < k; node += 1) {
      const at = unit * k + node;
      let total = 0;
      let applicable = 0;
      let all = 0;
      let allCount = 0;
      for (let c = childStart[node]!; c < childStart[node + 1]!; c += 1) {
        const part = children[c]!;
        const weight = tree.weights[part]!;
        const isNode = part >= m;
        const below = unit * k + part - m;
        if (!(isNode ? declared.applies[below] === 1 : cells.applies === null || cells.applies[unit * m + part] === 1)) continue;
        applicable += 1;
        total += weight;
        if (counts[unit * width + part] === 0) continue;
        all += weight * (isNode ? used[below]! : 1);
        allCount += 1;
      }
      if (!isEnough(tree, node, all, allCount, total, applicable)) continue;
      counts[unit * width + m + node] = 1;
      used[at] = all / total;
      const isComplete = allCount === childStart[node + 1]! - childStart[node]!;
      joins[at] = isComplete ? JOINS.complete : JOINS.partial;
    }
  }
  return { counts, joins };
}

/** Whether so much weight and so many children are enough for a score: the rule of `aggregateTable`. */
function isEnough(tree: ScoreTree, node: number, used: number, n: number, total: number, applicable: number): boolean {
  return n > 0 && used / total >= tree.coverage.provisional - COVERAGE_TOLERANCE && n / applicable >= tree.availability[node]! - 1e-12;
}
