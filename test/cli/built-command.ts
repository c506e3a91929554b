// Builds the command once for all tests that run it, and runs it as a person would: in its own process.
import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const COMMAND = join(REPOSITORY, "bin", "epi.js");

const LOCK = join(tmpdir(), `epi-test-build-${process.ppid}`);

/** Builds dist/ when a source is newer than it. Several test files may ask at once: one builds, the others wait. */
export async function ensureBuilt(): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    if (isFresh()) return;
    const isMine = await mkdir(LOCK).then(() => true, () => false);
    if (isMine) break;
    const age = await stat(LOCK).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > 120_000) await rm(LOCK, { recursive: true, force: true });
    if (Date.now() > deadline) throw new Error("The build of the command did not end.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    const compiler = join(REPOSITORY, "node_modules", "typescript", "bin", "tsc");
    await promisify(execFile)(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: REPOSITORY }).catch(
      (error: { stdout?: string }) => {
        throw new Error(`The command cannot be built:\n${error.stdout ?? ""}`);
      },
    );
  } finally {
    await rm(LOCK, { recursive: true, force: true });
  }
}

function isFresh(): boolean {
  const entry = join(REPOSITORY, "dist", "cli", "main.js");
  return existsSync(entry) && newest(join(REPOSITORY, "src"), ".ts") <= newest(join(REPOSITORY, "dist"), ".js");
}

function newest(folder: string, ending: string): number {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) time = Math.max(time, newest(path, ending));
    else if (entry.name.endsWith(ending)) time = Math.max(time, statSync(path).mtimeMs);
  }
  return time;
}

export interface CommandRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Runs `epi` in a fixed environment: UTC, no colours, and the day that the case names. */
export function runCommand(args: readonly string[], options: RunOptions): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      cwd: options.cwd,
      env: commandEnvironment(options.env),
      stdio: ["pipe", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.stdin ?? "");
    child.on("close", (exitCode, signal) => {
      resolve({
        exitCode,
        signal,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      });
    });
  });
}

/** What the command sees of the machine: nothing that would make a case depend on it. */
export function commandEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = "", HOME = "", TMPDIR, SystemRoot } = process.env;
  return {
    PATH,
    HOME,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    TZ: "UTC",
    NO_COLOR: "1",
    // 2023-06-15
    EPI_TODAY: "2023-06-15",
    ...extra,
  };
}
