// A groups file → which unit of a values table belongs to which group, one grouping per column.
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { GroupColumn } from "../model/values-table.js";
import { checkRows, checkTableHead, tableReporter } from "./check-table-form.js";
import type { CsvDocument } from "./parse-csv-text.js";

export interface ParsedGroups {
  readonly columns: readonly GroupColumn[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Shape: read CSV and the units of the values table → groups in the order of those units. `name` is no grouping. Never throws. */
export function parseGroupsTable(csv: CsvDocument, units: readonly string[]): ParsedGroups {
  const diagnostics: Diagnostic[] = [...csv.diagnostics];
  if (csv.diagnostics.length > 0) return { columns: [], diagnostics };
  const report = tableReporter(csv, diagnostics);
  if (!checkTableHead(csv, report, () => null)) return { columns: [], diagnostics };
  const known = new Set(units);
  const rowOf = new Map<string, number>();
  for (const row of checkRows(csv, report)) {
    const unit = csv.rows[row]![0]!;
    rowOf.set(unit, row);
    if (!known.has(unit)) {
      report("table/unknown-unit", row, 0, `The unit “${unit}” is not in the values table.`, { suggestions: suggestNames(unit, units) });
    }
  }
  const without = units.filter((unit) => !rowOf.has(unit));
  if (without.length > 0) {
    const [shown, more] = [without.slice(0, 5).map((unit) => `“${unit}”`).join(", "), without.length - 5];
    report("table/unit-without-group", -1, 0, `The file has no row for ${shown}${more > 0 ? ` and ${more} more` : ""}.`, { severity: "warning" });
  }
  const names = csv.header.map((name, column) => ({ name, column })).filter(({ name, column }) => column > 0 && name !== "name" && name !== "");
  return {
    columns: names.map(({ name, column }) => ({
      name,
      groups: units.map((unit) => {
        const row = rowOf.get(unit);
        return (row === undefined ? "" : (csv.rows[row]![column] ?? "")) || null;
      }),
    })),
    diagnostics,
  };
}
