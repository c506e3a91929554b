// Which assumption moves a unit's overall score most, alone and together with the others.
import type { SobolResult } from "../../model/doubt.js";
import { UNCERTAINTY_SOURCES, type UncertaintySource } from "../../model/framework.js";
import { boundSobol, estimateSobol } from "../composite/sobol.js";
import type { ScoreTree } from "../tree/score-tree.js";
import { PURPOSES, type Draws } from "./draws.js";
import { BLOCK, type ReplicationAddresses } from "./replication-block.js";
import { replicateAt } from "./replicate.js";
import { buildReplicationModel, type ReplicationModel } from "./replication-model.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

export interface SobolSettings {
  /** Base sample N. */
  readonly sample?: number;
  readonly bootstrap?: number;
}

/** Below this, in points², differences are rounding and no variance. */
const LEAST_VARIANCE = 1e-18;

/** Share of the base rows with a failed evaluation up to which the others stand for all. */
const MOST_FAILED = 0.05;

/**
 * Variance shares of the active sources on the overall score. Each source is one input u in (0, 1): its realisation is the one that place
 * ⌊u·2³²⌋ of the source's own stream holds, and for the mean u < 0.5 is the declared one. So a source that draws thousands of numbers is still one
 * input. First order after Saltelli et al. (2010), total after Jansen (1999), as in `estimateSobol`; scores are centred first, which changes no
 * expectation and takes most of the noise out of the first order.
 *
 * Why a sample of 512 by default: on a table of 7 cities and 44 indicators, 20 seeds, the root mean square error of a first-order index was 0.03
 * and of a total index 0.02 (against a sample of 32,768), the bootstrap bounds held the truth in nine of ten cases as they should, and the source
 * that matters most was always found. A finer figure would say more than the settings of the sources are worth.
 *
 * @returns per unit; null with fewer than two sources, without a declared score, where nothing varies, or where more than 5 % of the rows had
 * an evaluation without a score (a geometric mean over zero): a row with a failed evaluation is dropped from all samples, and indices over the
 * surviving ones would describe the survivors. `sample` counts the rows used, `evaluations` the scorings in them: rows × (sources + 2).
 */
