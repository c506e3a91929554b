// The few sentences that the command line itself writes into people's files, per language: locales/<lang>/cli.yaml.
import { join } from "node:path";
import { parse } from "yaml";
import type { LanguageTag } from "../model/text.js";
import type { AppPorts } from "./ports.js";

export interface CliWords {
  readonly lang: LanguageTag;
  /** The sentence with its {braces} filled in. Throws Error for an unknown id: that is a mistake of the tool. */
  say(id: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Words of a language; null when there are none in it. A region falls back on its language. */
export async function loadCliWords(lang: LanguageTag, ports: Pick<AppPorts, "files" | "host">): Promise<CliWords | null> {
  for (const tag of new Set([lang, lang.split("-")[0] ?? lang])) {
    const path = join(ports.host.toolFolder, "locales", tag, "cli.yaml");
    if ((await ports.files.stat(path)) === null) continue;
    const messages = parse(await ports.files.readText(path)) as Record<string, string>;
    return {
      lang: tag,
      say(id, values = {}) {
        const message = messages[id];
        if (message === undefined) throw new Error(`locales/${tag}/cli.yaml has no ${id}`);
        return message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
      },
    };
  }
  return null;
}
