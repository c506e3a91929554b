// One fingerprint over every file a build reads, taken without parsing any of them: the quick answer to "has anything changed?".
import { join } from "node:path";
import { combineHashes, sha256 } from "./hashing.js";
import type { AppPorts } from "./ports.js";

/** Folders of the workspace that can hold input; everything else there (outputs, notes, drafts) is not read. */
const WORKSPACE_FOLDERS = ["cities", "frameworks", "locales"];
const TOOL_FOLDERS = ["frameworks", "locales", "templates"];

type Ports = Pick<AppPorts, "files" | "host">;

async function hashFolder(folder: string, accept: (name: string) => boolean, ports: Ports): Promise<string> {
  const parts: Record<string, string> = {};
  const visit = async (prefix: string): Promise<void> => {
    for (const name of await ports.files.list(join(folder, prefix))) {
      if (name.startsWith(".")) continue;
      const path = prefix === "" ? name : `${prefix}/${name}`;
      const stat = await ports.files.stat(join(folder, path));
      if (stat?.isFolder === true) await visit(path);
      else if (stat?.isFile === true && accept(name)) parts[path] = sha256(await ports.files.readBytes(join(folder, path)));
    }
  };
  if ((await ports.files.stat(folder))?.isFolder === true) await visit("");
  return combineHashes(parts);
}

const isYaml = (name: string) => name.endsWith(".yaml") || name.endsWith(".yml");

/** Fingerprint of the program: every module of it, or its sources when it runs uncompiled. */
export async function fingerprintTool(ports: Ports): Promise<string> {
  const code = await hashFolder(join(ports.host.toolFolder, "dist"), (name) => name.endsWith(".js"), ports);
  // Numbers and dates are written by Node's language data, pages by the libraries: other versions may give other bytes.
  const lock = join(ports.host.toolFolder, "package-lock.json");
  const libraries = (await ports.files.stat(lock)) === null ? "" : sha256(await ports.files.readBytes(lock));
  return combineHashes({ version: sha256(ports.host.toolVersion), node: ports.host.nodeVersion, icu: ports.host.icuVersion, libraries, code });
}

/** Fingerprint of all words, frameworks and templates of the tool and of all data of the workspace. */
export async function fingerprintInputs(workspaceFolder: string, toolHash: string, ports: Ports): Promise<string> {
  const parts: Record<string, string> = { tool: toolHash };
  parts["epi.yaml"] = sha256(await ports.files.readBytes(join(workspaceFolder, "epi.yaml")));
  for (const name of WORKSPACE_FOLDERS) parts[`workspace/${name}`] = await hashFolder(join(workspaceFolder, name), isYaml, ports);
  for (const name of TOOL_FOLDERS) parts[`tool/${name}`] = await hashFolder(join(ports.host.toolFolder, name), () => true, ports);
  return combineHashes(parts);
}
