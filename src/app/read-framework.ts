// A framework and its words by reference, as `city new`, `init` and `schema print` need them without loading a workspace.
import { join } from "node:path";
import { EpiError } from "../model/epi-error.js";
import { frameworkRef, type Framework } from "../model/framework.js";
import type { LanguageTag } from "../model/text.js";
import type { FrameworkWords } from "../model/framework-words.js";
import { parseFrameworkWords } from "../workspace/parse-framework-words.js";
import { parseFramework } from "../workspace/parse-framework.js";
import { parsePositionedDocument } from "../workspace/parse-positioned-document.js";
import { closestWords } from "./closest-words.js";
import type { AppPorts } from "./ports.js";

type ReadPorts = Pick<AppPorts, "files" | "host">;

export interface ReadFramework {
  /** `epi@1` */
  readonly ref: string;
  readonly framework: Framework;
  readonly words: FrameworkWords;
  /** Language the words are in: the one asked for, or English. */
  readonly lang: LanguageTag;
}

/** References of the frameworks in reach, own ones first; each name with its newest version before older ones. */
export async function listFrameworks(workspaceFolder: string | null, ports: ReadPorts): Promise<string[]> {
  const refs: string[] = [];
  for (const folder of foldersOf(workspaceFolder, ports)) {
    const found = (await ports.files.list(join(folder, "frameworks"))).flatMap((name) => {
      const match = /^(.+)-(\d+)\.yaml$/.exec(name);
      return match === null ? [] : [{ id: match[1] ?? "", version: Number(match[2]) }];
    });
    found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : b.version - a.version));
    for (const one of found) {
      const ref = frameworkRef(one);
      if (!refs.includes(ref)) refs.push(ref);
    }
  }
  return refs;
}

/**
 * Reads a framework; a name without a version means the newest.
 * @throws EpiError `usage/unknown-framework`, `config/invalid-workspace` when the file has errors
 */
export async function readFramework(
  asked: string,
  lang: LanguageTag,
  workspaceFolder: string | null,
  ports: ReadPorts,
): Promise<ReadFramework> {
  const known = await listFrameworks(workspaceFolder, ports);
  const ref = known.find((one) => one === asked || one.startsWith(`${asked}@`));
  if (ref === undefined) {
    const [near] = closestWords(asked, known);
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-framework",
      message: `There is no framework "${asked}".`,
      hint: `${near === undefined ? "" : `Did you mean ${near}? `}Known: ${known.join(", ")}.`,
    });
  }
  const name = `${ref.replace("@", "-")}.yaml`;
  const file = await firstFile(["frameworks", name], workspaceFolder, ports);
  const parsed = parseFramework(parsePositionedDocument(file ?? name, await ports.files.readText(file ?? name)).document.value);
  if (parsed.hasErrors) {
    throw new EpiError({
      kind: "config",
      code: "config/invalid-workspace",
      message: `The framework ${ref} has errors (${file ?? name}).`,
      hint: "Run `epi review validate` to see them with their lines.",
    });
  }
  for (const tag of new Set([lang, lang.split("-")[0] ?? lang, "en"])) {
    const wordsFile = await firstFile(["locales", tag, "frameworks", name], workspaceFolder, ports);
    if (wordsFile === null) continue;
    const text = await ports.files.readText(wordsFile);
    const words = parseFrameworkWords(parsePositionedDocument(wordsFile, text).document.value);
    return { ref, framework: parsed.framework, words, lang: tag };
  }
  return { ref, framework: parsed.framework, words: parseFrameworkWords({}), lang: "en" };
}

function foldersOf(workspaceFolder: string | null, ports: ReadPorts): string[] {
  return workspaceFolder === null ? [ports.host.toolFolder] : [workspaceFolder, ports.host.toolFolder];
}

async function firstFile(parts: readonly string[], workspaceFolder: string | null, ports: ReadPorts): Promise<string | null> {
  for (const folder of foldersOf(workspaceFolder, ports)) {
    const path = join(folder, ...parts);
    if ((await ports.files.stat(path))?.isFile === true) return path;
  }
  return null;
}
