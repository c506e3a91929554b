// What the numbers of one comparison are worth: intervals, what can be told apart, what moves a city, which priorities stay.
import type { CityUncertainty, CoherenceResult, NodeUncertainty, SensitivityResult, UncertaintyResult } from "../model/doubt.js";
import type { Framework, UncertaintySource } from "../model/framework.js";
import type { RankInterval, ScoreInterval } from "../model/interval.js";
import type { ReviewTable, ScoredReview } from "./score-review.js";
import { checkCoherence } from "./table/check-coherence.js";
import { CLEAR_SHARE, compareUnits } from "./uncertainty/compare-units.js";
import { computeSobol } from "./uncertainty/compute-sobol.js";
import { leaveOut } from "./uncertainty/leave-out.js";
import { simulate, toInterval, LEVEL, type Simulation } from "./uncertainty/simulate.js";
import { simulatePriorities } from "./uncertainty/simulate-priorities.js";
import type { SimulationSettings, UncertainCells } from "./uncertainty/uncertain-cells.js";

/** Twice what large tables get: a report names the assumption that matters most, and the bounds should tell it from the next. */
const SOBOL_SAMPLE = 1024;

/** Without the names of the cities: those are not the business of numbers. */
export type UnitUncertainty = Omit<UncertaintyResult, "cities"> & { readonly cities: readonly Omit<CityUncertainty, "city" | "names">[] };

export interface NetworkDoubt {
  /** The reviews of the table, their nodes with intervals. */
  readonly reviews: readonly ScoredReview[];
  readonly coherence: CoherenceResult;
  /** null when the framework switches every source off. */
  uncertaintyOf(unit: number): UnitUncertainty | null;
  sensitivityOf(unit: number): SensitivityResult;
  /** Id of a dimension or indicator → share of replications among the k largest potentials; null without sources. */
  prioritySharesOf(unit: number): ReadonlyMap<string, number> | null;
}

export interface DoubtRequest {
  readonly framework: Framework;
  readonly table: ReviewTable;
  readonly cells: UncertainCells;
  /** 16 hexadecimal digits. */
  readonly seed: string;
}

/** Every simulation that a result reports, made once for all cities of the comparison. */
interface Simulations {
  readonly all: Simulation;
  readonly alone: ReadonlyMap<UncertaintySource, Simulation>;
  readonly anyWeights: Simulation;
}

function simulateAll({ framework, table, cells, seed }: DoubtRequest, settings: SimulationSettings): Simulations {
  // Ranks are reported for all sources together only, and ranking costs as much as drawing.
  const run = (changes: Partial<SimulationSettings>) => simulate(table.tree, cells, { ...settings, ...changes }, seed, { withRanks: false });
  const { sources } = framework.uncertainty;
  return {
    all: simulate(table.tree, cells, settings, seed),
    alone: new Map(sources.map((source) => [source, run({ sources: [source] })])),
    anyWeights: run({ sources: ["weights"], weights: "any" }),
  };
}

function intervalAt(simulation: Simulation, unit: number, node: number): ScoreInterval | null {
  const at = unit * simulation.nodes.length + node;
  return toInterval(simulation.low[at]!, simulation.high[at]!, simulation.scores[at]!);
}

function quantilesAt(simulation: Simulation, unit: number, node: number): NodeUncertainty["quantiles"] {
  const at = unit * simulation.nodes.length + node;
  const low = simulation.low[at]!;
  return Number.isNaN(low) ? null : { low, median: simulation.median[at]!, high: simulation.high[at]! };
}

function rankAt(simulation: Simulation, unit: number, node: number): RankInterval | null {
  const at = unit * simulation.nodes.length + node;
  const low = simulation.rankLow[at]!;
  return low > 0 ? { low, high: simulation.rankHigh[at]!, n: simulation.rankedUnits[node]! } : null;
}

function nodeUncertainty(simulations: Simulations, unit: number, id: string): NodeUncertainty {
  const { all, alone, anyWeights } = simulations;
  const node = all.nodes.indexOf(id);
  const bySource: Partial<Record<UncertaintySource, ScoreInterval>> = {};
  for (const [source, simulation] of alone) {
    const interval = intervalAt(simulation, unit, node);
    if (interval !== null) bySource[source] = interval;
  }
  const interval = intervalAt(all, unit, node);
  return {
    id,
    interval,
    quantiles: quantilesAt(all, unit, node),
    rank: rankAt(all, unit, node),
    bySource,
    anyWeights: intervalAt(anyWeights, unit, node),
    failed: interval === null ? 0 : all.failed[unit * all.nodes.length + node]!,
  };
}

