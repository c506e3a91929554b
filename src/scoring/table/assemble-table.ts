// A scored table as the one result that JSON, CSV and the terminal are made of.
import type { Framework } from "../../model/framework.js";
import {
  TABLE_RESULT_SCHEMA_VERSION,
  type TableCell, type TableCellState, type TableGroups, type TableIndicator, type TableNode, type TableResult, type TableScore, type TableScoreState,
} from "../../model/table-result.js";
import type { GroupColumn, ValuesTable } from "../../model/values-table.js";
import { describeColumn } from "../composite/describe-column.js";
import { computeEffectiveWeights } from "../composite/effective-weights.js";
import { computeCentre } from "../composite/impute.js";
import { computeRanksWithin } from "../composite/ranks.js";
import { COVERAGE_TOLERANCE } from "../tree/aggregate-table.js";
import { childrenOf, type ScoreTree } from "../tree/score-tree.js";
import { checkCoherence } from "./check-coherence.js";
import type { ScoredColumn, TableImputation } from "./score-columns.js";
import { nodeScores, type ScoredTable } from "./score-table.js";
import type { TableDoubt } from "./table-doubt.js";

export interface AssembleTableInput {
  readonly toolVersion: string;
  readonly framework: Framework;
  readonly table: ValuesTable;
  readonly groups: readonly GroupColumn[];
  readonly imputation: TableImputation | null;
  readonly scored: ScoredTable;
  /** null without --uncertainty and --sensitivity. */
  readonly doubt: TableDoubt | null;
}

/** Puts the stages of every cell, the scores of every node and the checks together. Pure; nothing is rounded. */
export function assembleTable({ toolVersion, framework, table, groups, imputation, scored, doubt }: AssembleTableInput): TableResult {
  const { id, version, coverage, treatment } = framework;
  const weights = computeEffectiveWeights(scored.tree);
  const filled = scored.columns.reduce((sum, { isImputed }) => sum + isImputed.reduce((count, one) => count + one, 0), 0);
  const nodes = assembleNodes(scored, weights, groups, doubt);
  return {
    schemaVersion: TABLE_RESULT_SCHEMA_VERSION,
    kind: "table-result",
    tool: { name: "epi", version: toolVersion },
    framework: { id, version, coverage, treatment },
    units: table.units.map((unit, at) => ({
      unit, name: table.names[at]!,
      groups: Object.fromEntries(groups.flatMap((column) => (column.groups[at] == null ? [] : [[column.name, column.groups[at]]]))),
    })),
    nodes,
    indicators: scored.columns.map((column, at) => assembleIndicator(column, scored.tree, at, weights[at]!, table.units)),
    groups: groups.map((column) => assembleGroups(column, table.units, nodes)),
    imputation: imputation === null ? null : { centre: imputation.centre, by: imputation.groups?.name ?? null, values: filled },
    coherence: checkCoherence(scored.tree, scored.scores, scored.nodes, table.units.length),
    uncertainty: doubt?.uncertainty ?? null,
    sensitivity: doubt?.sensitivity ?? null,
  };
}

function assembleIndicator(column: ScoredColumn, tree: ScoreTree, at: number, effectiveWeight: number, units: readonly string[]): TableIndicator {
  const { definition, treated, range, divided } = column;
  const cells = units.map((unit, place) => assembleCell(column, unit, place));
  const count = (state: TableCellState): number => cells.filter((cell) => cell.state === state).length;
  const { min, max, mean, median, sd, skewness, kurtosis } = describeColumn(divided);
  const { id, kind, unit, weight, competence, direction, normalise, goalposts, levelScores, denominator } = definition;
  return {
    id, parent: tree.nodes[tree.parents[at]!]!, kind, unit, weight, effectiveWeight, competence, direction, normalise, goalposts, levelScores, denominator,
    treatment: treated === null ? null : { type: treated.treatment, pulled: units.filter((_, place) => treated.pulled[place] !== 0) },
    range: Number.isNaN(range.low) ? null : { low: range.low, high: range.high },
    counts: {
      observed: count("observed"), missing: count("missing"), imputed: count("imputed"), not_applicable: count("not_applicable"),
      beyond: column.isBeyond.reduce((sum, one) => sum + one, 0),
    },
    statistics: {
      min: orNull(min), max: orNull(max), mean: orNull(mean), median: orNull(median), sd: orNull(sd), skewness: orNull(skewness), kurtosis: orNull(kurtosis),
    },
    cells,
  };
}

function assembleCell(column: ScoredColumn, unit: string, place: number): TableCell {
  const { source, divided, used, scores, isBeyond, isImputed } = column;
  const state = source.applies[place] === 0 ? "not_applicable" : isImputed[place] === 1 ? "imputed" : Number.isNaN(divided[place]!) ? "missing" : "observed";
  return {
    unit, state,
    value: valueOf(column, place),
    standardError: orNull(source.standardErrors?.[place] ?? Number.NaN),
    divided: orNull(divided[place]!), used: orNull(used[place]!), score: orNull(scores[place]!),
    isBeyond: isBeyond[place] === 1,
  };
}

