// The last line of a validation: how much is wrong in how many files.
import { SEVERITIES, type Diagnostic, type Severity } from "../model/diagnostic.js";

/** Shape: findings → `3 errors, 2 warnings in 2 files`; `No problems found` when there are none. */
export function formatSummary(diagnostics: readonly Pick<Diagnostic, "severity" | "file">[]): string {
  if (diagnostics.length === 0) return "No problems found";
  const counts = countBySeverity(diagnostics);
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    counted(counts[severity], severity === "info" ? "note" : severity),
  );
  return `${parts.join(", ")} in ${counted(new Set(diagnostics.map((one) => one.file)).size, "file")}`;
}

/** How many findings have each severity. */
export function countBySeverity(diagnostics: readonly Pick<Diagnostic, "severity">[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** Whether a finding is at or above a severity: what `--fail-on` asks. */
export function hasFindingAtOrAbove(diagnostics: readonly Pick<Diagnostic, "severity">[], limit: Severity): boolean {
  return diagnostics.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
