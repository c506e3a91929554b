// Which unit stood above which, counted replication by replication: whole counts, so that parts can be added in any order.
import { TIE_TOLERANCE } from "../composite/tie-tolerance.js";

/** Above this many units nobody reads a table of pairs. */
export const MOST_PAIRED_UNITS = 250;

/** Counts over replications; n units with a declared score, in the order of the table. A mean that does not exist stands behind all that do. */
export interface OrderCounts {
  /** n × n, above the diagonal: twice the replications in which the row's unit stands above the column's, a tie counting once. null for many units. */
  readonly above: Float64Array | null;
  /** Replications, and those of them in which the printed order holds. */
  total: number;
  held: number;
}

export function createOrderCounts(n: number): OrderCounts {
  return { above: n <= MOST_PAIRED_UNITS ? new Float64Array(n * n) : null, total: 0, held: 0 };
}

export function addOrderCounts(sum: OrderCounts, more: OrderCounts): void {
  more.above?.forEach((count, i) => (sum.above![i]! += count));
  sum.total += more.total;
  sum.held += more.held;
}

/**
 * A function that counts one replication, whose n scores stand from `offset` on.
 * @param declared the n printed scores; units with equal ones may stand in either order
 */
export function createOrderCounter(declared: Float64Array, counts: OrderCounts): (scores: Float64Array, offset: number) => void {
  const n = declared.length;
  const order = Int32Array.from(declared.keys()).sort((a, b) => declared[b]! - declared[a]!);
  const drawn = new Float64Array(n);
  const { above } = counts;
  return (scores, offset) => {
    for (let i = 0; i < n; i += 1) {
      const score = scores[offset + i]!;
      drawn[i] = score === score ? score : -Infinity;
    }
    counts.total += 1;
    if (isOrderKept(declared, order, drawn)) counts.held += 1;
    if (above === null) return;
    for (let a = 0; a < n; a += 1) {
      const score = drawn[a]!;
      const row = a * n;
      for (let b = a + 1; b < n; b += 1) {
        const difference = score - drawn[b]!;
        if (difference > TIE_TOLERANCE) above[row + b]! += 2;
        // Two means that do not exist differ by no number: a tie.
        else if (difference >= -TIE_TOLERANCE || difference !== difference) above[row + b]! += 1;
      }
    }
  };
}

/** Whether nobody stands above someone with a higher printed score. */
function isOrderKept(declared: Float64Array, order: Int32Array, scores: Float64Array): boolean {
  let lowestAbove = Infinity;
  let lowestHere = Infinity;
  for (let i = 0; i < order.length; i += 1) {
    const unit = order[i]!;
    if (i > 0 && declared[order[i - 1]!]! - declared[unit]! > TIE_TOLERANCE) lowestAbove = lowestHere;
    const score = scores[unit]!;
    if (score > lowestAbove + TIE_TOLERANCE) return false;
    if (score < lowestHere) lowestHere = score;
  }
  return true;
}
