// What every command gets besides its own arguments: the outside world and the flags that hold everywhere.
import type { AppPorts } from "../app/ports.js";
import type { PromptPorts } from "../app/prompts.js";
import type { CliIo } from "../io/cli-io.js";
import { createTerminal, type CliTerminal } from "./create-terminal.js";

export interface CliContext {
  readonly io: CliIo;
  readonly terminal: CliTerminal;
  readonly ports: AppPorts & PromptPorts;
  readonly verbose: boolean;
  readonly colorStdout: boolean;
  readonly colorStderr: boolean;
}

export interface GlobalSwitches {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly noColor: boolean;
  readonly color: boolean;
}

/**
 * Reads the switches that must be known before the line is parsed, because parsing itself may have to report something.
 * Whatever follows `--` is an argument and never a switch.
 */
export function readGlobalSwitches(argv: readonly string[]): GlobalSwitches {
  const end = argv.indexOf("--");
  const flags = new Set(end === -1 ? argv : argv.slice(0, end));
  return {
    quiet: flags.has("--quiet") || flags.has("-q"),
    verbose: flags.has("--verbose"),
    debug: flags.has("--debug"),
    noColor: flags.has("--no-color"),
    color: flags.has("--color"),
  };
}

/** Builds the context of one run. */
export function createContext(io: CliIo, switches: GlobalSwitches): CliContext {
  const terminal = createTerminal(io, switches.quiet);
  return {
    io,
    terminal,
    ports: {
      files: io.files,
      host: io.host,
      signal: io.signal,
      terminal,
      relieveMemory: () => io.relieveMemory?.(),
      ...(io.pause === undefined ? {} : { pause: io.pause }),
      ...(io.runReplications === undefined ? {} : { runReplications: io.runReplications }),
      drafts: io.drafts,
      loadPrompts: () => io.loadPrompts(),
    },
    verbose: switches.verbose,
    colorStdout: isColorWanted(io.stdout.isTerminal, io.host.env, switches),
    colorStderr: isColorWanted(io.stderr.isTerminal, io.host.env, switches),
  };
}

/**
 * Flags win over the environment, and refusing colour wins over asking for it. `NO_COLOR` counts when it is set and not
 * empty (no-color.org); `FORCE_COLOR` colours also a pipe, `FORCE_COLOR=0` and `=false` refuse.
 */
export function isColorWanted(
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
  switches: Pick<GlobalSwitches, "noColor" | "color">,
): boolean {
  if (switches.noColor) return false;
  if (switches.color) return true;
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}
