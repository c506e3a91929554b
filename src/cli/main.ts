// The process side of the command line: builds the outside world, runs one command, sets the exit code. Never ends the
// process itself, because output that is still on its way into a pipe would be lost.
import process from "node:process";
import { toolVersion } from "../io/tool-version.js";

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    // Scripts ask for the version often and for nothing else; the parser would say the same three times as slowly.
    process.stdout.on("error", () => undefined);
    process.stdout.write(`${toolVersion()}\n`);
    return;
  }
  const [{ createNodeIo }, { watchSignals }, { execute }] = await Promise.all([
    import("../io/create-node-io.js"),
    import("../io/signals.js"),
    import("./execute.js"),
  ]);
  endWithInternalErrorOnCrash();
  const watch = watchSignals();
  const io = createNodeIo(watch);
  try {
    process.exitCode = await execute(argv, io);
  } catch (error) {
    // Only a mistake in the reporting of errors itself comes here.
    io.stderr.write(`error internal/bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 4;
  } finally {
    watch.stop();
  }
}

/** A mistake outside every promise we wait for: Node prints its stack and would end with 1, which here means findings. */
function endWithInternalErrorOnCrash(): void {
  process.once("uncaughtExceptionMonitor", () => {
    process.stderr.write("error internal/bug: Sorry, epi made a mistake of its own; please report what follows.\n");
    process.once("exit", () => {
      process.exitCode = 4;
    });
  });
}
