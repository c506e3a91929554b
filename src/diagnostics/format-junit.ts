// Findings as JUnit XML: one test case per file, its findings inside, for services that only know test results.
import type { LocatedDiagnostic } from "./locate-diagnostics.js";

export interface JunitOptions {
  /** Every file that was checked; files without findings are passing cases. */
  readonly files: readonly string[];
}

/** Shape: sorted findings → XML. Errors are failures; warnings and notes go to the output of their case. */
export function formatJunit(findings: readonly LocatedDiagnostic[], options: JunitOptions): string {
  const files = [...new Set([...options.files, ...findings.map((finding) => finding.diagnostic.file)])].sort();
  const cases = files.map((file) => toCase(file, findings.filter((finding) => finding.diagnostic.file === file)));
  const failures = cases.filter((one) => one.hasFailure).length;
  const attributes = `tests="${cases.length}" failures="${failures}"`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites name="epi" ${attributes}>`,
    `  <testsuite name="epi review validate" ${attributes} errors="0" skipped="0">`,
    ...cases.flatMap((one) => one.lines),
    `  </testsuite>`,
    `</testsuites>`,
    "",
  ].join("\n");
}

function toCase(file: string, findings: readonly LocatedDiagnostic[]): { lines: string[]; hasFailure: boolean } {
  const errors = findings.filter((finding) => finding.diagnostic.severity === "error");
  const others = findings.filter((finding) => finding.diagnostic.severity !== "error");
  const open = `    <testcase name="${escapeXml(file)}" classname="epi"`;
  if (findings.length === 0) return { lines: [`${open}/>`], hasFailure: false };
  const lines = [`${open}>`];
  if (errors.length > 0) {
    // One failure per case: several are allowed by no reader that we know of.
    const [first] = errors;
    const message = errors.length === 1 ? (first?.diagnostic.message ?? "") : `${errors.length} errors`;
    lines.push(`      <failure message="${escapeXml(message)}" type="${escapeXml(first?.diagnostic.ruleId ?? "")}">${escapeXml(describe(errors))}</failure>`);
  }
  if (others.length > 0) lines.push(`      <system-out>${escapeXml(describe(others))}</system-out>`);
  lines.push(`    </testcase>`);
  return { lines, hasFailure: errors.length > 0 };
}

function describe(findings: readonly LocatedDiagnostic[]): string {
  return findings
    .map(({ diagnostic, place }) => `${diagnostic.file}:${place.line}:${place.column} ${diagnostic.severity} ${diagnostic.ruleId}: ${diagnostic.message}`)
    .join("\n");
}

function escapeXml(text: string): string {
  return text
    // XML 1.0 has no way to write these at all.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&apos;");
}
