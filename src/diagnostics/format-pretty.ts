// Findings for people at a terminal: grouped by file, each with its lines, its reason and its cure.
import type { Severity } from "../model/diagnostic.js";
import { codeFrame } from "./code-frame.js";
import { formatSummary } from "./format-summary.js";
import type { LocatedDiagnostic } from "./locate-diagnostics.js";
import { catalogueEntryOf } from "./rule-catalogue.js";

/** Colours are handed in, so that this stays a pure function. */
export interface DiagnosticPalette {
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  strong(text: string): string;
  dim(text: string): string;
}

export interface PrettyOptions {
  readonly palette: DiagnosticPalette;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Findings of one rule in one file that are shown in full. */
  readonly maxPerRule?: number;
  /** Findings that are shown in full at most, of all rules and files. */
  readonly maxInAll?: number;
}

const DEFAULT_WIDTH = 100;
const DEFAULT_MAX_PER_RULE = 5;

/** Shape: sorted findings → text with its final newline; ends with the summary line. */
export function formatPretty(findings: readonly LocatedDiagnostic[], options: PrettyOptions): string {
  const { palette } = options;
  const maxPerRule = options.maxPerRule ?? DEFAULT_MAX_PER_RULE;
  const maxInAll = options.maxInAll ?? Number.POSITIVE_INFINITY;
  const blocks: string[] = [];
  let shownInAll = 0;
  let left = 0;
  for (const [file, inFile] of groupBy(findings, (finding) => finding.diagnostic.file)) {
    const shown = new Map<string, number>();
    const explained = new Set<string>();
    for (const finding of inFile) {
      const { ruleId } = finding.diagnostic;
      const count = (shown.get(ruleId) ?? 0) + 1;
      shown.set(ruleId, count);
      if (count > maxPerRule) continue;
      if (shownInAll < maxInAll) blocks.push(formatFinding(finding, options, explained));
      else left += 1;
      shownInAll += 1;
    }
    for (const [ruleId, count] of shown) {
      if (count > maxPerRule) blocks.push(palette.dim(`… and ${count - maxPerRule} more of ${ruleId} in ${printable(file)}`));
    }
  }
  if (left > 0) blocks.push(palette.dim(`… and ${left} more`));
  blocks.push(palette.strong(formatSummary(findings.map((finding) => finding.diagnostic))));
  return `${blocks.join("\n\n")}\n`;
}

function formatFinding(finding: LocatedDiagnostic, options: PrettyOptions, explained: Set<string>): string {
  const { diagnostic, place, text, related } = finding;
  const { palette } = options;
  const paint = painterOf(palette, diagnostic.severity);
  const entry = catalogueEntryOf(diagnostic.ruleId);
  const at = text === null ? printable(diagnostic.file) : `${printable(diagnostic.file)}:${place.line}:${place.column}`;
  const lines = [`${palette.strong(at)} ${paint(diagnostic.severity)} ${palette.dim(diagnostic.ruleId)}`, `  ${printable(diagnostic.message)}`];
  if (text !== null && text !== "") lines.push(...formatFrame(finding, options, paint));
  const [likely, ...others] = diagnostic.suggestions ?? [];
  if (likely !== undefined) {
    const more = others.length === 0 ? "" : ` (or ${others.map((name) => `“${name}”`).join(", ")})`;
    lines.push(`  Did you mean “${likely}”${more}?`);
  }
  for (const one of related) lines.push(`  ${printable(one.file)}:${one.place.line}:${one.place.column} ${printable(one.message)}`);
  // The reason for a rule is told once per file; the cure stays, because people jump between findings.
  if (entry !== null && !explained.has(entry.id)) lines.push(`  ${palette.dim("Why:")}  ${entry.why}`);
  const cure = diagnostic.cure ?? entry?.cure;
  if (cure !== undefined) lines.push(`  ${palette.dim("Cure:")} ${printable(cure)}`);
  explained.add(diagnostic.ruleId);
  return lines.join("\n");
}

function formatFrame(finding: LocatedDiagnostic, options: PrettyOptions, paint: (text: string) => string): string[] {
  const { palette } = options;
  const gutter = String(finding.place.line + 2).length;
  const width = Math.max(30, (options.width ?? DEFAULT_WIDTH) - gutter - 6);
  return codeFrame(finding.text ?? "", finding.place, { width, context: 2 }).map((line) => {
    const label = line.number === null ? " ".repeat(gutter) : String(line.number).padStart(gutter);
    const mark = line.isOffending && line.number !== null ? paint(">") : " ";
    const body = line.number === null ? paint(line.text) : line.text;
    return `${mark} ${palette.dim(`${label} |`)} ${body}`.trimEnd();
  });
}

function painterOf(palette: DiagnosticPalette, severity: Severity): (text: string) => string {
  return (text) => palette[severity](text);
}

/** Texts of a file must not steer the terminal: control signs become visible. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
