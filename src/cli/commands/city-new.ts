// `epi city new`
import { CITY_FLAGS } from "../../app/city-flags.js";
import { newCity } from "../../app/new-city.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { listOption, switchOption, textOption, workspaceOf } from "../read-options.js";
import { shellQuote } from "../shell-quote.js";

/** Adds a city; exit code 0. */
export async function runCityNew({ args, options, context }: CommandCall): Promise<number> {
  const languages = listOption(options, "lang");
  const answersFile = textOption(options, "answers");
  const flags = Object.fromEntries(
    Object.entries(CITY_FLAGS).map(([key, flag]) => [key, key === "id" ? args[0] : textOption(options, camelCase(flag))]),
  );
  const outcome = await newCity(
    {
      ...workspaceOf(options),
      flags: { ...flags, languages: languages.length === 0 ? undefined : languages },
      names: listOption(options, "name"),
      ...(answersFile === undefined ? {} : { answersFile }),
      takeDefaults: switchOption(options, "yes"),
    },
    context.ports,
  );
  const command = shellQuote(outcome.equivalent, context.io.platform);
  if (switchOption(options, "json")) {
    const { id, folder, written } = outcome;
    context.terminal.result(formatJsonResult({ id, folder, written, command }));
    return 0;
  }
  context.terminal.result([`City ${outcome.id} added in ${outcome.folder}`, ...outcome.written.map((file) => `  ${file}`)].join("\n"));
  context.terminal.note(`\nThe same without questions:\n  ${command}\n\nNext: fill in the review, then epi review validate ${outcome.id}`);
  return 0;
}

/** `population-as-of` → `populationAsOf`, as the parser names options. */
function camelCase(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
