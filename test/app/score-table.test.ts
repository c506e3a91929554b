// The use case behind `epi network score` on the example table: seed, schema of the result, and findings before any number.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AppPorts } from "../../src/app/ports.js";
import { scoreTableFiles, type ScoreTableRequest } from "../../src/app/score-table.js";
import { formatTableJson } from "../../src/cli/format-table-json.js";
import { formatScoresTable } from "../../src/cli/format-table-scores.js";
import { COMMANDS } from "../../src/cli/command-table.js";
import { TABLE_SCORE_STATES } from "../../src/model/table-result.js";
import { EpiError } from "../../src/model/epi-error.js";
import { createAjv } from "../../src/validation/schema-checker.js";
import { tableResultSchema } from "../../src/validation/schema/table-result-schema.js";
import { REPOSITORY } from "./prompt-ports.js";

const EXAMPLE = join(REPOSITORY, "examples", "values-table");
const files = Object.fromEntries(["framework.yaml", "values.csv", "groups.csv"].map((name) => [name, readFileSync(join(EXAMPLE, name), "utf8")]));

/** The example with files replaced, in memory. */
function portsWith(changed: Readonly<Record<string, string>> = {}): Pick<AppPorts, "files" | "host"> {
  const all: Record<string, string> = { ...files, ...changed };
  const bytesOf = (path: string): Uint8Array => {
    const text = all[path.split(/[\\/]/).at(-1)!];
    if (text === undefined) throw new EpiError({ kind: "input", code: "input/unreadable-file", message: `Cannot read ${path}.` });
    return new TextEncoder().encode(text);
  };
  return {
    files: { readBytes: async (path: string) => bytesOf(path), stat: async () => null } as unknown as AppPorts["files"],
    host: { cwd: REPOSITORY, today: "2026-01-01", toolVersion: "0", toolFolder: REPOSITORY } as unknown as AppPorts["host"],
  };
}

const REQUEST: ScoreTableRequest = {
  framework: "framework.yaml", values: "values.csv", groups: "groups.csv", imputation: null, withSensitivity: false, withParameters: false,
  uncertainty: { replications: 60, sources: null, seed: null, weights: "noise", meanAt: "groups", threads: 1 },
};

async function score(changed: Readonly<Record<string, string>> = {}, request: Partial<ScoreTableRequest> = {}) {
  return scoreTableFiles({ ...REQUEST, ...request }, portsWith(changed));
}

describe("a scored table", () => {
  it.each([
    ["plain", { uncertainty: null, groups: null }],
    ["with everything", { withSensitivity: true, imputation: { centre: "median", isByGroup: true, by: "coast" } }],
    ["under any weights", { uncertainty: { ...REQUEST.uncertainty!, weights: "any" } }],
  ] as const)("is what its schema says (%s)", async (_, request) => {
    const { result } = await score({}, request);
    const text = formatTableJson(result!);
    const validate = createAjv().compile(tableResultSchema());
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)));
  });

  it("has coherence checks when there are units enough", async () => {
    const rows = files["values.csv"]!.trimEnd().split("\n");
    const more = rows.slice(1).map((row) => row.replace(/^(\w+),/, "$1-two,").replace(/,(\d+)$/, ",1$1"));
    const { result } = await score({ "values.csv": [...rows, ...more].join("\n") }, { uncertainty: null, groups: null });
    expect(result!.coherence).toMatchObject({ units: 24, needed: 20 });
    const validate = createAjv().compile(tableResultSchema());
    expect(validate(JSON.parse(formatTableJson(result!)))).toBe(true);
  });

  it("has a seed from its content: not from names, order of rows or columns, delimiters or comments", async () => {
    const rows = files["values.csv"]!.trimEnd().split("\n").map((row) => row.split(","));
    const turned = [rows[0]!, ...rows.slice(1).reverse()].map(([unit, , ...rest]) => [unit, ...rest.reverse(), "Somebody"].map((cell) => cell!.replace(".", ",")).join(";"));
    turned[0] = turned[0]!.replace("Somebody", "name");
    const one = (await score()).result!;
    const two = (await score({ "values.csv": turned.join("\r\n"), "framework.yaml": `# A note.\n${files["framework.yaml"]!}` })).result!;
    expect(one.uncertainty!.seed).toMatch(/^[0-9a-f]{16}$/);
    expect(two.uncertainty!.seed).toBe(one.uncertainty!.seed);
    const byUnit = (result: typeof one) => Object.fromEntries(result.nodes[0]!.scores.map(({ unit, interval, rankInterval }) => [unit, { interval, rankInterval }]));
    const [before, after] = [byUnit(one), byUnit(two)];
    for (const [unit, { interval, rankInterval }] of Object.entries(before)) {
      expect(after[unit]!.interval!.low).toBeCloseTo(interval!.low, 9);
      expect(after[unit]!.interval!.high).toBeCloseTo(interval!.high, 9);
      expect(after[unit]!.rankInterval).toEqual(rankInterval);
    }
  });

  it.each([
    ["a value", { "values.csv": files["values.csv"]!.replace("31.5", "31.6") }],
    ["a standard error", { "values.csv": files["values.csv"]!.replace(",0.06,4.1", ",0.07,4.1") }],
    ["a weight", { "framework.yaml": files["framework.yaml"]!.replace("weight: 2", "weight: 3") }],
  ])("has another seed when %s changes", async (_, changed) => {
    const seeds = await Promise.all([score(), score(changed)]);
    expect(seeds[0].result!.uncertainty!.seed).not.toBe(seeds[1].result!.uncertainty!.seed);
  });

  it("is not scored when a file has errors, and all of them are told at once", async () => {
    const { result, findings } = await score({ "values.csv": files["values.csv"]!.replace("31.5", "x"), "groups.csv": files["groups.csv"]!.replace("birch", "beech") });
    expect(result).toBeNull();
    expect(findings.map(({ diagnostic }) => diagnostic.ruleId).sort()).toEqual(["table/not-a-number", "table/unit-without-group", "table/unknown-unit"]);
  });

  it("asks for sources when the framework switches all of them off", async () => {
    const off = { "framework.yaml": files["framework.yaml"]!.replace("sources: [sampling, missing, weights, mean]", "sources: []") };
    await expect(score(off)).rejects.toMatchObject({ code: "usage/invalid-value" });
    const asked = await score(off, { uncertainty: { ...REQUEST.uncertainty!, sources: ["weights"] } });
    expect(asked.result!.uncertainty!.sources).toEqual(["weights"]);
  });
});

