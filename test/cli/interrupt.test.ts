// Ctrl-C and SIGTERM during a long simulation: the end comes soon, and nothing is printed or written.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { COMMAND, commandEnvironment, ensureBuilt, REPOSITORY } from "./built-command.js";

let folder = "";

beforeAll(ensureBuilt, 180_000);
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "epi-interrupt-")));
  await cp(join(REPOSITORY, "examples", "values-table"), folder, { recursive: true });
  const [head = "", ...rows] = (await readFile(join(folder, "values.csv"), "utf8")).trimEnd().split("\n");
  const many = Array.from({ length: 600 }, (_, at) => rows[at % rows.length]!.replace(/^(\w+),/, `$1-${at},`));
  await writeFile(join(folder, "values.csv"), [head, ...many].join("\n"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a simulation of minutes, sends the signal after a while, and tells how long the end took. */
function interrupt(signal: NodeJS.Signals, more: readonly string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string; took: number }> {
  return new Promise((resolve) => {
    const args = ["network", "score", "--framework", "framework.yaml", "--values", "values.csv", "--uncertainty", "--replications", "1000000", "--parameters", "drawn.csv", ...more];
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: commandEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr, sent] = ["", "", 0];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const timer = setTimeout(() => {
      sent = performance.now();
      child.kill(signal);
    }, 2500);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, stdout, stderr, took: performance.now() - sent });
    });
  });
}

// Windows has no signals to send; Ctrl-C comes to the same handler there.
describe.skipIf(process.platform === "win32")("a long simulation", () => {
  it.each([
    ["SIGINT", 130, []],
    ["SIGTERM", 143, []],
    ["SIGINT", 130, ["--threads", "2"]],
    ["SIGTERM", 143, ["--json", "--sensitivity"]],
  ] as const)("ends soon after %s with %i (%j)", { timeout: 30_000 }, async (signal, code, more) => {
    const before = await readdir(folder);
    const { exitCode, stdout, stderr, took } = await interrupt(signal, more);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: "" });
    expect(stderr).toContain("Interrupted");
    // About a second on a machine that has nothing else to do.
    expect(took).toBeLessThan(5000);
    expect(await readdir(folder)).toEqual(before);
  });
});
