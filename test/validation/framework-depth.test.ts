// Frameworks of two, three and four levels, and every new setting: what is right has no finding, what is wrong is found at any depth.
import { describe, expect, it } from "vitest";
import { groupsOf, indicatorsOf } from "../../src/model/framework.js";
import { createAjv } from "../../src/validation/schema-checker.js";
import { deriveReviewSchema } from "../../src/validation/schema/derive-review-schema.js";
import { expectMarked } from "./marked-case.js";
import { loadMemory, validateMemory } from "./memory-workspace.js";
import { changed, DEEP, DEEP_FILE, FRAMEWORK_FILE } from "./sample-workspace.js";

describe("a framework of two and of four levels at once", () => {
  it("has no findings, nor has its review", async () => {
    expect((await validateMemory(DEEP)).lines).toEqual([]);
  });

  it("is read with its order, its means and what is inherited", async () => {
    const { framework } = await loadMemory(DEEP);
    if (framework === null) throw new Error("no framework");
    expect(groupsOf(framework).map(({ id, mean, power, availability }) => [id, mean, power, availability])).toEqual([
      ["life", "geometric", null, 0.67],
      ["work", "geometric", null, 0.67],
      ["jobs", "power", 2, 0.5],
      ["pay", "power", -2, 0.67],
      ["voice", "geometric", null, 0.67],
    ]);
    expect(framework).toMatchObject({ mean: "harmonic", power: null, availability: 0.67 });
    expect(indicatorsOf(framework).map(({ id, direction, normalise, denominator }) => [id, direction, normalise, denominator])).toEqual([
      ["jobs.rate", 1, null, null],
      ["jobs.gap", -1, { method: "minmax", low: 0, high: 100 }, null],
      ["pay.median", 1, { method: "minmax", low: 10, high: 90 }, null],
      ["work.plan", 1, null, null],
      ["voice.seat", 1, null, null],
    ]);
  });

  it("gives a derived review schema with every indicator, which accepts the review and refuses a level that is none", async () => {
    const { frameworks, documents } = await loadMemory(DEEP);
    const own = frameworks.get("deep@1");
    const words = own?.words.get("en")?.words;
    if (own === undefined || words === undefined) throw new Error("no framework");
    const schema = deriveReviewSchema(own.framework, words);
    const indicators = (schema["properties"] as Record<string, { properties: Record<string, { description: string }> }>)["observations"]?.properties ?? {};
    expect(Object.keys(indicators)).toEqual(["jobs.rate", "jobs.gap", "pay.median", "work.plan", "voice.seat"]);
    expect(indicators["jobs.rate"]?.description).toContain("Score 0 at 10, score 100 at 80.");
    expect(indicators["jobs.gap"]?.description).toContain("Scored by minmax (low 0, high 100); less is better.");
    const validate = createAjv().compile(schema);
    const review = documents.get("cities/riga/reviews/2020.yaml")?.value as { observations: Record<string, object> };
    expect(validate(review), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...review, observations: { ...review.observations, "work.plan": { ...review.observations["work.plan"], value: 3 } } })).toBe(false);
  });

  it.each([
    { rule: "framework/duplicate-id", from: "- id: pay\n", to: "- id: «jobs.rate»\n", also: ["i18n/word-extra", "i18n/word-missing"] },
    { rule: "framework/duplicate-id", from: "- {id: voice.seat,", to: "- {id: «pay»,", also: ["i18n/word-extra", "i18n/word-missing", "review/indicators-missing", "review/unknown-indicator"] },
    { rule: "framework/duplicate-id", from: "- id: pay\n", to: "- id: «overall»\n", also: ["i18n/word-extra", "i18n/word-missing"] },
    { rule: "framework/weight-negative", from: "- id: pay\n", to: "- id: pay\n            weight: «-2»\n" },
    { rule: "framework/weights-all-zero", from: "            mean: {power: -2}\n            indicators:\n              - {id: pay.median,", to: "            mean: {power: -2}\n            «indicators»:\n              - {id: pay.median, weight: 0," },
    { rule: "framework/power-zero", from: "mean: {power: -2}", to: "mean: {power: «0»}" },
    { rule: "schema/unknown-property", from: "            mean: {power: -2}", to: "            «maen»: {power: -2}", suggests: "mean" },
    { rule: "schema/missing-property", from: "      - {id: voice.seat, kind: binary, competence: municipal}\n", to: "      - {id: voice.seat, kind: binary, competence: municipal}\n  - «id: empty»\n", says: "“dimensions” is missing", also: ["i18n/word-missing"] },
    { rule: "schema/missing-property", from: "          - id: pay\n", to: "          - «id: empty»\n          - id: pay\n", says: "“indicators” is missing", also: ["i18n/word-missing"] },
  ])("finds $rule in its parts: $to", async (one) => {
    await expectMarked({ file: DEEP_FILE, base: DEEP, ...one });
  });

  it("needs a weight above zero among groups and indicators together, not in each list", async () => {
    const noWeight = String(DEEP[DEEP_FILE]).replace("- {id: work.plan,", "- {id: work.plan, weight: 0,");
    expect((await validateMemory({ ...DEEP, [DEEP_FILE]: noWeight })).lines).toEqual([]);
    const none = noWeight.replace("- id: jobs\n", "- id: jobs\n            weight: 0\n").replace("- id: pay\n", "- id: pay\n            weight: 0\n");
    const { located } = await validateMemory({ ...DEEP, [DEEP_FILE]: none });
    expect(located.map(({ diagnostic, place }) => [diagnostic.ruleId, place.line, diagnostic.message])).toEqual([
      ["framework/weights-all-zero", 14, "All weights of the dimensions and indicators of “work” are zero."],
    ]);
  });
});

