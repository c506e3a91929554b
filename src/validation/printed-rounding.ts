// How far a printed number may be from the true one: half of its last printed digit.

export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** Shape: a number and its text in the file → the range of numbers that are printed like this. `12.10` is narrower than `12.1`. */
export function printedRange(value: number, source: string): NumberRange {
  const half = halfOfLastDigit(/\d/.test(source) ? source : String(value));
  // The two factors leave room for binary fractions, far below any printed digit.
  const slack = Math.abs(value) * 1e-9 + 1e-12;
  return { low: value - half - slack, high: value + half + slack };
}

/** Whether two ranges share a number. */
export function rangesMeet(a: NumberRange, b: NumberRange): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/** Group ÷ reference over the ranges of both; open above when the reference may be zero. */
export function quotientRange(group: NumberRange, reference: NumberRange): NumberRange {
  if (reference.low <= 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const ends = [group.low / reference.low, group.low / reference.high, group.high / reference.low, group.high / reference.high];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** At most six significant digits, for messages. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function halfOfLastDigit(source: string): number {
  const match = /^[-+]?[\d_]*\.?(\d*)(?:[eE]([-+]?\d+))?/.exec(source.trim());
  const decimals = match?.[1]?.length ?? 0;
  const exponent = Number(match?.[2] ?? 0);
  // Whole numbers such as 63 are rounded to ones; how many of the zeros of 350000 count nobody can know.
  return 0.5 * 10 ** (exponent - decimals);
}
