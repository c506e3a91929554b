// A uniform number decides between alternatives, such as three ways of normalising.

/**
 * Alternative (0 … n − 1) for each number. `unit` cuts 0–1 into n equal parts, so that every alternative has the same chance. `observed`
 * cuts the range that the numbers happen to span, as the field's reference engine does; it serves to replay its runs.
 * Parts are closed above: a number on a boundary takes the lower alternative.
 */
export function chooseAlternatives(uniforms: ArrayLike<number>, n: number, parts: "unit" | "observed"): Int32Array {
  let low = 0;
  let high = 1;
  if (parts === "observed") {
    low = Infinity;
    high = -Infinity;
    for (let i = 0; i < uniforms.length; i += 1) {
      low = Math.min(low, uniforms[i]!);
      high = Math.max(high, uniforms[i]!);
    }
  }
  const width = (high - low) / n;
  return Int32Array.from(uniforms, (uniform) => {
    let choice = 0;
    while (choice < n - 1 && uniform > low + width * (choice + 1)) choice += 1;
    return choice;
  });
}
