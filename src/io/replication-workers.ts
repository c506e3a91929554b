// Parts of a simulation on several threads at once: the same bits as on one, sooner.
import { Worker } from "node:worker_threads";
import type { ReplicationChunk, ReplicationJob } from "../scoring/uncertainty/replication-job.js";

/** Compiled beside this file. */
const WORKER = new URL("./replication-worker.js", import.meta.url);

/**
 * Runs every job on one of at most `threads` threads and answers them in the order of the jobs. Rejects with the first error of a thread; the
 * work of the others is broken off then, as it is when `signal` fires: with its reason. All threads have ended when the call has.
 */
export async function runReplications(jobs: readonly ReplicationJob[], threads: number, signal?: AbortSignal): Promise<ReplicationChunk[]> {
  const chunks = new Array<ReplicationChunk>(jobs.length);
  const waiting = [...jobs.keys()];
  const workers: Worker[] = [];
  const workOff = async (worker: Worker): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) chunks[next] = await ask(worker, jobs[next]!);
  };
  const stop = (): void => workers.forEach((worker) => void worker.terminate());
  signal?.throwIfAborted();
  signal?.addEventListener("abort", stop);
  try {
    while (workers.length < Math.min(threads, jobs.length)) workers.push(new Worker(WORKER));
    await Promise.all(workers.map(workOff));
    return chunks;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
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
