// The hot loop: one unit under all replications of a block, from drawn indicator scores up to the overall figure.
import type { MeanType } from "../../model/framework.js";
import { joinScores } from "../tree/aggregate-table.js";
import { PURPOSES } from "./draws.js";
import { normalQuantile } from "./normal-quantile.js";
import { BLOCK, type ReplicationBlock } from "./replication-block.js";
import { JOINS, type ReplicationModel } from "./replication-model.js";

/** Sums of powers within which no term that counts has lost digits to the limits of double precision. */
const SAFE_RANGE = { low: 1e-280, high: 1e280 } as const;

/** Arrays that are written again for every unit. Rows have `BLOCK` slots. */
export interface UnitWork {
  /** Per part a row of scores. For indicators only where `isDrawn`; NaN where there is no score. */
  readonly scores: Float64Array;
  /** Per indicator of the unit at hand: 1 where its row holds, 0 where the score is `cells.scores` in every replication. */
  readonly isDrawn: Uint8Array;
  /** Per node a row, filled under a geometric mean: the logarithm of its score. */
  readonly logs: Float64Array;
  /** Per node: 1 where the scores are asked for, and not only the logarithm that a parent needs. */
  readonly isWanted: Uint8Array;
  /** Per node: 0 where it can be left out, since neither it nor anything above it is asked for. */
  readonly isNeeded: Uint8Array;
  /** Per node: 1 where neither its mean nor that of a child is switched, so that both lanes are one. */
  readonly isSteady: Uint8Array;
  readonly sums: Float64Array;
  readonly terms: Float64Array;
  readonly totals: Float64Array;
  readonly rows: Int32Array;
  readonly constants: Float64Array;
}

/** @param nodes the nodes whose scores are asked for */
export function createWork(model: ReplicationModel, nodes: readonly number[]): UnitWork {
  const { tree, means, otherMeans, children, childStart } = model;
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const isWanted = new Uint8Array(k);
  for (const node of nodes) isWanted[node] = 1;
  const isNeeded = Uint8Array.from(isWanted);
  for (let node = k - 1; node >= 0; node -= 1) if (isNeeded[tree.parents[m + node]!] === 1) isNeeded[node] = 1;
  const isSwitched = (part: number): boolean => part >= m && means[part - m] !== otherMeans[part - m];
  return {
    scores: new Float64Array((m + k) * BLOCK),
    isDrawn: new Uint8Array(m),
    logs: new Float64Array(k * BLOCK),
    isWanted,
    isNeeded,
    isSteady: Uint8Array.from({ length: k }, (_, node) =>
      isSwitched(m + node) || children.subarray(childStart[node], childStart[node + 1]).some(isSwitched) ? 0 : 1,
    ),
    sums: new Float64Array(BLOCK),
    terms: new Float64Array(BLOCK),
    totals: new Float64Array(BLOCK),
    rows: new Int32Array(m + k),
    constants: new Float64Array(m + k),
  };
}

/** Scores one unit under every replication of a prepared block, into `work`. */
export function scoreBlock(model: ReplicationModel, block: ReplicationBlock, work: UnitWork, unit: number): void {
  const k = model.tree.nodes.length;
  const { count, switchAt } = block;
  drawCells(model, block, work, unit);
  for (let node = 0; node < k; node += 1) {
    const join = model.joins[unit * k + node]!;
    if (join === JOINS.none || work.isNeeded[node] === 0) continue;
    const mean = model.means[node]!;
    if (work.isSteady[node] === 1) {
      joinLane(model, block, work, unit, node, model.means, mean, 0, count);
      continue;
    }
    if (switchAt > 0) joinLane(model, block, work, unit, node, model.means, mean, 0, switchAt);
    if (switchAt < count) joinLane(model, block, work, unit, node, model.otherMeans, model.otherMeans[node]!, switchAt, count);
  }
}

