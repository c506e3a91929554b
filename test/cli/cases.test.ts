// Runs the built command in every case folder: exit code, both streams, and that no file changes that should not.
import { rm } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, runCommand } from "./built-command.js";
import { fingerprints, layOut, loadCases, type StreamExpectation } from "./case-folder.js";

const cases = await loadCases();

beforeAll(ensureBuilt, 180_000);

describe("epi, case by case", () => {
  it.each([...cases])("%s", { timeout: 60_000 }, async (name, one) => {
    const folder = await layOut(name, one);
    try {
      const before = await fingerprints(folder);
      const run = await runCommand(one.args, {
        cwd: one.cwd === undefined ? folder : `${folder}/${one.cwd}`,
        ...(one.env === undefined ? {} : { env: one.env }),
        ...(one.stdin === undefined ? {} : { stdin: one.stdin }),
      });
      const told = `stdout:\n${run.stdout}\nstderr:\n${run.stderr}`;
      expect(run.exitCode, told).toBe(one.exitCode);
      expectStream("stdout", run.stdout, one.stdout);
      expectStream("stderr", run.stderr, one.stderr);
      // A stack is never what a person should see.
      expect(run.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
      const after = await fingerprints(folder);
      for (const path of one.makes ?? []) {
        expect(Object.keys(after), `${path} was not made`).toContain(path);
        delete after[path];
      }
      expect(after).toEqual(before);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

function expectStream(name: string, text: string, expected: StreamExpectation = {}): void {
  for (const part of expected.contains ?? []) expect(text, name).toContain(part);
  for (const pattern of expected.matches ?? []) expect(text, name).toMatch(new RegExp(pattern, "mu"));
  for (const part of expected.lacks ?? []) expect(text, name).not.toContain(part);
  if (expected.isEmpty === true) expect(text, name).toBe("");
  if (expected.isJson === true) expect(() => JSON.parse(text) as unknown, `${name} is no JSON: ${text.slice(0, 200)}`).not.toThrow();
}
