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

async function readOwnOrBundled(inside: string, folder: string, ports: Pick<AppPorts, "files" | "host">): Promise<string | null> {
  for (const root of [folder, ports.host.toolFolder]) {
    const path = join(root, inside);
    if ((await ports.files.stat(path)) !== null) return ports.files.readText(path);
  }
  return null;
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
  const messages = await readOwnOrBundled(join("locales", lang, "report.yaml"), workspaceFolder, ports);
  const name = `${frameworkRef.replace("@", "-")}.yaml`;
  const words = await readOwnOrBundled(join("locales", lang, "frameworks", name), workspaceFolder, ports);
  if (messages === null || words === null) {
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-language",
      message: `There are no words for the language “${lang}”${messages === null ? "" : ` in the framework ${frameworkRef}`}.`,
      hint: "Add locales/<language>/report.yaml and the words of the framework, or leave the language out.",
    });
  }
  const catalogue = createCatalogue(lang, parse(messages) as Record<string, string>, parseFrameworkWords(parse(words)));
  return { words: catalogue, hash: sha256(`${messages}\n${words}`) };
}