describe("settings that are right have no finding", () => {
  const COURSE = "goalposts: {min: 10, target: 80, basis: judgement}";
  it.each([
    "normalise: minmax", "normalise: zscore", "normalise: rank", "normalise: percentile_rank", "normalise: borda", "normalise: distance_to_best",
    "normalise: share_of_best",
    "normalise: {method: minmax, low: 1, high: 10}",
    "normalise: {method: borda, ties: average}",
    "normalise: {method: distance_to_target, target: 75, cap: true}",
    "normalise: {method: distance_to_reference, unit: riga}",
    "normalise: {method: scaled, low: 0, high: 40, factor: 10}",
    "normalise: {method: goalposts, low: 0, high: 40, scale: 10, trim: false}",
    `${COURSE}\n            direction: higher`,
    `${COURSE}\n            normalise: rank`,
    "goalposts: {min: 80, target: 10, basis: judgement}\n            direction: lower\n            denominator: residents",
  ])("at an indicator: %s", async (text) => {
    const { located } = await validateMemory(changed(FRAMEWORK_FILE, COURSE, text));
    // The framework itself is right; whether a review can show such scores is another question.
    expect(located.map(({ diagnostic }) => diagnostic.ruleId).filter((rule) => !rule.startsWith("review/framework-"))).toEqual([]);
  });

  it.each([
    ["normalise: {method: minmax, low: 1, high: 10}", 0], ["normalise: {method: goalposts, low: 0, high: 40, scale: 100, trim: true}", 0],
    ["normalise: {method: minmax, low: 0, high: 1000}", 1], ["normalise: {method: goalposts, low: 0, high: 40, scale: 100, trim: false}", 1], ["normalise: rank", 1],
  ])("a review shows scores from 0 to 100 only: %s", async (text, findings) => {
    const { located } = await validateMemory(changed(FRAMEWORK_FILE, COURSE, text));
    expect(located.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(Array<string>(findings).fill("review/framework-scale"));
  });

  it.each([
    "availability: 0", "availability: 1", "normalise: {method: minmax, low: 0, high: 100}", "aggregation: {overall: {power: -1}, dimension: geometric}",
    "uncertainty: {}", "uncertainty: {sources: []}", "uncertainty: {sources: [mean, sampling], replications: 100, weightNoise: 0}",
    "priorities: {top: 1, firm: 1}", "treatment: {}", "treatment: {maxPoints: 0, skewness: 1, kurtosis: 3}",
  ])("at the top: %s", async (text) => {
    const { located } = await validateMemory(changed(FRAMEWORK_FILE, "version: 1\nscale", `version: 1\n${text}\nscale`));
    expect(located.map(({ diagnostic }) => diagnostic.ruleId).filter((rule) => rule !== "review/framework-for-tables")).toEqual([]);
  });
});
