// What is open about the cells of a table: the whole range of a missing value, the sampling error of one with a standard error.
import type { TableIssue } from "../../model/table-issue.js";
import { normaliseColumn } from "../composite/normalise-column.js";
import { openGoalpostScore } from "../score-reading.js";
import type { UncertainCells } from "../uncertainty/uncertain-cells.js";
import type { ScoredColumn } from "./score-columns.js";
import type { ScoredTable } from "./score-table.js";

/** Value → score before anything is cut off, and where it is cut off; slope in points per unit of the value. */
interface OpenLine {
  readonly scores: Float64Array;
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** Cells for the simulation, with issues for standard errors that cannot be carried over. A filled-in value is as open as a missing one. */
export function uncertainTable({ columns, scores, applies, units }: ScoredTable, denominators: ReadonlyMap<string, Float64Array>): { cells: UncertainCells; issues: TableIssue[] } {
  const m = columns.length;
  const issues: TableIssue[] = [];
  const open: { cell: number; low: number; high: number }[] = [];
  const sampled: { cell: number; centre: number; sd: number; low: number; high: number }[] = [];
  columns.forEach((column, indicator) => {
    const { definition, source, range, isImputed } = column;
    if (!(definition.weight > 0)) return;
    const line = source.standardErrors === null ? null : openLine(column, units);
    if (source.standardErrors !== null && line === null) issues.push({ type: "error_not_carried", indicator: definition.id, method: definition.normalise?.method ?? definition.kind });
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
      const sd = error * line.slope * stretch(column, unit);
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

/**
 * The line on which the method puts values, its parameters held fixed: what one unit's sampling error does to the range of all is of second
 * order. null for methods by rank and for kinds that are no number. Min–max scores stay within their scale.
 */
function openLine({ definition, used }: ScoredColumn, units: readonly string[]): OpenLine | null {
  const { goalposts, normalise: method, direction } = definition;
  if (method === null) {
    if (goalposts === null) return null;
    return { scores: used.map((value) => openGoalpostScore(value, goalposts)), slope: Math.abs(100 / (goalposts.target - goalposts.min)), low: 0, high: 100 };
  }
  switch (method.method) {
    case "rank":
    case "percentile_rank":
    case "borda":
      return null;
    case "goalposts": {
      const { scores } = normaliseColumn(used, direction, { ...method, trim: false });
      const [low, high] = method.trim ? [Math.min(0, method.scale), Math.max(0, method.scale)] : [-Infinity, Infinity];
      return { scores, slope: Math.abs(method.scale / (method.high - method.low)), low, high };
    }
    case "scaled": {
      const { scores } = normaliseColumn(used, direction, method);
      return { scores, slope: Math.abs(method.factor / (method.high - method.low)), low: -Infinity, high: Infinity };
    }
    default: {
      const isCapped = "cap" in method && method.cap;
      const { scores } = normaliseColumn(used, direction, "cap" in method ? { ...method, cap: false } : method, units);
      const [low, high] = method.method === "minmax" ? [Math.min(method.low, method.high), Math.max(method.low, method.high)] : [-Infinity, isCapped ? 1 : Infinity];
      return { scores, slope: slopeOf(used, scores), low, high };
    }
  }
}

/** Points per unit of the value between the lowest and the highest value; NaN when all are equal. */
function slopeOf(values: Float64Array, scores: Float64Array): number {
  let lowest = -1;
  let highest = -1;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]!) || Number.isNaN(scores[i]!)) continue;
    if (lowest < 0 || values[i]! < values[lowest]!) lowest = i;
    if (highest < 0 || values[i]! > values[highest]!) highest = i;
  }
  if (lowest < 0) return Number.NaN;
  return Math.abs((scores[highest]! - scores[lowest]!) / (values[highest]! - values[lowest]!));
}

/** How much the treatment stretches an error at this value: 1, or the derivative of the shifted logarithm. */
function stretch({ treated, filled }: ScoredColumn, unit: number): number {
  if (treated === null || treated.afterLogarithm === null) return 1;
  let min = Infinity;
  let max = -Infinity;
  for (const value of filled) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return 1 / (filled[unit]! - min + 0.01 * (max - min));
}
