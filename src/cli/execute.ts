// argv → one command → exit code. Every error ends here and becomes one clear message.
import type { CommanderError } from "commander";
import { PromptAborted } from "../app/prompts.js";
import { EpiError } from "../model/epi-error.js";
import { buildProgram } from "./build-program.js";
import { createContext, readGlobalSwitches, type CliContext } from "./cli-context.js";
import type { CliIo } from "../io/cli-io.js";
import { EXIT_DONE, EXIT_ENVIRONMENT, EXIT_INTERNAL, EXIT_USAGE } from "./exit-codes.js";

/**
 * Runs the command line.
 * @param argv arguments without the interpreter and the script
 * @returns exit code: 0 done, 1 findings, 2 usage or input, 3 environment, 4 internal error, 130/143 interrupted
 */
export async function execute(argv: readonly string[], io: CliIo): Promise<number> {
  const switches = readGlobalSwitches(argv);
  const context = createContext(io, switches);
  let help = "";
  const built = buildProgram(context, (text) => {
    help += text;
  });
  try {
    await built.program.parseAsync([...argv], { from: "user" });
    return io.interruptExitCode() ?? built.exitCode();
  } catch (error) {
    if (error instanceof PromptAborted) {
      context.terminal.note("Interrupted.");
      return io.interruptExitCode() ?? 130;
    }
    const interrupted = io.interruptExitCode();
    if (interrupted !== null) {
      context.terminal.note("Interrupted; the last good output is untouched.");
      return interrupted;
    }
    if (isCommanderError(error)) {
      if (error.code === "commander.help" || error.exitCode === 0) {
        io.stdout.write(help);
        return EXIT_DONE;
      }
      context.terminal.error(await describe(usageErrorOf(error), context, switches.debug));
      return EXIT_USAGE;
    }
    context.terminal.error(await describe(error, context, switches.debug));
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof EpiError)) return EXIT_INTERNAL;
  return error.kind === "environment" ? EXIT_ENVIRONMENT : EXIT_USAGE;
}

/** Only a run that fails pays for the wording of errors. */
async function describe(error: unknown, context: CliContext, withStack: boolean): Promise<string> {
  const { formatError } = await import("./format-error.js");
  return formatError(error, context, withStack);
}

/** By shape, because the error may come from another copy of the package. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith("commander.");
}

const CODES: Readonly<Record<string, string>> = {
  "commander.unknownCommand": "usage/unknown-command",
  "commander.unknownOption": "usage/unknown-option",
  "commander.missingArgument": "usage/missing-argument",
  "commander.optionMissingArgument": "usage/missing-argument",
  "commander.excessArguments": "usage/too-many-arguments",
  "commander.invalidArgument": "usage/invalid-value",
};

/** `error: unknown command 'x'\n(Did you mean y?)` → one error with a hint. */
function usageErrorOf(error: CommanderError): EpiError {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest.join(" ").replace(/^\(|\)$/g, "").trim();
  const message = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return new EpiError({
    kind: "usage",
    code: CODES[error.code] ?? "usage/invalid-value",
    message: message.endsWith(".") ? message : `${message}.`,
    hint: suggestion === "" ? "Run the command with --help to see what it takes." : suggestion,
    cause: error,
  });
}
