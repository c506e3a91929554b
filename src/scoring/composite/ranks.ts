// Ranks of results: 1 = best, equal scores share the best rank and the next ranks are skipped.
import { sortObserved, upperBound } from "./ordinal-ranks.js";
import { TIE_TOLERANCE } from "./tie-tolerance.js";

/**
 * Rank of every score: 1 + the number of scores that are higher by more than 1e-9. NaN (missing) has no rank (NaN) and is not counted.
 * Takes n log n steps.
 */
export function computeRanks(scores: ArrayLike<number>): Float64Array {
  const sorted = sortObserved(scores);
  const ranks = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i]!;
    ranks[i] = Number.isNaN(score) ? Number.NaN : 1 + sorted.length - upperBound(sorted, score + TIE_TOLERANCE);
  }
  return ranks;
}

/** The same within each group; a unit without a group (null) has no rank. */
export function computeRanksWithin(scores: ArrayLike<number>, groups: readonly (string | null)[]): Float64Array {
  const members = new Map<string, number[]>();
  groups.forEach((group, unit) => {
    if (group === null) return;
    const known = members.get(group);
    if (known) known.push(unit);
    else members.set(group, [unit]);
  });
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  for (const units of members.values()) {
    const within = computeRanks(units.map((unit) => scores[unit]!));
    units.forEach((unit, at) => (ranks[unit] = within[at]!));
  }
  return ranks;
}
