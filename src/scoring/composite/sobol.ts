// Variance-based sensitivity: which assumption moves a result most, alone and together with others.
import { computeMoments } from "./normalise-column.js";
import { computeQuantile } from "./quantile.js";

export interface SobolIndices {
  /** Variance (n − 1) of the results of both base samples together. */
  readonly variance: number;
  /** Per input: share of the variance that the input explains alone. An estimate: it may lie below 0 or above 1. */
  readonly firstOrder: Float64Array;
  /** Per input: share that would remain if all others were known. May lie above 1. */
  readonly total: Float64Array;
}

export interface SobolBounds {
  readonly firstOrder: readonly { readonly low: number; readonly high: number }[];
  readonly total: readonly { readonly low: number; readonly high: number }[];
}

/**
 * The runs that the estimate needs, (d + 2)·n rows of d inputs: sample A, sample B, then for each input A with that input from B.
 * @param uniforms n rows of 2·d numbers in 0–1; the first d are A, the others B
 */
export function buildSobolDesign(uniforms: ArrayLike<number>, n: number, d: number): Float64Array {
  const design = new Float64Array((d + 2) * n * d);
  for (let block = 0; block < d + 2; block += 1) {
    for (let run = 0; run < n; run += 1) {
      for (let input = 0; input < d; input += 1) {
        const isFromB = block === 1 || block - 2 === input;
        design[(block * n + run) * d + input] = uniforms[run * 2 * d + (isFromB ? d : 0) + input]!;
      }
    }
  }
  return design;
}

/**
 * Sobol indices from the results of the runs of `buildSobolDesign`, in its order. First order: mean(yB·(yABi − yA))/V, Saltelli et al. (2010),
 * Computer Physics Communications 181; total: Σ(yA − yABi)²/(2nV), Jansen (1999), ibid. 117. Without variance all indices are NaN.
 *
 * @param results (d + 2)·n numbers, none of them NaN
 */
export function estimateSobol(results: ArrayLike<number>, n: number, d: number): SobolIndices {
  const variance = varianceOf(results, n);
  const firstOrder = new Float64Array(d);
  const total = new Float64Array(d);
  for (let input = 0; input < d; input += 1) {
    let first = 0;
    let squares = 0;
    for (let run = 0; run < n; run += 1) {
      const difference = results[(input + 2) * n + run]! - results[run]!;
      first += results[n + run]! * difference;
      squares += difference * difference;
    }
    firstOrder[input] = variance > 0 ? first / n / variance : Number.NaN;
    total[input] = variance > 0 ? squares / (2 * n * variance) : Number.NaN;
  }
  return { variance, firstOrder, total };
}

function varianceOf(results: ArrayLike<number>, n: number): number {
  const base = new Float64Array(2 * n);
  for (let i = 0; i < base.length; i += 1) base[i] = results[i]!;
  return computeMoments(base).sd ** 2;
}

/**
 * Bootstrap bounds (5 and 95 %) of the indices: runs are drawn again with replacement, the variance stays that of the whole sample.
 * The draws come from the caller, so that the same draws give the same bounds.
 *
 * @param resamples rows of n run numbers (0 … n − 1), one row per bootstrap sample
 */
export function boundSobol(results: ArrayLike<number>, n: number, d: number, resamples: ArrayLike<number>): SobolBounds {
  const variance = varianceOf(results, n);
  const samples = Math.floor(resamples.length / n);
  const bounds = (valueOf: (run: number, input: number) => number, divisor: number) =>
    Array.from({ length: d }, (_, input) => {
      const estimates = new Float64Array(samples);
      for (let sample = 0; sample < samples; sample += 1) {
        let sum = 0;
        for (let i = 0; i < n; i += 1) sum += valueOf(resamples[sample * n + i]!, input);
        estimates[sample] = variance > 0 ? sum / divisor : Number.NaN;
      }
      estimates.sort();
      return { low: computeQuantile(estimates, 0.05), high: computeQuantile(estimates, 0.95) };
    });
  const difference = (run: number, input: number) => results[(input + 2) * n + run]! - results[run]!;
  return {
    firstOrder: bounds((run, input) => results[n + run]! * difference(run, input), n * variance),
    total: bounds((run, input) => difference(run, input) ** 2, 2 * n * variance),
  };
}
