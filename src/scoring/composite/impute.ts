// Missing values of a table filled from other units or other columns: for what-if runs only, every filled cell is marked.
import { computeMoments, normaliseColumn } from "./normalise-column.js";
import { sortObserved } from "./ordinal-ranks.js";
import { computeQuantile } from "./quantile.js";

export type Centre = "mean" | "median";

export interface ImputedColumn {
  /** Still NaN where there was nothing to fill from. */
  readonly values: Float64Array;
  /** 1 where the value was filled in. */
  readonly isImputed: Uint8Array;
}

export function computeCentre(values: ArrayLike<number>, centre: Centre): number {
  return centre === "mean" ? computeMoments(values).mean : computeQuantile(sortObserved(values), 0.5);
}

function fill(values: ArrayLike<number>, filler: (place: number) => number): ImputedColumn {
  const filled = Float64Array.from(values);
  const isImputed = new Uint8Array(filled.length);
  for (let i = 0; i < filled.length; i += 1) {
    if (!Number.isNaN(filled[i]!)) continue;
    filled[i] = filler(i);
    if (!Number.isNaN(filled[i]!)) isImputed[i] = 1;
  }
  return { values: filled, isImputed };
}

/** Missing values take the mean or median of the observed ones. */
export function imputeColumn(values: ArrayLike<number>, centre: Centre): ImputedColumn {
  const filler = computeCentre(values, centre);
  return fill(values, () => filler);
}

/**
 * Missing values take the mean or median of their group. A unit without a group (null) is neither filled nor used, and a group
 * without any value stays missing.
 */
export function imputeColumnByGroup(values: ArrayLike<number>, groups: readonly (string | null)[], centre: Centre): ImputedColumn {
  const members = new Map<string, number[]>();
  groups.forEach((group, place) => {
    if (group === null) return;
    const known = members.get(group);
    if (known) known.push(values[place]!);
    else members.set(group, [values[place]!]);
  });
  const fillers = new Map([...members].map(([group, known]) => [group, computeCentre(known, centre)]));
  return fill(values, (place) => {
    const group = groups[place] ?? null;
    return group === null ? Number.NaN : fillers.get(group)!;
  });
}

/**
 * Missing values take the mean or median of the unit's other columns. With directions the columns are first put on 0–100 (worst to best
 * observed value), the row's centre is taken there, and the filled value goes back to the unit of its own column; without, the plain
 * numbers are mixed, which only makes sense where all columns have one unit.
 *
 * @param columns equally long, the columns to be mixed with one another (such as the indicators of one dimension)
 * @param directions per column, or null to mix plain numbers
 */
export function imputeByRow(columns: readonly ArrayLike<number>[], centre: Centre, directions: readonly (1 | -1)[] | null): ImputedColumn[] {
  const bases = columns.map((column, at) => {
    const observed = sortObserved(column);
    const low = observed[0] ?? Number.NaN;
    const high = observed.at(-1) ?? Number.NaN;
    if (directions === null) return { scores: column, back: (score: number) => score };
    const direction = directions[at]!;
    const { scores } = normaliseColumn(column, direction, { method: "minmax", low: 0, high: 100 });
    const [worst, best] = direction === 1 ? [low, high] : [high, low];
    return { scores, back: (score: number) => worst + (score / 100) * (best - worst) };
  });
  const rows = columns[0]?.length ?? 0;
  const row = new Float64Array(columns.length);
  const centres = new Float64Array(rows);
  for (let place = 0; place < rows; place += 1) {
    for (let at = 0; at < columns.length; at += 1) row[at] = bases[at]!.scores[place]!;
    centres[place] = computeCentre(row, centre);
  }
  return columns.map((column, at) => fill(column, (place) => bases[at]!.back(centres[place]!)));
}
