// The catalogue: complete, of one form, and the source of docs/diagnostics.md and `epi explain`.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainCode } from "../../src/diagnostics/explain-code.js";
import { renderDiagnosticsDocs } from "../../src/diagnostics/render-diagnostics-docs.js";
import { anchorOf, RULE_CATALOGUE } from "../../src/diagnostics/rule-catalogue.js";
import { suggestNames } from "../../src/diagnostics/suggest-names.js";
import { TOOL_FOLDER } from "../validation/memory-workspace.js";

function sourcesOf(room: string): string[] {
  return readdirSync(`${TOOL_FOLDER}/src/${room}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`${TOOL_FOLDER}/src/${room}/${name}`, "utf8"));
}

describe("rule catalogue", () => {
  it.each(RULE_CATALOGUE.map((entry) => [entry.id, entry] as const))("%s says what, why and how", (id, entry) => {
    expect(id).toMatch(/^[a-z0-9]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(entry.title).not.toMatch(/\.$/);
    for (const text of [entry.why, entry.cure]) expect(text).toMatch(/^["“`A-Z].*[.…]$/s);
    expect(entry.why).not.toBe(entry.cure);
  });

  it("has every id and every anchor once", () => {
    expect(new Set(RULE_CATALOGUE.map((entry) => entry.id)).size).toBe(RULE_CATALOGUE.length);
    expect(new Set(RULE_CATALOGUE.map((entry) => anchorOf(entry.id))).size).toBe(RULE_CATALOGUE.length);
  });

  it("knows every rule that the code reports, and lists none that nobody reports", () => {
    const code = [...sourcesOf("validation"), ...sourcesOf("workspace")].join("\n");
    const areas = [...new Set(RULE_CATALOGUE.filter((entry) => entry.sort === "rule").map((entry) => entry.id.split("/")[0]))].join("|");
    const used = new Set([...code.matchAll(new RegExp(`"((?:${areas})/[a-z0-9-]+)"`, "g"))].map((match) => match[1] ?? ""));
    // Built from the problem's name when a file is read.
    for (const problem of ["not-utf8", "binary", "too-large", "unreadable"]) used.add(`file/${problem}`);
    const listed = RULE_CATALOGUE.filter((entry) => entry.sort === "rule").map((entry) => entry.id);
    expect([...used].sort()).toEqual([...listed].sort());
  });

  it("has every code that an error of the tool carries", () => {
    const code = ["app", "cli", "io", "print", "workspace"].flatMap(sourcesOf).join("\n");
    const thrown = [...code.matchAll(/\bcode: "([a-z]+\/[a-z0-9-]+)"/g)].map((match) => match[1] ?? "");
    expect(thrown.length).toBeGreaterThan(10);
    expect([...new Set(thrown)].filter((one) => !RULE_CATALOGUE.some((entry) => entry.id === one))).toEqual([]);
  });

  it("is what docs/diagnostics.md shows", async () => {
    await expect(renderDiagnosticsDocs()).toMatchFileSnapshot(`${TOOL_FOLDER}/docs/diagnostics.md`);
  });

  it("explains a code, its last part, and suggests what was meant", () => {
    expect(explainCode("observation/duplicate").entry?.title).toBe("The same reading stands twice");
    expect(explainCode("duplicate-key").entry?.id).toBe("yaml/duplicate-key");
    expect(explainCode("source-missing")).toMatchObject({ entry: null, suggestions: ["fact/source-missing", "observation/source-missing", "roundtable/source-missing"] });
    expect(explainCode("browser/notfound")).toMatchObject({ entry: null, docs: null });
    expect(explainCode("browser/notfound").suggestions[0]).toBe("browser/not-found");
  });
});

describe("suggestions", () => {
  it.each([
    ["yaer", ["year", "place"], ["year"]],
    ["strategy", ["gov.com.strategy", "gov.nar.plan"], ["gov.com.strategy"]],
    ["gov_com_strategy", ["gov.com.strategy"], ["gov.com.strategy"]],
    ["Observed", ["observed", "missing"], ["observed"]],
    ["zzz", ["year", "place"], []],
    ["xx", ["en", "lv", "lx"], ["lx"]],
  ])("%s among %j", (word, names, expected) => {
    expect(suggestNames(word, names)).toEqual(expected);
  });
});
