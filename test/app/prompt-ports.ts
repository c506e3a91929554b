// Ports for use cases that ask: the real file system in a temporary folder, and a person whose answers are written down.
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PromptAborted, type PromptPorts, type Prompts } from "../../src/app/prompts.js";
import { nodeFiles, writePrivateFile } from "../../src/io/node-files.js";

export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Answers by a part of the question; LEAVE presses Ctrl-C there. */
export type Script = readonly (readonly [question: string, answer: string | readonly string[] | boolean])[];

export const LEAVE = "\u0003";

export interface TestPorts extends PromptPorts {
  readonly folder: string;
  /** Every question that was asked, in order. */
  readonly asked: string[];
  /** Problems that a check told the person. */
  readonly told: string[];
  readonly notes: string[];
  readonly results: string[];
  dispose(): Promise<void>;
}

/** `script` null: nobody is there. */
export async function testPorts(script: Script | null): Promise<TestPorts> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "epi-app-")));
  const asked: string[] = [];
  const told: string[] = [];
  const notes: string[] = [];
  const results: string[] = [];
  const turns = [...(script ?? [])];
  const next = (message: string): string | readonly string[] | boolean => {
    asked.push(message);
    const [turn] = turns;
    if (turn === undefined || !message.includes(turn[0])) throw new Error(`Unexpected question: ${message}`);
    turns.shift();
    if (turn[1] === LEAVE) throw new PromptAborted();
    return turn[1];
  };
  const prompts: Prompts = {
    async text({ message, initial, validate }) {
      for (;;) {
        const given = next(message);
        const text = given === "" ? (initial ?? "") : String(given);
        const problem = validate(text);
        if (problem === null) return text;
        told.push(problem);
      }
    },
    async select({ message, choices, initial }) {
      const given = String(next(message));
      const value = given === "" ? (initial ?? choices[0]?.value) : given;
      if (!choices.some((choice) => choice.value === value)) throw new Error(`${message}: no choice ${String(value)}`);
      return String(value);
    },
    async checkbox({ message, choices, initial, validate }) {
      for (;;) {
        const given = next(message);
        const values = Array.isArray(given) ? [...(given as readonly string[])] : [...initial];
        for (const value of values) {
          if (!choices.some((choice) => choice.value === value)) throw new Error(`${message}: no choice ${value}`);
        }
        const problem = validate(values);
        if (problem === null) return values;
        told.push(problem);
      }
    },
    async confirm({ message }) {
      return next(message) === true;
    },
  };
  return {
    folder,
    asked,
    told,
    notes,
    results,
    files: nodeFiles("test"),
    terminal: {
      isInteractive: script !== null,
      width: 80,
      result: (text) => void results.push(text),
      note: (text) => void notes.push(text),
      progress: () => undefined,
    },
    host: {
      cwd: folder,
      env: {},
      today: "2023-06-15",
      toolFolder: `${REPOSITORY}/`,
      toolVersion: "0.0.0-test",
      nodeVersion: "v20.19.0",
      icuVersion: "test",
    },
    signal: new AbortController().signal,
    loadPrompts: async () => {
      if (script === null) throw new Error("Nobody is there to ask.");
      return prompts;
    },
    drafts: {
      read: async (path) => readFile(path, "utf8").catch(() => null),
      write: writePrivateFile,
      remove: async (path) => rm(path, { force: true }),
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
