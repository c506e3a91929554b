// Numbers, dates, lists and names as one language writes them. Formatter objects are expensive, so each is made once.
import type { LocalText } from "../model/text.js";

export interface LocaleFormats {
  readonly lang: string;
  /** Fixed number of decimals, grouped as the language does. */
  number(value: number, decimals?: number): string;
  /** At most this many decimals, no trailing zeros. */
  upTo(value: number, maxDecimals: number): string;
  /** `0.6667` → "67 %" with the spacing of the language. */
  percent(share: number, decimals?: number): string;
  currency(value: number, currency: string): string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, written out. */
  date(isoDate: string): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
  country(code: string): string;
  /** Name of a language in this language. */
  language(tag: string): string;
  compare(a: string, b: string): number;
  /** First letter as a capital, by the language's rules. */
  capitalise(text: string): string;
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** First day of a year or month when no more is known. */
const utc = (isoDate: string) => new Date(isoDate + "-01-01".slice(isoDate.length - 4));

/** Makes the formats of a language. Throws RangeError for a malformed tag. */
export function createLocaleFormats(lang: string): LocaleFormats {
  // English for European readers: "23 November 2026", not "November 23, 2026".
  const locale = lang === "en" ? "en-GB" : lang;
  const fixed = memo((decimals: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, numberingSystem: "latn" }),
  );
  const trimmed = memo((decimals: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, numberingSystem: "latn" }),
  );
  const percents = memo((decimals: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: decimals, numberingSystem: "latn" }),
  );
  const money = memo((currency: string) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0, numberingSystem: "latn" }),
  );
  const dates = memo((length: number) => {
    const parts: Intl.DateTimeFormatOptions = { timeZone: "UTC", calendar: "gregory", numberingSystem: "latn", year: "numeric" };
    if (length >= 7) parts.month = "long";
    if (length >= 10) parts.day = "numeric";
    return new Intl.DateTimeFormat(locale, parts);
  });
  const listFormat = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const languages = new Intl.DisplayNames(lang, { type: "language" });
  const collator = new Intl.Collator(lang);
  return {
    lang,
    number: (value, decimals = 0) => fixed(decimals).format(asPrinted(value, decimals)),
    upTo: (value, maxDecimals) => trimmed(maxDecimals).format(asPrinted(value, maxDecimals)),
    percent: (share, decimals = 0) => spacePercent(percents(decimals).format(share), lang),
    currency: (value, currency) => money(currency).format(value),
    date: (isoDate) => (isoDate.length === 4 ? isoDate : writeOut(dates(isoDate.length).format(utc(isoDate)), lang)),
    list: (items) => listFormat.format(items),
    country: (code) => countries.of(code) ?? code,
    language: (tag) => languages.of(tag) ?? tag,
    compare: (a, b) => collator.compare(a, b),
    capitalise: (text) => text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1),
  };
}

/** CLDR shortens "gada" in Latvian months only; one page should not have both forms. */
function writeOut(date: string, lang: string): string {
  return lang === "lv" ? date.replace(". g. ", ". gada ") : date;
}

/** CLDR writes "15%" for Latvian; the state language centre and the EU style guide ask for a space, as in most others. */
function spacePercent(text: string, lang: string): string {
  return lang === "lv" ? text.replace(/(?<=\d)%/, "\u00a0%") : text;
}

/**
 * A half is rounded up although floating point left it a hair below (a mean of 12.5 may be 12.499999999999998), and "-0", a rounding
 * artefact that no reader should meet, is 0.
 */
function asPrinted(value: number, decimals: number): number {
  const rounded = Math.round(Math.abs(value) * 10 ** decimals);
  return rounded === 0 && Math.abs(value) * 10 ** decimals < 0.5 - 1e-9 ? 0 : value + Math.sign(value) * 1e-9;
}

/** A text with the language it is really in, so that a fallback is marked as such. */
export interface TextInLanguage {
  readonly text: string;
  readonly lang: string;
}

/**
 * The text in the language asked for, else in the first of `fallbacks` that exists, else in any (by tag order);
 * null when there is none at all.
 */
export function resolveText(text: LocalText | null, lang: string, fallbacks: readonly string[] = []): TextInLanguage | null {
  if (text === null) return null;
  for (const candidate of [lang, ...fallbacks, "en", ...Object.keys(text).sort()]) {
    const found = text[candidate];
    if (found !== undefined && found !== "") return { text: found, lang: candidate };
  }
  return null;
}
