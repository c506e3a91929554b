// The workspace's files as Node sees them.
import { access, readdir, readFile, stat } from "node:fs/promises";
import { workspaceFilesFrom, type WorkspaceFiles } from "../workspace/workspace-files.js";

/** Reads from the real file system. Folders that do not exist are empty; anything else that fails is told as unreadable. */
export function createWorkspaceFiles(): WorkspaceFiles {
  const files = workspaceFilesFrom({
    readBytes: (path) => readFile(path),
    async stat(path) {
      const found = await stat(path).catch(() => null);
      return found === null ? null : { sizeBytes: found.size };
    },
    async list(path) {
      // Code-point order, because the order of a folder differs between file systems.
      return (await readdir(path).catch(() => [])).sort();
    },
  });
  return { ...files, exists: (path) => access(path).then(() => true, () => false) };
}
