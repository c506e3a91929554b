// Findings as SARIF 2.1.0, the format that code scanning services read.
import { createHash } from "node:crypto";
import type { Severity } from "../model/diagnostic.js";
import type { LocatedDiagnostic, TextPlace } from "./locate-diagnostics.js";
import { catalogueEntryOf } from "./rule-catalogue.js";
import { toJsonPointer } from "./format-json.js";

export interface SarifOptions {
  readonly toolVersion: string;
  /** Path of the workspace within the repository, POSIX, "" when they are the same. */
  readonly pathPrefix?: string;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** Shape: sorted findings → one SARIF log with one run, two spaces, final newline. */
export function formatSarif(findings: readonly LocatedDiagnostic[], options: SarifOptions): string {
  const ruleIds = [...new Set(findings.map((finding) => finding.diagnostic.ruleId))].sort();
  const prefix = options.pathPrefix === undefined || options.pathPrefix === "" ? "" : `${options.pathPrefix.replace(/\/$/, "")}/`;
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "epi", version: options.toolVersion, semanticVersion: options.toolVersion, rules: ruleIds.map(toRule) } },
        columnKind: "unicodeCodePoints",
        results: findings.map((finding) => toResult(finding, ruleIds, prefix)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(id: string): object {
  const entry = catalogueEntryOf(id);
  if (entry === null) return { id };
  const markdown = `${entry.why}\n\n**Cure:** ${entry.cure}`;
  return {
    id,
    name: id,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.why },
    help: { text: `${entry.why} Cure: ${entry.cure}`, markdown },
    defaultConfiguration: { level: LEVELS[entry.severity] },
    properties: { tags: [id.split("/")[0]] },
  };
}

function toResult({ diagnostic, place, related }: LocatedDiagnostic, ruleIds: readonly string[], prefix: string): object {
  const [likely] = diagnostic.suggestions ?? [];
  const text = likely === undefined ? diagnostic.message : `${diagnostic.message} Did you mean “${likely}”?`;
  return {
    ruleId: diagnostic.ruleId,
    ruleIndex: ruleIds.indexOf(diagnostic.ruleId),
    level: LEVELS[diagnostic.severity],
    message: { text },
    locations: [{ physicalLocation: toPhysical(diagnostic.file, place, prefix) }],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((one, id) => ({ id, message: { text: one.message }, physicalLocation: toPhysical(one.file, one.place, prefix) })) }),
    // The same finding keeps its identity when lines above it come or go.
    partialFingerprints: { "epiFinding/v1": fingerprint([diagnostic.ruleId, diagnostic.file, toJsonPointer(diagnostic.pointer), diagnostic.message]) },
  };
}

function toPhysical(file: string, place: TextPlace, prefix: string): object {
  const isAbsolute = file.startsWith("/") || /^[A-Za-z]:\//.test(file);
  const uri = encodeURI(isAbsolute ? `file://${file.startsWith("/") ? "" : "/"}${file}` : `${prefix}${file}`).replace(/[#?]/g, encodeURIComponent);
  return {
    artifactLocation: { uri },
    region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn },
  };
}

function fingerprint(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 32);
}
