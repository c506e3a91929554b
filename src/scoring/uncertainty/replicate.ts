// The core loop of every simulation: block after block of replications, unit after unit, handed to whoever asked.
import { addressReplications, BLOCK, createBlock, prepareBlock, type ReplicationAddresses, type ReplicationBlock } from "./replication-block.js";
import type { ReplicationModel } from "./replication-model.js";
import { createWork, scoreBlock, type UnitWork } from "./score-block.js";

/** What a sink may read of one unit: valid only during the call, since the next unit writes the same arrays. */
export interface UnitView extends UnitWork {
  readonly unit: number;
  /** Scores of a node in the order of the replications, from out[at] on. */
  readNode(node: number, out: Float64Array, at: number): void;
  /** Place of the block's first replication in the run. */
  readonly first: number;
  readonly block: ReplicationBlock;
}

export interface ReplicationSink {
  /** Indices of the nodes whose scores are asked for. */
  readonly nodes: readonly number[];
  /** Rows of the units to score; all by default. */
  readonly units?: readonly number[];
  unit(view: UnitView): void;
  /** After the last unit of a block. */
  endBlock?(first: number, count: number): void;
}

/**
 * Runs the replications from … to − 1 and hands each unit of each block to the sink. The i-th replication of the run stands in slot
 * `block.slots[i − first]` of the rows. Which numbers a replication draws does not depend on from and to.
 */
export function replicate(model: ReplicationModel, from: number, to: number, sink: ReplicationSink): void {
  run(model, to - from, sink, (block, first, count) => addressReplications(model, block, from + first, count));
}

/** The same for replications whose sources are drawn from places of their own. */
export function replicateAt(model: ReplicationModel, addresses: ReplicationAddresses, sink: ReplicationSink): void {
  run(model, addresses.mean.length, sink, (block, first, count) => {
    block.count = count;
    block.sampling.set(addresses.sampling.subarray(first, first + count));
    block.missing.set(addresses.missing.subarray(first, first + count));
    block.weights.set(addresses.weights.subarray(first, first + count));
    block.mean.set(addresses.mean.subarray(first, first + count));
  });
}

function run(model: ReplicationModel, total: number, sink: ReplicationSink, address: (block: ReplicationBlock, first: number, count: number) => void): void {
  const block = createBlock(model);
  const work = createWork(model, sink.nodes);
  const m = model.tree.indicators.length;
  const readNode = (node: number, out: Float64Array, at: number): void => {
    const row = (m + node) * BLOCK;
    for (let i = 0; i < block.count; i += 1) out[at + i] = work.scores[row + block.slots[i]!]!;
  };
  const units = sink.units ?? Array.from({ length: model.units }, (_, unit) => unit);
  for (let first = 0; first < total; first += BLOCK) {
    const count = Math.min(BLOCK, total - first);
    address(block, first, count);
    prepareBlock(model, block);
    const view: UnitView & { unit: number } = { ...work, block, first, unit: 0, readNode };
    for (const unit of units) {
      scoreBlock(model, block, work, unit);
      view.unit = unit;
      sink.unit(view);
    }
    sink.endBlock?.(first, count);
  }
}
