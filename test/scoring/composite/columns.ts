// Columns for property tests: any numbers with gaps.
import fc from "fast-check";

const number = fc.double({ min: -1000, max: 1000, noNaN: true, noDefaultInfinity: true });
const cell = fc.oneof({ weight: 5, arbitrary: number }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });

export const column = fc.array(cell, { minLength: 1, maxLength: 40 });

/** At least three values that are not nearly the same. */
export const variedColumn = column.map((values) => [...values, 0, 1, -1]);
