// Where the workspace is and what its epi.yaml says, without reading the rest of it.
import { join } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { WorkspaceConfig } from "../model/workspace.js";
import { CONFIG_FILE, findWorkspace } from "../workspace/find-workspace.js";
import { parsePositionedDocument } from "../workspace/parse-positioned-document.js";
import { parseWorkspaceConfig } from "../workspace/parse-workspace-config.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import type { AppPorts } from "./ports.js";

export interface OpenWorkspace {
  /** Absolute. */
  readonly folder: string;
  readonly config: WorkspaceConfig;
}

/**
 * Finds the workspace and reads its configuration.
 * @throws EpiError `config/workspace-not-found`, `config/invalid-workspace` when epi.yaml has errors
 */
export async function openWorkspace(named: string | undefined, ports: Pick<AppPorts, "files" | "host">): Promise<OpenWorkspace> {
  const files = workspaceFilesFrom(ports.files);
  const folder = await findWorkspace({ from: ports.host.cwd, named }, files);
  const path = join(folder, CONFIG_FILE);
  const content = await files.readText(path);
  const document = content.ok ? parsePositionedDocument(CONFIG_FILE, content.text) : null;
  const parsed = parseWorkspaceConfig(document?.document.value);
  const hasErrors = document === null || parsed.hasErrors || document.diagnostics.some(({ severity }) => severity === "error");
  if (hasErrors) {
    throw new EpiError({
      kind: "config",
      code: "config/invalid-workspace",
      message: `${path} has errors.`,
      hint: "Run `epi review validate` to see them with their lines.",
    });
  }
  return { folder, config: parsed.config };
}
