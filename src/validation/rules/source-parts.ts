// What a source must hold to: an address of the web, a day that has come, a language that exists.
import type { PlacedSource } from "../collect-parts.js";
import { isCalendarDay } from "../calendar.js";
import { knownLanguage } from "../known-names.js";
import type { Report } from "../rule-scope.js";

export function reportSources(sources: readonly PlacedSource[], today: string, report: Report): void {
  for (const { source, pointer } of sources) {
    const { url, accessed, lang } = source;
    if (typeof url === "string" && !isWebAddress(url)) {
      report({ ruleId: "source/url-not-http", pointer: [...pointer, "url"], message: `“${url}” is not a whole http or https address.` });
    }
    if (typeof accessed === "string" && isCalendarDay(accessed) && accessed > today) {
      report({ ruleId: "source/accessed-in-future", pointer: [...pointer, "accessed"], message: `${accessed} is in the future; today is ${today}.` });
    }
    if (typeof lang === "string" && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang) && knownLanguage(lang) === null) {
      report({ ruleId: "source/unknown-language", pointer: [...pointer, "lang"], message: `“${lang}” is not a language that is known.` });
    }
  }
}

/** Also asked of the contact address of a workspace. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text)) return false;
  return URL.canParse(text);
}