function drawCells(model: ReplicationModel, block: ReplicationBlock, work: UnitWork, unit: number): void {
  const { drawn, draws, partPositions, unitPositions } = model;
  const { terms, scores, isDrawn } = work;
  const { slots, sampling, missing, count } = block;
  isDrawn.fill(0);
  for (let i = drawn.start[unit]!; i < drawn.start[unit + 1]!; i += 1) {
    const indicator = drawn.indicator[i]!;
    const low = drawn.low[i]!;
    const high = drawn.high[i]!;
    const row = indicator * BLOCK;
    isDrawn[indicator] = 1;
    if (drawn.isSampled[i] === 0) {
      draws.uniforms(terms, slots, missing, count, PURPOSES.missing, unitPositions[unit]!, partPositions[indicator]!);
      for (let s = 0; s < count; s += 1) scores[row + s] = low + terms[s]! * (high - low);
      continue;
    }
    const centre = drawn.centre[i]!;
    const sd = drawn.sd[i]!;
    draws.uniforms(terms, slots, sampling, count, PURPOSES.sampling, unitPositions[unit]!, partPositions[indicator]!);
    for (let s = 0; s < count; s += 1) {
      const score = centre + sd * normalQuantile(terms[s]!);
      scores[row + s] = score < low ? low : score > high ? high : score;
    }
  }
}

/** Every mean is f⁻¹(Σ w·f(s)); f is undefined (NaN) at zero and below for all but the arithmetic one. */
function toTerm(score: number, mean: MeanType, power: number): number {
  if (mean === "arithmetic") return score;
  if (!(score > 0)) return Number.NaN;
  if (mean === "geometric") return Math.log(score);
  return mean === "harmonic" ? 1 / score : Math.exp(power * Math.log(score));
}

function fromTerm(term: number, mean: MeanType, power: number): number {
  if (mean === "arithmetic") return term;
  if (mean === "geometric") return Math.exp(term);
  return mean === "harmonic" ? 1 / term : Math.exp(Math.log(term) / power);
}

/** Joins a node in the replications of the lane [from, to). A child without a mean makes the sum NaN, and with it all above. */
function joinLane(
  model: ReplicationModel,
  block: ReplicationBlock,
  work: UnitWork,
  unit: number,
  node: number,
  laneMeans: readonly MeanType[],
  mean: MeanType,
  from: number,
  to: number,
): void {
  const { tree, children, childStart, counts, cells } = model;
  const { sums, terms, scores, rows, constants, isDrawn } = work;
  const { shares } = block;
  const m = tree.indicators.length;
  const power = tree.powers[node]!;
  const here = unit * (m + tree.nodes.length);
  const end = childStart[node + 1]!;
  let fixed = 0;
  let n = 0;
  for (let c = childStart[node]!; c < end; c += 1) {
    const part = children[c]!;
    if (part >= m || counts[here + part] === 0 || isDrawn[part] === 1) continue;
    const term = toTerm(cells.scores[unit * m + part]!, mean, power);
    if (block.isFixed) {
      fixed += term * shares[part * BLOCK]!;
      continue;
    }
    rows[n] = part * BLOCK;
    constants[n] = term;
    n += 1;
  }
  for (let s = from; s < to; s += 1) sums[s] = fixed;
  addConstants(sums, shares, rows, constants, n, from, to);
  for (let c = childStart[node]!; c < end; c += 1) {
    const part = children[c]!;
    if (counts[here + part] === 0 || (part < m && isDrawn[part] === 0)) continue;
    const row = part * BLOCK;
    if (mean === "arithmetic") {
      for (let s = from; s < to; s += 1) sums[s]! += shares[row + s]! * scores[row + s]!;
    } else if (mean === "geometric" && part >= m && laneMeans[part - m] === "geometric") {
      const logRow = (part - m) * BLOCK;
      for (let s = from; s < to; s += 1) sums[s]! += shares[row + s]! * work.logs[logRow + s]!;
    } else {
      for (let s = from; s < to; s += 1) terms[s] = toTerm(scores[row + s]!, mean, power);
      for (let s = from; s < to; s += 1) sums[s]! += shares[row + s]! * terms[s]!;
    }
  }
  if (model.joins[unit * tree.nodes.length + node] === JOINS.partial) rescale(model, block, work, here, node, from, to);
  closeNode(model, work, unit, node, laneMeans, mean, from, to);
  if (mean === "power") mendPowers(model, block, work, unit, node, from, to);
}

