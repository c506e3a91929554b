// Ports that remember the working folders they made, and a look at the processes that still use one.
import { readdir, readFile } from "node:fs/promises";
import { printPorts } from "../../src/io/print-ports.js";
import type { PrintPorts } from "../../src/print/ports.js";

export interface WatchedPorts extends PrintPorts {
  /** Temporary folders made for browsers so far. */
  readonly workFolders: readonly string[];
}

export function watchedPorts(): WatchedPorts {
  const ports = printPorts();
  const workFolders: string[] = [];
  const makeUniqueFolder = async (prefix: string) => {
    const folder = await ports.files.makeUniqueFolder(prefix);
    if (prefix.endsWith("epi-print-")) workFolders.push(folder);
    return folder;
  };
  return { ...ports, files: { ...ports.files, makeUniqueFolder }, workFolders };
}

/** Ids of running processes that name one of the folders on their command line, the browser itself first. */
export async function processesOf(folders: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const commandLine = await readFile(`/proc/${entry}/cmdline`, "utf8").catch(() => "");
    if (folders.some((folder) => commandLine.includes(folder))) found.push(Number(entry));
  }
  return found.sort((one, other) => one - other);
}
