// The schemas: committed files are current, valid, closed and described, and the derived one agrees with the rules.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createAjv } from "../../src/validation/schema-checker.js";
import { derivedReviewSchemaFile, formatDerivedReviewSchema, formatSchema, generalSchemas } from "../../src/validation/schema/all-schemas.js";
import { deriveReviewSchema } from "../../src/validation/schema/derive-review-schema.js";
import type { JsonSchema } from "../../src/validation/schema/schema-parts.js";
import { loadMemory, TOOL_FOLDER, validateMemory } from "./memory-workspace.js";
import { changed, REVIEW_FILE, SAMPLE } from "./sample-workspace.js";

async function bundled(): Promise<{ derived: JsonSchema; text: string; file: string }> {
  const loaded = await loadMemory({ "epi.yaml": "framework: epi@1\n" }, true);
  const own = loaded.frameworks.get("epi@1");
  const words = own?.words.get("en")?.words;
  if (own === undefined || words === undefined) throw new Error("the bundled framework is missing");
  return {
    derived: deriveReviewSchema(own.framework, words),
    text: formatDerivedReviewSchema(own.framework, words),
    file: derivedReviewSchemaFile(own.framework),
  };
}

describe("committed schema files", () => {
  it.each(Object.entries(generalSchemas()))("schemas/%s.schema.json is current", async (name, schema) => {
    await expect(formatSchema(schema)).toMatchFileSnapshot(`${TOOL_FOLDER}/schemas/${name}.schema.json`);
  });

  it("the derived review schema is what the bundled framework gives", async () => {
    const { text, file } = await bundled();
    expect(file).toBe("review.epi-1.schema.json");
    await expect(text).toMatchFileSnapshot(`${TOOL_FOLDER}/schemas/${file}`);
  });

  it.each(Object.entries(generalSchemas()))("%s compiles in strict mode and describes every key", (name, schema) => {
    expect(() => createAjv().compile(schema)).not.toThrow();
    expect(schema["$id"]).toBe(`https://epi-project.eu/schemas/${name}-1.schema.json`);
    expect(undescribed(schema)).toEqual([]);
    expect(open(schema)).toEqual([]);
  });

  it("the derived schema compiles, describes every key, and shows definition and levels", async () => {
    const { derived } = await bundled();
    expect(() => createAjv().compile(derived)).not.toThrow();
    expect(undescribed(derived)).toEqual([]);
    const indicators = propertiesAt(derived, "observations");
    expect(Object.keys(indicators)).toHaveLength(44);
    expect(indicators["gov.com.strategy"]?.["title"]).toBe("City integration strategy");
    expect(indicators["int.enc.space_design"]?.["description"]).toContain("How far the city plans");
    expect(indicators["int.enc.space_design"]?.["description"]).toContain("2: guidance exists for new or renewed places");
    expect(Buffer.byteLength(formatSchema(derived))).toBeLessThan(150_000);
  });
});

