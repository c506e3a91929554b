// Where one unit stands on every column: the order in which its strengths and weaknesses are named.
import { computeRanks, computeRanksWithin } from "./ranks.js";

export interface ColumnStanding {
  /** Place of the column. */
  readonly column: number;
  /** 1 = best, within the unit's group where groups are given. */
  readonly rank: number;
  /** Units that are ranked there with it. */
  readonly n: number;
  /** No unit stands lower. Shown all the same: being last is the weakness a reader most needs to see. */
  readonly isLast: boolean;
}

/**
 * Every column in which the unit has a value, best rank first, columns of equal rank in their order: strengths are read from the front,
 * weaknesses from the end.
 *
 * @param columns values with higher = better, NaN = missing
 * @param unit place of the unit
 * @param groups ranks count within the unit's group; a unit without a group (null) has none
 */
export function rankColumns(
  columns: readonly ArrayLike<number>[],
  unit: number,
  groups: readonly (string | null)[] | null = null,
): ColumnStanding[] {
  const standings: ColumnStanding[] = [];
  columns.forEach((values, column) => {
    const ranks = groups === null ? computeRanks(values) : computeRanksWithin(values, groups);
    const rank = ranks[unit]!;
    if (Number.isNaN(rank)) return;
    const beside = [...ranks].filter((other, at) => !Number.isNaN(other) && (groups === null || groups[at] === groups[unit]));
    standings.push({ column, rank, n: beside.length, isLast: beside.every((other) => other <= rank) });
  });
  return standings.sort((a, b) => a.rank - b.rank || a.column - b.column);
}
