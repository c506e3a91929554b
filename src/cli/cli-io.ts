// What the command line needs from the process around it. `src/io/create-node-io.ts` implements it; tests bring their own.
import type { Files, HostEnvironment } from "../app/ports.js";
import type { Drafts, Prompts } from "../app/prompts.js";

export interface OutputStream {
  readonly isTerminal: boolean;
  readonly width: number;
  write(text: string): void;
}

export interface CliIo {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Whether somebody can answer: standard input and standard error are both a terminal. */
  readonly canAsk: boolean;
  /** `win32`, `darwin`, `linux` …: decides how an equivalent command is quoted. */
  readonly platform: string;
  readonly nodeVersion: string;
  readonly files: Files;
  readonly host: HostEnvironment;
  readonly drafts: Drafts;
  readonly signal: AbortSignal;
  /** The signal that aborted `signal`, or null. */
  interruptedBy(): "SIGINT" | "SIGTERM" | null;
  /** Loads the prompt library; only commands that really ask do this. */
  loadPrompts(): Promise<Prompts>;
}
