// Points of several round tables added up, the same to the last bit whatever order the tables come in.

/** Shape: sets of points → id → sum, ids in code-point order. Points are ≥ 0; an id that stands in no set is not there. */
export function addPoints(sets: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const gathered = new Map<string, number[]>();
  for (const set of sets) {
    for (const [id, points] of set) {
      const known = gathered.get(id);
      if (known === undefined) gathered.set(id, [points]);
      else known.push(points);
    }
  }
  const ids = [...gathered.keys()].sort((a, b) => (a < b ? -1 : 1));
  // Floating-point addition depends on the order: from small to large is one order for all.
  return new Map(ids.map((id) => [id, sumInOrder(gathered.get(id)!)]));
}

/** Σ of values, added from the smallest up. */
export function sumInOrder(values: Iterable<number>): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}
