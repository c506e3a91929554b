// Rows of values as CSV for other programs (RFC 4180, comma, line feed), nothing rounded.

export type CsvValue = string | number | null;

/** null is a blank cell; numbers are the shortest text that reads back to the same number. */
export function formatCsv(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(formatCell).join(",")}\n`).join("");
}

function formatCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
