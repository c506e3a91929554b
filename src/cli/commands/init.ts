// `epi init`
import { initWorkspace } from "../../app/init-workspace.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { listOption, switchOption, textOption } from "../read-options.js";
import { shellQuote } from "../shell-quote.js";

/** Sets up a workspace; exit code 0. */
export async function runInit({ args, options, context }: CommandCall): Promise<number> {
  const languages = listOption(options, "lang");
  const answersFile = textOption(options, "answers");
  const outcome = await initWorkspace(
    {
      folder: args[0] ?? ".",
      flags: {
        name: textOption(options, "name"),
        languages: languages.length === 0 ? undefined : languages,
        framework: textOption(options, "framework"),
        output: textOption(options, "out"),
        publisher: textOption(options, "publisher"),
        funding: textOption(options, "funding"),
        "contact.email": textOption(options, "contactEmail"),
        "contact.url": textOption(options, "contactUrl"),
      },
      ...(answersFile === undefined ? {} : { answersFile }),
      takeDefaults: switchOption(options, "yes"),
    },
    context.ports,
  );
  const command = shellQuote(outcome.equivalent, context.io.platform);
  if (switchOption(options, "json")) {
    const { folder, written, kept } = outcome;
    context.terminal.result(formatJsonResult({ folder, written, kept, command }));
    return 0;
  }
  context.terminal.result([`Workspace set up in ${outcome.folder}`, ...outcome.written.map((file) => `  ${file}`)].join("\n"));
  for (const file of outcome.kept) context.terminal.note(`  ${file} was there already and is kept`);
  context.terminal.note(`\nThe same without questions:\n  ${command}\n\nNext: epi city new --workspace ${shellQuote([args[0] ?? "."], context.io.platform)}`);
  return 0;
}
