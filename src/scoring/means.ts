// Weighted means of scores, with the conventions printed in docs/method.md.
import type { MeanType } from "../model/framework.js";
import { joinScores } from "./tree/aggregate-table.js";

export interface WeightedScore {
  readonly score: number;
  /** Declared weight, > 0; only proportions matter. */
  readonly weight: number;
}

/**
 * Weighted mean of scores (0–100 in, 0–100 out). Weights are normalised here.
 * Geometric, harmonic and power means are undefined when a score is zero or below; the answer is then null, never a plain number.
 * An empty list, or weights that add up to nothing, also give null; so does a power mean without an exponent.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
 *
 * @param power exponent of the power mean (Σ w·s^p)^(1/p), not 0; other means ignore it
 */
export function computeMean(parts: readonly WeightedScore[], type: MeanType, power: number | null = null): number | null {
  const used = parts.filter((part) => part.weight > 0);
  const weights = Float64Array.from(used, (part) => part.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return null;
  const scores = Float64Array.from(used, (part) => part.score);
  const mean = joinScores(scores, weights, used.length, total, type, power ?? Number.NaN);
  return Number.isFinite(mean) ? mean : null;
}
