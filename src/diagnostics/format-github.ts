// Findings as workflow commands of GitHub Actions: each becomes an annotation on its line.
import type { Severity } from "../model/diagnostic.js";
import type { LocatedDiagnostic } from "./locate-diagnostics.js";
import { catalogueEntryOf } from "./rule-catalogue.js";

export interface GithubOptions {
  /** Path of the workspace within the repository, POSIX, "" when they are the same. */
  readonly pathPrefix?: string;
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Shape: sorted findings → one line each, "" for none. */
export function formatGithub(findings: readonly LocatedDiagnostic[], options: GithubOptions = {}): string {
  return findings.map((finding) => `${formatAnnotation(finding, options.pathPrefix ?? "")}\n`).join("");
}

function formatAnnotation({ diagnostic, place }: LocatedDiagnostic, prefix: string): string {
  const entry = catalogueEntryOf(diagnostic.ruleId);
  const cure = diagnostic.cure ?? entry?.cure;
  const [likely] = diagnostic.suggestions ?? [];
  const message = [diagnostic.message, likely === undefined ? null : `Did you mean “${likely}”?`, cure ?? null].filter((part) => part !== null);
  const properties: Record<string, string | number> = {
    file: joinPath(prefix, diagnostic.file),
    line: place.line,
    endLine: place.endLine,
    // GitHub refuses columns on annotations that run over several lines.
    ...(place.line === place.endLine ? { col: place.column, endColumn: Math.max(place.column, place.endColumn - 1) } : {}),
    title: entry === null ? diagnostic.ruleId : `${entry.title} (${diagnostic.ruleId})`,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[diagnostic.severity]} ${list.join(",")}::${escapeData(message.join("\n"))}`;
}

function joinPath(prefix: string, file: string): string {
  const isAbsolute = file.startsWith("/") || /^[A-Za-z]:\//.test(file);
  return prefix === "" || isAbsolute ? file : `${prefix.replace(/\/$/, "")}/${file}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
