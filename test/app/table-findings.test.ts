// Tables in which nearly every cell is wrong: all is told, and nothing breaks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AppPorts } from "../../src/app/ports.js";
import { scoreTableFiles } from "../../src/app/score-table.js";
import { formatPretty } from "../../src/diagnostics/format-pretty.js";
import { EpiError } from "../../src/model/epi-error.js";
import { REPOSITORY } from "./prompt-ports.js";

const EXAMPLE = join(REPOSITORY, "examples", "values-table");
const PLAIN = { error: String, warning: String, info: String, strong: String, dim: String };
const ROWS = 20_000;

function findingsOf(files: Readonly<Record<string, string>>, groups: string | null = null) {
  const bytesOf = (path: string): Uint8Array => {
    const text = files[path.split(/[\\/]/).at(-1)!];
    if (text === undefined) throw new EpiError({ kind: "input", code: "input/unreadable-file", message: path });
    return new TextEncoder().encode(text);
  };
  const ports = {
    files: { readBytes: async (path: string) => bytesOf(path), stat: async () => null } as unknown as AppPorts["files"],
    host: { cwd: REPOSITORY, today: "2026-01-01", toolVersion: "0", toolFolder: REPOSITORY } as unknown as AppPorts["host"],
  };
  return scoreTableFiles({ framework: "framework.yaml", values: "values.csv", groups, imputation: null, uncertainty: null, withSensitivity: false, withParameters: false }, ports);
}

describe("a table of nonsense", () => {
  it("gives every finding, and a page that ends", { timeout: 60_000 }, async () => {
    const framework = readFileSync(join(EXAMPLE, "framework.yaml"), "utf8");
    const [head = ""] = readFileSync(join(EXAMPLE, "values.csv"), "utf8").split("\n");
    const columns = head.split(",").length;
    const values = [head, ...Array.from({ length: ROWS }, (_, at) => `u${at}${",zz?".repeat(columns - 1)}`)].join("\n");
    const groups = ["unit,size", ...Array.from({ length: ROWS }, (_, at) => `v${at},big`)].join("\n");
    const { findings, result } = await findingsOf({ "framework.yaml": framework, "values.csv": values, "groups.csv": groups }, "groups.csv");
    expect(result).toBeNull();
    // Every cell but code and name, every unknown unit, and one warning of units without a group.
    expect(findings).toHaveLength(ROWS * (columns - 2) + ROWS + 1);
    const page = formatPretty(findings, { palette: PLAIN, maxPerRule: 100, maxInAll: 100 });
    expect(page.match(/ error table\/| warning table\//g)).toHaveLength(100);
    expect(page).toMatch(/\n… and \d+ more\n/);
    expect(page).toContain(`${ROWS * (columns - 1)} errors, 1 warning in 2 files`);
  });
});
