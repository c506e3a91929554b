// What one command is, as data: enough to parse its line, print its help and load it only when it runs.
import type { CliContext } from "./cli-context.js";

export interface ArgumentSpec {
  /** Commander syntax: `<required>`, `[optional]`, `[list...]`. */
  readonly syntax: string;
  readonly description: string;
}

export interface FlagSpec {
  /** Commander syntax, for example `--out <folder>`. */
  readonly flags: string;
  readonly description: string;
  /** `list`: split at commas, may be repeated. `repeat`: may be repeated, never split. Default: one text or a switch. */
  readonly kind?: "list" | "repeat";
  /** The only values allowed. */
  readonly choices?: readonly string[];
}

export interface CommandCall {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly context: CliContext;
}

/** Options as parsed: a text, a list, a switch, or undefined when not given. */
export type OptionValues = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** Runs one command and gives its exit code. */
export type CommandRunner = (call: CommandCall) => Promise<number>;

export interface CommandSpec {
  /** For example ["review", "build"]. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly details?: string;
  readonly args?: readonly ArgumentSpec[];
  readonly flags: readonly FlagSpec[];
  /** Lines a reader can type, without the leading `epi`. */
  readonly examples: readonly string[];
  /** Imports the file of the command; called when the command runs and not before. */
  readonly load: () => Promise<CommandRunner>;
}

/** Commands that belong together: `epi review …`. */
export interface GroupSpec {
  readonly name: string;
  readonly summary: string;
}