/** Where the powers left the range of numbers, the mean is worked out again as for the declared scores, in shares of the score that counts most. */
function mendPowers(model: ReplicationModel, block: ReplicationBlock, work: UnitWork, unit: number, node: number, from: number, to: number): void {
  const { tree, children, childStart, counts, cells } = model;
  const { sums, scores, isDrawn } = work;
  const m = tree.indicators.length;
  const here = unit * (m + tree.nodes.length);
  for (let s = from; s < to; s += 1) {
    // A mean that does not exist (NaN) stays as it is.
    if (!(sums[s]! < SAFE_RANGE.low || sums[s]! > SAFE_RANGE.high)) continue;
    const parts = children.subarray(childStart[node], childStart[node + 1]).filter((part) => counts[here + part] !== 0);
    const values = Float64Array.from(parts, (part) => (part < m && isDrawn[part] === 0 ? cells.scores[unit * m + part]! : scores[part * BLOCK + s]!));
    const weights = Float64Array.from(parts, (part) => block.shares[part * BLOCK + s]!);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    scores[(m + node) * BLOCK + s] = joinScores(values, weights, parts.length, total, "power", tree.powers[node]!);
  }
}

/** sums += share · constant, four children at a time: reading and writing the sums is what costs. */
function addConstants(sums: Float64Array, shares: Float64Array, rows: Int32Array, constants: Float64Array, n: number, from: number, to: number): void {
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const a = rows[i]!;
    const b = rows[i + 1]!;
    const c = rows[i + 2]!;
    const d = rows[i + 3]!;
    const ta = constants[i]!;
    const tb = constants[i + 1]!;
    const tc = constants[i + 2]!;
    const td = constants[i + 3]!;
    for (let s = from; s < to; s += 1) {
      sums[s]! += shares[a + s]! * ta + shares[b + s]! * tb + (shares[c + s]! * tc + shares[d + s]! * td);
    }
  }
  for (; i < n; i += 1) {
    const row = rows[i]!;
    const term = constants[i]!;
    for (let s = from; s < to; s += 1) sums[s]! += shares[row + s]! * term;
  }
}

/** Divides the sums by the shares of the children that are there. */
function rescale(model: ReplicationModel, block: ReplicationBlock, work: UnitWork, here: number, node: number, from: number, to: number): void {
  const { totals, sums } = work;
  for (let s = from; s < to; s += 1) totals[s] = 0;
  for (let c = model.childStart[node]!; c < model.childStart[node + 1]!; c += 1) {
    const part = model.children[c]!;
    if (model.counts[here + part] === 0) continue;
    const row = part * BLOCK;
    for (let s = from; s < to; s += 1) totals[s]! += block.shares[row + s]!;
  }
  for (let s = from; s < to; s += 1) sums[s]! /= totals[s]!;
}

/** From the sums to the score of the node. Under a chain of geometric means only the topmost asks for the exponential. */
function closeNode(
  model: ReplicationModel,
  work: UnitWork,
  unit: number,
  node: number,
  laneMeans: readonly MeanType[],
  mean: MeanType,
  from: number,
  to: number,
): void {
  const { tree } = model;
  const { sums, scores, logs } = work;
  const m = tree.indicators.length;
  const row = (m + node) * BLOCK;
  const power = tree.powers[node]!;
  if (mean === "arithmetic") {
    for (let s = from; s < to; s += 1) scores[row + s] = sums[s]!;
    return;
  }
  if (mean !== "geometric") {
    for (let s = from; s < to; s += 1) scores[row + s] = fromTerm(sums[s]!, mean, power);
    return;
  }
  const logRow = node * BLOCK;
  for (let s = from; s < to; s += 1) logs[logRow + s] = sums[s]!;
  const parent = tree.parents[m + node]!;
  const isSameInBothLanes = work.isSteady[node] === 0 || model.means[parent] === model.otherMeans[parent];
  const isReadAsLog = laneMeans[parent] === "geometric" && isSameInBothLanes;
  if (isReadAsLog && work.isWanted[node] === 0) return;
  for (let s = from; s < to; s += 1) scores[row + s] = Math.exp(sums[s]!);
}
