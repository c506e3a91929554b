// A table of units × indicators → scores, coverage and ranks of every node: the engine of the reviews, for any number of cities.
import { indicatorsOf, type Framework } from "../../model/framework.js";
import type { TableIssue } from "../../model/table-issue.js";
import type { ValuesTable } from "../../model/values-table.js";
import { computeRanks } from "../composite/ranks.js";
import { aggregateTable, type NodeTable } from "../tree/aggregate-table.js";
import { compileTree, type ScoreTree } from "../tree/score-tree.js";
import { findMixedScales } from "./mixed-scales.js";
import { scoreColumn, type ScoredColumn, type TableImputation } from "./score-columns.js";

export interface TableOptions {
  /** null leaves missing values missing, as reviews do. */
  readonly imputation: TableImputation | null;
}

export interface ScoredTable {
  readonly tree: ScoreTree;
  readonly units: readonly string[];
  /** One per indicator, in framework order, with all its stages. */
  readonly columns: readonly ScoredColumn[];
  /** Units × indicators, row by row; NaN = missing. */
  readonly scores: Float64Array;
  /** The same shape: 0 where an indicator does not apply; null when all do. */
  readonly applies: Uint8Array | null;
  /** Coverage counts what was observed; what was filled in is in `used` alone. */
  readonly nodes: NodeTable;
  /** Per node (as in the tree) the rank of each unit: 1 = best, ties within 1e-9 share; NaN without a score. */
  readonly ranks: readonly Float64Array[];
  /** Column by column, then node by node. */
  readonly issues: readonly TableIssue[];
}

/**
 * Divides by denominators, fills in (only where asked), treats outliers (only where the framework asks), normalises, joins up the tree
 * and ranks. Takes as many steps as there are cells, and n log n for the ranks. Nothing is rounded.
 */
export function scoreTable(framework: Framework, table: ValuesTable, options: TableOptions): ScoredTable {
  const issues: TableIssue[] = [];
  const tree = compileTree(framework);
  const definitions = indicatorsOf(framework);
  const columns = definitions.map((definition, at) => scoreColumn(definition, table.columns[at]!, table, framework.treatment, options.imputation, issues));
  issues.push(...findMixedScales(tree, columns));
  const n = table.units.length;
  const m = columns.length;
  const scores = new Float64Array(n * m);
  const applies = new Uint8Array(n * m);
  let isPartial = false;
  columns.forEach((column, indicator) => {
    for (let unit = 0; unit < n; unit += 1) {
      const cell = unit * m + indicator;
      scores[cell] = column.scores[unit]!;
      applies[cell] = column.source.applies[unit]!;
      if (applies[cell] === 0) isPartial = true;
    }
  });
  const used = isPartial ? applies : null;
  const joined = aggregateTable(tree, scores, used, n);
  // A filled-in value was not observed, whatever score it gives.
  const nodes = options.imputation === null ? joined : { ...joined, coverage: aggregateTable(tree, withoutImputed(scores, columns, n), used, n).coverage };
  reportUndefined(tree, nodes, n, issues);
  return { tree, units: table.units, columns, scores, applies: used, nodes, ranks: tree.nodes.map((_, node) => computeRanks(nodeScores(tree, nodes, node, n))), issues };
}

function withoutImputed(scores: Float64Array, columns: readonly ScoredColumn[], units: number): Float64Array {
  const observed = scores.slice();
  columns.forEach(({ isImputed }, indicator) => {
    for (let unit = 0; unit < units; unit += 1) if (isImputed[unit] === 1) observed[unit * columns.length + indicator] = Number.NaN;
  });
  return observed;
}

/** Scores of one node along the units. */
export function nodeScores(tree: Pick<ScoreTree, "nodes">, nodes: Pick<NodeTable, "scores">, node: number, units: number): Float64Array {
  const k = tree.nodes.length;
  return Float64Array.from({ length: units }, (_, unit) => nodes.scores[unit * k + node]!);
}

function reportUndefined(tree: ScoreTree, nodes: NodeTable, units: number, issues: TableIssue[]): void {
  const k = tree.nodes.length;
  for (let node = 0; node < k; node += 1) {
    for (let unit = 0; unit < units; unit += 1) {
      if (nodes.isUndefined[unit * k + node] === 1) issues.push({ type: "mean_undefined", node: tree.nodes[node]!, unit, mean: tree.means[node]! });
    }
  }
}
