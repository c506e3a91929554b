// The parts of the command line that need no process: errors into exit codes, colours, quoting, tables.
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isColorWanted, readGlobalSwitches } from "../../src/cli/cli-context.js";
import { createTerminal } from "../../src/cli/create-terminal.js";
import { execute } from "../../src/cli/execute.js";
import { displayWidth, formatTable } from "../../src/cli/format-table.js";
import { shellQuote } from "../../src/cli/shell-quote.js";
import type { CliIo } from "../../src/io/cli-io.js";
import { EpiError, type EpiErrorKind } from "../../src/model/epi-error.js";
import { REPOSITORY } from "../app/prompt-ports.js";

interface FakeIo {
  readonly io: CliIo;
  readonly out: { text: string };
  readonly err: { text: string };
}

/** A world in which reading any file ends with `failure`. */
function worldThatFails(failure: () => unknown, overrides: Partial<CliIo> = {}): FakeIo {
  const out = { text: "" };
  const err = { text: "" };
  const fail = async (): Promise<never> => {
    throw failure();
  };
  const io: CliIo = {
    stdout: { isTerminal: false, width: 80, write: (text) => void (out.text += text) },
    stderr: { isTerminal: false, width: 80, write: (text) => void (err.text += text) },
    canAsk: false,
    platform: "linux",
    files: { readText: fail, readBytes: fail, stat: fail, list: fail, writeAtomic: fail, writeNew: fail, remove: fail },
    host: {
      cwd: "/nowhere",
      env: {},
      today: "2023-06-15",
      toolFolder: `${REPOSITORY}/`,
      toolVersion: "9.8.7",
      nodeVersion: "v20.19.0",
      icuVersion: "test",
    },
    drafts: { read: async () => null, write: fail, remove: fail },
    signal: new AbortController().signal,
    interruptExitCode: () => null,
    loadPrompts: fail,
    loadPrintPorts: fail,
    ...overrides,
  };
  return { io, out, err };
}

describe("errors", () => {
  it.each([
    ["usage", 2],
    ["config", 2],
    ["input", 2],
    ["environment", 3],
  ] as const)("of kind %s end with %i, with code, hint and where to read more", async (kind: EpiErrorKind, exitCode) => {
    const { io, out, err } = worldThatFails(() => new EpiError({ kind, code: "area/what", message: "It did not work.", hint: "Do this.\nThen that." }));
    expect(await execute(["schema", "list", "--json"], io)).toBe(exitCode);
    expect(err.text).toBe("error area/what: It did not work.\n  Do this.\n  Then that.\n  More: epi explain area/what\n");
    expect(out.text).toBe("");
  });

  it("that nobody foresaw end with 4 and an apology, without a stack", async () => {
    const { io, out, err } = worldThatFails(() => new TypeError("x is not a function"));
    expect(await execute(["schema", "list"], io)).toBe(4);
    expect(err.text).toContain("Sorry, epi 9.8.7 made a mistake of its own: x is not a function");
    expect(err.text).toContain("--debug");
    expect(err.text).not.toMatch(/^\s+at /m);
    expect(out.text).toBe("");
  });

  it("show their stack and cause under --debug", async () => {
    const { io, err } = worldThatFails(() => new Error("outer", { cause: new Error("inner") }));
    expect(await execute(["schema", "list", "--debug"], io)).toBe(4);
    expect(err.text).toMatch(/^\s+at /m);
    expect(err.text).toContain("Cause: inner");
  });

  it("are told under --quiet as well", async () => {
    const { io, err } = worldThatFails(() => new EpiError({ kind: "input", code: "a/b", message: "No." }));
    expect(await execute(["schema", "list", "--quiet"], io)).toBe(2);
    expect(err.text).toContain("error a/b: No.");
  });

  it.each([130, 143])("after an interrupt end with %i", async (code) => {
    const { io, err } = worldThatFails(() => new Error("aborted"), { interruptExitCode: () => code });
    expect(await execute(["schema", "list"], io)).toBe(code);
    expect(err.text).toBe("Interrupted; the last good output is untouched.\n");
  });
});

