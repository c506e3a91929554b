// Turns the hierarchies of the reference data into trees for the engine that scores reviews.
import type { Aggregation, GroupDefinition, IndicatorDefinition, MeanType } from "../../../src/model/framework.js";
import { aggregateTable } from "../../../src/scoring/tree/aggregate-table.js";
import { compileTree, type ScoreTree } from "../../../src/scoring/tree/score-tree.js";

export interface TreeEntry {
  readonly id: string;
  readonly parent: string | null;
  readonly weight: number;
  /** 1 for indicators, the largest for the index. */
  readonly level: number;
}

export interface TreeRule {
  /** Mean and threshold of each step: the first joins indicators, the last gives the index. One entry serves all. */
  readonly means: readonly MeanType[];
  readonly availability?: readonly number[];
  readonly weights?: ReadonlyMap<string, number>;
}

const indicator = (id: string, weight: number): IndicatorDefinition => ({
  id, weight, kind: "index", competence: "shared", standards: [], unit: null, scale: null, goalposts: null, levelScores: null, items: null,
  partlyAllowed: false, basisRequired: false, direction: 1, normalise: null, denominator: null,
});

/** The root of the entries becomes the overall figure; thresholds on coverage are off, since the reference counts children only. */
export function buildTree(entries: readonly TreeEntry[], { means, availability = [0], weights = new Map() }: TreeRule): ScoreTree {
  const root = entries.find((entry) => entry.parent === null)!;
  const weightOf = (entry: TreeEntry) => weights.get(entry.id) ?? entry.weight;
  const aggregationOf = (entry: TreeEntry): Aggregation => ({
    mean: means[means.length === 1 ? 0 : entry.level - 2]!,
    power: null,
    availability: availability[availability.length === 1 ? 0 : entry.level - 2]!,
  });
  const below = (parent: TreeEntry) => entries.filter((entry) => entry.parent === parent.id);
  const group = (entry: TreeEntry): GroupDefinition => ({
    id: entry.id,
    weight: weightOf(entry),
    ...aggregationOf(entry),
    groups: below(entry).filter((child) => child.level > 1).map(group),
    indicators: below(entry).filter((child) => child.level === 1).map((child) => indicator(child.id, weightOf(child))),
  });
  return compileTree({
    ...aggregationOf(root),
    coverage: { shown: 0, provisional: 0 },
    areas: below(root).map(group),
  });
}

/** Node id → scores of all units; the index is `overall`. `undefinedNodes` names every mean that does not exist, by unit place. */
export function scoreColumns(
  tree: ScoreTree,
  columns: ReadonlyMap<string, ArrayLike<number>>,
  units: number,
): { readonly scores: ReadonlyMap<string, Float64Array>; readonly undefinedUnits: ReadonlyMap<string, readonly number[]> } {
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const flat = new Float64Array(units * m);
  tree.indicators.forEach((id, at) => {
    const column = columns.get(id)!;
    for (let unit = 0; unit < units; unit += 1) flat[unit * m + at] = column[unit]!;
  });
  const table = aggregateTable(tree, flat, null, units);
  const places = Array.from({ length: units }, (_, unit) => unit);
  return {
    scores: new Map(tree.nodes.map((id, node) => [id, Float64Array.from(places, (unit) => table.scores[unit * k + node]!)])),
    undefinedUnits: new Map(tree.nodes.map((id, node) => [id, places.filter((unit) => table.isUndefined[unit * k + node] === 1)])),
  };
}
