// Indicator scores of any number of units → scores, coverage and used weight of every node: the one arithmetic behind reviews,
// tables of cities and replications.
import type { MeanType } from "../../model/framework.js";
import type { ScoreTree } from "./score-tree.js";

/** Thresholds are given with few digits (0.6667 for two thirds), so a hair below still counts. */
export const COVERAGE_TOLERANCE = 1e-4;

/** Units × nodes, row by row: entry `unit · k + node`. */
export interface NodeTable {
  /** NaN where there is not enough data, or where a mean is undefined. */
  readonly scores: Float64Array;
  /** Observed share of weight below the node, 0–1, down to the indicators. */
  readonly coverage: Float64Array;
  /** Share of weight that the score really rests on, 0–1; kept also where it was not enough for a score. */
  readonly used: Float64Array;
  /** 1 where something below the node applies to the unit. */
  readonly applies: Uint8Array;
  /**
   * 1 where a geometric, harmonic or power mean does not exist because a child is zero or below; 2 where it does not exist further down. The
   * worst possible value is not a missing one: a mean over the rest would lift the score.
   */
  readonly isUndefined: Uint8Array;
}

/**
 * Mean of `scores` with `weights` (both of length n, weights > 0, summing to `total`); NaN where it does not exist.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6; the power mean is (Σ w·s^p)^(1/p).
 */
export function joinScores(scores: Float64Array, weights: Float64Array, n: number, total: number, mean: MeanType, power: number): number {
  let sum = 0;
  if (mean === "arithmetic") {
    for (let i = 0; i < n; i += 1) sum += scores[i]! * (weights[i]! / total);
    return sum;
  }
  for (let i = 0; i < n; i += 1) if (!(scores[i]! > 0)) return Number.NaN;
  if (mean === "geometric") {
    for (let i = 0; i < n; i += 1) sum += Math.log(scores[i]!) * (weights[i]! / total);
    return Math.exp(sum);
  }
  const exponent = mean === "harmonic" ? -1 : power;
  // In shares of the score that counts most, no power is above 1, and their sum can neither overflow nor vanish.
  let base = scores[0]!;
  for (let i = 1; i < n; i += 1) if (exponent > 0 ? scores[i]! > base : scores[i]! < base) base = scores[i]!;
  for (let i = 0; i < n; i += 1) sum += Math.pow(scores[i]! / base, exponent) * (weights[i]! / total);
  return base * Math.pow(sum, 1 / exponent);
}

/**
 * Joins the indicator scores of each unit up the tree.
 *
 * A child without a score counts as missing, never as zero: the weights of the others are rescaled. A child to which nothing applies
 * leaves the weights altogether. A node has a score when the used share of weight reaches the provisional threshold and the counted
 * share of children its own availability. A mean that does not exist gives no score for that unit alone, there and in every node above.
 *
 * @param scores units × indicators, row by row; NaN = missing
 * @param applies the same shape, 0 where an indicator does not apply; null when all do
 */
export function aggregateTable(tree: ScoreTree, scores: Float64Array, applies: Uint8Array | null, units: number): NodeTable {
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const table = {
    scores: new Float64Array(units * k).fill(Number.NaN),
    coverage: new Float64Array(units * k),
    used: new Float64Array(units * k),
    applies: new Uint8Array(units * k),
    isUndefined: new Uint8Array(units * k),
  };
  const values = new Float64Array(m + k);
  const shares = new Float64Array(m + k);
  const least = tree.coverage.provisional - COVERAGE_TOLERANCE;
  for (let unit = 0; unit < units; unit += 1) {
    const row = unit * m;
    const out = unit * k;
    for (let node = 0; node < k; node += 1) {
      let total = 0;
      let scoredTotal = 0;
      let observed = 0;
      let used = 0;
      let applicable = 0;
      let n = 0;
      let present = 0;
      let isBroken = false;
      const end = tree.childStart[node + 1]!;
      for (let at = tree.childStart[node]!; at < end; at += 1) {
        const part = tree.children[at]!;
        const weight = tree.weights[part]!;
        const isNode = part >= m;
        const isIn = isNode ? table.applies[out + part - m] === 1 : applies === null || applies[row + part] === 1;
        if (!isIn || !(weight > 0)) continue;
        applicable += 1;
        total += weight;
        const score = isNode ? table.scores[out + part - m]! : scores[row + part]!;
        const isMissing = Number.isNaN(score);
        observed += weight * (isNode ? table.coverage[out + part - m]! : isMissing ? 0 : 1);
        if (isNode && table.isUndefined[out + part - m]! > 0) {
          isBroken = true;
          used += weight * table.used[out + part - m]!;
          present += 1;
        }
        if (isMissing) continue;
        used += weight * (isNode ? table.used[out + part - m]! : 1);
        present += 1;
        scoredTotal += weight;
        values[n] = score;
        shares[n] = weight;
        n += 1;
      }
      if (applicable === 0) continue;
      const at = out + node;
      table.applies[at] = 1;
      if (!(total > 0)) continue;
      table.coverage[at] = observed / total;
      table.used[at] = used / total;
      if (present === 0 || !(used / total >= least && present / applicable >= tree.availability[node]! - 1e-12)) continue;
      const score = isBroken ? Number.NaN : joinScores(values, shares, n, scoredTotal, tree.means[node]!, tree.powers[node]!);
      if (Number.isNaN(score)) table.isUndefined[at] = isBroken ? 2 : 1;
      else table.scores[at] = score;
    }
    // Nothing rests on a mean that does not exist.
    for (let at = out; at < out + k; at += 1) if (table.isUndefined[at]! > 0) table.used[at] = 0;
  }
  return table;
}