describe("colours", () => {
  it.each([
    [true, {}, {}, true],
    [false, {}, {}, false],
    [true, { NO_COLOR: "1" }, {}, false],
    [true, { NO_COLOR: "" }, {}, true],
    [false, { FORCE_COLOR: "1" }, {}, true],
    [false, { FORCE_COLOR: "" }, {}, true],
    [true, { FORCE_COLOR: "0" }, {}, false],
    [true, { NO_COLOR: "1", FORCE_COLOR: "1" }, {}, false],
    [true, { TERM: "dumb" }, {}, false],
    [true, { FORCE_COLOR: "1" }, { noColor: true }, false],
  ])("terminal %s, env %j, flags %j: %s", (isTerminal, env, flags, wanted) => {
    expect(isColorWanted(isTerminal, env, { noColor: false, color: false, ...flags })).toBe(wanted);
  });

  it("are not refused by an argument behind --", () => {
    expect(readGlobalSwitches(["explain", "--", "--no-color"]).noColor).toBe(false);
  });
});

describe("the terminal", () => {
  function streams(isTerminal: boolean): { io: Pick<CliIo, "stdout" | "stderr" | "canAsk">; text: () => string } {
    let text = "";
    const stream = { isTerminal, width: 20, write: (part: string) => void (text += part) };
    return { io: { stdout: stream, stderr: stream, canAsk: false }, text: () => text };
  }

  it("shows progress as plain lines in a pipe", () => {
    const { io, text } = streams(false);
    const terminal = createTerminal(io, false);
    terminal.progress("one");
    terminal.progress("two");
    terminal.note("done");
    expect(text()).toBe("one\ntwo\ndone\n");
  });

  it("overwrites progress at a terminal, cut to its width, and clears it before a line that stays", () => {
    const { io, text } = streams(true);
    const terminal = createTerminal(io, false);
    terminal.progress("a line that is longer than the terminal is wide");
    terminal.result("done");
    expect(text()).toBe("\r\u001b[2Ka line that is long\r\u001b[2Kdone\n");
  });

  it("says nothing but results and errors under --quiet", () => {
    const { io, text } = streams(false);
    const terminal = createTerminal(io, true);
    terminal.progress("one");
    terminal.note("two");
    terminal.result("three");
    terminal.error("four");
    expect(text()).toBe("three\nfour\n");
  });
});

describe("quoting", () => {
  const ODD = ["plain", "two words", "São \"X\" & Söhne", "L'Aquila", "$HOME `id` \\", "", "القدس", "a\"b'c", "*?[]"];

  it.skipIf(process.platform === "win32")("survives a POSIX shell", () => {
    const line = shellQuote(["printf", "%s\\0", ...ODD], "linux");
    expect(execFileSync("/bin/sh", ["-c", line], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(ODD);
  });

  it("uses quotes that PowerShell and the command prompt both understand where it can", () => {
    expect(shellQuote(["epi", "two words", "L'Aquila", 'a "b"', "100 %", "C:\\data"], "win32")).toBe(
      "epi \"two words\" \"L'Aquila\" 'a \"b\"' '100 %' C:\\data",
    );
  });

  it("joins a value that starts with a dash to its flag", () => {
    expect(shellQuote(["epi", "--name", "-x", "--yes"], "linux")).toBe("epi --name=-x --yes");
  });
});

describe("tables", () => {
  it("align what is seen, not what is stored", () => {
    const rows = [["R\u012bga", "1"], ["Ri\u0304ga", "22"], ["\u001b[31mno\u001b[39m", "333"], ["東京", "4"]];
    expect(formatTable(rows, [1])).toEqual(["Rīga    1", "Ri\u0304ga   22", "\u001b[31mno\u001b[39m    333", "東京    4"]);
    expect(displayWidth("القدس")).toBe(5);
  });
});
