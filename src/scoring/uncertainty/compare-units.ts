// Which units can be told apart, and how large a difference must be to count.
import { TIE_TOLERANCE } from "../composite/tie-tolerance.js";
import { compareCodePoints } from "./code-point-order.js";
import type { Simulation } from "./simulate.js";

/** Share of replications from which one unit counts as higher than another. */
export const CLEAR_SHARE = 0.95;

export interface UnitComparison {
  /** Ids of each largest group of neighbours on the overall score none of whose pairs is clear, in code-point order; groups may overlap. */
  readonly groups: readonly (readonly string[])[];
  /** Points of the overall score: the smallest gap from which on every pair is clear; null when none is. */
  readonly smallestDifference: number | null;
  /** As in the simulation. */
  readonly orderHolds: number | null;
}

/**
 * Holds every pair of units with an overall score against each other. A pair is clear when the one with the higher score stands above the
 * other in at least `clearShare` (0–1) of the replications; equal scores are never clear.
 *
 * Where the simulation has no pairs (too many units, or the overall node was not recorded), nothing is compared: no groups, no difference.
 */
export function compareUnits(simulation: Simulation, clearShare = CLEAR_SHARE): UnitComparison {
  const { pairs, units, nodes, scores, orderHolds } = simulation;
  if (pairs === null) return { groups: [], smallestDifference: null, orderHolds };
  const n = units.length;
  const scoreOf = (unit: number): number => scores[(unit + 1) * nodes.length - 1]!;
  const order = Array.from({ length: n }, (_, unit) => unit)
    .filter((unit) => !Number.isNaN(scoreOf(unit)))
    .sort((a, b) => scoreOf(b) - scoreOf(a) || compareCodePoints(units[a]!, units[b]!));
  const gap = (higher: number, lower: number): number => scoreOf(order[higher]!) - scoreOf(order[lower]!);
  const isClear = (higher: number, lower: number): boolean =>
    gap(higher, lower) > TIE_TOLERANCE && pairs[order[higher]! * n + order[lower]!]! >= clearShare;

  const groups = unclearRuns(order.length, isClear).map(({ from, to }) => order.slice(from, to + 1).map((unit) => units[unit]!).sort(compareCodePoints));
  return { groups, smallestDifference: smallestClearGap(order.length, gap, isClear), orderHolds };
}

/** Maximal runs from … to (both in) of at least two places without a clear pair. */
function unclearRuns(n: number, isClear: (higher: number, lower: number) => boolean): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let reached = 0;
  for (let from = 0; from < n; from += 1) {
    // A run that begins later reaches at least as far, so only what lies beyond has to be held against its members.
    let to = Math.max(from, reached);
    while (to + 1 < n && noneClear(from, to + 1, isClear)) to += 1;
    if (to > from && (to > reached || runs.length === 0)) runs.push({ from, to });
    reached = Math.max(reached, to);
  }
  return runs;
}

function noneClear(from: number, lower: number, isClear: (higher: number, lower: number) => boolean): boolean {
  for (let higher = from; higher < lower; higher += 1) if (isClear(higher, lower)) return false;
  return true;
}

function smallestClearGap(n: number, gap: (higher: number, lower: number) => number, isClear: (higher: number, lower: number) => boolean): number | null {
  let largestUnclear = 0;
  for (let a = 0; a < n; a += 1) for (let b = a + 1; b < n; b += 1) if (!isClear(a, b)) largestUnclear = Math.max(largestUnclear, gap(a, b));
  let smallest = Infinity;
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n; b += 1) if (gap(a, b) > largestUnclear + TIE_TOLERANCE) smallest = Math.min(smallest, gap(a, b));
  }
  return smallest === Infinity ? null : smallest;
}
