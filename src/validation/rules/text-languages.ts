// One text in several languages: every promised language is there, and none that nobody asked for.
import type { PlacedText } from "../collect-parts.js";
import type { Report } from "../rule-scope.js";

const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** `promised`: every text should have them. `alsoAsked`: languages that are fine as well. */
export function reportTexts(texts: readonly PlacedText[], promised: readonly string[], alsoAsked: readonly string[], report: Report): void {
  const asked = new Set([...promised, ...alsoAsked]);
  for (const { text, pointer } of texts) {
    const name = String(pointer.at(-1));
    const missing = promised.filter((language) => !Object.hasOwn(text, language));
    if (missing.length > 0) {
      report({ ruleId: "i18n/text-missing", pointer, at: "key", message: `“${name}” has no text in ${missing.join(", ")}.` });
    }
    for (const language of Object.keys(text)) {
      // What is no language code at all is the schema's finding.
      if (asked.has(language) || !LANGUAGE_CODE.test(language)) continue;
      report({ ruleId: "i18n/text-unasked", pointer: [...pointer, language], at: "key", message: `“${name}” has a text in “${language}”, a language that is not on the list.` });
    }
  }
}
