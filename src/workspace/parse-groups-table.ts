// A groups file → which unit of a values table belongs to which group, one grouping per column.
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { GroupColumn } from "../model/values-table.js";
import { checkRows, checkTableHead, tableReporter, type TableReport } from "./check-table-form.js";
import type { CsvDocument } from "./parse-csv-text.js";
import { parseTableNumber } from "./parse-table-number.js";

/** Each suggestion looks at every unit; in a file of other units than these, more of them would take long and help nobody. */
const MOST_SUGGESTIONS = 20;

export interface ParsedGroups {
  readonly columns: readonly GroupColumn[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Shape: read CSV and the units of the values table → groups in the order of those units. `name` is no grouping. Never throws.
 * @param valueColumns names that columns of a values table have: with one of them, or with measurements, the file is no groups file
 */
export function parseGroupsTable(csv: CsvDocument, units: readonly string[], valueColumns: ReadonlySet<string> = new Set()): ParsedGroups {
  const diagnostics: Diagnostic[] = [...csv.diagnostics];
  if (csv.diagnostics.length > 0) return { columns: [], diagnostics };
  const report = tableReporter(csv, diagnostics);
  if (!checkTableHead(csv, report, () => null)) return { columns: [], diagnostics };
  if (!checkHoldsGroups(csv, valueColumns, report)) return { columns: [], diagnostics };
  const known = new Set(units);
  const rowOf = new Map<string, number>();
  let unknown = 0;
  for (const row of checkRows(csv, report)) {
    const unit = csv.rows[row]![0]!;
    rowOf.set(unit, row);
    if (known.has(unit)) continue;
    unknown += 1;
    const suggestions = unknown <= MOST_SUGGESTIONS ? { suggestions: suggestNames(unit, units) } : {};
    report("table/unknown-unit", row, 0, `The unit “${unit}” is not in the values table.`, suggestions);
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

/** Groups of one unit each are none; from so many rows on that is no chance. */
const LEAST_ROWS = 3;

/** Tells of the first columns that hold values; numbers as such may be codes of groups. */
function checkHoldsGroups(csv: CsvDocument, valueColumns: ReadonlySet<string>, report: TableReport): boolean {
  const named = csv.header.findIndex((name, column) => column > 0 && name !== "name" && valueColumns.has(name));
  if (named > 0) {
    report("table/groups-are-values", -1, named, `The column “${csv.header[named]!}” is one of the values table.`);
    return false;
  }
  const measured = csv.header.findIndex((name, column) => column > 0 && name !== "name" && name !== "" && isMeasured(csv, column));
  if (measured < 0) return true;
  report("table/groups-are-values", -1, measured, `The column “${csv.header[measured]!}” holds a number of its own for every unit.`);
  return false;
}

/** Numbers only, with decimals or different everywhere. */
function isMeasured(csv: CsvDocument, column: number): boolean {
  const cells = csv.rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
  if (cells.length < LEAST_ROWS) return false;
  const numbers = cells.map((cell) => parseTableNumber(cell, csv.delimiter));
  if (!numbers.every(({ ok }) => ok)) return false;
  return new Set(cells).size === cells.length || numbers.some((one) => one.ok && !Number.isInteger(one.number));
}
