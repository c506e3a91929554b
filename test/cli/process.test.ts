// What only a real process shows: closed pipes, start-up cost, colours, signals and a real terminal.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, realpath, rm, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runAtTerminal } from "./at-terminal.js";
import { COMMAND, commandEnvironment, ensureBuilt, REPOSITORY, runCommand } from "./built-command.js";

let folder = "";

beforeAll(ensureBuilt, 180_000);
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "epi-process-")));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `epi` with a reader that leaves at once, or after the first line. */
function runIntoClosedPipe(args: readonly string[], after: "at-once" | "first-data"): Promise<{ exitCode: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: commandEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    if (after === "at-once") child.stdout.destroy();
    else child.stdout.once("data", () => child.stdout.destroy());
    child.on("close", (exitCode) => resolve({ exitCode, stderr }));
  });
}

describe("a reader that leaves early", () => {
  it.each(["at-once", "first-data"] as const)("is no error (%s)", { timeout: 30_000 }, async (after) => {
    expect(await runIntoClosedPipe(["explain"], after)).toEqual({ exitCode: 0, stderr: "" });
  });

  it("is no error for a result larger than a pipe holds", { timeout: 30_000 }, async () => {
    const run = await runIntoClosedPipe(["schema", "print", "review", "--framework", "epi"], "first-data");
    expect(run).toEqual({ exitCode: 0, stderr: "" });
  });

  it("loses nothing when it stays: a large result arrives whole", { timeout: 30_000 }, async () => {
    const run = await runCommand(["schema", "print", "review", "--framework", "epi"], { cwd: folder });
    expect(run.stdout.length).toBeGreaterThan(65_536);
    expect(() => JSON.parse(run.stdout) as unknown).not.toThrow();
  });
});

describe("colours", () => {
  const escape = "\u001b[";

  it("come with FORCE_COLOR, also into a pipe", async () => {
    const run = await runCommand(["explain", "browser/not-found"], { cwd: folder, env: { NO_COLOR: "", FORCE_COLOR: "1" } });
    expect(run.stdout).toContain(escape);
  });

  it.each([
    ["NO_COLOR", ["explain", "browser/not-found"], { NO_COLOR: "1", FORCE_COLOR: "1" }],
    ["--no-color", ["explain", "browser/not-found", "--no-color"], { NO_COLOR: "", FORCE_COLOR: "1" }],
    ["a pipe", ["explain", "browser/not-found"], { NO_COLOR: "" }],
  ])("stay away under %s", async (_, args, env) => {
    const run = await runCommand(args, { cwd: folder, env });
    expect(run.stdout).toContain("browser/not-found");
    expect(run.stdout).not.toContain(escape);
  });
});

describe("start-up", () => {
  /** Packages, and folders of dist/, that a run loads. */
  async function loadedBy(...args: string[]): Promise<{ packages: string[]; paths: string[] }> {
    const probe = new URL("./loaded-modules.mjs", import.meta.url).href;
    const list = join(folder, "loaded.txt");
    await promisify(execFile)(process.execPath, ["--import", probe, COMMAND, ...args], {
      cwd: folder,
      env: commandEnvironment({ EPI_LOADED_MODULES: list }),
    });
    const paths = (await readFile(list, "utf8")).trim().split("\n").map((url) => fileURLToPath(url));
    return { packages: [...new Set(paths.flatMap((path) => /node_modules[\\/]([^\\/]+)/.exec(path)?.[1] ?? []))], paths };
  }

  it("loads no package at all for --version", async () => {
    expect((await loadedBy("--version")).packages).toEqual([]);
  });

  it("loads commander and no command for help", async () => {
    const { packages, paths } = await loadedBy("--help");
    expect(packages).toEqual(["commander"]);
    expect(paths.filter((path) => /[\\/]commands[\\/]/.test(path))).toEqual([]);
    expect(paths.filter((path) => /dist[\\/](?!app|cli|io|model)\w+[\\/]/.test(path))).toEqual([]);
  });

  it("loads one command and nothing for printing or asking when one runs", async () => {
    const { packages, paths } = await loadedBy("explain", "browser/not-found");
    expect(paths.filter((path) => /[\\/]commands[\\/]/.test(path)).map((path) => basename(path))).toEqual(["explain.js"]);
    expect(packages).not.toContain("inquirer");
    expect(packages).not.toContain("puppeteer");
  });

  it("takes less than twice a bare start of Node for --version", { timeout: 60_000 }, async () => {
    const bare: number[] = [];
    const own: number[] = [];
    // By turns, so that a slow moment of the machine slows both; the fastest run is the one least disturbed.
    for (let turn = 0; turn < 15; turn += 1) {
      bare.push(await timeOf(["-e", "0"]));
      own.push(await timeOf([COMMAND, "--version"]));
    }
    expect(Math.min(...own) / Math.min(...bare)).toBeLessThan(2);
  });
});

