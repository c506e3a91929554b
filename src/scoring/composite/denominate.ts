// Values per inhabitant, per area, per anything: a column divided by another before it is compared.

export interface DenominatedColumn {
  /** NaN where the value or its denominator is missing, or the denominator is zero. */
  readonly values: Float64Array;
  /** Places of observed values that could not be divided: never silently dropped. */
  readonly undefinedUnits: readonly number[];
}

/**
 * value / (denominator / factor).
 * @param factor 1,000 with a denominator of persons gives a value per 1,000 persons
 */
export function denominateColumn(values: ArrayLike<number>, denominators: ArrayLike<number>, factor = 1): DenominatedColumn {
  const divided = new Float64Array(values.length);
  const undefinedUnits: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const quotient = values[i]! / (denominators[i]! / factor);
    const isThere = Number.isFinite(quotient);
    divided[i] = isThere ? quotient : Number.NaN;
    if (!isThere && !Number.isNaN(values[i]!)) undefinedUnits.push(i);
  }
  return { values: divided, undefinedUnits };
}
