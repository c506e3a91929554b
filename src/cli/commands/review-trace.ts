// `epi review trace`
import { traceScore } from "../../app/trace-score.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { switchOption, textOption, workspaceOf } from "../read-options.js";

/** Prints the way from a score to its raw values; exit code 0. */
export async function runReviewTrace({ args, options, context }: CommandCall): Promise<number> {
  const [city = "", node = ""] = args;
  const review = textOption(options, "review");
  const { lines, json } = await traceScore(
    {
      ...workspaceOf(options),
      city,
      node,
      ...(review === undefined ? {} : { review }),
      includeIllustrative: switchOption(options, "illustrative"),
      lang: textOption(options, "lang") ?? "en",
    },
    context.ports,
  );
  context.terminal.result(switchOption(options, "json") ? formatJsonResult(json) : lines.join("\n"));
  return 0;
}
