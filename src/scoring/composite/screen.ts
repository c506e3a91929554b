// Which units have too little data to be compared: counts of missing values and zeros per unit, and who stays.

export const SCREENINGS = ["by_missing", "by_zeros", "by_missing_and_zeros"] as const;
export type Screening = (typeof SCREENINGS)[number];

export interface ScreeningRule {
  readonly by: Screening;
  /** Least observed share (0–1) of a unit's values. */
  readonly availability: number;
  /** Least share (0–1) of values other than zero among the observed ones. */
  readonly nonZero: number;
  /** Units that stay or go whatever the shares say, by place. */
  readonly forced?: ReadonlyMap<number, boolean>;
}

export interface ScreenedUnit {
  readonly missing: number;
  readonly zeros: number;
  /** 0–1. */
  readonly availability: number;
  /** 0–1; NaN when nothing is observed. */
  readonly nonZero: number;
  readonly hasLowAvailability: boolean;
  readonly hasLowNonZero: boolean;
  readonly isIncluded: boolean;
}

/** One entry per unit. @param columns equally long, NaN = missing */
export function screenUnits(columns: readonly ArrayLike<number>[], rule: ScreeningRule): ScreenedUnit[] {
  const units = columns[0]?.length ?? 0;
  return Array.from({ length: units }, (_, unit) => {
    let missing = 0;
    let zeros = 0;
    for (const column of columns) {
      if (Number.isNaN(column[unit]!)) missing += 1;
      else if (column[unit] === 0) zeros += 1;
    }
    const observed = columns.length - missing;
    const availability = observed / columns.length;
    const nonZero = (observed - zeros) / observed;
    const hasLowAvailability = availability < rule.availability;
    // A unit without any value has no share of zeros to speak of; its availability speaks for it.
    const hasLowNonZero = nonZero < rule.nonZero;
    const isPoor = (rule.by !== "by_zeros" && hasLowAvailability) || (rule.by !== "by_missing" && hasLowNonZero);
    return { missing, zeros, availability, nonZero, hasLowAvailability, hasLowNonZero, isIncluded: rule.forced?.get(unit) ?? !isPoor };
  });
}
