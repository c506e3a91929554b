// A column's line from value to score before anything is cut off: along it a sampling error of the value becomes one of the score.
import type { IndicatorDefinition } from "../model/framework.js";
import { normaliseColumn } from "./composite/normalise-column.js";
import { openGoalpostScore } from "./score-reading.js";

export interface OpenLine {
  /** Along the values, before they are cut off; NaN where a value is missing or the method gives no number. */
  readonly scores: Float64Array;
  /** Points per unit of the value, never negative; NaN where all values are equal and the method compares them. */
  readonly slope: number;
  /** Where scores are cut off; infinite where they are not. */
  readonly low: number;
  readonly high: number;
}

/**
 * The line on which the indicator's goalposts or method put values, the parameters held fixed: what one unit's sampling error does to the
 * range of all is of second order. null for methods by rank and for kinds that are no number. Min–max scores stay within their scale.
 *
 * @param values what is normalised, in the unit of the indicator after division and treatment; NaN = missing
 * @param units ids in the order of the values, needed by distance_to_reference
 */
export function openLine(
  { goalposts, normalise: method, direction }: Pick<IndicatorDefinition, "goalposts" | "normalise" | "direction">,
  values: Float64Array,
  units: readonly string[],
): OpenLine | null {
  if (method === null) {
    if (goalposts === null) return null;
    return { scores: values.map((value) => openGoalpostScore(value, goalposts)), slope: Math.abs(100 / (goalposts.target - goalposts.min)), low: 0, high: 100 };
  }
  switch (method.method) {
    case "rank":
    case "percentile_rank":
    case "borda":
      return null;
    case "goalposts": {
      const { scores } = normaliseColumn(values, direction, { ...method, trim: false });
      const [low, high] = method.trim ? [Math.min(0, method.scale), Math.max(0, method.scale)] : [-Infinity, Infinity];
      return { scores, slope: Math.abs(method.scale / (method.high - method.low)), low, high };
    }
    case "scaled": {
      const { scores } = normaliseColumn(values, direction, method);
      return { scores, slope: Math.abs(method.factor / (method.high - method.low)), low: -Infinity, high: Infinity };
    }
    default: {
      const isCapped = "cap" in method && method.cap;
      const { scores } = normaliseColumn(values, direction, "cap" in method ? { ...method, cap: false } : method, units);
      const [low, high] = method.method === "minmax" ? [Math.min(method.low, method.high), Math.max(method.low, method.high)] : [-Infinity, isCapped ? 1 : Infinity];
      return { scores, slope: slopeOf(values, scores), low, high };
    }
  }
}

/** Points per unit of the value between the lowest and the highest value; NaN when all are equal. */
function slopeOf(values: Float64Array, scores: Float64Array): number {
  let lowest = -1;
  let highest = -1;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]!) || Number.isNaN(scores[i]!)) continue;
    if (lowest < 0 || values[i]! < values[lowest]!) lowest = i;
    if (highest < 0 || values[i]! > values[highest]!) highest = i;
  }
  if (lowest < 0) return Number.NaN;
  return Math.abs((scores[highest]! - scores[lowest]!) / (values[highest]! - values[lowest]!));
}
