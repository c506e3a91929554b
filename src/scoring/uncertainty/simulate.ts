// Thousands of scorings of a table under its doubts: intervals of scores and ranks, and what can be told apart.
import type { ScoreInterval } from "../../model/interval.js";
import { computeRanks } from "../composite/ranks.js";
import type { ScoreTree } from "../tree/score-tree.js";
import { addOrderCounts, createOrderCounts, type OrderCounts } from "./count-order.js";
import { BLOCK } from "./replication-block.js";
import { createChunkMemory, recordReplications, type ReplicationChunk, type ReplicationJob, type ReplicationRange, type UnitRange } from "./replication-job.js";
import { buildReplicationModel, type ReplicationModel } from "./replication-model.js";
import { createTotals, summariseChunks, type NodeTotals } from "./summarise-chunks.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

/** Each interval spans this share of the replications, from 5 % to 95 %. */
export const LEVEL = 0.9;
const TAIL = 0.05;

/** Bytes that recorded replications may take at a time; beyond that they are run again for the units or nodes that are left. */
const MEMORY_BUDGET = 112 * 2 ** 20;

export interface SimulationOptions {
  /** Ids of the nodes to record; all by default. Without the overall node there are no pairs and no order. */
  readonly nodes?: readonly string[];
  /** false saves the ranking: `rankLow` and `rankHigh` stay 0. */
  readonly withRanks?: boolean;
  readonly memoryBudget?: number;
}

/** Units × k arrays are over all nodes of the tree, as in `NodeTable`. */
export interface Simulation extends NodeTotals {
  readonly units: readonly string[];
  readonly nodes: readonly string[];
  readonly settings: SimulationSettings;
  readonly seed: string;
  /** Declared scores; NaN where there is none, and then no interval and no rank either. */
  readonly scores: Float64Array;
  /**
   * n × n over all units: share of replications (0–1) in which the row's unit scores higher overall than the column's, ties half; a replication
   * that failed for one of them puts it behind. NaN on the diagonal and where one has no declared score. null for more than 250 such units.
   */
  readonly pairs: Float64Array | null;
  /**
   * Share of the replications in which the printed order of all units with a declared overall score holds; units with equal printed scores may
   * stand in either order, failed ones stand behind. null with fewer than two such units.
   */
  readonly orderHolds: number | null;
}

/**
 * Runs `settings.replications` replications of the table.
 *
 * A node without a declared score has no interval, no rank and no part in comparisons, but what is drawn below it counts in its parents:
 * that is what missing data means. A geometric, harmonic or power mean over a zero makes the replication fail for that node and all nodes
 * above it in that unit: counted, never rescaled, as in the declared run. Quantiles are over the replications that did not fail; in ranks and
 * comparisons the unit stands behind all others in a replication that failed, since a zero is the worst there is. Rank intervals are extended to
 * the declared rank.
 *
 * @param seed 16 hexadecimal digits; the same seed and data give the same bits, whatever the order of units and indicators. Throws RangeError
 * for anything else.
 */
export function simulate(tree: ScoreTree, cells: UncertainCells, settings: SimulationSettings, seed: string, options: SimulationOptions = {}): Simulation {
  const model = buildReplicationModel(tree, cells, settings, seed);
  const open = openSimulation(model);
  const passes = planPasses(model, options);
  const memory = createChunkMemory(model.units, passes);
  for (const pass of passes) takePass(model, open, pass, [recordReplications(model, pass, memory)]);
  return closeSimulation(model, seed, open);
}

/**
 * The same bits with the work done elsewhere: `runJobs` answers each job with what `runReplicationJob` makes of it, in the order of the jobs.
 * @param parts jobs that each pass over the replications is cut into, at least 1
 */
export async function simulateElsewhere(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  parts: number,
  runJobs: (jobs: readonly ReplicationJob[]) => Promise<readonly ReplicationChunk[]>,
  options: SimulationOptions = {},
): Promise<Simulation> {
  const model = buildReplicationModel(tree, cells, settings, seed);
  const open = openSimulation(model);
  for (const pass of planPasses(model, options)) {
    const jobs = cutPass(pass, parts).map((range) => ({ tree, cells, settings, seed, ...range }));
    takePass(model, open, pass, await runJobs(jobs));
  }
  return closeSimulation(model, seed, open);
}

/**
 * Interval of a score from its quantiles. Where missing values drawn over the whole scale pull the replications away from the score, the
 * interval is extended to the score; null without a score or without any replication that has one.
 */
export function toInterval(low: number, high: number, score: number): ScoreInterval | null {
  if (Number.isNaN(low) || Number.isNaN(high) || Number.isNaN(score)) return null;
  return { low: Math.min(low, score), high: Math.max(high, score) };
}

interface OpenSimulation {
  readonly totals: NodeTotals;
  /** Rows of units with a declared overall score. */
  readonly ranked: readonly number[];
  order: OrderCounts | null;
}

function openSimulation({ tree, units, declared }: ReplicationModel): OpenSimulation {
  const k = tree.nodes.length;
  const totals = createTotals(units, k);
  declared.scores.forEach((score, at) => {
    if (!Number.isNaN(score)) totals.rankedUnits[at % k]! += 1;
  });
  const ranked = Array.from({ length: units }, (_, unit) => unit).filter((unit) => !Number.isNaN(declared.scores[(unit + 1) * k - 1]!));
  return { totals, ranked, order: null };
}

