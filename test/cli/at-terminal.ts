// Plays a person at a pseudo-terminal. The terminal comes from `script`, which every Linux and macOS has.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface TerminalTask {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Waits for each text on the screen, then types; "SIGTERM" in place of typing sends that signal. */
  readonly turns: readonly (readonly [waitFor: string, type: string])[];
}

const LIMIT_MS = 40_000;
/** A prompt listens only after it has drawn itself. */
const PAUSE_MS = 150;
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs a command at a terminal of 120 × 40; rejects when it does not end within 40 seconds. */
export function runAtTerminal({ argv, cwd, env, turns }: TerminalTask): Promise<{ exitCode: number; screen: string }> {
  const pidFile = join(cwd, ".terminal-pid");
  // The shell names its process before it becomes the command, so that a signal reaches the command and not `script`.
  const command = `stty cols 120 rows 40; echo $$ > ${quote(pidFile)}; exec ${argv.map(quote).join(" ")}`;
  const args = process.platform === "darwin" ? ["-q", "/dev/null", "/bin/sh", "-c", command] : ["-qfec", command, "/dev/null"];
  return new Promise((resolve, reject) => {
    const child = spawn("script", args, { cwd, env: { ...env, SHELL: "/bin/sh" }, stdio: ["pipe", "pipe", "inherit"] });
    const waiting = [...turns];
    let screen = "";
    let seen = 0;
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`No end within ${LIMIT_MS} ms. The screen says:\n${screen}`));
    }, LIMIT_MS);
    const take = async (): Promise<void> => {
      const turn = waiting[0];
      if (turn === undefined || !screen.slice(seen).includes(turn[0])) return;
      waiting.shift();
      seen = screen.length;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
      if (turn[1] === "SIGTERM") process.kill(Number(await readFile(pidFile, "utf8")), "SIGTERM");
      else child.stdin.write(turn[1]);
      await take();
    };
    child.stdout.on("data", (chunk: Buffer) => {
      screen += chunk.toString("utf8");
      void take();
    });
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(limit);
      resolve({ exitCode: exitCode ?? -1, screen });
    });
  });
}