export function computeSobol(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  options: SobolSettings = {},
): (SobolResult | null)[] {
  const steps = sobolSteps(tree, cells, settings, seed, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * The same figures with pauses in which a caller may break off.
 * @param pause awaited again and again, after a fraction of a second each; what it throws ends the run
 */
export async function computeSobolInTurns(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  pause: () => Promise<void>,
  options: SobolSettings = {},
): Promise<(SobolResult | null)[]> {
  const steps = sobolSteps(tree, cells, settings, seed, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    await pause();
  }
}

function* sobolSteps(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  { sample = 512, bootstrap = 200 }: SobolSettings,
): Generator<undefined, (SobolResult | null)[], undefined> {
  const sources = UNCERTAINTY_SOURCES.filter((source) => settings.sources.includes(source));
  if (sources.length < 2) return cells.units.map(() => null);
  const model = buildReplicationModel(tree, cells, settings, seed);
  const samples = sources.length + 2;
  const results = yield* recordOverall(model, addressDesign(model.draws, sources, sample), sample * samples);
  const resamples = new Map<number, Int32Array>();
  const summaryOf = (unit: number): SobolResult | null => {
    if (Number.isNaN(model.declared.scores[(unit + 1) * tree.nodes.length - 1]!)) return null;
    const rows = centre(keepCompleteRows(results.subarray(unit * sample * samples, (unit + 1) * sample * samples), sample, samples));
    const n = rows.length / samples;
    if (n < 2 || sample - n > MOST_FAILED * sample) return null;
    if (!resamples.has(n)) resamples.set(n, drawResamples(model.draws, n, bootstrap));
    return summarise(rows, n, sources, resamples.get(n)!, bootstrap);
  };
  const summaries: (SobolResult | null)[] = [];
  for (let unit = 0; unit < model.units; unit += 1) {
    summaries.push(summaryOf(unit));
    yield;
  }
  return summaries;
}

/** Sample A, sample B, then for each source A with that source from B, `sample` rows each. */
function addressDesign(draws: Draws, sources: readonly UncertaintySource[], sample: number): ReplicationAddresses {
  const total = sample * (sources.length + 2);
  const places = (source: UncertaintySource): Uint32Array => {
    const input = sources.indexOf(source);
    const row = new Uint32Array(total);
    if (input < 0) return row;
    const stream = UNCERTAINTY_SOURCES.indexOf(source);
    for (let i = 0; i < total; i += 1) {
      const block = Math.floor(i / sample);
      const isFromB = block === 1 || block - 2 === input;
      row[i] = draws.bits(PURPOSES.sobolBase, i % sample, isFromB ? 1 : 0, stream);
    }
    return row;
  };
  return {
    sampling: places("sampling"),
    missing: places("missing"),
    weights: places("weights"),
    mean: Uint8Array.from(places("mean"), (bits) => (bits < 0x80000000 ? 0 : 1)),
  };
}

/** Evaluations that are run at a time. */
const AT_ONCE = 4 * BLOCK;

/** Overall score of every unit in every evaluation, unit by unit. */
function* recordOverall(model: ReplicationModel, addresses: ReplicationAddresses, total: number): Generator<undefined, Float64Array, undefined> {
  const m = model.tree.indicators.length;
  const overall = model.tree.nodes.length - 1;
  const results = new Float64Array(model.units * total).fill(Number.NaN);
  for (let from = 0; from < total; from += AT_ONCE) {
    replicateAt(model, cutAddresses(addresses, from, from + AT_ONCE), {
      nodes: [overall],
      unit: (view) => {
        if (model.counts[(view.unit + 1) * (m + overall + 1) - 1] === 0) return;
        view.readNode(overall, results, view.unit * total + from + view.first);
      },
    });
    yield;
  }
  return results;
}

function cutAddresses({ sampling, missing, weights, mean }: ReplicationAddresses, from: number, to: number): ReplicationAddresses {
  return { sampling: sampling.subarray(from, to), missing: missing.subarray(from, to), weights: weights.subarray(from, to), mean: mean.subarray(from, to) };
}

function keepCompleteRows(results: Float64Array, sample: number, samples: number): Float64Array {
  const kept: number[] = [];
  for (let row = 0; row < sample; row += 1) {
    let isComplete = true;
    for (let block = 0; block < samples; block += 1) if (Number.isNaN(results[block * sample + row]!)) isComplete = false;
    if (isComplete) kept.push(row);
  }
  const rows = new Float64Array(kept.length * samples);
  for (let block = 0; block < samples; block += 1) {
    for (let i = 0; i < kept.length; i += 1) rows[block * kept.length + i] = results[block * sample + kept[i]!]!;
  }
  return rows;
}

function centre(rows: Float64Array): Float64Array {
  const mean = rows.reduce((sum, score) => sum + score, 0) / rows.length;
  return rows.map((score) => score - mean);
}

/** Row numbers drawn with replacement, the same for every unit with as many rows. */
function drawResamples(draws: Draws, n: number, bootstrap: number): Int32Array {
  return Int32Array.from({ length: n * bootstrap }, (_, i) => Math.floor((draws.bits(PURPOSES.sobolResample, i, n, 0) / 4294967296) * n));
}

function summarise(
  rows: Float64Array,
  n: number,
  sources: readonly UncertaintySource[],
  resamples: Int32Array,
  bootstrap: number,
): SobolResult | null {
  const d = sources.length;
  const { variance, firstOrder, total } = estimateSobol(rows, n, d);
  if (!(variance > LEAST_VARIANCE)) return null;
  const bounds = boundSobol(rows, n, d, resamples);
  return {
    sample: n,
    evaluations: rows.length,
    bootstrap,
    variance,
    indices: sources.map((source, input) => ({
      source,
      first: { value: firstOrder[input]!, ...bounds.firstOrder[input]! },
      total: { value: total[input]!, ...bounds.total[input]! },
    })),
  };
}
