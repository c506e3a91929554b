// Reading a workspace: files of every sort of wrong, defaults, own frameworks, selections.
import { describe, expect, it } from "vitest";
import { EpiError } from "../../src/model/epi-error.js";
import { indicatorsOf } from "../../src/model/framework.js";
import { decodeFile } from "../../src/workspace/decode-file.js";
import { findWorkspace } from "../../src/workspace/find-workspace.js";
import { parseFramework } from "../../src/workspace/parse-framework.js";
import { DEFAULT_COHORTS } from "../../src/workspace/parse-workspace-config.js";
import { resolveCities, resolveLanguages } from "../../src/workspace/resolve-selection.js";
import { FOLDER, loadMemory, memoryFiles, validateMemory } from "../validation/memory-workspace.js";
import { CITY_FILE, FRAMEWORK_FILE, REVIEW_FILE, SAMPLE } from "../validation/sample-workspace.js";
import path from "node:path";

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

describe("bytes", () => {
  it.each([
    ["Latin-1", bytes(0x61, 0x0a, 0x6c, 0xf6), "not-utf8", "line 2"],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0x00), "not-utf8", "UTF-16"],
    ["a zip", bytes(0x50, 0x4b, 0x03, 0x04, 0x00), "binary", "byte 5"],
    ["12 MB", new Uint8Array(12 * 1024 * 1024).fill(0x61), "too-large", "12.0 MB"],
  ])("%s is told", (_, content, problem, detail) => {
    const decoded = decodeFile(content);
    expect(decoded).toMatchObject({ ok: false, problem });
    expect(decoded.ok ? "" : decoded.detail).toContain(detail);
  });

  it("a byte order mark is dropped", () => {
    expect(decodeFile(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, text: "a" });
  });

  it.each([
    ["file/not-utf8", bytes(0x6c, 0xf6)],
    ["file/binary", bytes(0x00)],
  ])("%s is a finding of the file and nothing else is said about it", async (rule, content) => {
    expect((await validateMemory({ ...SAMPLE, [REVIEW_FILE]: content })).lines).toEqual([`${REVIEW_FILE}:1:1 error ${rule}`]);
    expect((await validateMemory({ ...SAMPLE, [CITY_FILE]: content })).lines).toEqual([`${CITY_FILE}:1:1 error ${rule}`]);
  });

  it("a framework that cannot be read is a finding, not a crash", async () => {
    const { lines, loaded } = await validateMemory({ ...SAMPLE, [FRAMEWORK_FILE]: "areas: [" });
    expect(lines).toEqual([`${FRAMEWORK_FILE}:1:8 error yaml/syntax`]);
    expect(loaded.frameworks.get("mini@1")?.hasErrors).toBe(true);
  });

  it.each(["[]", "text", "3", "areas: 3", "areas: [{id: a, dimensions: {}}]", "{areas: [null, 3, {id: [a]}], cases: [], coverage: x, features: {a: 3}}"])(
    "nothing in a file of the wrong shape throws: %s",
    async (text) => {
      for (const file of Object.keys(SAMPLE)) {
        const { located } = await validateMemory({ ...SAMPLE, [file]: text });
        expect(located.some(({ diagnostic }) => diagnostic.severity === "error" && diagnostic.file === file)).toBe(true);
      }
    },
  );
});

