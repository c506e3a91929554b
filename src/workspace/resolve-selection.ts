// Which cities and languages a command is about: what was asked for, checked against what the workspace holds.
import { EpiError } from "../model/epi-error.js";
import type { LanguageTag } from "../model/text.js";
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { LoadedCity, LoadedWorkspace } from "./loaded-workspace.js";

/** No ids means every city. Throws EpiError `usage/unknown-city`, with the likeliest ids as hint. */
export function resolveCities(loaded: LoadedWorkspace, ids: readonly string[]): readonly LoadedCity[] {
  if (ids.length === 0) return loaded.cities;
  const known = loaded.cities.map((city) => city.folder);
  for (const id of ids) {
    if (known.includes(id)) continue;
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-city",
      message: `There is no city “${id}” in this workspace.`,
      hint: hintFor(id, known, "It has no cities yet; add one with `epi city new`."),
    });
  }
  return loaded.cities.filter((city) => ids.includes(city.folder));
}

/** No tags means the languages of the workspace. Throws EpiError `usage/unknown-language`. */
export function resolveLanguages(asked: readonly LanguageTag[], known: readonly LanguageTag[], byDefault: readonly LanguageTag[]): readonly LanguageTag[] {
  if (asked.length === 0) return byDefault;
  for (const tag of asked) {
    if (known.includes(tag)) continue;
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-language",
      message: `There are no words for the language “${tag}”.`,
      hint: hintFor(tag, known, ""),
    });
  }
  return [...new Set(asked)];
}

function hintFor(word: string, known: readonly string[], whenNone: string): string {
  if (known.length === 0) return whenNone;
  const [likely] = suggestNames(word, known);
  const list = `Known: ${known.join(", ")}.`;
  return likely === undefined ? list : `Did you mean “${likely}”? ${list}`;
}
