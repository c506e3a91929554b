// Weights drawn around the declared ones: what a result would be if the weights had been set a little differently.

/** w·(1 + (2u − 1)·factor) for each weight: within ± factor of itself, not rescaled. @param uniforms 0–1 @param factors 0–1, one for all or one each */
export function addWeightNoise(weights: ArrayLike<number>, uniforms: ArrayLike<number>, factors: ArrayLike<number> | number): Float64Array {
  return Float64Array.from(weights, (weight, i) => weight * (1 + (2 * uniforms[i]! - 1) * (typeof factors === "number" ? factors : factors[i]!)));
}

/**
 * Shares within each parent: the parts of one parent add up to 1. Means do not change by this, only the comparison of weight sets does.
 * @param parents parent of each part, −1 for the root (which gets 1)
 */
export function shareWithinParents(weights: ArrayLike<number>, parents: ArrayLike<number>): Float64Array {
  const totals = new Map<number, number>();
  for (let part = 0; part < weights.length; part += 1) totals.set(parents[part]!, (totals.get(parents[part]!) ?? 0) + weights[part]!);
  return Float64Array.from(weights, (weight, part) => {
    const total = totals.get(parents[part]!)!;
    return total > 0 ? weight / total : 0;
  });
}
