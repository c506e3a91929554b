// Ctrl-C: the first aborts and is remembered, the second ends at once.
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { Interrupted, watchSignals } from "../../src/io/signals.js";

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number) {
    this.exits.push(code);
  }
}

function start() {
  const source = new FakeProcess();
  return { source, watch: watchSignals(source) };
}

describe("watchSignals", () => {
  it.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("aborts at %s and remembers %i", (name, code) => {
    const { source, watch } = start();
    expect(watch.exitCode()).toBeNull();
    source.emit(name, name);
    expect(watch.signal.aborted).toBe(true);
    expect(watch.signal.reason).toBeInstanceOf(Interrupted);
    expect(watch.exitCode()).toBe(code);
    expect(source.exits).toEqual([]);
  });

  it("ends hard at the second signal and keeps the first in mind", () => {
    const { source, watch } = start();
    source.emit("SIGINT", "SIGINT");
    source.emit("SIGTERM", "SIGTERM");
    expect(source.exits).toEqual([143]);
    expect(watch.exitCode()).toBe(130);
  });

  it("gives the signals back", () => {
    const { source, watch } = start();
    watch.stop();
    expect(source.listenerCount("SIGINT") + source.listenerCount("SIGTERM")).toBe(0);
  });
});