describe("docs/values-table.md", () => {
  const page = readFileSync(join(REPOSITORY, "docs", "values-table.md"), "utf8");
  const blocks = (language: string): string[] => [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]+)\`\`\``, "g"))].map((match) => match[1]!.trimEnd());

  it("quotes the example files", () => {
    expect(blocks("csv")).toHaveLength(2);
    expect(files["values.csv"]!.startsWith(blocks("csv")[0]!)).toBe(true);
    expect(files["groups.csv"]!.startsWith(blocks("csv")[1]!)).toBe(true);
  });

  it("prints what the command prints", async () => {
    const { result } = await score({}, { groups: null, uncertainty: null });
    const { result: doubtful } = await score({}, { groups: null, uncertainty: { ...REQUEST.uncertainty!, replications: null } });
    const [plain, intervals] = blocks("text");
    const nodes = result!.nodes.filter(({ id }) => id === "overall" || id === "meeting");
    expect(plain!.split("\n").slice(1)).toEqual(formatScoresTable(result!, nodes, Number.POSITIVE_INFINITY).lines);
    expect(intervals!.split("\n").slice(1, -1)).toEqual(formatScoresTable(doubtful!, doubtful!.nodes.slice(0, 1), Number.POSITIVE_INFINITY).lines);
    expect(intervals).toContain(`seed ${doubtful!.uncertainty!.seed}`);
  });

  it("names every state, column ending and option of the command", () => {
    const spec = COMMANDS.find(({ path }) => path.join(" ") === "network score")!;
    for (const { flags } of spec.flags) {
      const name = /--[a-z-]+/.exec(flags)![0];
      if (!["--framework", "--values", "--replications"].includes(name)) expect(page, name).toContain(name);
    }
    for (const state of TABLE_SCORE_STATES) expect(page).toContain(`\`${state}\``);
    for (const ending of ["rank", "coverage", "state", "imputed", "low", "high", "rank_low", "rank_high", "score", "se"]) expect(page).toContain(`:${ending}`);
  });
});

describe("the table on a terminal", () => {
  it("shows as many nodes as fit and names those that do not", async () => {
    const { result } = await score({}, { groups: null, uncertainty: null });
    const nodes = result!.nodes.filter(({ depth }) => depth <= 1);
    const wide = formatScoresTable(result!, nodes, 200);
    expect(wide.left).toEqual([]);
    const narrow = formatScoresTable(result!, nodes, 80);
    expect(narrow.left).toEqual(["meeting", "taking_part"]);
    expect(narrow.lines.every((line) => line.length <= 80)).toBe(true);
    expect(formatScoresTable(result!, nodes, 10).left).toEqual(["meeting", "taking_part"]);
  });

  it("cannot be steered by a name", async () => {
    const { result } = await score({ "values.csv": files["values.csv"]!.replace("Aldertown", '\u001b[31mRed\u202e') }, { groups: null, uncertainty: null });
    expect(formatScoresTable(result!, result!.nodes, 300).lines.join("")).not.toMatch(/[\u001b\u202e]/);
  });
});
