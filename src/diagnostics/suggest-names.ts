// "Did you mean": the names that a mistyped word is likeliest to stand for.
import { distance } from "fastest-levenshtein";

const MAX_SUGGESTIONS = 3;

/** Shape: word and known names → at most three names, likeliest first; [] when nothing is near. Ties keep the given order. */
export function suggestNames(word: string, names: readonly string[]): readonly string[] {
  const wanted = normalise(word);
  // Two letters swapped are two steps; a longer word may have a wrong ending. Codes of two letters allow one.
  const limit = Math.max(wanted.length < 4 ? 1 : 2, Math.floor(wanted.length * 0.4));
  return names
    .map((name) => ({ name, steps: stepsBetween(wanted, normalise(name)) }))
    .filter((one) => one.steps <= limit)
    .sort((a, b) => a.steps - b.steps)
    .slice(0, MAX_SUGGESTIONS)
    .map((one) => one.name);
}

function stepsBetween(wanted: string, name: string): number {
  if (wanted === name) return 0;
  // `riga` for `lv.riga`, `strategy` for `gov.com.strategy`: a part that people remember counts as one slip.
  const isPart = wanted.length >= 4 && name.split(" ").some((_, index, parts) => parts.slice(index).join(" ") === wanted);
  return isPart ? 1 : distance(wanted, name);
}

function normalise(word: string): string {
  return word.toLowerCase().replace(/[-_.\s]+/g, " ").trim();
}
