// A values file → units × indicators, with a finding for everything in it that would otherwise be guessed or lost.
import { suggestNames } from "../diagnostics/suggest-names.js";
import { isNumberKind } from "../model/number-kinds.js";
import { indicatorsOf, type Framework, type IndicatorDefinition } from "../model/framework.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { ValuesColumn, ValuesTable } from "../model/values-table.js";
import type { CsvDocument } from "./parse-csv-text.js";
import { checkRows, checkTableHead, tableReporter, type TableReport } from "./check-table-form.js";
import { checkUnitNames } from "./check-unit-names.js";
import { parseTableAnswer } from "./parse-table-answer.js";
import { isSpreadsheetError, parseTableNumber, SPREADSHEET_ERROR } from "./parse-table-number.js";
import { ThousandsWatch } from "./thousands-watch.js";

/** `participation.trust:se` */
export const STANDARD_ERROR_ENDING = ":se";
/** The indicator does not apply to the unit. */
export const NOT_APPLICABLE = "na";

export interface ParsedTable {
  /** Cells that could not be read are missing in it: only to be used when no finding is an error. */
  readonly table: ValuesTable;
  readonly diagnostics: readonly Diagnostic[];
  /** False when rows are left out, or the header is not understood: nothing can be said about columns as a whole then. */
  readonly hasAllRows: boolean;
  /** Indicators with a cell or a denominator that could not be read. */
  readonly brokenIndicators: ReadonlySet<string>;
  /** Row of a unit and column of a header name in the file; −1 when it has none. */
  readonly rowOf: (unit: number) => number;
  readonly columnOf: (name: string) => number;
}

/** Shape: read CSV and the framework it is about → table. Never throws. */
export function parseValuesTable(csv: CsvDocument, framework: Framework): ParsedTable {
  const diagnostics: Diagnostic[] = [...csv.diagnostics];
  const report = tableReporter(csv, diagnostics);
  const definitions = indicatorsOf(framework);
  if (csv.diagnostics.length > 0) return emptyTable(definitions, diagnostics);
  const denominators = [...new Set(definitions.flatMap((definition) => (definition.denominator === null ? [] : [definition.denominator])))];
  const known = ["unit", "name", ...definitions.map(({ id }) => id), ...denominators];
  const isUsable = checkTableHead(csv, report, (name) => {
    const owner = name.endsWith(STANDARD_ERROR_ENDING) ? definitions.find(({ id }) => `${id}${STANDARD_ERROR_ENDING}` === name) : undefined;
    return known.includes(name) || owner !== undefined ? null : suggestNames(name.replace(/:se$/, ""), known);
  });
  if (!isUsable) return emptyTable(definitions, diagnostics);
  for (const name of ["unit", "name"]) {
    if (!definitions.some(({ id }) => id === name)) continue;
    report("table/duplicate-column", -1, 0, `The framework has an indicator “${name}”, but in a table the column of that name is about the unit itself.`, { cure: "Give the indicator another id in the framework." });
  }
  const rows = checkRows(csv, report);
  checkUnitNames(csv, rows, report);
  const columnOf = (name: string): number => csv.header.indexOf(name);
  reportMissingColumns(definitions, denominators, csv, report);

  const cells = new CellReader(csv, rows, report);
  const columns = definitions.map((definition) => cells.column(definition, columnOf(definition.id), columnOf(`${definition.id}${STANDARD_ERROR_ENDING}`)));
  const divisors = new Map(denominators.map((name) => [name, cells.denominator(name, columnOf(name))]));
  cells.reportMixedDecimals();
  const units = rows.map((row) => csv.rows[row]![0] ?? "");
  const nameColumn = columnOf("name");
  return {
    table: {
      units,
      names: rows.map((row, unit) => (nameColumn < 0 ? "" : (csv.rows[row]![nameColumn] ?? "")) || units[unit]!),
      columns,
      denominators: divisors,
    },
    diagnostics,
    hasAllRows: rows.length === csv.rows.length,
    brokenIndicators: new Set(
      definitions.filter(({ id, denominator }) => [id, `${id}${STANDARD_ERROR_ENDING}`, ...(denominator === null ? [] : [denominator])].some((name) => cells.brokenColumns.has(name))).map(({ id }) => id),
    ),
    rowOf: (unit) => rows[unit] ?? -1,
    columnOf,
  };
}

