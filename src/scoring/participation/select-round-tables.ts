// The round tables that speak about one review.
import type { RoundTable } from "../../model/round-table.js";

/**
 * Shape: round tables of a city → those about the review, by number. `includeIllustrative` false leaves out invented ones, as it leaves
 * out invented observations.
 */
export function selectRoundTables(roundTables: readonly RoundTable[], review: string, includeIllustrative: boolean): readonly RoundTable[] {
  return roundTables
    .filter((table) => table.review === review && (includeIllustrative || table.status !== "illustrative"))
    .sort((a, b) => a.number - b.number);
}