function withIntervals(review: ScoredReview, unit: number, simulation: Simulation | null): ScoredReview {
  if (simulation === null) return review;
  const nodes = review.nodes.map((node) => ({ ...node, interval: intervalAt(simulation, unit, simulation.nodes.indexOf(node.id)) }));
  return { ...review, nodes };
}

/** The largest by absolute value, the first in framework order among equals; null when nothing moves. */
function mostMoving(entries: SensitivityResult["leftOut"], level: "dimension" | "indicator"): string | null {
  let most: { id: string; size: number } | null = null;
  for (const entry of entries) {
    const size = Math.abs(entry.change ?? 0);
    if (entry.level === level && size > (most?.size ?? 0) + 1e-9) most = { id: entry.id, size };
  }
  return most?.id ?? null;
}

/** Analyses one comparison. Simulations of the table are made here; what concerns one city is worked out when it is asked for. */
export function analyseDoubt(request: DoubtRequest): NetworkDoubt {
  const { framework, table, cells, seed } = request;
  const { tree } = table;
  const settings: SimulationSettings = { ...framework.uncertainty, weights: "noise", meanAt: "groups" };
  const simulations = settings.sources.length > 0 ? simulateAll(request, settings) : null;
  const comparison = simulations === null ? null : compareUnits(simulations.all, CLEAR_SHARE);
  const left = leaveOut(tree, cells);
  const sobol = simulations === null ? null : computeSobol(tree, cells, settings, seed, { sample: SOBOL_SAMPLE });
  const ids = table.reviews[0]?.nodes.map((node) => node.id) ?? [];
  const overall = tree.nodes.length - 1;

  const citiesOf = (unit: number, all: Simulation): UnitUncertainty["cities"] =>
    table.units.map((_, other) => {
      const score = all.scores[other * tree.nodes.length + overall]!;
      const beaten = all.pairs?.[unit * table.units.length + other] ?? Number.NaN;
      return {
        score: Number.isNaN(score) ? null : score,
        interval: intervalAt(all, other, overall),
        rank: rankAt(all, other, overall),
        beaten: Number.isNaN(beaten) ? null : beaten,
      };
    });

  return {
    reviews: table.reviews.map((review, unit) => withIntervals(review, unit, simulations?.all ?? null)),
    coherence: checkCoherence(tree, table.scores, table.nodes, table.units.length),
    uncertaintyOf(unit) {
      if (simulations === null || comparison === null) return null;
      return {
        seed,
        replications: settings.replications,
        level: LEVEL,
        clearShare: CLEAR_SHARE,
        sources: settings.sources,
        weightNoise: settings.weightNoise,
        nodes: ids.map((id) => nodeUncertainty(simulations, unit, id)),
        cities: citiesOf(unit, simulations.all),
        groups: comparison.groups,
        smallestDifference: comparison.smallestDifference,
        orderHolds: simulations.all.orderHolds,
        orderHoldsAnyWeights: simulations.anyWeights.orderHolds,
      };
    },
    sensitivityOf(unit) {
      const leftOut = left[unit] ?? [];
      const found = sobol?.[unit] ?? null;
      const most = found?.indices.reduce((best, one) => (one.total.value > best.total.value ? one : best), found.indices[0]!);
      return {
        leftOut,
        sobol: found,
        mostSource: most && most.total.value > 0 ? most.source : null,
        mostDimension: mostMoving(leftOut, "dimension"),
        mostIndicator: mostMoving(leftOut, "indicator"),
      };
    },
    prioritySharesOf(unit) {
      if (simulations === null) return null;
      const { indicators, nodes } = simulatePriorities(tree, cells, settings, seed, table.units[unit]!, { top: framework.priorities.top });
      const shares = [...tree.indicators.map((id, at) => [id, indicators[at]!] as const), ...tree.nodes.map((id, at) => [id, nodes[at]!] as const)];
      return new Map(shares.filter(([, share]) => !Number.isNaN(share)));
    },
  };
}
