// What is open about the cells of a table: the whole range of a missing value, the sampling error of one with a standard error.
import type { TableIssue } from "../../model/table-issue.js";
import { openLine } from "../open-line.js";
import type { UncertainCells } from "../uncertainty/uncertain-cells.js";
import type { ScoredColumn } from "./score-columns.js";
import type { ScoredTable } from "./score-table.js";

/** Cells for the simulation, with issues for standard errors that cannot be carried over. A filled-in value is as open as a missing one. */
export function uncertainTable({ columns, scores, applies, units }: ScoredTable, denominators: ReadonlyMap<string, Float64Array>): { cells: UncertainCells; issues: TableIssue[] } {
  const m = columns.length;
  const issues: TableIssue[] = [];
  const open: { cell: number; low: number; high: number }[] = [];
  const sampled: { cell: number; centre: number; sd: number; low: number; high: number }[] = [];
  columns.forEach((column, indicator) => {
    const { definition, source, range, isImputed } = column;
    if (!(definition.weight > 0)) return;
    const line = source.standardErrors === null ? null : openLine(definition, column.used, units);
    if (source.standardErrors !== null && line === null) issues.push({ type: "error_not_carried", indicator: definition.id, method: definition.normalise?.method ?? definition.kind });
    const stretch = stretchOf(column);
    const divisor = definition.denominator === null ? undefined : denominators.get(definition.denominator);
    for (let unit = 0; unit < units.length; unit += 1) {
      const cell = unit * m + indicator;
      if (source.applies[unit] === 0) continue;
      if (Number.isNaN(scores[cell]!) || isImputed[unit] === 1) {
        if (!Number.isNaN(range.low)) open.push({ cell, low: range.low, high: range.high });
        continue;
      }
      const error = (source.standardErrors?.[unit] ?? Number.NaN) / (divisor?.[unit] ?? 1);
      if (line === null || !(error > 0)) continue;
      const sd = error * line.slope * stretch(column.filled[unit]!);
      if (sd > 0 && Number.isFinite(sd)) sampled.push({ cell, centre: line.scores[unit]!, sd, low: line.low, high: line.high });
    }
  });
  const numbers = <T>(list: readonly T[], of: (entry: T) => number): Float64Array => Float64Array.from(list, of);
  const cells: UncertainCells = {
    units, scores, applies,
    open: { cell: Int32Array.from(open, ({ cell }) => cell), low: numbers(open, ({ low }) => low), high: numbers(open, ({ high }) => high) },
    sampled: {
      cell: Int32Array.from(sampled, ({ cell }) => cell),
      centre: numbers(sampled, ({ centre }) => centre), sd: numbers(sampled, ({ sd }) => sd),
      low: numbers(sampled, ({ low }) => low), high: numbers(sampled, ({ high }) => high),
    },
  };
  return { cells, issues };
}

/** How much the treatment stretches an error at a value: not at all, or by the derivative of the shifted logarithm. */
function stretchOf({ treated, filled }: ScoredColumn): (value: number) => number {
  if (treated === null || treated.afterLogarithm === null) return () => 1;
  let min = Infinity;
  let max = -Infinity;
  for (const value of filled) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return (value) => 1 / (value - min + 0.01 * (max - min));
}
