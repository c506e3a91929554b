// Unit codes that can be read and still are no units of their own: twice the same city, and a total or a note below the last one.
import type { TableReport } from "./check-table-form.js";
import type { CsvDocument } from "./parse-csv-text.js";

const WARNING = { severity: "warning" } as const;

/** As in `parseValuesTable`: it says nothing about a unit. */
const NOT_APPLICABLE = "na";

/** Heads of last rows in the languages of the reports and a few more; letters only, small. */
const SUMMARY_WORDS: ReadonlySet<string> = new Set([
  "total", "totals", "sum", "average", "mean", "median", "all", "overall", "grand total", "all cities",
  "gesamt", "insgesamt", "summe", "durchschnitt", "mittelwert", "alle",
  "suma", "razem", "ogółem", "średnia", "mediana",
  "totale", "totali", "media", "somma",
  "promedio", "totales", "medio",
  "totalt", "summa", "medelvärde", "genomsnitt", "medel",
  "kopā", "vidēji", "vidējais", "mediāna",
  "medie", "sumă", "moyenne", "somme", "totaal", "gemiddelde",
]);
const NOTE = /^(?:\*|†|¹|source\b|sources\b|note\b|notes\b|quelle\b|anmerkung|hinweis|fuente\b|fonte\b|źródło|källa\b|avots\b|sursa\b|nota\b|uwaga\b)/iu;

/**
 * Warns of codes that differ only in case, spaces or Unicode form, and of a last row that is a total or a note.
 * @param rows rows of units, in the order of the file
 */
export function checkUnitNames(csv: CsvDocument, rows: readonly number[], report: TableReport): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const unit = csv.rows[row]![0]!;
    const plain = fold(unit);
    const before = first.get(plain);
    if (before === undefined) first.set(plain, row);
    else report("table/similar-units", row, 0, `The unit “${unit}” differs from “${csv.rows[before]![0]!}” in line ${csv.lineOf(before)} only in capitals, spaces or the form of its letters.`, WARNING);
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const cells = csv.rows[last]!;
  const nameColumn = csv.header.indexOf("name");
  const heads = [cells[0]!, ...(nameColumn < 0 ? [] : [cells[nameColumn] ?? ""])].map(fold);
  const hasValues = cells.some((cell, column) => column > 0 && column !== nameColumn && cell !== "" && cell !== NOT_APPLICABLE);
  if (hasValues && heads.some((head) => SUMMARY_WORDS.has(head.replace(/[^\p{L} ]/gu, "").trim()))) {
    report("table/last-row", last, 0, `The last row, “${cells[0]!}”, looks like a total or an average, and counts as a unit.`, WARNING);
  } else if (!hasValues && isNote(cells[0]!)) {
    report("table/last-row", last, 0, `The last row, “${shorten(cells[0]!)}”, looks like a note, and counts as a unit without values.`, WARNING);
  }
}

/** Whether a first cell is a source or a remark rather than the code of a unit. */
function isNote(text: string): boolean {
  return NOTE.test(text) || /:\s/.test(text);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
