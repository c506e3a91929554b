// The word files of a language, bundled with the tool or brought by the workspace, as a catalogue with a fingerprint.
import { join } from "node:path";
import { parse } from "yaml";
import { createCatalogue, type Catalogue } from "../i18n/catalogue.js";
import { EpiError } from "../model/epi-error.js";
import { parseFrameworkWords } from "../workspace/parse-framework-words.js";
import { sha256 } from "./hashing.js";
import type { AppPorts } from "./ports.js";

export interface LoadedCatalogue {
  readonly words: Catalogue;
  /** Over the bytes of the word files. */
  readonly hash: string;
}

interface WordFile {
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Throws EpiError (config) naming the file when it is no readable YAML. */
async function readWords(path: string, ports: Pick<AppPorts, "files" | "host">): Promise<WordFile | null> {
  if ((await ports.files.stat(path)) === null) return null;
  const text = await ports.files.readText(path);
  try {
    return { text, values: (parse(text) ?? {}) as Record<string, unknown> };
  } catch (cause) {
    const [first = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new EpiError({ kind: "config", code: "build/words-broken", message: `${path} cannot be read: ${first}`, hint: "Mend the line that the message names.", cause });
  }
}

/** The workspace's own words over the bundled ones, message by message. */
async function readOwnOverBundled(inside: string, folder: string, ports: Pick<AppPorts, "files" | "host">): Promise<WordFile | null> {
  const own = await readWords(join(folder, inside), ports);
  const bundled = await readWords(join(ports.host.toolFolder, inside), ports);
  if (own === null || bundled === null) return own ?? bundled;
  return { text: `${bundled.text}\n${own.text}`, values: { ...bundled.values, ...own.values } };
}

/**
 * Reads `locales/<lang>/report.yaml` and the words of a framework (`epi@1`); the workspace's own files win.
 * Throws EpiError (usage) `usage/unknown-language` when there are no words for the language.
 */
export async function loadWords(
  lang: string,
  frameworkRef: string,
  workspaceFolder: string,
  ports: Pick<AppPorts, "files" | "host">,
): Promise<LoadedCatalogue> {
  const messages = await readOwnOverBundled(join("locales", lang, "report.yaml"), workspaceFolder, ports);
  const name = `${frameworkRef.replace("@", "-")}.yaml`;
  const words = await readOwnOverBundled(join("locales", lang, "frameworks", name), workspaceFolder, ports);
  if (messages === null || words === null) {
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-language",
      message: `There are no words for the language “${lang}”${messages === null ? "" : ` in the framework ${frameworkRef}`}.`,
      hint: "Add locales/<language>/report.yaml and the words of the framework, or leave the language out.",
    });
  }
  const catalogue = createCatalogue(lang, messages.values as Record<string, string>, parseFrameworkWords(words.values));
  return { words: catalogue, hash: sha256(`${messages.text}\n${words.text}`) };
}
