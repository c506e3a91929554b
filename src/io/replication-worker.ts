// What runs on another thread: one part of a simulation after another, answered with typed arrays that are handed over and not copied.
import { parentPort } from "node:worker_threads";
import { runReplicationJob, type ReplicationJob } from "../scoring/uncertainty/replication-job.js";

parentPort?.on("message", (job: ReplicationJob) => {
  const chunk = runReplicationJob(job);
  parentPort?.postMessage(chunk, [chunk.scores.buffer as ArrayBuffer, chunk.ranks.buffer as ArrayBuffer]);
});
