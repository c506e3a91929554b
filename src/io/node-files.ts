// The file system of Node behind the `Files` port: every failure becomes one EpiError that names the path and what can be done.
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Files } from "../app/ports.js";
import { EpiError } from "../model/epi-error.js";

/** Node's file system as a port. `uniqueId` tells apart two processes that write the same file at once. */
export function nodeFiles(uniqueId: string): Files {
  let counter = 0;
  return {
    readText: (path) => reading(path, async () => new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path))),
    readBytes: (path) => reading(path, async () => new Uint8Array(await readFile(path))),
    stat: (path) =>
      reading(path, async () => {
        const found = await stat(path).catch((error: unknown) => {
          if (isCode(error, "ENOENT", "ENOTDIR")) return null;
          throw error;
        });
        return found === null
          ? null
          : { isFile: found.isFile(), isFolder: found.isDirectory(), sizeBytes: found.size };
      }),
    list: (path) =>
      reading(path, async () => {
        const names = await readdir(path).catch((error: unknown) => {
          if (isCode(error, "ENOENT", "ENOTDIR")) return [];
          throw error;
        });
        return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      }),
    writeAtomic: (path, content) =>
      writing(path, async () => {
        await mkdir(dirname(path), { recursive: true });
        counter += 1;
        // Beside the target, so that the rename stays on one file system and replaces in one step.
        const partial = join(dirname(path), `.${basename(path)}.${uniqueId}-${counter}.partial`);
        try {
          await writeFile(partial, content);
          await rename(partial, path);
        } catch (error) {
          await rm(partial, { force: true });
          throw error;
        }
      }),
    writeNew: (path, content) =>
      writing(path, async () => {
        await mkdir(dirname(path), { recursive: true });
        const handle = await open(path, "wx").catch((error: unknown) => {
          if (isCode(error, "EEXIST")) return null;
          throw error;
        });
        if (handle === null) return false;
        try {
          await handle.writeFile(content);
        } finally {
          await handle.close();
        }
        return true;
      }),
    remove: (path) => writing(path, () => rm(path, { recursive: true, force: true })),
  };
}

/** Writes a file that only its owner may read, replacing what a former run left; never through a symbolic link. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  await writing(path, async () => {
    const there = await lstat(path).catch(() => null);
    if (there?.isSymbolicLink() === true) await rm(path);
    const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
    try {
      await handle.chmod(0o600).catch(() => undefined);
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  });
}

async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof EpiError) throw cause;
    throw new EpiError({
      kind: "input",
      code: "input/unreadable-file",
      message: `Cannot read ${path}: ${reasonOf(cause)}.`,
      hint: "Check that the path is right and that you may read it.",
      cause,
    });
  }
}

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof EpiError) throw cause;
    throw new EpiError({
      kind: "input",
      code: "input/unwritable-output",
      message: `Cannot write ${path}: ${reasonOf(cause)}.`,
      hint: "Choose another folder, or make this one writable; nothing that was there before has been changed.",
      cause,
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  EACCES: "you do not have the permission",
  EPERM: "the system does not permit it",
  EEXIST: "a file stands where a folder should be",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
  ELOOP: "symbolic links go round in a circle",
};

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  if (typeof code === "string") return REASONS[code] ?? code;
  return cause instanceof Error ? cause.message : String(cause);
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(String((error as { code?: unknown } | null)?.code));
}
