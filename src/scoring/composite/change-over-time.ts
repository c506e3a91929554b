// How fast a series changes between its first and its last observed value.

interface Ends {
  readonly span: number;
  readonly first: number;
  readonly last: number;
}

function endsOf(times: ArrayLike<number>, values: ArrayLike<number>): Ends | null {
  let first = -1;
  let last = -1;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]!)) continue;
    if (first < 0 || times[i]! < times[first]!) first = i;
    if (last < 0 || times[i]! > times[last]!) last = i;
  }
  if (first < 0 || first === last) return null;
  return { span: times[last]! - times[first]!, first: values[first]!, last: values[last]! };
}

/**
 * Compound growth per unit of time: (last/first)^(1/span) − 1, between the earliest and the latest observed value; 0.1 is 10 %.
 * Null with fewer than two observed values. From zero it is Infinity, and NaN when the values have different signs: neither is a rate
 * that can be printed. Equal ends give 0, zero or not.
 *
 * @param times in any order, each once
 */
export function computeGrowthRate(times: ArrayLike<number>, values: ArrayLike<number>): number | null {
  const ends = endsOf(times, values);
  if (ends === null) return null;
  return ends.first === ends.last ? 0 : (ends.last / ends.first) ** (1 / ends.span) - 1;
}

/**
 * Change from the first to the last observed value in percent of the first, per `per` units of time; null with fewer than two
 * observed values, not finite from zero.
 */
export function computePercentChange(times: ArrayLike<number>, values: ArrayLike<number>, per = 1): number | null {
  const ends = endsOf(times, values);
  if (ends === null) return null;
  return ends.first === ends.last ? 0 : (100 * (ends.last - ends.first) * per) / (ends.first * ends.span);
}
