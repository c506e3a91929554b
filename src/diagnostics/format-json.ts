// Findings for other programs: one JSON document.
import { countBySeverity, formatSummary } from "./format-summary.js";
import type { LocatedDiagnostic } from "./locate-diagnostics.js";
import { catalogueEntryOf, docsAddressOf } from "./rule-catalogue.js";

/** Shape: sorted findings → JSON with two spaces and a final newline. Lines and columns start at 1 and count code points. */
export function formatJson(findings: readonly LocatedDiagnostic[]): string {
  return `${JSON.stringify(toJsonReport(findings), null, 2)}\n`;
}

/** The same as a plain value, for commands that put it into a larger document. */
export function toJsonReport(findings: readonly LocatedDiagnostic[]): unknown {
  const diagnostics = findings.map((finding) => finding.diagnostic);
  return {
    schemaVersion: 1,
    kind: "validation",
    summary: { text: formatSummary(diagnostics), ...countBySeverity(diagnostics), files: new Set(diagnostics.map((one) => one.file)).size },
    findings: findings.map(({ diagnostic, place, related }) => {
      const entry = catalogueEntryOf(diagnostic.ruleId);
      return {
        file: diagnostic.file,
        ...place,
        pointer: toJsonPointer(diagnostic.pointer),
        ruleId: diagnostic.ruleId,
        severity: diagnostic.severity,
        message: diagnostic.message,
        why: entry?.why ?? null,
        cure: diagnostic.cure ?? entry?.cure ?? null,
        suggestions: diagnostic.suggestions ?? [],
        related: related.map(({ file, place: where, message }) => ({ file, line: where.line, column: where.column, message })),
        docs: docsAddressOf(diagnostic.ruleId),
      };
    }),
  };
}

/** RFC 6901: `["a/b", 0]` → `/a~1b/0`; the whole document is the empty text. */
export function toJsonPointer(pointer: readonly (string | number)[]): string {
  return pointer.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}
