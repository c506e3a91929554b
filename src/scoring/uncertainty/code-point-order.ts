// An order of ids that no language, platform or input order changes: results must not depend on how a table was sorted.

/** Negative, 0 or positive as `a` stands before, with or after `b` by code points (not by the code units that `<` compares). */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    // A pair of surrogates that differs only in its second half is decided by that half alone, since the first half is common.
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return a.codePointAt(i)! - b.codePointAt(i)!;
  }
  return a.length - b.length;
}

/** Per id its position (0 …) among all of them in code-point order. */
export function codePointPositions(ids: readonly string[]): Uint32Array {
  const order = ids.map((_, index) => index).sort((a, b) => compareCodePoints(ids[a]!, ids[b]!));
  const positions = new Uint32Array(ids.length);
  order.forEach((index, position) => (positions[index] = position));
  return positions;
}