function takePass(model: ReplicationModel, open: OpenSimulation, pass: ReplicationRange, chunks: readonly ReplicationChunk[]): void {
  summariseChunks(open.totals, model.tree.nodes.length, model.declared.scores, pass, chunks, TAIL);
  for (const { order } of chunks) {
    if (order === null) continue;
    open.order ??= createOrderCounts(open.ranked.length);
    addOrderCounts(open.order, order);
  }
}

function closeSimulation({ cells, tree, settings, declared }: ReplicationModel, seed: string, { totals, order, ranked }: OpenSimulation): Simulation {
  const isOrdered = order !== null && ranked.length > 1 && order.total > 0;
  extendToDeclaredRanks(totals, declared.scores, tree.nodes.length);
  return {
    units: cells.units,
    nodes: tree.nodes,
    settings,
    seed,
    scores: declared.scores,
    ...totals,
    pairs: order === null ? null : toPairs(order, ranked, cells.units.length),
    orderHolds: isOrdered ? order.held / order.total : null,
  };
}

/** A rank interval holds the printed rank, as an interval holds the printed score. */
function extendToDeclaredRanks({ rankLow, rankHigh }: NodeTotals, declared: Float64Array, k: number): void {
  for (let node = 0; node < k; node += 1) {
    const ranks = computeRanks(Float64Array.from({ length: declared.length / k }, (_, unit) => declared[unit * k + node]!));
    ranks.forEach((rank, unit) => {
      const at = unit * k + node;
      if (!(rankLow[at]! > 0)) return;
      rankLow[at] = Math.min(rankLow[at]!, rank);
      rankHigh[at] = Math.max(rankHigh[at]!, rank);
    });
  }
}

function toPairs({ above, total }: OrderCounts, ranked: readonly number[], units: number): Float64Array | null {
  if (above === null || total === 0) return null;
  const n = ranked.length;
  const pairs = new Float64Array(units * units).fill(Number.NaN);
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n; b += 1) {
      pairs[ranked[a]! * units + ranked[b]!] = above[a * n + b]! / (2 * total);
      pairs[ranked[b]! * units + ranked[a]!] = (2 * total - above[a * n + b]!) / (2 * total);
    }
  }
  return pairs;
}

const NOBODY = { from: 0, to: 0 };

/**
 * Passes that stay within the memory budget. A pass for ranks works on all units and records the scores of as many as there is room for; passes
 * for the scores of the others work on those alone, so that a large table costs at most about twice its replications. Nodes are taken in groups
 * only where not even their ranks have room beside one another.
 */
function planPasses(
  { tree, units, settings }: ReplicationModel,
  { nodes, withRanks = true, memoryBudget = MEMORY_BUDGET }: SimulationOptions,
): ReplicationRange[] {
  const n = settings.replications;
  const overall = tree.nodes.length - 1;
  const wanted = tree.nodes.flatMap((id, node) => (nodes === undefined || nodes.includes(id) ? [node] : []));
  const rankBytes = withRanks ? n * (units < 65_536 ? 2 : 4) : 0;
  const roomForRanks = memoryBudget / 2;
  const atOnce = withRanks ? Math.max(1, Math.floor(roomForRanks / (units * rankBytes))) : wanted.length;
  const passes: ReplicationRange[] = [];
  for (let i = 0; i < wanted.length; i += atOnce) {
    const some = wanted.slice(i, i + atOnce);
    const rankedAtOnce = withRanks ? Math.min(units, Math.max(1, Math.floor(roomForRanks / (some.length * rankBytes)))) : units;
    const fitting = (bytes: number): number => Math.max(1, Math.floor(bytes / (some.length * n * 8)));
    let scored = 0;
    const add = (rankedUnits: UnitRange, room: number, countsOrder: boolean): void => {
      const scoredUnits = { from: scored, to: Math.min(units, scored + fitting(room)) };
      scored = scoredUnits.to;
      passes.push({ nodes: some, from: 0, to: n, scoredUnits, rankedUnits, countsOrder });
    };
    for (let from = 0; from < units; from += rankedAtOnce) {
      const to = Math.min(units, from + rankedAtOnce);
      add(withRanks ? { from, to } : NOBODY, memoryBudget - some.length * (to - from) * rankBytes, from === 0 && some.includes(overall));
    }
    while (scored < units) add(NOBODY, memoryBudget, false);
  }
  return passes;
}

/** Cuts at multiples of a block, so that no job begins in the middle of one. */
function cutPass(pass: ReplicationRange, parts: number): ReplicationRange[] {
  const blocks = Math.ceil((pass.to - pass.from) / BLOCK);
  const cuts = Array.from({ length: parts + 1 }, (_, i) => Math.min(pass.to, pass.from + Math.round((blocks * i) / parts) * BLOCK));
  return cuts.slice(1).flatMap((to, i) => (to > cuts[i]! ? [{ ...pass, from: cuts[i]!, to }] : []));
}
