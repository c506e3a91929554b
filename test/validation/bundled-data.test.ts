// What the repository brings along: the framework and its words in every language, and the example network.
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { locateDiagnostics } from "../../src/diagnostics/locate-diagnostics.js";
import { createWorkspaceFiles } from "../../src/io/workspace-files.js";
import { COMPLETE_LANGUAGES } from "../../src/model/text.js";
import { validateWorkspace } from "../../src/validation/validate-workspace.js";
import { loadWorkspace } from "../../src/workspace/load-workspace.js";
import { loadMemory, TODAY, TOOL_FOLDER } from "./memory-workspace.js";

describe("bundled framework", () => {
  it("has no findings, nor have its words in any language", async () => {
    const config = `schemaVersion: 1\nkind: workspace\nname: {en: A}\nframework: epi@1\nlanguages: [en]\n`;
    const loaded = await loadMemory({ "epi.yaml": config }, true);
    const findings = validateWorkspace(loaded, { today: TODAY }).filter((one) => one.ruleId !== "workspace/no-city");
    expect(findings.map((one) => `${one.file} ${one.ruleId} ${one.message}`)).toEqual([]);
    expect([...(loaded.frameworks.get("epi@1")?.words.keys() ?? [])].sort()).toEqual([...COMPLETE_LANGUAGES].sort());
  });
});

describe("example network", () => {
  const folder = path.join(TOOL_FOLDER, "examples", "epi-network");

  it("has no errors, and exactly the three published shares that do not match their parts", async () => {
    expect(existsSync(path.join(folder, "epi.yaml"))).toBe(true);
    const loaded = await loadWorkspace({ folder, toolFolder: TOOL_FOLDER }, createWorkspaceFiles());
    const located = locateDiagnostics(validateWorkspace(loaded, { today: TODAY }), loaded.documents);
    const lines = located.map(({ diagnostic, place }) => `${diagnostic.file}:${place.line} ${diagnostic.severity} ${diagnostic.ruleId}: ${diagnostic.message}`);
    expect(lines.filter((line) => line.includes(" error "))).toEqual([]);
    expect(located.filter(({ diagnostic }) => diagnostic.ruleId === "fact/parts-mismatch").map(({ diagnostic }) => `${diagnostic.file} ${diagnostic.message}`)).toEqual([
      "cities/cartagena/city.yaml The share is 12 %, but 28096 of 222205 is 12.6442 %.",
      "cities/lublin/city.yaml The share is 0.8 %, but 3625 of 350000 is 1.03571 %.",
      "cities/ravenna/city.yaml The share is 12.13 %, but 47318 of 388438 is 12.1816 %.",
    ]);
    expect(loaded.cities).toHaveLength(7);
    expect(loaded.cities.every((city) => !city.hasErrors && city.reviews.every((review) => !review.hasErrors))).toBe(true);
  });
});
