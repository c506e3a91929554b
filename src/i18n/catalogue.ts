// All words of one language: report messages (ICU MessageFormat) and the words of one framework.
import { IntlMessageFormat } from "intl-messageformat";
import type { FrameworkWords } from "../model/framework-words.js";
import { createLocaleFormats, type LocaleFormats } from "./locale-formats.js";

export type MessageArguments = Readonly<Record<string, string | number>>;

/** A message that cannot be parsed, or lacks an argument it asks for. */
export class BrokenMessage extends Error {
  constructor(
    readonly id: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "BrokenMessage";
  }
}

export interface Catalogue {
  readonly lang: string;
  readonly formats: LocaleFormats;
  readonly words: FrameworkWords;
  /** The message in this language. An unknown id is recorded in `missing` and shown as `⟦id⟧`, never as English. */
  t(id: string, values?: MessageArguments): string;
  has(id: string): boolean;
  /** Ids asked for and not found, in order of first use. */
  readonly missing: readonly string[];
}

/**
 * Makes the catalogue of a language from its messages (id → ICU text) and framework words.
 * Messages are parsed when first used; a malformed one throws BrokenMessage then.
 */
export function createCatalogue(
  lang: string,
  messages: Readonly<Record<string, string>>,
  words: FrameworkWords,
): Catalogue {
  const compiled = new Map<string, IntlMessageFormat>();
  const missing: string[] = [];
  const compile = (id: string, text: string) => {
    const made = new IntlMessageFormat(text, lang, undefined, { ignoreTag: true });
    compiled.set(id, made);
    return made;
  };
  return {
    lang,
    formats: createLocaleFormats(lang),
    words,
    missing,
    has: (id) => messages[id] !== undefined,
    t(id, values) {
      const text = messages[id];
      if (text === undefined) {
        if (!missing.includes(id)) missing.push(id);
        return `⟦${id}⟧`;
      }
      if (!text.includes("{")) return text;
      try {
        return String((compiled.get(id) ?? compile(id, text)).format(values));
      } catch (cause) {
        throw new BrokenMessage(id, cause);
      }
    },
  };
}
