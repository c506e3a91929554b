// What the command line needs from the process around it. `create-node-io.ts` implements it for Node; tests bring their own.
import type { AppPorts, Files, HostEnvironment } from "../app/ports.js";
import type { Drafts, Prompts } from "../app/prompts.js";
import type { PrintPorts } from "../print/ports.js";

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
  readonly files: Files;
  readonly host: HostEnvironment;
  readonly drafts: Drafts;
  /** Called between documents of a long run. */
  relieveMemory?(): void;
  /** Between parts of a long computation. */
  readonly pause?: AppPorts["pause"];
  /** Parts of a simulation on several threads; without it one thread does all. */
  readonly runReplications?: AppPorts["runReplications"];
  readonly signal: AbortSignal;
  /** 130 after SIGINT, 143 after SIGTERM, null as long as nothing interrupted. */
  interruptExitCode(): number | null;
  /** Loads the prompt library; only commands that really ask do this. */
  loadPrompts(): Promise<Prompts>;
  /** Loads what printing needs from the system; only commands that print or look for a browser do this. */
  loadPrintPorts(): Promise<PrintPorts>;
}
