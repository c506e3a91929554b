// Finds the workspace a command is about: the nearest epi.yaml upwards, or the folder that was named.
import path from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { WorkspaceFiles } from "./workspace-files.js";

export const CONFIG_FILE = "epi.yaml";

export interface WorkspaceRequest {
  /** Absolute folder from which to look upwards. */
  readonly from: string;
  /** `--workspace`: this folder and no other, relative to `from`. */
  readonly named?: string | undefined;
}

/** Shape: → absolute folder that holds epi.yaml. Throws EpiError `config/workspace-not-found`. */
export async function findWorkspace(request: WorkspaceRequest, files: Pick<WorkspaceFiles, "exists">): Promise<string> {
  if (request.named !== undefined) {
    const folder = path.resolve(request.from, request.named);
    if (await files.exists(path.join(folder, CONFIG_FILE))) return folder;
    throw new EpiError({
      kind: "config",
      code: "config/workspace-not-found",
      message: `There is no ${CONFIG_FILE} in “${request.named}”.`,
      hint: "Give the folder that holds epi.yaml, or start a workspace with `epi init`.",
    });
  }
  let folder = path.resolve(request.from);
  for (;;) {
    if (await files.exists(path.join(folder, CONFIG_FILE))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new EpiError({
    kind: "config",
    code: "config/workspace-not-found",
    message: `There is no ${CONFIG_FILE} in “${request.from}” or in any folder above it.`,
    hint: "Change into a workspace, name one with --workspace, or start one with `epi init`.",
  });
}
