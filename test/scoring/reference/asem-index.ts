// The example index of the reference data: 51 countries, 49 indicators, their directions, weights, groups and hierarchy.
import type { Normalisation } from "../../../src/model/normalisation.js";
import type { MeanType } from "../../../src/model/framework.js";
import { normaliseColumn } from "../../../src/scoring/composite/normalise-column.js";
import { readTable, type Table } from "./reference-data.js";
import { buildTree, scoreColumns, type TreeEntry } from "./reference-tree.js";

export const asem = (path: string): Table => readTable(`asem/${path}.csv`);

const meta = asem("iMeta");
const described = meta.text.get("iCode")!.map((id, at) => ({
  id,
  level: Number(meta.units[at]),
  type: meta.text.get("Type")![at]!,
  parent: meta.text.get("Parent")![at]! || null,
  weight: Number(meta.text.get("Weight")![at] || 0),
  direction: meta.text.get("Direction")![at] === "-1" ? (-1 as const) : (1 as const),
  target: Number(meta.text.get("Target")![at] || Number.NaN),
  denominator: meta.text.get("Denominator")![at]! || null,
}));

export const INDICATORS = described.filter((one) => one.type === "Indicator");
export const NODES = described.filter((one) => one.type === "Aggregate");
export const ENTRIES: readonly TreeEntry[] = [...INDICATORS, ...NODES];
export const UNITS = asem("stages/01_Raw").units;

export const directionOf = (id: string): 1 | -1 => INDICATORS.find((one) => one.id === id)!.direction;
export const targetOf = (id: string): number => INDICATORS.find((one) => one.id === id)!.target;

const source = asem("iData");
/** A text column of the source data (groups), or a number column (denominators), in the order of the units. */
export function sourceText(name: string): string[] {
  const codes = source.text.get("uCode")!;
  return UNITS.map((unit) => source.text.get(name)![codes.indexOf(unit)]!);
}
export const sourceColumn = (name: string): Float64Array => Float64Array.from(sourceText(name), (cell) => (cell === "" ? Number.NaN : Number(cell)));

export type Columns = ReadonlyMap<string, ArrayLike<number>>;

export const columnsOf = (table: Table): ReadonlyMap<string, Float64Array> => new Map(INDICATORS.map(({ id }) => [id, table.column(id)]));
export const mapColumns = (columns: Columns, map: (values: ArrayLike<number>, id: string) => ArrayLike<number>): Columns =>
  new Map([...columns].map(([id, values]) => [id, map(values, id)]));
export const normaliseAll = (columns: Columns, method: Normalisation): Columns =>
  mapColumns(columns, (values, id) => normaliseColumn(values, directionOf(id), method, UNITS).scores);

export const weightsOf = (table: Table, column = "Weight"): Map<string, number> => new Map(table.units.map((id, at) => [id, table.column(column)[at]!]));
/** One row of a table of weight sets. */
export const weightSet = (table: Table, row: number): Map<string, number> => new Map(table.names.map((id) => [id, table.column(id)[row]!]));

export const MINMAX: Normalisation = { method: "minmax", low: 0, high: 100 };
export const MINMAX_FROM_1: Normalisation = { method: "minmax", low: 1, high: 100 };

/** Scores of every node through the engine that scores reviews; the index under its own name. */
export function aggregate(
  columns: Columns,
  means: readonly MeanType[],
  weights: ReadonlyMap<string, number> = new Map(),
  availability: readonly number[] = [0],
): ReadonlyMap<string, Float64Array> {
  const tree = buildTree(ENTRIES, { means, weights, availability });
  const { scores } = scoreColumns(tree, columns, UNITS.length);
  return new Map([...scores].map(([id, values]) => [id === "overall" ? "Index" : id, values]));
}
