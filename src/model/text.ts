// Free text that people write per language; the tool's own words never live here but in locales/.

/** BCP 47 primary language tag, for example `pl`. */
export type LanguageTag = string;

/** One text in several languages, keyed by language tag. A missing language falls back visibly in reports. */
export type LocalText = Readonly<Record<LanguageTag, string>>;

/** The languages that `epi` itself is complete in. */
export const COMPLETE_LANGUAGES = ["en", "de", "es", "it", "lv", "pl", "ro", "sv"] as const;