describe("the derived schema and the rules agree", () => {
  const WRONG: readonly [string, string][] = [
    ["    value: 3\n", "    value: 5\n"],
    ["    value: yes\n", "    value: partly\n"],
    ["    value: yes\n", "    value: true\n"],
    ["present: [registration]", "present: [police]"],
    ["    value: 3.62\n", "    value: 6\n"],
    ["    n: 812\n", ""],
    ["    basis: foreign_citizens\n", ""],
    ["    flags: [proxy]\n", ""],
    ["    status: missing\n    reason: {en: Not asked.}\n", "    status: missing\n"],
    ["    value: yes\n", "    value: yes\n    grade: A\n"],
    ["    status: illustrative\n    value: yes\n", "    status: illustrative\n"],
    ["    source: {title: Resident survey}\n", ""],
    ["    status: illustrative\n    value: yes\n    year: 2021\n    place: city\n", "    status: not_applicable\n    reason: {en: No.}\n"],
    ["  a.grant:\n", "  a.grand:\n"],
    ["    value: yes\n", "    value: yes\n    vlaue: no\n"],
  ];

  async function mini(): Promise<ReturnType<ReturnType<typeof createAjv>["compile"]>> {
    const loaded = await loadMemory(SAMPLE);
    const own = loaded.frameworks.get("mini@1");
    const words = own?.words.get("en")?.words;
    if (own === undefined || words === undefined) throw new Error("no framework");
    return createAjv().compile(deriveReviewSchema(own.framework, words));
  }

  it("on what is right", async () => {
    const validate = await mini();
    const { loaded, lines } = await validateMemory(SAMPLE);
    expect(lines).toEqual([]);
    void validate(loaded.documents.get(REVIEW_FILE)?.value);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(WRONG)("on what is wrong: %j → %j", async (from, to) => {
    const validate = await mini();
    const { loaded, located } = await validateMemory(changed(REVIEW_FILE, from, to));
    expect(validate(loaded.documents.get(REVIEW_FILE)?.value)).toBe(false);
    expect(located.some(({ diagnostic }) => diagnostic.severity === "error")).toBe(true);
  });
});

describe("the schema of results follows the model", () => {
  const read = (name: string) => readFileSync(`${TOOL_FOLDER}/src/model/${name}.ts`, "utf8");
  const text = ["review-result", "doubt", "interval"].map(read).join("\n");
  const source = ts.createSourceFile("result.ts", text, ts.ScriptTarget.ES2023, true);
  const schema = generalSchemas()["review-result"] as JsonSchema;

  it.each(["ReviewResult", "NodeResult", "SourceEntry", "IndicatorResult", "CohortResult", "CohortPosition", "Finding", "Potential", "LearningPair", "AreaProfile", "SimilarCity", "FeatureResult", "FactResult", "DataQuality", "ReadingResult", "ScoreInterval", "RankInterval", "Confidence", "DimensionTeacher", "NodeUncertainty", "CityUncertainty", "UncertaintyResult", "LeftOut",
    "SobolIndex", "SobolResult", "SensitivityResult", "IndicatorCoherence", "CoherenceResult", "ParticipatoryResult", "TrendScore", "TrendNode", "TrendReview"])(
    "%s has the same keys",
    (name) => {
      const keys = interfaceKeys(source, name);
      expect(keys.length).toBeGreaterThan(1);
      const maps = closedMaps(schema).map((properties) => Object.keys(properties).sort().join());
      expect(maps).toContain([...keys].sort().join());
    },
  );
});

function interfaceKeys(source: ts.SourceFile, name: string): string[] {
  const declaration = source.statements.find((one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === name);
  const own = (declaration?.members ?? []).flatMap((member) => (member.name === undefined ? [] : [member.name.getText(source)]));
  const parents = (declaration?.heritageClauses ?? []).flatMap((clause) => clause.types.flatMap((type) => interfaceKeys(source, type.expression.getText(source))));
  return [...own, ...parents];
}

/** Every `properties` map of a schema, at any depth. */
function closedMaps(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== "object" || schema === null) return [];
  const inner = Object.values(schema).flatMap(closedMaps);
  const properties = (schema as JsonSchema)["properties"];
  return properties !== undefined && "additionalProperties" in schema ? [properties as Record<string, unknown>, ...inner] : inner;
}

/** Keys without a description of their own or of the part they refer to, outside conditions. */
function undescribed(schema: unknown, path = "", root: JsonSchema = schema as JsonSchema): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (["if", "then", "else", "allOf", "anyOf", "examples", "enum"].includes(key)) return [];
    if (key !== "properties") return undescribed(value, `${path}/${key}`, root);
    return Object.entries(value as Record<string, JsonSchema>).flatMap(([name, part]) => [
      ...(typeof descriptionOf(part, root) === "string" && descriptionOf(part, root) !== "" ? [] : [`${path}/${name}`]),
      ...undescribed(part, `${path}/${name}`, root),
    ]);
  });
}

function descriptionOf(part: JsonSchema, root: JsonSchema): unknown {
  const name = ((part["$ref"] as string | undefined) ?? "").replace("#/$defs/", "");
  return part["description"] ?? (root["$defs"] as Record<string, JsonSchema> | undefined)?.[name]?.["description"];
}

/** Maps with named keys that let unknown ones pass. */
function open(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const self = "properties" in schema && !("additionalProperties" in schema) ? [path] : [];
  return [...self, ...Object.entries(schema).flatMap(([key, value]) => (["if", "then", "else", "allOf", "anyOf"].includes(key) ? [] : open(value, `${path}/${key}`)))];
}

function propertiesAt(schema: JsonSchema, key: string): Record<string, JsonSchema> {
  const part = (schema["properties"] as Record<string, JsonSchema>)[key];
  return part?.["properties"] as Record<string, JsonSchema>;
}
