// The JSON of a scored table: indented like every other result, but each cell on one line, so that a column reads like a column.
import type { TableResult } from "../model/table-result.js";

/** Lists whose entries stand on one line each. */
const ROWS: ReadonlySet<string> = new Set(["cells", "scores", "pairs", "units", "leftOut", "indices"]);

/** One JSON document with a final newline. */
export function formatTableJson(result: TableResult): string {
  return `${print(result, "", false)}\n`;
}

function print(value: unknown, indent: string, isRows: boolean): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((entry) => `${deeper}${isRows ? JSON.stringify(entry) : print(entry, deeper, false)}`).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, entry]) => `${deeper}${JSON.stringify(key)}: ${print(entry, deeper, ROWS.has(key))}`).join(",\n")}\n${indent}}`;
}
