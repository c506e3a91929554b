// "Did you mean": the words of a list that are closest to what was typed. Small and without packages, because the command
// line needs it before anything else is loaded.

/** Up to three words within a third of the typed length (at least 2 edits), closest first; ties in list order. */
export function closestWords(typed: string, words: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  const reach = Math.max(2, Math.floor(typed.length / 3));
  return words
    .map((word, position) => ({ word, position, distance: distanceOf(wanted, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= reach && distance < word.length)
    .sort((a, b) => a.distance - b.distance || a.position - b.position)
    .slice(0, 3)
    .map(({ word }) => word);
}

/** Levenshtein distance with neighbouring letters swapped counted as one edit, which is how people mistype. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
