// From recorded replications to quantiles of scores and ranks, one row at a time.
import { createQuantileSelector, rankBounds } from "./quantiles.js";
import type { ReplicationChunk, ReplicationRange, UnitRange } from "./replication-job.js";

/** Units × k arrays, entry `unit · k + node`. NaN and 0 where a node has no declared score or was not recorded. */
export interface NodeTotals {
  /** Quantiles of type 7 over the replications with a score. */
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
  readonly mean: Float64Array;
  /** Replications without a score: a mean that does not exist; and those with one. */
  readonly failed: Int32Array;
  readonly valid: Int32Array;
  /** Rank 1 = highest, among units with a declared score that have one in the replication; 0 = none. */
  readonly rankLow: Int32Array;
  readonly rankHigh: Int32Array;
  /** Per node: units with a declared score. */
  readonly rankedUnits: Int32Array;
}

export function createTotals(units: number, k: number): NodeTotals {
  const numbers = (): Float64Array => new Float64Array(units * k).fill(Number.NaN);
  const counts = (): Int32Array => new Int32Array(units * k);
  return {
    low: numbers(),
    median: numbers(),
    high: numbers(),
    mean: numbers(),
    failed: counts(),
    valid: counts(),
    rankLow: counts(),
    rankHigh: counts(),
    rankedUnits: new Int32Array(k),
  };
}

/**
 * Enters what one pass over all replications recorded.
 * @param declared units × k; only nodes with a declared score are entered
 * @param chunks parts of the pass, in order of their replications
 * @param tail share below the lower and above the upper quantile
 */
export function summariseChunks(
  totals: NodeTotals,
  k: number,
  declared: Float64Array,
  pass: ReplicationRange,
  chunks: readonly ReplicationChunk[],
  tail: number,
): void {
  const row = new Float64Array(pass.to - pass.from);
  const select = createQuantileSelector(row.length);
  const counts = new Int32Array(declared.length / k + 1);
  const each = ({ from, to }: UnitRange, enter: (at: number, rowIndex: number) => void): void =>
    pass.nodes.forEach((node, i) => {
      for (let unit = from; unit < to; unit += 1) {
        const at = unit * k + node;
        if (!Number.isNaN(declared[at]!)) enter(at, i * (to - from) + unit - from);
      }
    });
  each(pass.scoredUnits, (at, rowIndex) => summariseScores(totals, at, chunks, rowIndex, row, select, tail));
  each(pass.rankedUnits, (at, rowIndex) => summariseRanks(totals, at, chunks, rowIndex, counts, tail));
}

function summariseScores(
  totals: NodeTotals,
  at: number,
  chunks: readonly ReplicationChunk[],
  rowIndex: number,
  row: Float64Array,
  select: ReturnType<typeof createQuantileSelector>,
  tail: number,
): void {
  let valid = 0;
  let sum = 0;
  for (const { from, to, scores } of chunks) {
    const length = to - from;
    const end = (rowIndex + 1) * length;
    for (let i = rowIndex * length; i < end; i += 1) {
      const score = scores[i]!;
      if (score !== score) continue;
      row[valid] = score;
      valid += 1;
      sum += score;
    }
  }
  totals.valid[at] = valid;
  totals.failed[at] = row.length - valid;
  if (valid === 0) return;
  const [low, median, high] = select(row, valid, [tail, 0.5, 1 - tail]) as [number, number, number];
  totals.low[at] = low;
  totals.median[at] = median;
  totals.high[at] = high;
  totals.mean[at] = sum / valid;
}

function summariseRanks(totals: NodeTotals, at: number, chunks: readonly ReplicationChunk[], rowIndex: number, counts: Int32Array, tail: number): void {
  counts.fill(0);
  for (const { from, to, ranks } of chunks) {
    const length = to - from;
    const end = (rowIndex + 1) * length;
    for (let i = rowIndex * length; i < end; i += 1) counts[ranks[i]!]! += 1;
  }
  let valid = 0;
  for (let rank = 1; rank < counts.length; rank += 1) valid += counts[rank]!;
  if (valid === 0) return;
  const { low, high } = rankBounds(counts, valid, tail);
  totals.rankLow[at] = low;
  totals.rankHigh[at] = high;
}
