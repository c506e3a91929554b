// A list of languages: each must exist, in its preferred form. Shared by workspace, city and review.
import type { Pointer } from "../../model/diagnostic.js";
import { COMPLETE_LANGUAGES } from "../../model/text.js";
import { knownLanguage } from "../known-names.js";
import type { Report } from "../rule-scope.js";

const WELL_FORMED = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export function reportLanguages(languages: readonly string[], pointer: Pointer, report: Report): void {
  for (const [index, tag] of languages.entries()) {
    const known = knownLanguage(tag);
    // What is no code at all is the schema's finding.
    if (known === tag || !WELL_FORMED.test(tag)) continue;
    const isPseudo = /^[a-z]{2}-X[AB]$/.test(tag);
    if (isPseudo) continue;
    report({
      ruleId: "i18n/unknown-language", pointer: [...pointer, index],
      message: known === null ? `“${tag}” is not a language that is known.` : `“${tag}” is written “${known}”.`,
      ...(known === null ? { cure: `Complete languages: ${COMPLETE_LANGUAGES.join(", ")}.` } : { suggestions: [known] }),
    });
  }
}
