// docs/diagnostics.md from the catalogue, so that the page and `epi explain` never differ.
import type { CatalogueEntry } from "./catalogue-entry.js";
import { RULE_CATALOGUE, anchorOf } from "./rule-catalogue.js";

const INTRODUCTION = `# Diagnostics

Every finding and every error of \`epi\` has a stable code. \`epi explain <code>\` prints the same text as this page, which is
made from the catalogue in \`src/diagnostics/catalogue/\`: change it there.

Severities: an **error** makes the data unusable or misleading and ends with exit code 1; a **warning** is something a careful
reader must know or a person must look at; a **note** (\`info\`) is likely an oversight. \`--fail-on\` moves the limit.
`;

/** Pure: the whole page. */
export function renderDiagnosticsDocs(): string {
  const rules = RULE_CATALOGUE.filter((entry) => entry.sort === "rule");
  const failures = RULE_CATALOGUE.filter((entry) => entry.sort === "failure");
  return [
    INTRODUCTION,
    "## Findings in files\n",
    renderTable(rules),
    ...rules.map(renderEntry),
    "## Errors that end a command\n",
    renderTable(failures),
    ...failures.map(renderEntry),
  ].join("\n");
}

function renderTable(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map((entry) => `| [\`${entry.id}\`](#${anchorOf(entry.id)}) | ${entry.severity} | ${entry.title} |`);
  return ["| code | severity | meaning |", "|---|---|---|", ...rows, ""].join("\n");
}

function renderEntry(entry: CatalogueEntry): string {
  const fence = entry.id.startsWith("usage/") ? "sh" : "yaml";
  const example = entry.example === undefined ? [] : ["```" + fence, entry.example, "```", ""];
  return [`### ${entry.id}`, "", `**${entry.title}** (${entry.severity}). ${entry.why}`, "", `Cure: ${entry.cure}`, "", ...example].join("\n");
}
