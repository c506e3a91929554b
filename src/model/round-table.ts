// A round table: a meeting where the stakeholders of a city weigh the findings of a review, with votes and with budget points.
import type { Source } from "./observation.js";

/** `observed` took place; `illustrative` is invented so that a report can be seen whole. */
export const ROUND_TABLE_STATUSES = ["observed", "illustrative"] as const;
export type RoundTableStatus = (typeof ROUND_TABLE_STATUSES)[number];

/** Dots that people put on what should improve first. */
export interface RoundTableVotes {
  /** People (or groups) who gave points, ≥ 1. */
  readonly ballots: number;
  /** Dimension or indicator id → points, ≥ 0, in file order. */
  readonly points: ReadonlyMap<string, number>;
}

/** Budget points shared out over the parts of one parent: what those parts weigh for the people at the table. */
export interface Allotment {
  /** `overall`, or the id of an area or dimension. */
  readonly over: string;
  readonly ballots: number;
  /** Id of a direct part of `over` → points, ≥ 0, in file order. */
  readonly points: ReadonlyMap<string, number>;
}

/** cities/<city>/round-tables/<number>.yaml */
export interface RoundTable {
  readonly city: string;
  /** 1, 2, 3 … within the city. */
  readonly number: number;
  /** Day it was held, `YYYY-MM-DD`. */
  readonly date: string;
  /** Id of the review whose findings were on the table. */
  readonly review: string;
  readonly status: RoundTableStatus;
  readonly source: Source | null;
  /** null when no votes were taken. */
  readonly votes: RoundTableVotes | null;
  /** At most one over each parent. */
  readonly allotments: readonly Allotment[];
}
