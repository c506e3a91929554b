// Turns the command table into a commander program. Nothing is imported here that a command needs only when it runs.
import { Command, Option } from "commander";
import type { CliContext } from "./cli-context.js";
import type { CommandSpec, FlagSpec, OptionValues } from "./command-spec.js";
import { COMMANDS, GROUPS } from "./command-table.js";
import { EVERYWHERE_FLAGS } from "./common-flags.js";
import { parseChoice } from "./parse-choice.js";

export interface BuiltProgram {
  readonly program: Command;
  /** Exit code of the command that ran. */
  exitCode(): number;
}

/** Builds the program for one run. Commander never exits and never writes errors itself; both are the caller's. */
export function buildProgram(context: CliContext, writeHelp: (text: string) => void): BuiltProgram {
  let exitCode = 0;
  const program = new Command("epi");
  program
    .description("From city indicators in YAML to published Intercultural Reviews.")
    .version(context.io.host.toolVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => context.io.stdout.write(text),
      // Commander writes the help of a bare group to standard error; asked-for help is a result like any other.
      writeErr: writeHelp,
      outputError: () => undefined,
      getOutHelpWidth: () => context.io.stdout.width,
      getErrHelpWidth: () => context.io.stdout.width,
      getOutHasColors: () => context.colorStdout,
      getErrHasColors: () => context.colorStdout,
    });
  const groups = new Map<string, Command>();
  const groupOf = (name: string): Command => {
    const known = groups.get(name);
    if (known !== undefined) return known;
    const group = program.command(name).summary(GROUPS.find((spec) => spec.name === name)?.summary ?? "");
    group.description(group.summary()).helpOption("-h, --help", "print help").helpCommand(false);
    group.addHelpText("after", `\nMore: epi ${name} <command> --help`);
    groups.set(name, group);
    return group;
  };
  for (const spec of COMMANDS) {
    const [first = "", second] = spec.path;
    const command = second === undefined ? program.command(first) : groupOf(first).command(second);
    describe(command, spec);
    command.action(async (...received: unknown[]) => {
      const own = received.at(-1) as Command;
      const runner = await spec.load();
      exitCode = await runner({
        args: own.processedArgs.flat().filter((value): value is string => typeof value === "string"),
        options: own.opts<OptionValues>(),
        context,
      });
    });
  }
  program.addHelpText(
    "after",
    [
      "",
      "Examples:",
      "  epi init our-network",
      "  epi city new",
      "  epi review validate",
      "  epi review build riga --lang lv,en",
      "",
      "Exit codes: 0 done, 1 findings or stale output, 2 usage, configuration or unreadable input,",
      "3 environment (no browser), 4 internal error, 130/143 interrupted.",
      "More: epi <command> --help",
    ].join("\n"),
  );
  return { program, exitCode: () => exitCode };
}

function describe(command: Command, spec: CommandSpec): void {
  command
    .summary(spec.summary)
    .description(sentence(spec.summary) + (spec.details === undefined ? "" : `\n\n${spec.details}`))
    .helpOption("-h, --help", "print help");
  for (const argument of spec.args ?? []) command.argument(argument.syntax, argument.description);
  for (const flag of [...spec.flags, ...EVERYWHERE_FLAGS]) command.addOption(optionOf(flag));
  const title = spec.examples.length === 1 ? "Example:" : "Examples:";
  command.addHelpText("after", ["", title, ...spec.examples.map((line) => `  epi ${line}`)].join("\n"));
}

function optionOf(flag: FlagSpec): Option {
  const option = new Option(flag.flags, flag.description);
  const { choices } = flag;
  if (flag.kind === "list" || flag.kind === "repeat") {
    option.argParser((value: string, before: string[] | undefined) => [
      ...(before ?? []),
      ...(flag.kind === "list" ? splitList(value) : [value]),
    ]);
  } else if (choices !== undefined) {
    option.description = `${flag.description}: ${choices.join(", ")}`;
    option.argParser((value: string) => parseChoice(value, choices, option.long ?? flag.flags));
  }
  return option;
}

function splitList(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
