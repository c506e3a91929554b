// The file system, environment and platform of Node as the print room wants to see them.
import { createReadStream, createWriteStream, constants } from "node:fs";
import { access, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PrintFiles, PrintPorts } from "../print/ports.js";

/** Ports for the running process. The environment is copied, so later changes to it are not seen. */
export function printPorts(): PrintPorts {
  return {
    platform: process.platform,
    architecture: process.arch,
    isRoot: process.getuid?.() === 0,
    environment: { ...process.env },
    homeFolder: homeFolder(),
    temporaryFolder: tmpdir(),
    files,
    packageFolder,
  };
}

const files: PrintFiles = {
  exists: (path) => succeeds(() => access(path)),
  isExecutable: (path) => succeeds(async () => {
    await access(path, constants.X_OK);
    // A folder may be "executed" as well, in the sense of entered.
    if (!(await stat(path)).isFile()) throw new Error("not a file");
  }),
  listFolder: (path) => readdir(path).catch(() => []),
  listTree,
  readText: (path) => readFile(path, "utf8").catch(() => null),
  writeText: (path, text) => writeFile(path, text),
  openRead: (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
  openWrite: (path, mode) => createWriteStream(path, { mode }),
  makeWritableFolder: (path) => succeeds(async () => {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK | constants.X_OK);
  }),
  makeUniqueFolder: (prefix) => mkdtemp(prefix),
  makePrivateTemporaryFolder,
  rename,
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
};

async function listTree(path: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    sizes.set(file.slice(path.length + 1).replaceAll("\\", "/"), (await stat(file)).size);
  }
  return sizes;
}

async function makePrivateTemporaryFolder(name: string): Promise<string | null> {
  const user = process.getuid?.() ?? "user";
  const path = join(tmpdir(), `${name}-${user}`);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    // Not stat: a link that somebody else put there must not be followed.
    const found = await lstat(path);
    const isOurs = process.getuid === undefined || found.uid === process.getuid();
    return found.isDirectory() && isOurs && (found.mode & 0o022) === 0 ? path : null;
  } catch {
    return null;
  }
}

function packageFolder(packageName: string): string | null {
  try {
    // Packages may hide their package.json, so the folder is found from the main file.
    let folder = dirname(createRequire(import.meta.url).resolve(packageName));
    const end = join("node_modules", ...packageName.split("/"));
    while (!folder.endsWith(end) && dirname(folder) !== folder) folder = dirname(folder);
    return folder.endsWith(end) ? folder : null;
  } catch {
    return null;
  }
}

function homeFolder(): string | null {
  try {
    return homedir() || null;
  } catch {
    // Users without an entry in the password file have none.
    return null;
  }
}

async function succeeds(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch {
    return false;
  }
}
