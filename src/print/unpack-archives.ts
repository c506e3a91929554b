// Unpacks brotli archives into one folder so that the folder is either complete or not there, even when two processes do it at once.
import { posix } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type { PrintFiles } from "./ports.js";

export interface Archive {
  /** Path of the `.br` file. */
  readonly path: string;
  /** A single executable file of this name, or null for a tar whose entries go into the folder. */
  readonly executable: string | null;
}

export interface UnpackRequest {
  /** The finished folder; its parent must exist. */
  readonly folder: string;
  readonly archives: readonly Archive[];
}

const MANIFEST = "unpacked.json";
const CHUNK_BYTES = 1 << 21;

/**
 * Makes sure that `folder` holds everything from the archives, and returns whether it had to be unpacked now.
 * Rejects with the error of the file system, of brotli or of the signal; nothing half-made is left behind then.
 */
export async function unpackArchives(request: UnpackRequest, files: PrintFiles, signal: AbortSignal): Promise<boolean> {
  if (await isComplete(request.folder, files)) return false;
  const beside = await files.makeUniqueFolder(`${request.folder}.partial-`);
  try {
    await Promise.all(request.archives.map((archive) => unpackOne(archive, beside, files, signal)));
    await files.writeText(posix.join(beside, MANIFEST), JSON.stringify(Object.fromEntries(await files.listTree(beside))));
    await putInPlace(beside, request.folder, files);
  } finally {
    await files.remove(beside);
  }
  return true;
}

async function unpackOne(archive: Archive, folder: string, files: PrintFiles, signal: AbortSignal): Promise<void> {
  const source = files.openRead(archive.path);
  const brotli = createBrotliDecompress({ chunkSize: CHUNK_BYTES });
  if (archive.executable !== null) {
    await pipeline(source, brotli, files.openWrite(posix.join(folder, archive.executable), 0o755), { signal });
    return;
  }
  const { extract } = await import("tar-fs");
  // Root would otherwise hand the files to whatever user id the archive was made with.
  const ownedByUs = extract(folder, { map: (header) => ({ ...header, uid: 0, gid: 0 }) });
  await pipeline(source, brotli, ownedByUs, { signal });
}

/** The sizes are compared because cleaners of temp folders remove single files, and a full disk cuts them short. */
async function isComplete(folder: string, files: PrintFiles): Promise<boolean> {
  const text = await files.readText(posix.join(folder, MANIFEST));
  if (text === null) return false;
  const sizes = await files.listTree(folder);
  try {
    const wanted = Object.entries(JSON.parse(text) as Record<string, number>);
    return wanted.length > 0 && wanted.every(([name, bytes]) => sizes.get(name) === bytes);
  } catch {
    return false;
  }
}

/** Renaming is the moment of truth: another process may have been faster, or an old broken folder may be in the way. */
async function putInPlace(beside: string, folder: string, files: PrintFiles): Promise<void> {
  try {
    await files.rename(beside, folder);
  } catch (error) {
    if (await isComplete(folder, files)) return;
    const aside = await files.makeUniqueFolder(`${folder}.broken-`);
    try {
      await files.rename(folder, posix.join(aside, "folder"));
      await files.rename(beside, folder);
    } catch {
      if (!(await isComplete(folder, files))) throw error;
    } finally {
      await files.remove(aside);
    }
  }
}
