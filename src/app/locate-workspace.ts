// The workspace around the current folder, for commands that can do without one.
import { EpiError } from "../model/epi-error.js";
import { findWorkspace } from "../workspace/find-workspace.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import type { AppPorts } from "./ports.js";

/**
 * Absolute folder of the workspace, null when there is none in reach.
 * @throws EpiError `config/workspace-not-found` when one was named that does not exist
 */
export async function locateWorkspace(
  named: string | undefined,
  ports: Pick<AppPorts, "files" | "host">,
): Promise<string | null> {
  try {
    return await findWorkspace({ from: ports.host.cwd, named }, workspaceFilesFrom(ports.files));
  } catch (error) {
    if (named === undefined && error instanceof EpiError && error.code === "config/workspace-not-found") return null;
    throw error;
  }
}
