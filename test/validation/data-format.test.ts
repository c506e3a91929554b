// docs/data-format.md: its examples are a workspace without errors, and its tables name the whole vocabulary.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { INDICATOR_KINDS, UNCERTAINTY_SOURCES } from "../../src/model/framework.js";
import { NORMALISATION_METHODS } from "../../src/model/normalisation.js";
import { EVIDENCE_GRADES, OBSERVATION_FLAGS, OBSERVATION_STATUSES, PLACE_LEVELS, POPULATION_BASES } from "../../src/model/observation.js";
import { TOOL_FOLDER, validateMemory, type FileMap } from "./memory-workspace.js";

const page = readFileSync(`${TOOL_FOLDER}/docs/data-format.md`, "utf8");
const examples: FileMap = Object.fromEntries([...page.matchAll(/```yaml\n# file: (\S+)\n([^`]*)```/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));

it("the examples of the page are a whole workspace without a single finding", async () => {
  expect(Object.keys(examples).sort()).toEqual([
    "cities/riga/city.yaml", "cities/riga/reviews/2020.yaml", "cities/riga/round-tables/1.yaml", "epi.yaml", "frameworks/district-1.yaml", "locales/en/frameworks/district-1.yaml",
  ]);
  const { located, loaded } = await validateMemory(examples);
  expect(located.map(({ diagnostic, place }) => `${diagnostic.file}:${place.line} ${diagnostic.ruleId} ${diagnostic.message}`)).toEqual([]);
  expect(loaded.cities[0]?.reviews[0]?.review.observations.size).toBe(6);
});

it.each([
  ["status", OBSERVATION_STATUSES],
  ["place", PLACE_LEVELS],
  ["basis", POPULATION_BASES],
  ["grade", EVIDENCE_GRADES],
  ["flags", OBSERVATION_FLAGS],
])("the table of %s is complete", (name, words) => {
  const section = page.split(new RegExp(`^### ${name}`, "m"))[1]?.split(/^##/m)[0] ?? "";
  expect([...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1])).toEqual([...words]);
});

it("the example of parts of parts is a framework without a single finding", async () => {
  const [, text = ""] = /```yaml\n# another frameworks\/district-1\.yaml[^\n]*\n([^`]*)```/.exec(page) ?? [];
  expect(Object.keys(parse(text) as object)).toContain("areas");
  const { located } = await validateMemory({ ...examples, "frameworks/district-1.yaml": text });
  const findings = located.filter(({ diagnostic }) => diagnostic.file.startsWith("frameworks/"));
  expect(findings.map(({ diagnostic, place }) => `${place.line} ${diagnostic.ruleId} ${diagnostic.message}`)).toEqual([]);
});

it("every method of normalising is in its table, and every source of doubt is named", () => {
  const section = page.split("### normalise")[1]?.split(/^##/m)[0] ?? "";
  expect([...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1])).toEqual([...NORMALISATION_METHODS]);
  const doubt = page.split("\n").find((line) => line.startsWith("| `uncertainty`")) ?? "";
  for (const source of UNCERTAINTY_SOURCES) expect(doubt).toContain(`\`${source}\``);
});

it("every kind of indicator is explained", () => {
  const section = page.split("### The value")[1]?.split("### status")[0] ?? "";
  for (const kind of INDICATOR_KINDS) expect(section).toContain(kind);
});
