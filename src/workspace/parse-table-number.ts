// The number in a cell of a table, or in words why the text is none: nothing is guessed, because a guess would be off by a factor of thousand.
import type { Delimiter } from "./parse-csv-text.js";

export interface NumberProblem {
  readonly ruleId: "table/not-a-number" | "table/not-finite";
  /** Half a sentence: what is wrong with the text. */
  readonly why: string;
  readonly cure: string;
}

export type TableNumber =
  | { readonly ok: true; readonly number: number; readonly sign: "." | "," | null }
  | { readonly ok: false; readonly problem: NumberProblem };

const POINT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?$/;
const BLANK = "Leave the cell blank for a missing value, or write na where the indicator does not apply.";
const PLAIN = "Write digits with a decimal point and nothing else, for example 1234.5.";

/** What spreadsheet programs leave where a formula failed, in any of their languages: #N/A, #WERT!, #¡REF!, Err:502; or #### for a narrow column. */
export function isSpreadsheetError(text: string): boolean {
  return /^(?:#[¡¿]?[\p{L}\d/]+[!?]?|#+|Err:\d{3})$/u.test(text);
}

export const SPREADSHEET_ERROR = {
  why: "is an error of the spreadsheet",
  cure: "Mend the formula in the spreadsheet, or leave the cell blank for a missing value.",
} as const;

/** Shape: trimmed, non-blank cell → number. A decimal comma is read only where the comma does not part the cells. */
export function parseTableNumber(text: string, delimiter: Delimiter): TableNumber {
  const isComma = delimiter !== "," && COMMA.test(text);
  if (POINT.test(text) || isComma) {
    const number = Number(isComma ? text.replace(",", ".") : text);
    if (!Number.isFinite(number)) return refuse("table/not-finite", "is larger than any number that can be computed with", "Check the exponent, or use a larger unit.");
    return { ok: true, number, sign: isComma ? "," : text.includes(".") ? "." : null };
  }
  if (/^[+-]?(?:nan|inf(?:inity)?|∞)$/i.test(text)) return refuse("table/not-finite", "is no finite number", BLANK);
  if (isSpreadsheetError(text)) return refuse("table/not-a-number", SPREADSHEET_ERROR.why, SPREADSHEET_ERROR.cure);
  if (THOUSANDS.test(text)) return refuse("table/not-a-number", "holds a thousands separator", PLAIN);
  if (COMMA.test(text)) return refuse("table/not-a-number", "has a decimal comma, while commas part the cells of this file", "Write a decimal point, or save the file with semicolons between the cells.");
  if (/^[\u2212\u2012\u2013]\s*[\d.]/.test(text)) return refuse("table/not-a-number", "begins with a typographic minus or dash", "Write the minus as a hyphen: -5.");
  if (/^[+-]?[\d.,]+\s*\S{1,12}$/.test(text) && /[^\d.,eE+-]$/.test(text)) return refuse("table/not-a-number", "holds a unit or a sign beside the number", `The unit stands in the framework. ${PLAIN}`);
  if (/^(?:n\/?a|-+|\.+|…|null|none|missing|k\.? ?a\.?|\?)$/i.test(text)) return refuse("table/not-a-number", "is no number", BLANK);
  return refuse("table/not-a-number", "is no number", PLAIN);
}

function refuse(ruleId: NumberProblem["ruleId"], why: string, cure: string): TableNumber {
  return { ok: false, problem: { ruleId, why, cure } };
}
