// A part of a simulation that can be done anywhere: plain data in, plain data out, so that it may travel to another thread.
import type { ScoreTree } from "../tree/score-tree.js";
import { createOrderCounter, createOrderCounts, type OrderCounts } from "./count-order.js";
import { createRanker } from "./rank-scores.js";
import { BLOCK } from "./replication-block.js";
import { replicate, type UnitView } from "./replicate.js";
import { buildReplicationModel, type ReplicationModel } from "./replication-model.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

export interface ReplicationJob extends ReplicationRange {
  readonly tree: ScoreTree;
  readonly cells: UncertainCells;
  readonly settings: SimulationSettings;
  /** 16 hexadecimal digits. */
  readonly seed: string;
}

/** Units from … to − 1 of the cells. */
export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

/** What a job records. */
export interface ReplicationRange {
  /** Replications from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Positions in `tree.nodes`. */
  readonly nodes: readonly number[];
  readonly scoredUnits: UnitRange;
  /** Ranks are among all units, whichever are recorded. Without any, and without an order to count, only the scored units are worked on. */
  readonly rankedUnits: UnitRange;
  /** Whether to count who stood above whom on the overall score, which must be among the nodes. */
  readonly countsOrder: boolean;
}

/**
 * Rows of to − from numbers, one per recorded node and unit: the i-th node's row of a unit is i · (recorded units) + unit − (first recorded unit).
 * Only rows of units with a declared score at the node are filled.
 */
export interface ReplicationChunk {
  readonly from: number;
  readonly to: number;
  /** NaN in replications without a score. */
  readonly scores: Float64Array;
  /** Among units with a declared score at the node; 0 in replications without a score. */
  readonly ranks: Uint16Array | Uint32Array;
  readonly order: OrderCounts | null;
}

/** Runs one job. Its replications have the same scores and ranks to the last bit, however a simulation is cut into jobs. */
export function runReplicationJob(job: ReplicationJob): ReplicationChunk {
  return recordReplications(buildReplicationModel(job.tree, job.cells, job.settings, job.seed), job, createChunkMemory(job.cells.units.length, [job]));
}

export type ChunkMemory = Pick<ReplicationChunk, "scores" | "ranks">;

/** Memory that is large enough for each of the ranges, one at a time. */
export function createChunkMemory(units: number, ranges: readonly ReplicationRange[]): ChunkMemory {
  const most = (rows: "scoredUnits" | "rankedUnits"): number =>
    Math.max(0, ...ranges.map((range) => range.nodes.length * (range[rows].to - range[rows].from) * (range.to - range.from)));
  const ranks = most("rankedUnits");
  return { scores: new Float64Array(most("scoredUnits")), ranks: units < 65_536 ? new Uint16Array(ranks) : new Uint32Array(ranks) };
}

/** The same with a model that is built already; the chunk lies in `memory`. */
export function recordReplications(model: ReplicationModel, range: ReplicationRange, memory: ChunkMemory): ReplicationChunk {
  const { nodes, from, to, scoredUnits, rankedUnits, countsOrder } = range;
  const { scores, ranks } = memory;
  const length = to - from;
  const scoredCount = scoredUnits.to - scoredUnits.from;
  const rankedCount = rankedUnits.to - rankedUnits.from;
  const k = model.tree.nodes.length;
  const overall = countsOrder ? nodes.indexOf(k - 1) : -1;
  const columns = nodes.map((node, i) => (rankedCount > 0 || i === overall ? openColumn(model, node) : null));
  const order = overall < 0 ? null : createOrderCounts(columns[overall]!.units.length);
  const countOrder = order === null ? null : createOrderCounter(declaredOverall(model, columns[overall]!.units), order);
  const rank = createRanker(model.units);
  const ranksOfOne = new Uint32Array(model.units);
  const m = model.tree.indicators.length;

  const recordUnit = ({ unit, first, block, scores: rows }: UnitView): void => {
    const { slots, count } = block;
    const isScored = unit >= scoredUnits.from && unit < scoredUnits.to;
    for (let i = 0; i < nodes.length; i += 1) {
      if (Number.isNaN(model.declared.scores[unit * k + nodes[i]!]!)) continue;
      const row = (m + nodes[i]!) * BLOCK;
      const column = columns[i];
      if (column) {
        const { tile, units, positions } = column;
        for (let r = 0, at = positions[unit]!; r < count; r += 1, at += units.length) tile[at] = rows[row + slots[r]!]!;
      }
      if (!isScored) continue;
      const out = (i * scoredCount + unit - scoredUnits.from) * length + first;
      for (let r = 0; r < count; r += 1) scores[out + r] = rows[row + slots[r]!]!;
    }
  };

  const endBlock = (first: number, count: number): void => {
    for (let i = 0; i < nodes.length; i += 1) {
      const column = columns[i];
      if (!column) continue;
      const { tile, units } = column;
      const width = units.length;
      for (let r = 0; r < count; r += 1) {
        if (i === overall) countOrder?.(tile, r * width);
        if (rankedCount === 0) continue;
        rank(tile, r * width, width, ranksOfOne);
        for (let u = 0; u < width; u += 1) {
          const unit = units[u]!;
          if (unit < rankedUnits.from || unit >= rankedUnits.to) continue;
          ranks[(i * rankedCount + unit - rankedUnits.from) * length + first + r] = ranksOfOne[u]!;
        }
      }
    }
  };

  const isAlone = rankedCount === 0 && overall < 0;
  const units = Array.from({ length: isAlone ? scoredCount : model.units }, (_, i) => (isAlone ? scoredUnits.from + i : i));
  replicate(model, from, to, { nodes, units, unit: recordUnit, endBlock });
  return { from, to, scores, ranks, order };
}

function declaredOverall({ declared, tree }: ReplicationModel, units: Int32Array): Float64Array {
  return Float64Array.from(units, (unit) => declared.scores[(unit + 1) * tree.nodes.length - 1]!);
}

/** The scores of one node in one block, replication by replication, of the units that have a declared one. */
interface Column {
  readonly units: Int32Array;
  /** Per unit its place among those; −1 without a declared score. */
  readonly positions: Int32Array;
  readonly tile: Float64Array;
}

function openColumn({ declared, units, tree }: ReplicationModel, node: number): Column {
  const k = tree.nodes.length;
  const positions = new Int32Array(units).fill(-1);
  const found: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    if (Number.isNaN(declared.scores[unit * k + node]!)) continue;
    positions[unit] = found.length;
    found.push(unit);
  }
  return { units: Int32Array.from(found), positions, tile: new Float64Array(found.length * BLOCK) };
}
