// Trees of any shape and tables with gaps, and a way to lay the same table out in another order.
import fc from "fast-check";
import type { Aggregation, Framework, GroupDefinition, MeanType, UncertaintySource } from "../../../src/model/framework.js";
import { compileTree, type ScoreTree } from "../../../src/scoring/tree/score-tree.js";
import type { SimulationSettings, UncertainCells } from "../../../src/scoring/uncertainty/uncertain-cells.js";
import { group, rate } from "../sample-framework.js";

export const SEED = "0123456789abcdef";
export const ALL_SOURCES: readonly UncertaintySource[] = ["sampling", "missing", "weights", "mean"];

export function settings(more: Partial<SimulationSettings> = {}): SimulationSettings {
  return { sources: ALL_SOURCES, replications: 200, weightNoise: 0.25, weights: "noise", meanAt: "groups", ...more };
}

type TreeInput = Pick<Framework, "areas" | "coverage" | keyof Aggregation>;

export function tree(areas: readonly GroupDefinition[], more: Partial<TreeInput> = {}): ScoreTree {
  return compileTree({ areas, mean: "arithmetic", power: null, availability: null, coverage: { shown: 0.6667, provisional: 0.5 }, ...more });
}

/** One area per list of indicator weights, all of one mean. */
export function flatTree(weights: readonly (readonly number[])[], mean: MeanType = "arithmetic", more: Partial<TreeInput> = {}): ScoreTree {
  const areas = weights.map((list, a) => group(`area_${a}`, { indicators: list.map((weight, i) => rate(`i_${a}_${i}`, { weight })) }, { mean }));
  return tree(areas, more);
}

/** What is open about one cell of a table that is easier to write down than sparse lists. */
export type Cell =
  | { readonly type: "known"; readonly score: number }
  | { readonly type: "missing" }
  | { readonly type: "not_applicable" }
  | { readonly type: "open"; readonly score: number; readonly high: number }
  | { readonly type: "sampled"; readonly score: number; readonly sd: number };

export function table(units: readonly string[], rows: readonly (readonly Cell[])[], scale: readonly [number, number] = [0, 100]): UncertainCells {
  const cells = rows.flat();
  const open: [number, number, number][] = [];
  const sampled: [number, number, number][] = [];
  cells.forEach((cell, at) => {
    if (cell.type === "missing") open.push([at, ...scale]);
    if (cell.type === "open") open.push([at, cell.score, cell.high]);
    if (cell.type === "sampled") sampled.push([at, cell.score, cell.sd]);
  });
  return {
    units,
    scores: Float64Array.from(cells, (cell) => ("score" in cell ? cell.score : Number.NaN)),
    applies: Uint8Array.from(cells, (cell) => (cell.type === "not_applicable" ? 0 : 1)),
    open: {
      cell: Int32Array.from(open, ([at]) => at),
      low: Float64Array.from(open, ([, low]) => low),
      high: Float64Array.from(open, ([, , high]) => high),
    },
    sampled: {
      cell: Int32Array.from(sampled, ([at]) => at),
      centre: Float64Array.from(sampled, ([, centre]) => centre),
      sd: Float64Array.from(sampled, ([, , sd]) => sd),
      low: new Float64Array(sampled.length).fill(scale[0]),
      high: new Float64Array(sampled.length).fill(scale[1]),
    },
  };
}

export const known = (score: number): Cell => ({ type: "known", score });
export const MISSING: Cell = { type: "missing" };

interface Shape {
  readonly weight: number;
  readonly mean: MeanType;
  readonly parts: readonly Shape[];
  readonly leaves: readonly number[];
}

const means = fc.constantFrom<MeanType>("arithmetic", "geometric", "harmonic", "power");
const weight = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 5 }), weight: 9 }, { arbitrary: fc.constant(0), weight: 1 });

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    weight,
    mean: means,
    parts: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie("shape"), { maxLength: 3 })),
    leaves: fc.array(weight, { minLength: 1, maxLength: 3 }),
  }),
}));

/** Turns a shape into a group whose ids do not depend on the order in which siblings are listed, if `reverse` lists them backwards. */
function toGroup({ weight, mean, parts, leaves }: Shape, id: string, reverse: boolean): GroupDefinition {
  const inOrder = <T>(list: T[]): T[] => (reverse ? list.reverse() : list);
  return group(
    id,
    {
      groups: inOrder(parts.map((part, i) => toGroup(part, `${id}.${i}`, reverse))),
      indicators: inOrder(leaves.map((leaf, i) => rate(`${id}_${i}`, { weight: leaf }))),
    },
    { weight, mean, power: mean === "power" ? 2 : null },
  );
}

export interface RandomTable {
  readonly tree: ScoreTree;
  readonly cells: UncertainCells;
  /** The same with units, groups and indicators listed backwards. */
  readonly reversed: { readonly tree: ScoreTree; readonly cells: UncertainCells };
}

/**
 * Tables of 1 to 6 units under trees of up to four levels.
 * @param least lowest score; above zero every mean exists
 * @param more settings of the overall node and of coverage
 */
export function randomTables(least: number, more: Partial<TreeInput> = {}): fc.Arbitrary<RandomTable> {
  const score = fc.integer({ min: least, max: 100 });
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { arbitrary: score.map(known), weight: 6 },
    { arbitrary: fc.constant(MISSING), weight: 2 },
    { arbitrary: fc.constant<Cell>({ type: "not_applicable" }), weight: 1 },
    { arbitrary: score.map((low): Cell => ({ type: "open", score: low, high: 100 })), weight: 1 },
    { arbitrary: fc.record({ score, sd: fc.integer({ min: 1, max: 20 }) }).map((one): Cell => ({ type: "sampled", ...one })), weight: 2 },
  );
  return fc
    .record({ shapes: fc.array(shape, { minLength: 1, maxLength: 3 }), mean: means, units: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }) })
    .chain(({ shapes, mean, units }) => {
      const build = (reverse: boolean): ScoreTree => {
        const areas = shapes.map((one, i) => toGroup(one, `n${i}`, reverse));
        return tree(reverse ? areas.reverse() : areas, { mean, power: mean === "power" ? -2 : null, ...more });
      };
      const straight = build(false);
      const backwards = build(true);
      const m = straight.indicators.length;
      return fc.array(fc.array(cell, { minLength: m, maxLength: m }), { minLength: units.length, maxLength: units.length }).map((rows) => ({
        tree: straight,
        cells: table(units, rows, [least, 100]),
        reversed: {
          tree: backwards,
          cells: table([...units].reverse(), [...rows].reverse().map((row) => backwards.indicators.map((id) => row[straight.indicators.indexOf(id)]!)), [least, 100]),
        },
      }));
    });
}
