// `epi review validate`
import { isAbsolute, relative } from "node:path";
import { validateReviews, type ValidateOutcome } from "../../app/validate-reviews.js";
import { formatGithub } from "../../diagnostics/format-github.js";
import { formatJson } from "../../diagnostics/format-json.js";
import { formatJunit } from "../../diagnostics/format-junit.js";
import { formatPretty } from "../../diagnostics/format-pretty.js";
import { formatSarif } from "../../diagnostics/format-sarif.js";
import { hasFindingAtOrAbove } from "../../diagnostics/format-summary.js";
import type { Severity } from "../../model/diagnostic.js";
import type { CliContext } from "../cli-context.js";
import type { CommandCall } from "../command-spec.js";
import { EXIT_DONE, EXIT_FINDINGS } from "../exit-codes.js";
import { loadPalette } from "../palette.js";
import { switchOption, textOption, workspaceOf } from "../read-options.js";

/** Prints every finding; exit code 1 from the severity of `--fail-on` on. */
export async function runReviewValidate({ args, options, context }: CommandCall): Promise<number> {
  const format = switchOption(options, "json") ? "json" : (textOption(options, "format") ?? "pretty");
  const failOn = (textOption(options, "failOn") ?? "error") as Severity;
  const outcome = await validateReviews({ ...workspaceOf(options), cities: args }, context.ports);
  const text = await formatFindings(format, outcome, context);
  if (text !== "") context.terminal.result(text);
  const diagnostics = outcome.findings.map(({ diagnostic }) => diagnostic);
  if (format !== "pretty" && context.verbose) {
    context.terminal.note(`Checked ${outcome.files.length} files, ${outcome.cities} cities, ${outcome.reviews} reviews.`);
  }
  return hasFindingAtOrAbove(diagnostics, failOn) ? EXIT_FINDINGS : EXIT_DONE;
}

async function formatFindings(format: string, outcome: ValidateOutcome, context: CliContext): Promise<string> {
  const { findings } = outcome;
  const prefix = pathPrefix(outcome.folder, context.io.host.env["GITHUB_WORKSPACE"] ?? context.io.host.cwd);
  switch (format) {
    case "json":
      return formatJson(findings);
    case "github":
      return formatGithub(findings, { pathPrefix: prefix });
    case "sarif":
      return formatSarif(findings, { toolVersion: context.io.host.toolVersion, pathPrefix: prefix });
    case "junit":
      return formatJunit(findings, { files: outcome.files });
    default:
      return formatPretty(findings, {
        palette: await loadPalette(context.colorStdout),
        width: context.terminal.width,
        // Without a limit nobody sees the other findings; --verbose shows all of them.
        ...(context.verbose ? { maxPerRule: Number.POSITIVE_INFINITY } : {}),
      });
  }
}

/** The workspace as seen from the folder that annotations are relative to; "" when it is that folder or lies outside. */
function pathPrefix(folder: string, root: string): string {
  const path = relative(root, folder).replaceAll("\\", "/");
  return path.startsWith("..") || isAbsolute(path) ? "" : path;
}
