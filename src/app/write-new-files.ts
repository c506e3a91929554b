// Writes a set of new files, all or none: every target is checked before the first one is written.
import { EpiError } from "../model/epi-error.js";
import type { Files } from "./ports.js";

export interface NewFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
}

/**
 * Writes the files in order.
 * @throws EpiError `usage/would-overwrite` naming each file that is already there; then nothing is written at all
 */
export async function writeNewFiles(newFiles: readonly NewFile[], files: Files): Promise<void> {
  const taken: string[] = [];
  for (const { path } of newFiles) {
    if ((await files.stat(path)) !== null) taken.push(path);
  }
  if (taken.length > 0) throw wouldOverwrite(taken);
  const written: string[] = [];
  try {
    for (const { path, content } of newFiles) {
      // Somebody else may have made it since the check: then it is theirs, and ours are taken back.
      if (!(await files.writeNew(path, content))) throw wouldOverwrite([path]);
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await files.remove(path);
    throw error;
  }
}

function wouldOverwrite(paths: readonly string[]): EpiError {
  return new EpiError({
    kind: "usage",
    code: "usage/would-overwrite",
    message:
      paths.length === 1
        ? `${paths[0] ?? ""} is already there; nothing was written.`
        : `${paths.length} files are already there; nothing was written.`,
    hint: `${paths.length === 1 ? "" : `${paths.join("\n")}\n`}Move it away or choose another name or folder; epi never overwrites what you wrote.`,
  });
}
