// `epi schema print`
import { locateWorkspace } from "../../app/locate-workspace.js";
import { printSchema } from "../../app/print-schema.js";
import type { CommandCall } from "../command-spec.js";
import { textOption } from "../read-options.js";

/** Prints a schema; exit code 0. */
export async function runSchemaPrint({ args, options, context }: CommandCall): Promise<number> {
  const framework = textOption(options, "framework");
  const text = await printSchema(
    {
      name: args[0] ?? "",
      lang: textOption(options, "lang") ?? "en",
      workspaceFolder: await locateWorkspace(textOption(options, "workspace"), context.ports),
      ...(framework === undefined ? {} : { framework }),
    },
    context.ports,
  );
  context.terminal.result(text);
  return 0;
}
