// The jobs of a simulation one after another on this thread, with a pause between them in which a caller may break off.
import { addOrderCounts } from "./count-order.js";
import { createChunkMemory, recordReplications, type ReplicationChunk, type ReplicationJob } from "./replication-job.js";
import { buildReplicationModel } from "./replication-model.js";

/** Cells × replications of one job: about a fifth of a second of work. */
const WORK_PER_JOB = 2e7;

/** Parts that each pass of a simulation is cut into for `runInTurns`; whole, from 1 on. */
export function countTurns({ units, parts, replications }: { readonly units: number; readonly parts: number; readonly replications: number }): number {
  return Math.max(1, Math.ceil((units * parts * replications) / WORK_PER_JOB));
}

/**
 * Answers each job with what `runReplicationJob` makes of it, for `simulateElsewhere`. All jobs must be of one table, settings and seed. Only the
 * first chunk holds counts of the order, those of all: one table of pairs for each of thousands of jobs would not fit into memory.
 *
 * @param pause awaited before each job; what it throws ends the run
 */
export async function runInTurns(jobs: readonly ReplicationJob[], pause: () => Promise<void>): Promise<ReplicationChunk[]> {
  const [first] = jobs;
  if (first === undefined) return [];
  const model = buildReplicationModel(first.tree, first.cells, first.settings, first.seed);
  const chunks: ReplicationChunk[] = [];
  for (const job of jobs) {
    await pause();
    const chunk = recordReplications(model, job, createChunkMemory(model.units, [job]));
    const sum = chunks[0]?.order ?? null;
    if (sum !== null && chunk.order !== null) addOrderCounts(sum, chunk.order);
    chunks.push(sum === null ? chunk : { ...chunk, order: null });
  }
  return chunks;
}
