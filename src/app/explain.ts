// `epi explain`: what a code means, why it matters and how it is cured.
import type { CatalogueEntry } from "../diagnostics/catalogue-entry.js";
import { explainCode } from "../diagnostics/explain-code.js";
import { docsAddressOf, RULE_CATALOGUE } from "../diagnostics/rule-catalogue.js";
import { EpiError } from "../model/epi-error.js";
import { closestWords } from "./closest-words.js";
import { COMMAND_FAILURES } from "./command-failures.js";

export interface Explanation {
  readonly entry: CatalogueEntry;
  /** Relative to the folder of the tool. */
  readonly docs: string;
}

/** Every code there is, each once: rules before failures. */
export function listCodes(): readonly CatalogueEntry[] {
  const known = new Set(RULE_CATALOGUE.map(({ id }) => id));
  return [...RULE_CATALOGUE, ...COMMAND_FAILURES.filter(({ id }) => !known.has(id))];
}

/**
 * Explains one code; the part behind the slash is enough when it is unique.
 * @throws EpiError `usage/unknown-code` with the likeliest codes
 */
export function explain(code: string): Explanation {
  const wanted = code.trim().toLowerCase();
  const found = explainCode(wanted);
  const own = COMMAND_FAILURES.filter(({ id }) => id === wanted || id.endsWith(`/${wanted}`));
  const entry = found.entry ?? (own.length === 1 ? own[0] : undefined);
  if (entry !== undefined) return { entry, docs: found.docs ?? docsAddressOf(entry.id) };
  const near = [...new Set([...found.suggestions, ...closestWords(wanted, COMMAND_FAILURES.map(({ id }) => id))])];
  throw new EpiError({
    kind: "usage",
    code: "usage/unknown-code",
    message: `There is no code "${code}".`,
    hint: near.length === 0 ? "See `epi explain` for all codes." : `Did you mean ${near.slice(0, 3).join(" or ")}?`,
  });
}
