// `epi review build`
import type { BuildOutcome, BuildRequest } from "../../app/build-request.js";
import { buildReviews } from "../../app/build-reviews.js";
import { toJsonReport } from "../../diagnostics/format-json.js";
import type { CliContext } from "../cli-context.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { loadPalette } from "../palette.js";
import { parseChoice } from "../parse-choice.js";
import { reportFindings } from "../report-findings.js";
import { countOption, listOption, switchOption, textOption, workspaceOf } from "../read-options.js";

const FORMATS = ["html", "pdf", "json"] as const;
const DEFAULT_FORMATS = ["html", "pdf", "json"] as const;
const DEFAULT_JOBS = 4;

/** Builds the reports; exit code as the build gives it. */
export async function runReviewBuild({ args, options, context }: CommandCall): Promise<number> {
  const formats = listOption(options, "format").map((format) => parseChoice(format, FORMATS, "--format"));
  const out = textOption(options, "out");
  const browser = textOption(options, "browser");
  const request: BuildRequest = {
    ...workspaceOf(options),
    cities: [...args],
    languages: [...listOption(options, "lang")],
    formats: formats.length === 0 ? [...DEFAULT_FORMATS] : [...new Set(formats)],
    ...(out === undefined ? {} : { out }),
    jobs: countOption(options, "jobs", DEFAULT_JOBS),
    includeIllustrative: switchOption(options, "illustrative"),
    check: switchOption(options, "check"),
    why: switchOption(options, "why"),
    force: switchOption(options, "force"),
    ...(browser === undefined ? {} : { browser }),
  };
  const outcome = await buildReviews(request, context.ports, await context.io.loadPrintPorts());
  if (switchOption(options, "json")) {
    // A finding carries the text of its whole file; outside it is a place and a message.
    const { findings, ...rest } = outcome;
    context.terminal.result(formatJsonResult({ ...rest, validation: toJsonReport(findings) }));
  } else {
    await printOutcome(outcome, request.check, context);
  }
  return outcome.exitCode;
}

async function printOutcome(outcome: BuildOutcome, isCheck: boolean, context: CliContext): Promise<void> {
  const palette = await loadPalette(context.colorStderr);
  await reportFindings(outcome.findings, context);
  for (const { output, message } of outcome.warnings) {
    context.terminal.note(`${palette.warning("warning")} ${output}: ${message}`);
  }
  for (const { output, why } of outcome.reasons) context.terminal.note(`${output}: ${why}`);
  for (const file of isCheck ? outcome.stale : outcome.written) context.terminal.result(file);
  for (const { output, code, message } of outcome.failures) {
    context.terminal.error(`${palette.error("error")} ${palette.strong(code)}: ${output}: ${message}\n  More: epi explain ${code}`);
  }
  context.terminal.note(outcome.summary);
}