async function timeOf(args: readonly string[]): Promise<number> {
  const start = performance.now();
  await promisify(execFile)(process.execPath, [...args], { cwd: folder, env: commandEnvironment() });
  return performance.now() - start;
}

describe("a launcher without a build", () => {
  it("says what to do", async () => {
    const copy = join(folder, "tool", "bin", "epi.js");
    await promisify(execFile)(process.execPath, [
      "-e",
      "const fs=require('fs'),p=require('path');fs.mkdirSync(p.dirname(process.argv[2]),{recursive:true});fs.copyFileSync(process.argv[1],process.argv[2]);fs.writeFileSync(p.join(p.dirname(process.argv[2]),'..','package.json'),'{\"type\":\"module\"}')",
      COMMAND,
      copy,
    ]);
    const error: unknown = await promisify(execFile)(process.execPath, [copy, "--version"]).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 3, stdout: "" });
    expect((error as { stderr: string }).stderr).toContain("epi is not built yet");
  });
});

const atTerminal = (args: readonly string[], turns: readonly (readonly [waitFor: string, type: string])[]) =>
  runAtTerminal({ argv: [process.execPath, COMMAND, ...args], cwd: folder, env: commandEnvironment({ TERM: "xterm-256color" }), turns });

// A pseudo-terminal needs a POSIX system; on Windows the same prompts are covered by test/app/ask-questions.test.ts.
describe.skipIf(process.platform === "win32")("at a real terminal", () => {
  const draft = (): string => join(folder, ".epi-answers-init.yaml");

  it("asks, writes the workspace and removes the draft", { timeout: 60_000 }, async () => {
    const { exitCode, screen } = await atTerminal(["init", "net"], [
      ["Name of the network", "Our network\r"],
      ["Languages of the reports", "\r"],
      ["Framework", "\r"],
      ["Output folder", "\r"],
      ["Publisher", "\r"],
      ["Funding", "\r"],
      ["e-mail", "\r"],
      ["web address", "\r"],
    ]);
    expect(exitCode, screen).toBe(0);
    expect(await readFile(join(folder, "net", "epi.yaml"), "utf8")).toContain("name: {en: Our network}");
    expect(existsSync(draft())).toBe(false);
  });

  it("keeps the answers on Ctrl-C, for their owner only, and goes on with them", { timeout: 60_000 }, async () => {
    const left = await atTerminal(["init", "net"], [
      ["Name of the network", "Half a network\r"],
      ["Languages of the reports", "\u0003"],
    ]);
    expect(left.exitCode, left.screen).toBe(130);
    expect(await readFile(draft(), "utf8")).toContain("name: Half a network");
    expect((await stat(draft())).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, "net"))).toBe(false);

    const { exitCode, screen } = await atTerminal(["init", "net"], [
      ["Go on with its answers?", "\r"],
      ["Languages of the reports", "\r"],
      ["Framework", "\r"],
      ["Output folder", "\r"],
      ["Publisher", "\r"],
      ["Funding", "\r"],
      ["e-mail", "\r"],
      ["web address", "\r"],
    ]);
    expect(exitCode, screen).toBe(0);
    expect(await readFile(join(folder, "net", "epi.yaml"), "utf8")).toContain("name: {en: Half a network}");
    expect(existsSync(draft())).toBe(false);
  });

  it("ends with 143 on SIGTERM", { timeout: 60_000 }, async () => {
    const { exitCode, screen } = await atTerminal(["init", "net"], [["Name of the network", "SIGTERM"]]);
    expect(exitCode, screen).toBe(143);
    expect(existsSync(join(folder, "net"))).toBe(false);
  });
});

it("is started from the folder that package.json names", async () => {
  const description = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as { bin: { epi: string } };
  expect(join(REPOSITORY, description.bin.epi)).toBe(COMMAND);
});
