// The replications that are worked on together: which numbers they draw, in which lane they stand, and the weights they share by all units.
import type { UncertaintySource } from "../../model/framework.js";
import { PURPOSES, toUniform } from "./draws.js";
import type { ReplicationModel } from "./replication-model.js";

/** Replications per block: enough to run long loops, few enough that the weights of a block stay in the cache. */
export const BLOCK = 128;

/** Per replication of a block: the place in the stream of each source, and 1 where the mean is switched. */
export interface ReplicationAddresses {
  readonly sampling: Uint32Array;
  readonly missing: Uint32Array;
  readonly weights: Uint32Array;
  readonly mean: Uint8Array;
}

/** Rows of a block have `BLOCK` slots; replications with the declared means stand before those with switched ones. */
export interface ReplicationBlock extends ReplicationAddresses {
  count: number;
  /** Slots from here on have the switched means. */
  switchAt: number;
  /** Slot of the i-th replication. */
  readonly slots: Int32Array;
  /** Per part a row: its share in its parent, if every part that carries weight is there. */
  readonly shares: Float64Array;
  /** Whether all slots have the same shares. */
  readonly isFixed: boolean;
}

export function createBlock(model: ReplicationModel): ReplicationBlock {
  const width = model.tree.weights.length;
  const block = {
    count: 0,
    switchAt: 0,
    slots: new Int32Array(BLOCK),
    shares: new Float64Array(width * BLOCK),
    isFixed: !isOn(model, "weights"),
    sampling: new Uint32Array(BLOCK),
    missing: new Uint32Array(BLOCK),
    weights: new Uint32Array(BLOCK),
    mean: new Uint8Array(BLOCK),
  };
  if (block.isFixed) {
    for (let part = 0; part < width; part += 1) block.shares.fill(model.tree.weights[part]!, part * BLOCK, (part + 1) * BLOCK);
    normaliseShares(model, block.shares, BLOCK);
  }
  return block;
}

/** Addresses of the replications `first` … `first + count − 1`, into `block`. */
export function addressReplications(model: ReplicationModel, block: ReplicationBlock, first: number, count: number): void {
  const isMeanOn = isOn(model, "mean");
  for (let i = 0; i < count; i += 1) {
    const replication = first + i;
    block.sampling[i] = replication;
    block.missing[i] = replication;
    block.weights[i] = replication;
    block.mean[i] = isMeanOn && toUniform(model.draws.bits(PURPOSES.mean, replication, 0, 0)) >= 0.5 ? 1 : 0;
  }
  block.count = count;
}

/** Makes an addressed block ready: sorts its replications into lanes and draws the weights. */
export function prepareBlock(model: ReplicationModel, block: ReplicationBlock): void {
  const { count, slots, mean } = block;
  let declared = 0;
  for (let i = 0; i < count; i += 1) if (mean[i] === 0) declared += 1;
  block.switchAt = declared;
  let plain = 0;
  let switched = declared;
  for (let i = 0; i < count; i += 1) {
    if (mean[i] === 0) slots[i] = plain++;
    else slots[i] = switched++;
  }
  if (!block.isFixed) drawShares(model, block);
}

function isOn(model: ReplicationModel, source: UncertaintySource): boolean {
  return model.settings.sources.includes(source);
}

/**
 * One weight set per replication, for all units. "any" uses that exponential numbers divided by their sum are a flat Dirichlet draw:
 * Devroye, Non-Uniform Random Variate Generation (1986), chapter XI.4.
 */
function drawShares(model: ReplicationModel, block: ReplicationBlock): void {
  const { tree, settings, partPositions, children, draws } = model;
  const { shares, slots, weights, count } = block;
  const row = new Float64Array(BLOCK);
  for (const part of children) {
    draws.uniforms(row, slots, weights, count, PURPOSES.weights, 0, partPositions[part]!);
    const at = part * BLOCK;
    const declared = tree.weights[part]!;
    if (settings.weights === "any") for (let s = 0; s < count; s += 1) shares[at + s] = -Math.log(row[s]!);
    else for (let s = 0; s < count; s += 1) shares[at + s] = declared * (1 + (2 * row[s]! - 1) * settings.weightNoise);
  }
  normaliseShares(model, shares, count);
}

function normaliseShares({ tree, childStart, children }: ReplicationModel, shares: Float64Array, count: number): void {
  const totals = new Float64Array(BLOCK);
  for (let node = 0; node < tree.nodes.length; node += 1) {
    const parts = children.subarray(childStart[node], childStart[node + 1]);
    totals.fill(0);
    for (const part of parts) for (let s = 0; s < count; s += 1) totals[s]! += shares[part * BLOCK + s]!;
    for (const part of parts) for (let s = 0; s < count; s += 1) shares[part * BLOCK + s]! /= totals[s]!;
  }
}
