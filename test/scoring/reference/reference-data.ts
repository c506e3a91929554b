// Reads the reference numbers (test/reference/composite-indicators) and compares them with ours, counting every comparison.
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";

const ROOT = new URL("../../reference/composite-indicators/", import.meta.url);

export const TOLERANCE = 1e-9;

export const readText = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
export const listFolder = (path: string): string[] => readdirSync(new URL(path, ROOT)).sort();

/** A number as the JSON and CSV files write it; missing is NaN, as in our columns. */
export function toNumber(written: unknown): number {
  if (written === null || written === "") return Number.NaN;
  if (typeof written === "boolean") return written ? 1 : 0;
  const number = Number(written);
  if (Number.isNaN(number) && written !== "NaN") throw new Error(`not a number: ${JSON.stringify(written)}`);
  return number;
}

export const toColumn = (written: readonly unknown[]): Float64Array => Float64Array.from(written, toNumber);

/** Cells of a CSV text with quotes. */
function splitCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? "").replaceAll('""', '"')));
}

export interface Table {
  readonly units: readonly string[];
  readonly names: readonly string[];
  /** Every column after the first as written. */
  readonly text: ReadonlyMap<string, readonly string[]>;
  column(name: string): Float64Array;
}

/** A table whose first column names its rows. */
export function readTable(path: string): Table {
  const [header, ...rows] = splitCsv(readText(path));
  const text = new Map(header!.slice(1).map((name, at) => [name, rows.map((row) => row[at + 1] ?? "")]));
  const numbers = new Map<string, Float64Array>();
  const column = (name: string): Float64Array => {
    const written = text.get(name);
    if (!written) throw new Error(`${path} has no column ${name}`);
    const known = numbers.get(name) ?? toColumn(written);
    numbers.set(name, known);
    return known;
  };
  return { units: rows.map((row) => row[0]!), names: header!.slice(1), text, column };
}

/** Comparisons of one test: how many numbers, and which of them disagree. */
export class Comparison {
  count = 0;
  readonly mismatches: string[] = [];

  /** |a − b| ≤ tol·max(1, |a|, |b|); missing agrees with missing alone. */
  number(where: string, ours: number | null | undefined, reference: number, tolerance = TOLERANCE): void {
    const own = ours ?? Number.NaN;
    // Two gaps agree, but nobody would call them a number compared.
    if (!Number.isNaN(own) || !Number.isNaN(reference)) this.count += 1;
    const agrees =
      Number.isNaN(own) || Number.isNaN(reference)
        ? Number.isNaN(own) && Number.isNaN(reference)
        : own === reference || Math.abs(own - reference) <= tolerance * Math.max(1, Math.abs(own), Math.abs(reference));
    if (!agrees) this.mismatches.push(`${where}: ours ${own}, reference ${reference}`);
  }

  column(where: string, ours: ArrayLike<number>, reference: ArrayLike<number>, tolerance = TOLERANCE): void {
    if (ours.length !== reference.length) this.mismatches.push(`${where}: ${ours.length} values, reference ${reference.length}`);
    for (let i = 0; i < reference.length; i += 1) this.number(`${where}[${i}]`, ours[i], reference[i]!, tolerance);
  }

  same(where: string, ours: unknown, reference: unknown): void {
    if (ours !== "" || reference !== "") this.count += 1;
    if (ours !== reference) this.mismatches.push(`${where}: ours ${String(ours)}, reference ${String(reference)}`);
  }

  /** Asserts that everything agreed and that exactly so many numbers were compared: a skipped file cannot pass for an agreement. */
  expectAgreement(count: number): void {
    expect(this.mismatches.slice(0, 20)).toEqual([]);
    expect(this.count).toBe(count);
  }
}
