// The votes of all round tables of a review as one list: what people want to see improved first.
import type { RoundTable } from "../../model/round-table.js";
import { addPoints, sumInOrder } from "./add-points.js";

export interface VoteShare {
  /** Points of all round tables together, ≥ 0. */
  readonly points: number;
  /** Share (0–1) of all points that were given, to dimensions and indicators alike. */
  readonly share: number;
}

/**
 * Shape: round tables of one review → dimension or indicator id → its votes, ids in code-point order. Empty when no vote was taken (or
 * all points are zero); where it is not empty, an id that is not in it got no points. A dimension's votes and those of its indicators stand
 * beside each other: they are neither added nor handed down, because people chose the level they spoke of.
 */
export function joinVotes(roundTables: readonly Pick<RoundTable, "votes">[]): ReadonlyMap<string, VoteShare> {
  const sums = addPoints(roundTables.flatMap(({ votes }) => (votes === null ? [] : [votes.points])));
  const total = sumInOrder(sums.values());
  if (!(total > 0)) return new Map();
  return new Map([...sums].map(([id, points]) => [id, { points, share: points / total }]));
}
