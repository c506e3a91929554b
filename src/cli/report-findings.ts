// Findings that keep a command from doing its work, told on standard error.
import { formatPretty } from "../diagnostics/format-pretty.js";
import type { LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import type { CliContext } from "./cli-context.js";
import { loadPalette } from "./palette.js";

/** Prints errors in any case, everything else under --verbose only: `review validate` is the place to see all. */
export async function reportFindings(findings: readonly LocatedDiagnostic[], context: CliContext): Promise<void> {
  const shown = context.verbose ? findings : findings.filter(({ diagnostic }) => diagnostic.severity === "error");
  if (shown.length === 0) return;
  const palette = await loadPalette(context.colorStderr);
  context.terminal.error(formatPretty(shown, { palette, width: context.terminal.width }));
}
