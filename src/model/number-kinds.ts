// The kinds of indicator whose value is a number, and which therefore need goalposts or a normalisation.
import type { IndicatorKind } from "./framework.js";

export const NUMBER_KINDS: readonly IndicatorKind[] = ["rate", "amount", "count", "index", "ratio", "gap", "survey_mean"];

/** Whether a value of this kind, as written in a file, is a number. */
export function isNumberKind(kind: unknown): boolean {
  return (NUMBER_KINDS as readonly unknown[]).includes(kind);
}
