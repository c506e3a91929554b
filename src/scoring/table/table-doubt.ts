// What a table's scores are worth: intervals of every node, which units can be told apart, and what moves them.
import type { RankInterval, ScoreInterval } from "../../model/interval.js";
import type { TableSensitivity, TableUncertainty } from "../../model/table-result.js";
import type { ScoreTree } from "../tree/score-tree.js";
import { CLEAR_SHARE, compareUnits } from "../uncertainty/compare-units.js";
import { computeSobolInTurns } from "../uncertainty/compute-sobol.js";
import { leaveOut } from "../uncertainty/leave-out.js";
import { LEVEL, toInterval, type Simulation } from "../uncertainty/simulate.js";
import type { SimulationSettings, UncertainCells } from "../uncertainty/uncertain-cells.js";

export interface DoubtfulScore {
  readonly interval: ScoreInterval | null;
  readonly rank: RankInterval | null;
  readonly failed: number | null;
}

export interface TableDoubt {
  /** Per node as in the tree, per unit; null without a simulation. */
  readonly nodes: readonly (readonly DoubtfulScore[])[] | null;
  readonly uncertainty: TableUncertainty | null;
  readonly sensitivity: readonly TableSensitivity[] | null;
}

/** Intervals per node and unit, and the comparison of all pairs of units. */
export function describeSimulation(simulation: Simulation): Pick<TableDoubt, "nodes" | "uncertainty"> {
  const { units, nodes, settings, seed, scores, low, high, rankLow, rankHigh, rankedUnits, failed, pairs, orderHolds } = simulation;
  const k = nodes.length;
  const comparison = compareUnits(simulation);
  return {
    nodes: nodes.map((_, node) =>
      units.map((__, unit): DoubtfulScore => {
        const at = unit * k + node;
        if (Number.isNaN(scores[at]!)) return { interval: null, rank: null, failed: null };
        return {
          interval: toInterval(low[at]!, high[at]!, scores[at]!),
          rank: rankLow[at]! > 0 ? { low: rankLow[at]!, high: rankHigh[at]!, n: rankedUnits[node]! } : null,
          failed: failed[at]!,
        };
      }),
    ),
    uncertainty: {
      seed,
      replications: settings.replications,
      level: LEVEL,
      clearShare: CLEAR_SHARE,
      sources: settings.sources,
      weightNoise: settings.weights === "any" ? null : settings.weightNoise,
      weights: settings.weights,
      meanAt: settings.meanAt,
      orderHolds,
      smallestDifference: comparison?.smallestDifference ?? null,
      groups: comparison?.groups ?? null,
      pairs: pairs === null ? null : listPairs(units, pairs),
    },
  };
}

/** Leave-one-out runs and variance shares of every unit's overall score. What `pause` throws, awaited again and again, ends the run. */
export async function computeTableSensitivity(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  pause: () => Promise<void>,
): Promise<TableSensitivity[]> {
  const left = leaveOut(tree, cells);
  const sobol = await computeSobolInTurns(tree, cells, settings, seed, pause);
  return cells.units.map((unit, at) => ({ unit, leftOut: left[at]!, sobol: sobol[at] ?? null }));
}

/** Each pair once; pairs in which one unit has no overall score are left out. */
function listPairs(units: readonly string[], pairs: Float64Array): { a: string; b: string; higher: number }[] {
  const n = units.length;
  const list: { a: string; b: string; higher: number }[] = [];
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n; b += 1) {
      const higher = pairs[a * n + b]!;
      if (!Number.isNaN(higher)) list.push({ a: units[a]!, b: units[b]!, higher });
    }
  }
  return list;
}
