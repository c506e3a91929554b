// Every stable code of the tool with its meaning and cure: rules that findings name, and failures that end a command.
import type { CatalogueEntry } from "./catalogue-entry.js";
import { FAILURES } from "./catalogue/failures.js";
import { FILE_RULES } from "./catalogue/file-rules.js";
import { FRAMEWORK_RULES } from "./catalogue/framework-rules.js";
import { OBSERVATION_RULES } from "./catalogue/observation-rules.js";
import { PRINT_FAILURES } from "./catalogue/print-failures.js";
import { REVIEW_RULES } from "./catalogue/review-rules.js";
import { ROUND_TABLE_RULES } from "./catalogue/round-table-rules.js";
import { SCHEMA_RULES } from "./catalogue/schema-rules.js";
import { TABLE_RULES } from "./catalogue/table-rules.js";
import { WORKSPACE_RULES } from "./catalogue/workspace-rules.js";

/** In the order of docs/diagnostics.md: by area, rules before failures. */
export const RULE_CATALOGUE: readonly CatalogueEntry[] = [
  ...FILE_RULES, ...SCHEMA_RULES, ...WORKSPACE_RULES, ...FRAMEWORK_RULES, ...REVIEW_RULES, ...OBSERVATION_RULES, ...ROUND_TABLE_RULES, ...TABLE_RULES,
  ...FAILURES, ...PRINT_FAILURES,
];

const BY_ID: ReadonlyMap<string, CatalogueEntry> = new Map(RULE_CATALOGUE.map((entry) => [entry.id, entry]));

/** The entry of a code, or null when there is none. */
export function catalogueEntryOf(id: string): CatalogueEntry | null {
  return BY_ID.get(id) ?? null;
}

/** Where a code is described, relative to the folder of the tool. */
export function docsAddressOf(id: string): string {
  return `docs/diagnostics.md#${anchorOf(id)}`;
}

/** The anchor that Markdown viewers make of a heading that is the code. */
export function anchorOf(id: string): string {
  return id.replace("/", "");
}