function emptyTable(definitions: readonly IndicatorDefinition[], diagnostics: readonly Diagnostic[]): ParsedTable {
  const columns = definitions.map((definition): ValuesColumn => ({
    indicator: definition.id, isGiven: false, values: new Float64Array(0), applies: new Uint8Array(0), standardErrors: null, items: null,
  }));
  return { table: { units: [], names: [], columns, denominators: new Map() }, diagnostics, hasAllRows: false, brokenIndicators: new Set(), rowOf: () => -1, columnOf: () => -1 };
}

function reportMissingColumns(definitions: readonly IndicatorDefinition[], denominators: readonly string[], csv: CsvDocument, report: TableReport): void {
  const missing = definitions.filter(({ id }) => !csv.header.includes(id));
  // A file of another kind would otherwise be told a hundred times that it is one.
  if (missing.length === definitions.length) {
    report("table/missing-column", -1, 0, "No column of the table belongs to an indicator of the framework.", {
      cure: `Name the columns by the ids of the indicators: ${definitions.slice(0, 4).map(({ id }) => id).join(", ")}${definitions.length > 4 ? " …" : ""}.`,
    });
    return;
  }
  for (const { id, weight } of missing) {
    if (weight > 0) report("table/missing-column", -1, 0, `The table has no column “${id}”, so the indicator would be missing for every unit.`);
    else report("table/missing-column", -1, 0, `The table has no column “${id}”; the indicator has weight 0 and takes no part in any score.`, { severity: "warning" });
  }
  for (const name of denominators) {
    if (!csv.header.includes(name)) report("table/missing-column", -1, 0, `The table has no column “${name}”, by which the framework divides other columns.`);
  }
}

/** Reads column by column and remembers which decimal signs it met. */
class CellReader {
  /** Names of columns in which something could not be read. */
  readonly brokenColumns = new Set<string>();
  private readonly signs: { point: [number, number] | null; comma: [number, number] | null } = { point: null, comma: null };

  constructor(
    private readonly csv: CsvDocument,
    private readonly rows: readonly number[],
    private readonly report: TableReport,
  ) {}

  column(definition: IndicatorDefinition, column: number, errorColumn: number): ValuesColumn {
    const watch = new ThousandsWatch(definition.scale?.max ?? Infinity);
    const n = this.rows.length;
    const values = new Float64Array(n).fill(Number.NaN);
    const applies = new Uint8Array(n).fill(1);
    const items = definition.kind === "checklist" ? new Array<readonly string[] | null>(n).fill(null) : null;
    if (column >= 0) {
      for (let unit = 0; unit < n; unit += 1) {
        const text = this.textAt(unit, column);
        if (text === "") continue;
        if (text === NOT_APPLICABLE) applies[unit] = 0;
        else if (isNumberKind(definition.kind)) values[unit] = this.scaled(definition, this.number(unit, column, text, watch), unit, column, text);
        else if (isSpreadsheetError(text)) this.refuse("table/unknown-answer", unit, column, text, SPREADSHEET_ERROR.why, SPREADSHEET_ERROR.cure);
        else {
          const answer = parseTableAnswer(text, definition);
          if (answer.ok) {
            values[unit] = answer.value;
            if (items !== null) items[unit] = answer.items;
          } else this.refuse("table/unknown-answer", unit, column, text, answer.why, answer.cure, answer.suggestions);
        }
      }
    }
    const standardErrors = errorColumn < 0 ? null : this.standardErrors(definition, values, errorColumn, watch);
    this.reportThousands(watch, definition.kind === "count");
    return { indicator: definition.id, isGiven: column >= 0, values, applies, standardErrors, items };
  }

  denominator(name: string, column: number): Float64Array {
    const values = new Float64Array(this.rows.length).fill(Number.NaN);
    if (column < 0) return values;
    const watch = new ThousandsWatch(Infinity);
    for (let unit = 0; unit < values.length; unit += 1) {
      const text = this.textAt(unit, column);
      if (text === "" || text === NOT_APPLICABLE) continue;
      const number = this.number(unit, column, text, watch);
      values[unit] = number;
      if (number <= 0) this.refuse("table/denominator", unit, column, text, "cannot divide other columns", `“${name}” must be above 0, or blank where it is not known.`);
    }
    this.reportThousands(watch, true);
    return values;
  }

