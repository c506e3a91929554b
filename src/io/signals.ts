// Turns Ctrl-C and SIGTERM into one AbortSignal for the whole run, so that browsers and files are cleaned up before the process ends.

export interface SignalWatch {
  /** Fires at the first SIGINT or SIGTERM; its reason is an `Interrupted`. */
  readonly signal: AbortSignal;
  /** 130 after SIGINT, 143 after SIGTERM, null when neither came. */
  readonly exitCode: () => number | null;
  /** Gives the signals back to Node. */
  readonly stop: () => void;
}

export type InterruptSignal = "SIGINT" | "SIGTERM";

const EXIT_CODES: Readonly<Record<InterruptSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/** The reason with which everything under way is rejected after an interrupt. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(readonly interruptSignal: InterruptSignal) {
    super(`Interrupted by ${interruptSignal}`);
    this.name = "Interrupted";
    this.exitCode = EXIT_CODES[interruptSignal];
  }
}

/** The part of `process` that is needed, so that tests can stand in for it. */
export interface SignalSource {
  on(event: InterruptSignal, listener: (signal: InterruptSignal) => void): unknown;
  off(event: InterruptSignal, listener: (signal: InterruptSignal) => void): unknown;
  exit(code: number): unknown;
}

/** Starts listening. The second signal ends the process at once, for whoever does not want to wait for the cleaning up. */
export function watchSignals(source: SignalSource = process): SignalWatch {
  const controller = new AbortController();
  let first: Interrupted | null = null;
  const listener = (signal: InterruptSignal) => {
    if (first !== null) {
      // Lost output is what the second Ctrl-C asks for. Puppeteer kills its browser when the process exits.
      source.exit(EXIT_CODES[signal]);
      return;
    }
    first = new Interrupted(signal);
    controller.abort(first);
  };
  source.on("SIGINT", listener);
  source.on("SIGTERM", listener);
  return {
    signal: controller.signal,
    exitCode: () => first?.exitCode ?? null,
    stop: () => {
      source.off("SIGINT", listener);
      source.off("SIGTERM", listener);
    },
  };
}
