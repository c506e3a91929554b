// Weighted means of scores, with the conventions printed in docs/method.md.
import type { MeanType } from "../model/framework.js";

export interface WeightedScore {
  readonly score: number;
  /** Declared weight, > 0; only proportions matter. */
  readonly weight: number;
}

/**
 * Weighted mean of scores (0–100 in, 0–100 out). Weights are normalised here.
 * Geometric and harmonic means are undefined when a score is zero or below; the answer is then null, never a plain number.
 * An empty list, or weights that add up to nothing, also give null.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6.
 */
export function computeMean(parts: readonly WeightedScore[], type: MeanType): number | null {
  const used = parts.filter((part) => part.weight > 0);
  const total = used.reduce((sum, part) => sum + part.weight, 0);
  if (!(total > 0)) return null;
  if (type === "arithmetic") return used.reduce((sum, part) => sum + part.score * (part.weight / total), 0);
  if (used.some((part) => part.score <= 0)) return null;
  if (type === "geometric") {
    return Math.exp(used.reduce((sum, part) => sum + Math.log(part.score) * (part.weight / total), 0));
  }
  return 1 / used.reduce((sum, part) => sum + part.weight / total / part.score, 0);
}
