// A table of units × indicators as it was read: numbers and codes, without any step of the method.

/**
 * One indicator's values in the order of the units; NaN where there is none. Number kinds: the number as written. binary: 1 yes, 0.5 partly,
 * 0 no. ordinal: the level. checklist: share of the items' weight that is present, 0–1.
 */
export interface ValuesColumn {
  readonly indicator: string;
  /** False when the table has no such column: every value is missing then. */
  readonly isGiven: boolean;
  readonly values: Float64Array;
  /** 0 where the indicator does not apply to the unit. */
  readonly applies: Uint8Array;
  /** Standard error of each value, in the unit of the value; NaN where none is given. null without such a column. */
  readonly standardErrors: Float64Array | null;
  /** checklist: the items present, per unit; null where the value is missing. null for every other kind. */
  readonly items: readonly (readonly string[] | null)[] | null;
}

export interface ValuesTable {
  /** Codes, distinct, in the order of the file. */
  readonly units: readonly string[];
  /** The code where a unit has no name. */
  readonly names: readonly string[];
  /** One per indicator of the framework, in its order. */
  readonly columns: readonly ValuesColumn[];
  /** By the column names that the framework uses; NaN = missing. */
  readonly denominators: ReadonlyMap<string, Float64Array>;
}

/** What divides the units into groups: one column of a groups file. */
export interface GroupColumn {
  readonly name: string;
  /** Per unit, in the order of the table; null for a unit without a group. */
  readonly groups: readonly (string | null)[];
}
