// One entry of the rule catalogue: what a finding or error means, why it matters and how it is cured.
import type { Severity } from "../model/diagnostic.js";

export interface CatalogueEntry {
  /** `area/what-is-wrong`; public API. */
  readonly id: string;
  /** `rule`: a finding in a file · `failure`: an operation could not go on. */
  readonly sort: "rule" | "failure";
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly cure: string;
  /** A piece of YAML, or a command, that is right. */
  readonly example?: string;
}

/** Shorthand for the tables of the catalogue: severity, title, why, cure, example. */
export type CatalogueRow = readonly [id: string, severity: Severity, title: string, why: string, cure: string, example?: string];

/** Shape: rows of a table → entries. */
export function entriesFrom(sort: CatalogueEntry["sort"], rows: readonly CatalogueRow[]): readonly CatalogueEntry[] {
  return rows.map(([id, severity, title, why, cure, example]) => ({
    id, sort, severity, title, why, cure, ...(example === undefined ? {} : { example }),
  }));
}
