// Which language and country codes exist, as the platform knows them.

const LANGUAGE_NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const REGION_NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Codes that the platform names though they are no countries. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "XK"]);

/** Codes that statistics offices use beside ISO's. */
const OTHER_COUNTRY_CODES: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

/** The preferred form of a language code that exists (`ger` → `de`), or null. */
export function knownLanguage(tag: string): string | null {
  try {
    const [preferred] = Intl.getCanonicalLocales(tag);
    return preferred !== undefined && LANGUAGE_NAMES.of(preferred) !== undefined ? preferred : null;
  } catch {
    return null;
  }
}

/** Whether the code is a country of ISO 3166-1. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code) || code in OTHER_COUNTRY_CODES) return false;
  return REGION_NAMES.of(code) !== undefined;
}

/** The ISO code that another code stands for, or null. */
export function countryMeantBy(code: string): string | null {
  const upper = code.toUpperCase();
  return OTHER_COUNTRY_CODES[upper] ?? (isCountry(upper) ? upper : null);
}
