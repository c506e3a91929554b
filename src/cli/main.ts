// The process side of the command line: builds the outside world, runs one command, sets the exit code. Never ends the
// process itself, because output that is still on its way into a pipe would be lost.
import process from "node:process";
import { createNodeIo } from "../io/create-node-io.js";
import { watchSignals } from "../io/signals.js";
import { execute } from "./execute.js";

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  const watch = watchSignals();
  const io = createNodeIo(watch);
  try {
    process.exitCode = await execute(process.argv.slice(2), io);
  } catch (error) {
    // Only a mistake in the reporting of errors itself comes here.
    io.stderr.write(`error internal/bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 4;
  } finally {
    watch.stop();
  }
}
