// The command line's outside world on Node: streams, files, environment, clock. The one place where the tool meets its process.
import { readFile, rm } from "node:fs/promises";
import process from "node:process";
import type { HostEnvironment } from "../app/ports.js";
import type { Drafts } from "../app/prompts.js";
import type { CliIo, OutputStream } from "./cli-io.js";
import type { SignalWatch } from "./signals.js";
import { toolFolder, toolVersion } from "./tool-version.js";
import { memoryRelief } from "./memory-relief.js";
import { nodeFiles, writePrivateFile } from "./node-files.js";

const DEFAULT_WIDTH = 80;

/** Builds the outside world of one run. */
export function createNodeIo(watch: Pick<SignalWatch, "signal" | "exitCode">): CliIo {
  return {
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true && !isContinuousIntegration(),
    platform: process.platform,
    files: nodeFiles(String(process.pid)),
    host: hostEnvironment(),
    drafts: nodeDrafts,
    relieveMemory: memoryRelief(),
    // Signals are handed over only between two turns of Node's loop.
    pause: () => new Promise((resolve) => void setImmediate(resolve)),
    runReplications: async (jobs, threads) => (await import("./replication-workers.js")).runReplications(jobs, threads, watch.signal),
    signal: watch.signal,
    interruptExitCode: watch.exitCode,
    loadPrompts: async () => {
      const { createInquirerPrompts } = await import("./inquirer-prompts.js");
      return createInquirerPrompts(process.stdin, process.stderr, watch.signal);
    },
    loadPrintPorts: async () => (await import("./print-ports.js")).printPorts(),
  };
}

function hostEnvironment(): HostEnvironment {
  return {
    cwd: process.cwd(),
    env: process.env,
    // A variable of its own: SOURCE_DATE_EPOCH dates outputs, is often long past, and must not make data look like the future.
    today: today(process.env["EPI_TODAY"]),
    toolFolder: toolFolder(),
    toolVersion: toolVersion(),
    nodeVersion: process.version,
    icuVersion: process.versions.icu ?? "none",
  };
}

/** `YYYY-MM-DD` in UTC: the day that is given, so that a check of last year's data says the same as it did then, or now. */
function today(given: string | undefined): string {
  return given !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : new Date().toISOString().slice(0, 10);
}

/** Some runners lend a terminal that nobody sits at. */
function isContinuousIntegration(): boolean {
  const value = process.env["CI"];
  return value !== undefined && value !== "" && value !== "0" && value !== "false";
}

/**
 * A stream whose reader may leave (`epi … | head -1`): from then on writes go nowhere, without an error. The listener must be
 * there before the first write, or Node ends the process with a stack.
 */
function outputStream(stream: NodeJS.WriteStream): OutputStream {
  let isOpen = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED" && error.code !== "EOF") {
      process.exitCode = 2;
    }
  });
  return {
    isTerminal: stream.isTTY === true,
    get width() {
      return stream.columns ?? DEFAULT_WIDTH;
    },
    write(text) {
      if (isOpen && text !== "") stream.write(text);
    },
  };
}

const nodeDrafts: Drafts = {
  read: async (path) => readFile(path, "utf8").catch(() => null),
  write: writePrivateFile,
  remove: async (path) => rm(path, { force: true }),
};
