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
    // SOURCE_DATE_EPOCH holds the day still, so that a check of last year's data says the same as it did then.
    today: today(process.env["SOURCE_DATE_EPOCH"]),
    toolFolder: toolFolder(),
    toolVersion: toolVersion(),
    nodeVersion: process.version,
    icuVersion: process.versions.icu ?? "none",
  };
}

/** `YYYY-MM-DD` in UTC, of now or of the given seconds since 1970. */
function today(epochSeconds: string | undefined): string {
  const seconds = epochSeconds !== undefined && /^\d{1,11}$/.test(epochSeconds) ? Number(epochSeconds) : null;
  return (seconds === null ? new Date() : new Date(seconds * 1000)).toISOString().slice(0, 10);
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