  /**
   * Whole numbers are what thousands are written for. Elsewhere three decimals are usual where commas part the cells, because the program that
   * wrote them then takes the point for decimals.
   */
  private reportThousands(watch: ThousandsWatch, isWhole: boolean): void {
    const found = watch.result();
    if (found === null || (!isWhole && this.csv.delimiter === ",")) return;
    const { text, place: [unit, column], asThousands, asDecimals, count } = found;
    const others = count === 1 ? "" : ` and ${count === 2 ? "one other cell" : `${count - 1} other cells`} of the column`;
    this.report("table/ambiguous-thousands", this.rows[unit]!, column, `${this.whereIs(unit, column)}: “${text}”${others} may mean ${asThousands} or ${asDecimals}.`, {
      severity: isWhole ? "error" : "warning",
      cure: `Write ${asThousands} or ${asDecimals}: a number with other than three digits behind the sign shows that it stands for decimals.`,
    });
  }

  /** With point and comma in one file, 1.234 may be a little more than one or more than a thousand. */
  reportMixedDecimals(): void {
    const { point, comma } = this.signs;
    if (point === null || comma === null) return;
    const [[unit, column], [otherUnit, otherColumn]] = [point, comma];
    this.report("table/mixed-decimals", this.rows[unit]!, column, `${this.whereIs(unit, column)}: “${this.textAt(unit, column)}” has a decimal point, but “${this.textAt(otherUnit, otherColumn)}” in line ${this.csv.lineOf(this.rows[otherUnit]!)} has a decimal comma.`);
  }

  private standardErrors(definition: IndicatorDefinition, values: Float64Array, column: number, watch: ThousandsWatch): Float64Array {
    const errors = new Float64Array(values.length).fill(Number.NaN);
    for (let unit = 0; unit < errors.length; unit += 1) {
      const text = this.textAt(unit, column);
      if (text === "" || text === NOT_APPLICABLE) continue;
      const number = this.number(unit, column, text, watch);
      if (Number.isNaN(number)) continue;
      if (!isNumberKind(definition.kind)) this.refuse("table/standard-error", unit, column, text, `belongs to no number: “${definition.id}” is answered in words or levels`, "Leave the column out.");
      else if (number < 0) this.refuse("table/standard-error", unit, column, text, "is negative, which no standard error can be", "Check the number.");
      else if (Number.isNaN(values[unit]!)) this.refuse("table/standard-error", unit, column, text, `has no value of “${definition.id}” beside it`, "Give the value, or leave both cells blank.");
      else errors[unit] = number;
    }
    return errors;
  }

  private scaled({ scale }: IndicatorDefinition, number: number, unit: number, column: number, text: string): number {
    const { min = -Infinity, max = Infinity } = scale ?? {};
    if (number < min || number > max) {
      const possible = min > -Infinity && max < Infinity ? `from ${min} to ${max}` : min > -Infinity ? `${min} or more` : `${max} or less`;
      this.refuse("table/out-of-scale", unit, column, text, `is outside what the indicator can be: possible is ${possible}`, "Check the number and its unit, or the scale in the framework.");
    }
    return number;
  }

  /** NaN, and a finding, for a text that is no number. */
  private number(unit: number, column: number, text: string, watch: ThousandsWatch): number {
    const parsed = parseTableNumber(text, this.csv.delimiter);
    if (!parsed.ok) {
      const { ruleId, why, cure } = parsed.problem;
      this.refuse(ruleId, unit, column, text, why, cure);
      return Number.NaN;
    }
    watch.see(text, [unit, column]);
    if (parsed.sign === ".") this.signs.point ??= [unit, column];
    if (parsed.sign === ",") this.signs.comma ??= [unit, column];
    return parsed.number;
  }

  private textAt(unit: number, column: number): string {
    return this.csv.rows[this.rows[unit]!]![column] ?? "";
  }

  private whereIs(unit: number, column: number): string {
    return `Unit “${this.textAt(unit, 0)}”, column “${this.csv.header[column] ?? ""}”`;
  }

  private refuse(ruleId: string, unit: number, column: number, text: string, why: string, cure: string, suggestions: readonly string[] = []): void {
    this.brokenColumns.add(this.csv.header[column] ?? "");
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    this.report(ruleId, this.rows[unit]!, column, `${this.whereIs(unit, column)}: “${shown}” ${why}.`, { cure, suggestions });
  }
}
