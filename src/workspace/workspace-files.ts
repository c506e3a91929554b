// What this room needs from a file system. Node's is in `src/io/workspace-files.ts`; tests bring a map of texts.
import { decodeFile, MAX_FILE_BYTES, tooLarge, type FileText } from "./decode-file.js";

/** All paths are absolute and in the form of the host. */
export interface WorkspaceFiles {
  /** Never rejects: what cannot be read is an answer, too. */
  readText(path: string): Promise<FileText>;
  /** Names in a folder in code-point order; [] when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Whether a file or folder is there. */
  exists(path: string): Promise<boolean>;
}

/** The part of a byte-oriented file system from which `WorkspaceFiles` can be made. */
export interface ByteFiles {
  readBytes(path: string): Promise<Uint8Array>;
  stat(path: string): Promise<{ readonly sizeBytes: number } | null>;
  list(path: string): Promise<readonly string[]>;
}

/** Makes the port of this room from the file port of the use cases. */
export function workspaceFilesFrom(files: ByteFiles): WorkspaceFiles {
  return {
    async readText(path) {
      try {
        const stat = await files.stat(path);
        if (stat !== null && stat.sizeBytes > MAX_FILE_BYTES) return tooLarge(stat.sizeBytes);
        return decodeFile(await files.readBytes(path));
      } catch (cause) {
        return { ok: false, problem: "unreadable", detail: cause instanceof Error ? cause.message : String(cause) };
      }
    },
    list: (folder) => files.list(folder),
    exists: async (path) => (await files.stat(path)) !== null,
  };
}