describe("defaults", () => {
  it("fills in epi.yaml", async () => {
    const { config } = await loadMemory({ "epi.yaml": "schemaVersion: 1\nkind: workspace\nname: {en: A}\nlanguages: [en]\nframework: epi@1\n" });
    expect(config).toMatchObject({ output: "out", cohorts: DEFAULT_COHORTS, disclosure: { minNumerator: 5, minDenominator: 30 }, contact: null, browser: null });
    expect(DEFAULT_COHORTS.map((cohort) => cohort.id)).toEqual(["all", "population_from_200000", "population_under_200000", "foreign_born_from_15", "foreign_born_under_15"]);
  });

  it("fills in a framework: weights, even level scores, means", () => {
    const { framework, hasErrors } = parseFramework({
      id: "x", version: 2, aggregation: { area: "geometric" },
      areas: [{ id: "a", mean: "harmonic", dimensions: [{ id: "d", indicators: [
        { id: "o", kind: "ordinal", levels: 5, competence: "shared" },
        { id: "u", kind: "ordinal", levelScores: [0, 10, 100], competence: "shared" },
        { id: "c", kind: "checklist", items: ["one", { id: "two", weight: 3 }], competence: "municipal", weight: 0 },
      ] }] }, { id: "b", dimensions: [] }],
    });
    expect(hasErrors).toBe(false);
    expect(framework).toMatchObject({ mean: "arithmetic", coverage: { shown: 0.6667, provisional: 0.5 }, cases: { survey: { warn: 100, score: 30 }, ratio: { warn: 50 } } });
    expect(framework.areas.map((area) => [area.mean, area.weight])).toEqual([["harmonic", 1], ["geometric", 1]]);
    const [o, u, c] = indicatorsOf(framework);
    expect(o?.levelScores).toEqual([0, 25, 50, 75, 100]);
    expect(u?.levelScores).toEqual([0, 10, 100]);
    expect(c?.items).toEqual([{ id: "one", weight: 1 }, { id: "two", weight: 3 }]);
    expect([o?.weight, c?.weight]).toEqual([1, 0]);
  });

  it("reads the bundled framework without a loss, and its words in every language that has them", async () => {
    const { framework, frameworks, diagnostics } = await loadMemory({ "epi.yaml": "framework: epi@1\n" }, true);
    expect(diagnostics).toEqual([]);
    expect(indicatorsOf(framework ?? parseFramework({}).framework)).toHaveLength(44);
    expect(frameworks.get("epi@1")).toMatchObject({ hasErrors: false, isOwn: false });
    expect(frameworks.get("epi@1")?.languages).toEqual(expect.arrayContaining(["en", "de", "es", "it", "pl", "ro", "sv"]));
  });

  it("lets the workspace's own framework win", async () => {
    const own = String(SAMPLE[FRAMEWORK_FILE]).replace("id: mini", "id: epi");
    const { frameworks } = await loadMemory({ "epi.yaml": "framework: epi@1\n", "frameworks/epi-1.yaml": own });
    expect(frameworks.get("epi@1")).toMatchObject({ isOwn: true, file: "frameworks/epi-1.yaml" });
  });
});

describe("finding and choosing", () => {
  it("finds epi.yaml upwards", async () => {
    expect(await findWorkspace({ from: path.join(FOLDER, "cities", "riga") }, memoryFiles(SAMPLE))).toBe(FOLDER);
    expect(await findWorkspace({ from: path.dirname(FOLDER), named: "network" }, memoryFiles(SAMPLE))).toBe(FOLDER);
  });

  it.each([{ from: path.dirname(FOLDER) }, { from: FOLDER, named: "cities" }])("says when there is none: %j", async (request) => {
    const failure = await findWorkspace(request, memoryFiles(SAMPLE)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EpiError);
    expect(failure).toMatchObject({ kind: "config", code: "config/workspace-not-found" });
  });

  it("chooses cities and languages, and suggests what was meant", async () => {
    const loaded = await loadMemory(SAMPLE);
    expect(resolveCities(loaded, []).map((city) => city.folder)).toEqual(["riga"]);
    expect(resolveLanguages([], ["en", "lv"], ["en"])).toEqual(["en"]);
    expect(resolveLanguages(["lv", "lv"], ["en", "lv"], ["en"])).toEqual(["lv"]);
    expect(() => resolveCities(loaded, ["rgia"])).toThrow(expect.objectContaining({ code: "usage/unknown-city", hint: expect.stringContaining("riga") as string }) as Error);
    expect(() => resolveLanguages(["xx"], ["en"], [])).toThrow(expect.objectContaining({ code: "usage/unknown-language" }) as Error);
  });
});
