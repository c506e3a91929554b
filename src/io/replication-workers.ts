// Parts of a simulation on several threads at once: the same bits as on one, sooner.
import { Worker } from "node:worker_threads";
import type { ReplicationChunk, ReplicationJob } from "../scoring/uncertainty/replication-job.js";

/** Compiled beside this file. */
const WORKER = new URL("./replication-worker.js", import.meta.url);

/**
 * Runs every job on one of at most `threads` threads and answers them in the order of the jobs. Rejects with the first error of a thread.
 * The threads end with the call.
 */
export async function runReplications(jobs: readonly ReplicationJob[], threads: number): Promise<ReplicationChunk[]> {
  const chunks = new Array<ReplicationChunk>(jobs.length);
  const waiting = [...jobs.keys()];
  const workOff = async (): Promise<void> => {
    const worker = new Worker(WORKER);
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) chunks[next] = await ask(worker, jobs[next]!);
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, workOff));
  return chunks;
}

function ask(worker: Worker, job: ReplicationJob): Promise<ReplicationChunk> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`A thread ended with code ${code} before its work was done.`));
    worker.once("error", reject);
    worker.once("exit", onExit);
    worker.once("message", (chunk: ReplicationChunk) => {
      worker.off("error", reject);
      worker.off("exit", onExit);
      resolve(chunk);
    });
    worker.postMessage(job);
  });
}
