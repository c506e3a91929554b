// The seed of a table's simulation, from what the table and the framework say: the same content gives the same draws everywhere.
import type { Framework, GroupDefinition } from "../model/framework.js";
import type { ValuesTable } from "../model/values-table.js";
import { sha256 } from "./hashing.js";

/**
 * The first 16 hexadecimal digits of a SHA-256 over the content. How a file is laid out does not matter: neither the order of rows, columns and
 * parts, nor delimiters, decimal signs, names and comments.
 */
export function tableSeed(framework: Framework, table: ValuesTable): string {
  const order = table.units.map((unit, at) => ({ unit, at })).sort((a, b) => compare(a.unit, b.unit));
  const numbers = (values: Float64Array): (number | null)[] => order.map(({ at }) => (Number.isNaN(values[at]!) ? null : values[at]!));
  const columns = [...table.columns].sort((a, b) => compare(a.indicator, b.indicator));
  const content = {
    framework: canonical({ ...framework, areas: framework.areas.map(sorted).sort(byId) }),
    units: order.map(({ unit }) => unit),
    columns: columns.map(({ indicator, values, applies, standardErrors }) => ({
      indicator, values: numbers(values), applies: order.map(({ at }) => applies[at]!), standardErrors: standardErrors === null ? null : numbers(standardErrors),
    })),
    denominators: [...table.denominators].sort(([a], [b]) => compare(a, b)).map(([name, values]) => ({ name, values: numbers(values) })),
  };
  return sha256(JSON.stringify(content)).slice(0, 16);
}

function sorted(group: GroupDefinition): GroupDefinition {
  return { ...group, groups: group.groups.map(sorted).sort(byId), indicators: [...group.indicators].sort(byId) };
}

/** Keys in one order, whoever made the map. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)).map(([key, entry]) => [key, canonical(entry)]));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
