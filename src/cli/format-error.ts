// One error as text for a person: what could not be done, what to do, where to read more.
import { EpiError } from "../model/epi-error.js";
import type { CliContext } from "./cli-context.js";
import { loadPalette } from "./palette.js";

/** Gives the whole message with its newline. Anything but an EpiError is a bug of the tool and says so. */
export async function formatError(
  error: unknown,
  context: Pick<CliContext, "colorStderr" | "io" | "verbose">,
  withStack: boolean,
): Promise<string> {
  const palette = await loadPalette(context.colorStderr);
  if (error instanceof EpiError) {
    const lines = [`${palette.error("error")} ${palette.strong(error.code)}: ${error.message}`];
    if (error.hint !== undefined) lines.push(...indent(error.hint));
    lines.push(...indent(palette.dim(`More: epi explain ${error.code}`)));
    if (context.verbose || withStack) lines.push(...causesOf(error));
    if (withStack && error.stack !== undefined) lines.push(error.stack);
    return `${lines.join("\n")}\n`;
  }
  const message = textOf(error);
  const [first = ""] = message.split("\n");
  const lines = [
    `${palette.error("error")} ${palette.strong("internal/bug")}: Sorry, epi ${context.io.host.toolVersion} made a mistake of its own: ${first}`,
  ];
  if (withStack) {
    lines.push(error instanceof Error ? (error.stack ?? message) : message);
    lines.push(...causesOf(error));
  } else {
    lines.push(...indent("Your files are as they were. Run the same command with --debug to see where it happened, and report that."));
  }
  return `${lines.join("\n")}\n`;
}

function causesOf(error: unknown): string[] {
  const lines: string[] = [];
  let cause = error instanceof Error ? error.cause : undefined;
  // A cause that points back at itself would never end.
  for (let depth = 0; depth < 5 && cause !== undefined; depth += 1) {
    lines.push(...indent(`Cause: ${textOf(cause)}`));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return lines;
}

/** Anything can be thrown. */
function textOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === "string" ? thrown : (JSON.stringify(thrown) ?? typeof thrown);
}

function indent(text: string): string[] {
  return text.split("\n").map((line) => `  ${line}`);
}
