// What a start of the command costs: how many of its own files and of other people's it loads before it does anything.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { COMMAND, commandEnvironment } from "../cli/built-command.js";

/** Paths of all modules that a run loads, CommonJS or not, as the module loader of Node itself reports them. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "epi-start-up-"));
  try {
    const list = join(folder, "loaded.txt");
    const probe = new URL("../cli/loaded-modules.mjs", import.meta.url).href;
    await promisify(execFile)(process.execPath, ["--import", probe, COMMAND, ...args], { env: commandEnvironment({ EPI_LOADED_MODULES: list }) });
    return (await readFile(list, "utf8")).trim().split("\n").map((url) => fileURLToPath(url).replaceAll("\\", "/"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it("loads nothing heavier than commander for --version", async () => {
  const loaded = await loadedBy("--version");
  const packages = loaded.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect(packages.filter((name) => name !== "commander")).toEqual([]);
  expect(loaded.filter((path) => /\/dist\/(?!cli\/|io\/)/.test(path))).toEqual([]);
  expect(loaded.length).toBeGreaterThan(1);
});
