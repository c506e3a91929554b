// What holds for every table of units, whatever its columns mean: a header, equal rows, and one row per unit.
import type { Diagnostic, Severity } from "../model/diagnostic.js";
import { formatDelimiter, type CsvDocument } from "./parse-csv-text.js";

export interface TableFindingParts {
  readonly severity?: Severity;
  readonly cure?: string;
  readonly suggestions?: readonly string[];
}

/** Row −1 is the header. */
export type TableReport = (ruleId: string, row: number, column: number, message: string, parts?: TableFindingParts) => void;

/** A reporter that places findings on cells of the file and adds them to a list. */
export function tableReporter(csv: CsvDocument, into: Diagnostic[]): TableReport {
  return (ruleId, row, column, message, { severity = "error", cure, suggestions = [] } = {}) => {
    into.push({
      ruleId, severity, file: csv.file, pointer: [], at: "value", range: csv.rangeOf(row, column), message,
      ...(cure === undefined ? {} : { cure }),
      ...(suggestions.length === 0 ? {} : { suggestions }),
    });
  };
}

/** A finding for a table where the framework should be; null for anything else. */
export function checkIsNoTable(file: string, text: string): Diagnostic | null {
  if (!/\.(?:csv|tsv)$/i.test(file) && !/^\uFEFF?"?unit"?[,;\t]/.test(text)) return null;
  return { ruleId: "table/framework-is-table", severity: "error", file, pointer: [], at: "value", range: { start: 0, end: 0 }, message: "The file given with --framework is a table." };
}

/**
 * Checks the header. `suggestionsFor` gives null for a column that is known, else what it may stand for.
 * False when nothing can be said about the rows.
 */
export function checkTableHead(csv: CsvDocument, report: TableReport, suggestionsFor: (name: string) => readonly string[] | null): boolean {
  if (csv.header.length === 0) {
    report("table/empty", -1, 0, "The file is empty.");
    return false;
  }
  if (csv.header[0] !== "unit") {
    report("table/unit-column", -1, 0, `The first column is “${csv.header[0] ?? ""}”; it must be “unit”, with the code of each unit.`, {
      ...(/\.ya?ml$/i.test(csv.file) ? { cure: "This is no table: --values and --groups take CSV files, --framework takes the YAML file." } : {}),
    });
    return false;
  }
  if (csv.rows.length === 0) {
    report("table/empty", -1, 0, "The file has a header and no row below it.");
    return false;
  }
  const first = new Map<string, number>();
  csv.header.forEach((name, column) => {
    if (name === "") report("table/unknown-column", -1, column, `Column ${column + 1} has no name.`, { cure: "Name the column, or remove it." });
    else if (first.has(name)) report("table/duplicate-column", -1, column, `The column “${name}” stands twice: columns ${first.get(name)! + 1} and ${column + 1}.`);
    else {
      first.set(name, column);
      const suggestions = suggestionsFor(name);
      if (suggestions !== null) report("table/unknown-column", -1, column, `The column “${name}” is not known.`, { suggestions });
    }
  });
  return true;
}

/**
 * Rows that can be read and have a unit of their own, in the order of the file; everything else is told about. A row with too many or too few
 * cells is not read: nobody knows from where on its values stand under the wrong heading.
 */
export function checkRows(csv: CsvDocument, report: TableReport): number[] {
  const width = csv.header.length;
  const first = new Map<string, number>();
  const good: number[] = [];
  const notes = firstNote(csv);
  csv.rows.forEach((cells, row) => {
    const unit = cells[0] ?? "";
    const name = unit === "" ? "" : ` (unit “${unit}”)`;
    const isRagged = cells.length !== width;
    if (isRagged) {
      const isLonger = cells.length > width;
      report("table/ragged-row", row, isLonger ? width : cells.length, `Line ${csv.lineOf(row)}${name} has ${cells.length === 1 ? "one cell" : `${cells.length} cells`}, the header has ${width}.`, {
        cure: row >= notes
          ? "A note or a source below the table? The table must end with its last unit: remove the line."
          : isLonger
          ? `A ${formatDelimiter(csv.delimiter)} too many? A cell that holds one stands in quotation marks.`
          : `Add the missing cells: blank ones still need their ${formatDelimiter(csv.delimiter)}.`,
      });
    }
    if (unit === "") {
      report("table/unit-missing", row, 0, `Line ${csv.lineOf(row)} has no unit code.`);
      return;
    }
    const before = first.get(unit);
    if (before !== undefined) {
      report("table/duplicate-unit", row, 0, `The unit “${unit}” already stands in line ${csv.lineOf(before)}.`);
      return;
    }
    first.set(unit, row);
    if (!isRagged) good.push(row);
  });
  return good;
}

/** Lines of one cell that a table may end with and still look like a table with notes below it. */
const MOST_NOTES = 5;

/** Row from which on a few lines of one cell stand below the table; the number of rows without such lines. */
function firstNote({ rows, header }: CsvDocument): number {
  let first = rows.length;
  while (header.length > 1 && first > 0 && rows[first - 1]!.length === 1) first -= 1;
  return first > 0 && rows.length - first <= MOST_NOTES ? first : rows.length;
}
