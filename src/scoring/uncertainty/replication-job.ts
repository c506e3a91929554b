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

/** What a job records. */
export interface ReplicationRange {
  /** Nodes that are recorded, as positions in `tree.nodes`. */
  readonly nodes: readonly number[];
  /** Units that are recorded: unitFrom … unitTo − 1. All units are scored, since ranks need them. */
  readonly unitFrom: number;
  readonly unitTo: number;
  /** Replications from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Whether to count who stood above whom on the overall score, which must be among the nodes. */
  readonly countsOrder: boolean;
}

/** Rows of to − from numbers, one per recorded node and unit: row (i-th node) · (recorded units) + unit − unitFrom. */
export interface ReplicationChunk {
  readonly from: number;
  readonly to: number;
  /** NaN in replications without a score. */
  readonly scores: Float64Array;
  /** Among units with a declared score at the node; 0 for units without one and in replications without a score. */
  readonly ranks: Uint16Array | Uint32Array;
  readonly order: OrderCounts | null;
}

/** Runs one job. Its replications have the same scores and ranks to the last bit, however a simulation is cut into jobs. */
export function runReplicationJob(job: ReplicationJob): ReplicationChunk {
  return recordReplications(buildReplicationModel(job.tree, job.cells, job.settings, job.seed), job);
}

/** The same with a model that is built already. */
export function recordReplications(model: ReplicationModel, job: ReplicationRange): ReplicationChunk {
  const { nodes, unitFrom, unitTo, from, to } = job;
  const recorded = unitTo - unitFrom;
  const length = to - from;
  const scores = new Float64Array(nodes.length * recorded * length).fill(Number.NaN);
  const cells = nodes.length * recorded * length;
  const ranks = model.units < 65_536 ? new Uint16Array(cells) : new Uint32Array(cells);
  const columns = nodes.map((node) => rankedUnits(model, node));
  const tiles = columns.map(({ count }) => new Float64Array(count * BLOCK));
  const rank = createRanker(model.units);
  const ranksOfOne = new Uint32Array(model.units);
  const m = model.tree.indicators.length;
  const overall = job.countsOrder ? nodes.indexOf(model.tree.nodes.length - 1) : -1;
  const order = overall < 0 ? null : createOrderCounts(columns[overall]!.count);
  const countOrder = order === null ? null : createOrderCounter(declaredScores(model, columns[overall]!.units), order);

  const recordUnit = ({ unit, first, block, scores: rows }: UnitView): void => {
    const { slots, count } = block;
    for (let i = 0; i < nodes.length; i += 1) {
      const { positions, count: width } = columns[i]!;
      const position = positions[unit]!;
      if (position < 0) continue;
      const row = (m + nodes[i]!) * BLOCK;
      const tile = tiles[i]!;
      for (let r = 0; r < count; r += 1) tile[r * width + position] = rows[row + slots[r]!]!;
      if (unit < unitFrom || unit >= unitTo) continue;
      const out = (i * recorded + unit - unitFrom) * length + first;
      for (let r = 0; r < count; r += 1) scores[out + r] = rows[row + slots[r]!]!;
    }
  };

  const rankBlock = (first: number, count: number): void => {
    for (let i = 0; i < nodes.length; i += 1) {
      const { units, count: width } = columns[i]!;
      const tile = tiles[i]!;
      for (let r = 0; r < count; r += 1) {
        if (i === overall) countOrder?.(tile, r * width);
        rank(tile, r * width, width, ranksOfOne);
        for (let u = 0; u < width; u += 1) {
          const unit = units[u]!;
          if (unit < unitFrom || unit >= unitTo) continue;
          ranks[(i * recorded + unit - unitFrom) * length + first + r] = ranksOfOne[u]!;
        }
      }
    }
  };

  replicate(model, from, to, { nodes, unit: recordUnit, endBlock: rankBlock });
  return { from, to, scores, ranks, order };
}

function declaredScores({ declared, tree }: ReplicationModel, units: Int32Array): Float64Array {
  return Float64Array.from(units, (unit) => declared.scores[(unit + 1) * tree.nodes.length - 1]!);
}

/** Units with a declared score at a node, and per unit its place among them or −1. */
function rankedUnits({ declared, units, tree }: ReplicationModel, node: number): { readonly units: Int32Array; readonly positions: Int32Array; readonly count: number } {
  const k = tree.nodes.length;
  const positions = new Int32Array(units).fill(-1);
  const found: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    if (Number.isNaN(declared.scores[unit * k + node]!)) continue;
    positions[unit] = found.length;
    found.push(unit);
  }
  return { units: Int32Array.from(found), positions, count: found.length };
}
