// `epi explain <code>`: the meaning and cure of a code, or the codes it may have been meant to be.
import type { CatalogueEntry } from "./catalogue-entry.js";
import { catalogueEntryOf, docsAddressOf, RULE_CATALOGUE } from "./rule-catalogue.js";
import { suggestNames } from "./suggest-names.js";

export interface CodeExplanation {
  /** null when the code does not exist. */
  readonly entry: CatalogueEntry | null;
  /** Where the code is described, relative to the folder of the tool. */
  readonly docs: string | null;
  /** Likeliest codes, when it does not exist. */
  readonly suggestions: readonly string[];
}

/** Pure; takes a whole code, or its last part alone when that is unique (`duplicate-key`). */
export function explainCode(code: string): CodeExplanation {
  const wanted = code.trim().toLowerCase();
  const byTail = RULE_CATALOGUE.filter((entry) => entry.id.endsWith(`/${wanted}`));
  const entry = catalogueEntryOf(wanted) ?? (byTail.length === 1 ? (byTail[0] ?? null) : null);
  if (entry !== null) return { entry, docs: docsAddressOf(entry.id), suggestions: [] };
  if (byTail.length > 1) return { entry: null, docs: null, suggestions: byTail.map((one) => one.id) };
  return { entry: null, docs: null, suggestions: suggestNames(wanted, RULE_CATALOGUE.map((one) => one.id)) };
}
