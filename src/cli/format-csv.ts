// Rows of values as CSV for other programs (RFC 4180), nothing rounded.

export type CsvValue = string | number | null;

/** `;` also writes a decimal comma and a byte order mark: what spreadsheet programs expect where the comma stands for decimals. */
export type CsvDelimiter = "," | ";" | "\t";

/** null is a blank cell; numbers are the shortest text that reads back to the same number. Lines end with a line feed. */
export function formatCsv(rows: readonly (readonly CsvValue[])[], delimiter: CsvDelimiter = ","): string {
  const mark = delimiter === ";" ? "\uFEFF" : "";
  return mark + rows.map((row) => `${row.map((value) => formatCell(value, delimiter)).join(delimiter)}\n`).join("");
}

function formatCell(value: CsvValue, delimiter: CsvDelimiter): string {
  if (value === null) return "";
  if (typeof value === "number") return delimiter === ";" ? String(value).replace(".", ",") : String(value);
  // Spreadsheet programs run a text that begins with one of these signs as a formula, whoever wrote it.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\t\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
