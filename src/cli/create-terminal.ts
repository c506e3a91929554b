// The terminal as use cases see it: results to standard output, notes and progress to standard error, nothing under --quiet.
import type { Terminal } from "../app/ports.js";
import type { CliIo } from "../io/cli-io.js";

const CLEAR_LINE = "\r\u001b[2K";

/** Errors are said in any case, also under --quiet. */
export interface CliTerminal extends Terminal {
  error(text: string): void;
}

/** Wraps the two streams; under `isQuiet` only results and errors get through. */
export function createTerminal(io: Pick<CliIo, "stdout" | "stderr" | "canAsk">, isQuiet: boolean): CliTerminal {
  let hasTransient = false;
  const clearTransient = () => {
    if (!hasTransient) return;
    io.stderr.write(CLEAR_LINE);
    hasTransient = false;
  };
  return {
    isInteractive: io.canAsk,
    width: io.stdout.width,
    result(text) {
      clearTransient();
      io.stdout.write(withNewline(text));
    },
    error(text) {
      clearTransient();
      io.stderr.write(withNewline(text));
    },
    note(text) {
      if (isQuiet) return;
      clearTransient();
      io.stderr.write(withNewline(text));
    },
    progress(text) {
      if (isQuiet) return;
      if (!io.stderr.isTerminal) {
        io.stderr.write(withNewline(text));
        return;
      }
      const [line = ""] = text.split("\n");
      // One column stays free: a full line would wrap and could not be cleared again.
      const short = Array.from(line).slice(0, Math.max(10, io.stderr.width - 1)).join("");
      io.stderr.write(`${CLEAR_LINE}${short}`);
      hasTransient = true;
    },
  };
}

function withNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
