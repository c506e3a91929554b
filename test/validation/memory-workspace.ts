// A workspace made of texts, for tests: its files live in memory, the bundled framework comes from the repository.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { locateDiagnostics, type LocatedDiagnostic } from "../../src/diagnostics/locate-diagnostics.js";
import { createWorkspaceFiles } from "../../src/io/workspace-files.js";
import { validateWorkspace, type ValidationOptions } from "../../src/validation/validate-workspace.js";
import { decodeFile } from "../../src/workspace/decode-file.js";
import { loadWorkspace } from "../../src/workspace/load-workspace.js";
import type { LoadedWorkspace } from "../../src/workspace/loaded-workspace.js";
import type { WorkspaceFiles } from "../../src/workspace/workspace-files.js";

export const TOOL_FOLDER = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
export const FOLDER = path.resolve("/memory/network");
export const TODAY = "2026-11-23";

export type FileMap = Readonly<Record<string, string | Uint8Array>>;

/** Paths relative to the workspace, POSIX; `null` takes a file away. */
export function memoryFiles(map: FileMap): WorkspaceFiles {
  const disk = createWorkspaceFiles();
  const inside = (full: string): string | null => {
    const relative = path.relative(FOLDER, full).split(path.sep).join("/");
    return relative.startsWith("..") || path.isAbsolute(relative) ? null : relative;
  };
  return {
    async readText(full) {
      const name = inside(full);
      if (name === null) return disk.readText(full);
      const content = map[name];
      if (content === undefined) return { ok: false, problem: "unreadable", detail: "no such file" };
      return decodeFile(typeof content === "string" ? new TextEncoder().encode(content) : content);
    },
    async list(full) {
      const name = inside(full);
      if (name === null) return disk.list(full);
      const names = Object.keys(map).filter((one) => one.startsWith(`${name}/`)).map((one) => one.slice(name.length + 1).split("/")[0] ?? "");
      return [...new Set(names)].sort();
    },
    async exists(full) {
      const name = inside(full);
      return name === null ? disk.exists(full) : name in map;
    },
  };
}

export async function loadMemory(map: FileMap, withBundledWords = false): Promise<LoadedWorkspace> {
  return loadWorkspace({ folder: FOLDER, toolFolder: TOOL_FOLDER, withBundledWords }, memoryFiles(map));
}

export interface Found {
  readonly loaded: LoadedWorkspace;
  readonly located: readonly LocatedDiagnostic[];
  /** `file:line:column severity rule`, in the order of files and places. */
  readonly lines: readonly string[];
}

export async function validateMemory(map: FileMap, options: Partial<ValidationOptions> = {}): Promise<Found> {
  const loaded = await loadMemory(map);
  const located = locateDiagnostics(validateWorkspace(loaded, { today: TODAY, ...options }), loaded.documents);
  const lines = located.map(({ diagnostic, place }) => `${diagnostic.file}:${place.line}:${place.column} ${diagnostic.severity} ${diagnostic.ruleId}`);
  return { loaded, located, lines };
}
