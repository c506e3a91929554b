// `epi explain`: what a code means, why it matters and how it is cured.
import type { CatalogueEntry } from "../diagnostics/catalogue-entry.js";
import { explainCode } from "../diagnostics/explain-code.js";
import { docsAddressOf, RULE_CATALOGUE } from "../diagnostics/rule-catalogue.js";
import { EpiError } from "../model/epi-error.js";

export interface Explanation {
  readonly entry: CatalogueEntry;
  /** Relative to the folder of the tool. */
  readonly docs: string;
}

/** Every code there is: rules before failures. */
export function listCodes(): readonly CatalogueEntry[] {
  return RULE_CATALOGUE;
}

/**
 * Explains one code; the part behind the slash is enough when it is unique.
 * @throws EpiError `usage/unknown-code` with the likeliest codes
 */
export function explain(code: string): Explanation {
  const wanted = code.trim().toLowerCase();
  const found = explainCode(wanted);
  if (found.entry !== null) return { entry: found.entry, docs: found.docs ?? docsAddressOf(found.entry.id) };
  const near = found.suggestions;
  throw new EpiError({
    kind: "usage",
    code: "usage/unknown-code",
    message: `There is no code "${code}".`,
    hint: near.length === 0 ? "See `epi explain` for all codes." : `Did you mean ${near.slice(0, 3).join(" or ")}?`,
  });
}
