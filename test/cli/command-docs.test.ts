// The page of all commands is what the command table gives; `vitest -u` writes it anew after a change.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/command-table.js";
import { renderCommandDocs } from "../../src/cli/render-command-docs.js";
import { parseAnswers } from "../../src/app/answers-file.js";
import { CITY_FLAGS } from "../../src/app/city-flags.js";
import { CITY_KEYS } from "../../src/app/city-questions.js";
import { INIT_KEYS } from "../../src/app/init-questions.js";
import { REPOSITORY } from "../app/prompt-ports.js";

describe("docs", () => {
  it("docs/commands.md shows the command table", async () => {
    await expect(renderCommandDocs()).toMatchFileSnapshot(join(REPOSITORY, "docs", "commands.md"));
  });

  it("its answers files are read without a complaint", () => {
    const [init = "", city = ""] = [...renderCommandDocs().matchAll(/```yaml\n([^`]+)```/g)].map((match) => match[1] ?? "");
    expect(parseAnswers(init, "init", INIT_KEYS).size).toBeGreaterThan(5);
    expect(parseAnswers(city, "city", CITY_KEYS).size).toBeGreaterThan(10);
  });

  it("docs/exit-codes.md names every exit code", () => {
    const page = readFileSync(join(REPOSITORY, "docs", "exit-codes.md"), "utf8");
    for (const code of [0, 1, 2, 3, 4, 130, 143]) expect(page).toContain(`| ${code} |`);
  });
});

describe("the command table", () => {
  it("has an example and a summary for every command, and each example is a command", () => {
    const paths = COMMANDS.map(({ path }) => path.join(" "));
    for (const { path, examples, summary } of COMMANDS) {
      expect(summary).toMatch(/^[a-z][^.]+$/);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(example.startsWith(path.join(" "))).toBe(true);
    }
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("has a flag for every question of city new", () => {
    const flags = COMMANDS.find(({ path }) => path.join(" ") === "city new")?.flags.map((flag) => /--([a-z-]+)/.exec(flag.flags)?.[1]) ?? [];
    for (const [key, flag] of Object.entries(CITY_FLAGS)) if (key !== "id") expect(flags).toContain(flag);
    expect(new Set([...Object.keys(CITY_FLAGS), "languages", "names.*"])).toEqual(new Set(CITY_KEYS));
  });
});
