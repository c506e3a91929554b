// Checks of single answers: each takes what a person or a file gave and returns the value or one sentence on what is wrong.
import { closestWords } from "./closest-words.js";
import type { CheckedAnswer, RawAnswer } from "./questions.js";

type Check = (raw: RawAnswer) => CheckedAnswer;

/** One line of text; empty means no answer. */
export function checkText(raw: RawAnswer): CheckedAnswer {
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw !== "string" && typeof raw !== "number") return { problem: "This takes a text." };
  const text = String(raw).normalize("NFC").trim();
  // Control characters, line breaks among them, belong neither in a name nor in a title.
  if (/\p{Cc}/u.test(text)) return { problem: "This takes one line of text." };
  return { value: text === "" ? null : text };
}

/** Text of which something must be there. */
export function checkRequiredText(raw: RawAnswer): CheckedAnswer {
  const checked = checkText(raw);
  return "value" in checked && checked.value === null ? { problem: "This cannot be empty." } : checked;
}

/** Text that fits a pattern. */
export function checkPattern(pattern: RegExp, explanation: string): Check {
  return (raw) => {
    const checked = checkText(raw);
    if ("problem" in checked || checked.value === null) return checked;
    return pattern.test(String(checked.value)) ? checked : { problem: `"${String(checked.value)}" is not ${explanation}.` };
  };
}

/** A number within bounds, written with a point or a comma. */
export function checkNumber(bounds: { min: number; max: number; isWhole: boolean }): Check {
  return (raw) => {
    if (raw === null || raw === undefined || raw === "") return { value: null };
    const text = typeof raw === "number" ? String(raw) : typeof raw === "string" ? raw.trim().replace(/[\s_]/g, "") : "";
    // A point followed by three digits is ambiguous (1.500): a whole number must come without separators.
    const isNumber = bounds.isWhole ? /^\d+$/.test(text) : /^\d+([.,]\d+)?$/.test(text);
    const value = isNumber ? Number(text.replace(",", ".")) : Number.NaN;
    if (!Number.isFinite(value)) {
      return { problem: `"${typeof raw === "string" ? raw : JSON.stringify(raw)}" is not a ${bounds.isWhole ? "whole number; write it without separators" : "number"}.` };
    }
    if (value < bounds.min || value > bounds.max) {
      return { problem: `${text} is not between ${bounds.min} and ${bounds.max}.` };
    }
    return { value };
  };
}

/** One of a fixed set of words. */
export function checkOneOf(words: readonly string[]): Check {
  return (raw) => {
    const checked = checkText(raw);
    if ("problem" in checked || checked.value === null) return checked;
    const text = String(checked.value);
    if (words.includes(text)) return checked;
    const [near] = closestWords(text, words);
    return { problem: `"${text}" is not one of ${words.join(", ")}.${near === undefined ? "" : ` Did you mean ${near}?`}` };
  };
}

/** `YYYY-MM-DD`, a day that exists. */
export function checkDay(raw: RawAnswer): CheckedAnswer {
  const checked = checkText(raw);
  if ("problem" in checked || checked.value === null) return checked;
  return isDay(String(checked.value))
    ? checked
    : { problem: `"${String(checked.value)}" is not a day; write it as YYYY-MM-DD.` };
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function checkDate(raw: RawAnswer): CheckedAnswer {
  const checked = checkText(raw);
  if ("problem" in checked || checked.value === null) return checked;
  const text = String(checked.value);
  const isDate =
    /^(19|20)\d\d$/.test(text) || /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text) || isDay(text);
  return isDate ? checked : { problem: `"${text}" is not a date; write it as YYYY, YYYY-MM or YYYY-MM-DD.` };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** Language tags, at least one, each once; `de, EN` and ["de", "en"] are the same. */
export function checkLanguages(raw: RawAnswer): CheckedAnswer {
  const parts = typeof raw === "string" ? raw.split(/[,\s]+/) : Array.isArray(raw) ? raw : [];
  const tags: string[] = [];
  for (const part of parts) {
    if (part === "") continue;
    const tag = typeof part === "string" ? canonicalTag(part) : null;
    // YAML reads an unquoted `no` as a word, but older tools write false; say it plainly.
    if (tag === null) return { problem: `"${String(part)}" is not a language tag such as de or pt-BR.` };
    if (!tags.includes(tag)) tags.push(tag);
  }
  return tags.length === 0 ? { problem: "At least one language is needed." } : { value: tags };
}

/** The tag in its canonical form, null when it is none. */
export function canonicalTag(text: string): string | null {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** ISO 3166-1 alpha-2, checked against the regions the runtime knows by name. */
export function checkCountry(raw: RawAnswer): CheckedAnswer {
  if (raw === false) return { problem: 'NO was read as "false"; quote it: "NO".' };
  const checked = checkText(raw);
  if ("problem" in checked || checked.value === null) return checked;
  const code = String(checked.value).toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) {
    return { problem: `"${String(checked.value)}" is not a country code; it takes two letters, for example LV.` };
  }
  if (!isCountry(code)) return { problem: `${code} is not a country code of ISO 3166-1.${SLIPS[code] ?? ""}` };
  return { value: code };
}

const SLIPS: Readonly<Record<string, string>> = {
  UK: " Did you mean GB?",
  EL: " Did you mean GR?",
};

// The runtime also names groupings and codes that ISO withdrew or never assigned to a country.
const NOT_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "UK", "EL", "XA", "XB", "XK", "ZZ", "AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR", "AC", "CP", "DG", "EA", "IC", "TA", "CQ", "HV", "DY", "NH", "RH", "VD"]);

function isCountry(code: string): boolean {
  if (NOT_COUNTRIES.has(code)) return false;
  return new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(code) !== undefined;
}

/** http(s) address. */
export function checkAddress(raw: RawAnswer): CheckedAnswer {
  const checked = checkText(raw);
  if ("problem" in checked || checked.value === null) return checked;
  const text = String(checked.value);
  const isAddress = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  return isAddress ? checked : { problem: `"${text}" is not a web address that starts with http:// or https://.` };
}