function valueOf({ definition, source }: ScoredColumn, place: number): TableCell["value"] {
  const value = source.values[place]!;
  if (Number.isNaN(value)) return null;
  if (source.items !== null) return source.items[place] ?? null;
  if (definition.kind !== "binary") return value;
  return value === 1 ? "yes" : value === 0 ? "no" : "partly";
}

function assembleNodes(scored: ScoredTable, weights: Float64Array, groups: readonly GroupColumn[], doubt: TableDoubt | null): TableNode[] {
  const { tree, units, nodes, ranks } = scored;
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const idOf = (part: number): string => (part < m ? tree.indicators[part]! : tree.nodes[part - m]!);
  const imputed = countImputed(scored);
  return parentsFirst(tree).map((node): TableNode => {
    const scores = nodeScores(tree, nodes, node, units.length);
    const within = groups.map((column) => ({ column, ranks: computeRanksWithin(scores, column.groups), sizes: groupSizes(scores, column) }));
    const intervals = doubt?.nodes?.[node] ?? null;
    const parent = tree.parents[m + node]!;
    return {
      id: tree.nodes[node]!,
      depth: tree.depths[node]!,
      parent: parent < 0 ? null : tree.nodes[parent]!,
      children: [...childrenOf(tree, node)].map(idOf),
      mean: tree.means[node]!,
      power: orNull(tree.powers[node]!),
      availability: tree.availability[node]! > 0 ? tree.availability[node]! : null,
      weight: tree.weights[m + node]!,
      effectiveWeight: weights[m + node]!,
      n: scores.reduce((sum, score) => sum + (Number.isNaN(score) ? 0 : 1), 0),
      median: orNull(computeCentre(scores, "median")),
      scores: units.map((unit, place): TableScore => {
        const at = place * k + node;
        return {
          unit,
          state: stateOf(scored, at),
          score: orNull(scores[place]!),
          coverage: nodes.coverage[at]!,
          used: nodes.used[at]!,
          imputed: imputed[at]!,
          rank: orNull(ranks[node]![place]!),
          groupRanks: Object.fromEntries(
            within.flatMap(({ column, ranks: own, sizes }) => {
              const group = column.groups[place] ?? null;
              return group === null || Number.isNaN(own[place]!) ? [] : [[column.name, { rank: own[place]!, n: sizes.get(group)! }]];
            }),
          ),
          interval: intervals?.[place]?.interval ?? null,
          rankInterval: intervals?.[place]?.rank ?? null,
          failed: intervals?.[place]?.failed ?? null,
        };
      }),
    };
  });
}

function stateOf({ tree, nodes }: ScoredTable, at: number): TableScoreState {
  if (nodes.applies[at] === 0) return "not_applicable";
  if (nodes.isUndefined[at]! > 0) return "undefined";
  if (Number.isNaN(nodes.scores[at]!)) return "insufficient";
  return nodes.used[at]! >= tree.coverage.shown - COVERAGE_TOLERANCE ? "shown" : "provisional";
}

/** Overall first, then each area with everything below it. */
function parentsFirst(tree: ScoreTree): number[] {
  const m = tree.indicators.length;
  const order: number[] = [];
  const visit = (node: number): void => {
    order.push(node);
    for (const part of childrenOf(tree, node)) if (part >= m) visit(part - m);
  };
  visit(tree.nodes.length - 1);
  return order;
}

/** Units × nodes: filled-in values below that the score rests on. What stands below a node without weight counts up to that node alone. */
function countImputed({ tree, columns, units }: ScoredTable): Int32Array {
  const k = tree.nodes.length;
  const m = tree.indicators.length;
  const counts = new Int32Array(units.length * k);
  columns.forEach(({ isImputed, definition }, indicator) => {
    if (!(definition.weight > 0)) return;
    for (let unit = 0; unit < units.length; unit += 1) {
      if (isImputed[unit] !== 1) continue;
      for (let node = tree.parents[indicator]!; node >= 0; node = tree.weights[m + node]! > 0 ? tree.parents[m + node]! : -1) counts[unit * k + node]! += 1;
    }
  });
  return counts;
}

function groupSizes(scores: Float64Array, { groups }: GroupColumn): Map<string, number> {
  const sizes = new Map<string, number>();
  groups.forEach((group, place) => {
    if (group !== null && !Number.isNaN(scores[place]!)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  });
  return sizes;
}

function assembleGroups(column: GroupColumn, units: readonly string[], nodes: readonly TableNode[]): TableGroups {
  const names = [...new Set(column.groups.filter((group) => group !== null))].sort();
  return {
    column: column.name,
    groups: names.map((group) => {
      const isMember = column.groups.map((own) => own === group);
      const medians = nodes.map(({ id, scores }) => [id, orNull(computeCentre(scores.map(({ score }, place) => (isMember[place] ? (score ?? Number.NaN) : Number.NaN)), "median"))] as const);
      return { group, units: units.filter((_, place) => isMember[place]), medians: Object.fromEntries(medians) };
    }),
  };
}

/** NaN and infinite numbers cannot stand in JSON. */
function orNull(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
