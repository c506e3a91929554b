// One column of a table from raw values to scores, with every stage kept: divided, filled in for a what-if, outliers treated, normalised.
import type { IndicatorDefinition, TreatmentRule } from "../../model/framework.js";
import type { Normalisation } from "../../model/normalisation.js";
import type { TableIssue } from "../../model/table-issue.js";
import type { GroupColumn, ValuesColumn, ValuesTable } from "../../model/values-table.js";
import { denominateColumn } from "../composite/denominate.js";
import { imputeColumn, imputeColumnByGroup, type Centre } from "../composite/impute.js";
import { normaliseColumn } from "../composite/normalise-column.js";
import { treatColumn, type TreatedColumn } from "../composite/treat.js";
import { openGoalpostScore, scoreGoalposts } from "../score-reading.js";

/** A what-if: missing values are filled from the column, over all units or within their group. */
export interface TableImputation {
  readonly centre: Centre;
  /** null takes all units together. */
  readonly groups: GroupColumn | null;
}

/** Everything along the units; NaN = missing. For kinds that are no number, all stages hold the score of the answer. */
export interface ScoredColumn {
  readonly definition: IndicatorDefinition;
  readonly source: ValuesColumn;
  /** As the table gives them. */
  readonly raw: Float64Array;
  /** Raw values divided by their denominator; the raw ones where the framework names none. */
  readonly divided: Float64Array;
  /** With filled values. */
  readonly filled: Float64Array;
  readonly isImputed: Uint8Array;
  /** null where outliers are not looked for. */
  readonly treated: TreatedColumn | null;
  /** What was normalised: the last of the stages above. */
  readonly used: Float64Array;
  readonly scores: Float64Array;
  /** 1 where a value lies beyond the goalposts and its score was cut off at their end. */
  readonly isBeyond: Uint8Array;
  /** Scores that a missing value could have; NaN at both ends when there are none. */
  readonly range: { readonly low: number; readonly high: number };
}

/** Methods whose parameters are in the unit of the indicator: a treated value would no longer be in it. */
const IN_OWN_UNIT: ReadonlySet<Normalisation["method"]> = new Set(["goalposts", "scaled", "distance_to_target"]);
/** Methods that give a unit the same score whatever the other units are. */
const ABSOLUTE: ReadonlySet<Normalisation["method"]> = new Set(["goalposts", "scaled"]);

/** Scores one column. Issues are added to the list; the column is scored as far as it can be. */
export function scoreColumn(
  definition: IndicatorDefinition,
  source: ValuesColumn,
  table: Pick<ValuesTable, "units" | "denominators">,
  treatment: TreatmentRule | null,
  imputation: TableImputation | null,
  issues: TableIssue[],
): ScoredColumn {
  const isNumber = definition.goalposts !== null || definition.normalise !== null;
  const raw = isNumber ? source.values : answerScores(definition, source.values);
  const divided = isNumber ? divide(definition, raw, table, issues) : raw;
  const { values: filled, isImputed } = fill(definition, divided, source.applies, imputation, issues);
  const method = definition.normalise;
  const treated = method === null || treatment === null || IN_OWN_UNIT.has(method.method) ? null : treatColumn(filled, treatment);
  if (treated?.treatment === "failed") issues.push({ type: "untreatable", indicator: definition.id });
  const used = treated === null ? filled : treated.values;
  // A column that the table does not have was told about when it was read.
  if (source.isGiven) reportEmptyOrConstant(definition, used, isNumber, issues);
  return { definition, source, raw, divided, filled, isImputed, treated, used, ...normalise(definition, used, table.units, issues) };
}

function answerScores({ kind, levelScores }: IndicatorDefinition, values: Float64Array): Float64Array {
  return values.map((value) => (kind === "ordinal" ? (Number.isNaN(value) ? value : (levelScores?.[value] ?? Number.NaN)) : 100 * value));
}

function divide(definition: IndicatorDefinition, raw: Float64Array, { denominators }: Pick<ValuesTable, "denominators">, issues: TableIssue[]): Float64Array {
  const { id, denominator } = definition;
  const divisor = denominator === null ? undefined : denominators.get(denominator);
  if (denominator === null || divisor === undefined) return raw;
  const { values, undefinedUnits } = denominateColumn(raw, divisor);
  for (const unit of undefinedUnits) issues.push({ type: "not_divided", indicator: id, unit, denominator });
  return values;
}

function fill(
  definition: IndicatorDefinition,
  values: Float64Array,
  applies: Uint8Array,
  imputation: TableImputation | null,
  issues: TableIssue[],
): { values: Float64Array; isImputed: Uint8Array } {
  if (imputation === null) return { values, isImputed: new Uint8Array(values.length) };
  const { centre, groups } = imputation;
  const made = groups === null ? imputeColumn(values, centre) : imputeColumnByGroup(values, groups.groups, centre);
  let left = 0;
  for (let unit = 0; unit < values.length; unit += 1) {
    // What does not apply is not missing.
    if (applies[unit] === 0) {
      made.values[unit] = Number.NaN;
      made.isImputed[unit] = 0;
    } else if (Number.isNaN(made.values[unit]!)) left += 1;
  }
  if (left > 0 && left < values.length) issues.push({ type: "not_imputed", indicator: definition.id, count: left });
  return made;
}

function reportEmptyOrConstant({ id, weight, normalise: method }: IndicatorDefinition, values: Float64Array, isNumber: boolean, issues: TableIssue[]): void {
  let first = Number.NaN;
  let isConstant = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) isConstant = false;
  }
  if (Number.isNaN(first)) issues.push({ type: "all_missing", indicator: id, weight });
  else if (isConstant) issues.push({ type: "constant", indicator: id, weight, value: isNumber ? first : null, isRelative: method !== null && !ABSOLUTE.has(method.method) });
}

function normalise(definition: IndicatorDefinition, used: Float64Array, units: readonly string[], issues: TableIssue[]): Pick<ScoredColumn, "scores" | "isBeyond" | "range"> {
  const { goalposts, normalise: method, id } = definition;
  const isBeyond = new Uint8Array(used.length);
  if (method !== null) {
    const { scores, isConstant, undefinedCount, isReversed, range } = normaliseColumn(used, definition.direction, method, units);
    if (undefinedCount > 0 && !isConstant) {
      issues.push({ type: "no_score", indicator: id, method: method.method, count: undefinedCount, reference: method.method === "distance_to_reference" ? method.unit : null });
    }
    if (isReversed) issues.push({ type: "reversed", indicator: id, method: method.method });
    if (method.method === "goalposts" && method.trim) {
      const [low, high] = [Math.min(method.low, method.high), Math.max(method.low, method.high)];
      used.forEach((value, unit) => (isBeyond[unit] = value < low || value > high ? 1 : 0));
    }
    return { scores, isBeyond, range };
  }
  const range = { low: 0, high: 100 };
  if (goalposts === null) return { scores: used, isBeyond, range };
  const scores = used.map((value, unit) => {
    const open = openGoalpostScore(value, goalposts);
    isBeyond[unit] = open < 0 || open > 100 ? 1 : 0;
    return scoreGoalposts(value, goalposts);
  });
  return { scores, isBeyond, range };
}
