// Rules about whole documents: epi.yaml, city profiles, reviews, frameworks and their words.
import { describe, expect, it } from "vitest";
import { expectMarked, type MarkedCase } from "./marked-case.js";
import { validateMemory } from "./memory-workspace.js";
import { changed, CITY_FILE, FRAMEWORK_FILE, REVIEW_FILE, SAMPLE, WORDS_FILE } from "./sample-workspace.js";

const CONFIG_CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "framework/unknown", from: "framework: mini@1", to: "framework: «mimi@1»", suggests: "mini@1", also: ["review/framework-mismatch"] },
  { rule: "cohort/unknown-measure", from: "measure: population", to: "measure: «populaton»", suggests: "population" },
  { rule: "cohort/unknown-measure", from: "    rule: {}", to: "    «rule»: {atLeast: 3}" },
  { rule: "cohort/empty-range", from: "below: 900000", to: "below: «200000»" },
  { rule: "cohort/duplicate-id", from: "id: large", to: "id: «all»" },
  { rule: "cohort/name-missing", from: "  - id: large\n    name: {en: Large cities}\n", to: "  - id: «large»\n" },
  { rule: "i18n/unknown-language", from: "languages: [en]", to: "languages: [en, «xq»]", also: ["i18n/words-missing", ...texts(8)] },
  { rule: "i18n/words-missing", from: "languages: [en]", to: "languages: [en, «lv»]", also: texts(8) },
  { rule: "source/url-not-http", from: "url: \"https://example.org\"", to: "url: «\"ftp://example.org\"»" },
  { rule: "schema/unknown-property", from: "languages: [en]", to: "languages: [en]\n«lisence»: CC BY 4.0", suggests: "licence" },
  { rule: "schema/missing-property", from: "schemaVersion: 1\nkind: workspace\nname: {en: Test network}\n", to: "«schemaVersion: 1»\nkind: workspace\n", says: "“name” is missing" },
];

const CITY_CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "city/id-mismatch", from: "id: riga", to: "id: «rija»" },
  { rule: "city/unknown-country", from: "country: LV", to: "country: «UK»", suggests: "GB" },
  { rule: "i18n/text-unasked", from: "names: {en: Riga}", to: "names: {en: Riga, «pl»: Ryga}" },
  { rule: "i18n/text-missing", from: "names: {en: Riga}", to: "«names»: {lv: Rīga}", says: "no text in en" },
  { rule: "fact/basis-missing", from: "measure: foreign_citizens_share\n    value: 12.18\n    unit: percent\n    asOf: \"2020\"\n    place: city\n    basis: foreign_citizens\n", to: "measure: «foreign_citizens_share»\n    value: 12.18\n    unit: percent\n    asOf: \"2020\"\n    place: city\n" },
  { rule: "fact/basis-contradiction", from: "basis: foreign_citizens", to: "basis: «foreign_born»" },
  { rule: "fact/parts-mismatch", from: "value: 12.18", to: "value: «12.13»", says: "47318 of 388438 is 12.1816" },
  { rule: "fact/grade-missing", from: "  - measure: population\n    value: 632614\n    unit: people\n    asOf: \"2020-01-01\"\n    place: city\n    grade: A\n", to: "  - measure: «population»\n    value: 632614\n    unit: people\n    asOf: \"2020-01-01\"\n    place: city\n" },
  { rule: "fact/source-missing", from: "    grade: A\n    source: {title: Population register, lang: en}\n", to: "    grade: «A»\n" },
  { rule: "fact/unit-mismatch", from: "unit: people", to: "unit: «percent»" },
  { rule: "fact/label-missing", from: "measure: population", to: "measure: «other»" },
  { rule: "fact/future", from: "asOf: \"2020-01-01\"", to: "asOf: «\"2026-12\"»" },
  { rule: "fact/illustrative-with-evidence", from: "    grade: A\n    source: {title: Population register, lang: en, url: \"https://example.org/a\"}\n", to: "    «grade»: A\n    status: illustrative\n" },
  { rule: "observation/basis-unnamed", from: "basis: foreign_citizens", to: "basis: «other»" },
  { rule: "schema/wrong-type", from: "asOf: \"2020\"", to: "asOf: «2020»", says: "must be a text, found the number 2020" },
  { rule: "schema/not-allowed-value", from: "unit: percent", to: "unit: «precent»", suggests: "percent" },
  { rule: "schema/wrong-form", from: "country: LV", to: "country: «Latvia»", says: "two capital letters" },
  { rule: "schema/wrong-key", from: "names: {en: Riga}", to: "names: {en: Riga, «English»: Riga}" },
  { rule: "schema/out-of-range", from: "denominator: 388438", to: "denominator: «0»" },
  { rule: "schema/too-few", from: "names: {en: Riga}", to: "names: {en: «\" \"»}" },
  { rule: "schema/duplicate-entry", from: "languages: [lv]", to: "languages: [lv, «lv»]" },
];

const REVIEW_CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "review/city-mismatch", from: "city: riga", to: "city: «lublin»" },
  { rule: "review/id-mismatch", from: "id: \"2020\"", to: "id: «\"2021\"»" },
  { rule: "schema/wrong-type", from: "id: \"2020\"", to: "id: «2020»", says: "must be a text" },
  { rule: "review/framework-mismatch", from: "framework: mini@1", to: "framework: «epi@1»", also: ["review/indicators-missing", ...Array<string>(7).fill("review/unknown-indicator")] },
  { rule: "framework/unknown", from: "framework: mini@1", to: "framework: «mini@2»", suggests: "mini@1" },
  { rule: "review/framework-for-tables", from: "framework: mini@1", to: "framework: «mini@1»", base: changed(FRAMEWORK_FILE, "goalposts: {min: 10, target: 80, basis: judgement}", "goalposts: {min: 10, target: 80, basis: judgement}\n            denominator: residents"), says: "divided by a column" },
  { rule: "review/framework-for-tables", from: "framework: mini@1", to: "framework: «mini@1»", base: changed(FRAMEWORK_FILE, "version: 1\nscale", "version: 1\ntreatment: {}\nscale"), says: "pulls in outliers" },
  { rule: "review/framework-scale", from: "framework: mini@1", to: "framework: «mini@1»", base: changed(FRAMEWORK_FILE, "goalposts: {min: 10, target: 80, basis: judgement}", "normalise: zscore"), says: "normalised by zscore" },
  { rule: "review/period-reversed", from: "{from: 2020-01-01, to: 2022-06-30}", to: "{from: 2022-06-30, to: «2020-01-01»}" },
  { rule: "review/data-before-period-end", from: "dataAsOf: 2026-11-23", to: "dataAsOf: «2022-06-29»" },
  { rule: "review/data-in-future", from: "dataAsOf: 2026-11-23", to: "dataAsOf: «2026-11-24»" },
  { rule: "review/indicators-missing", from: "observations:\n  a.plan:", to: "«observations»:\n  a.plan:", base: changed(REVIEW_FILE, "  a.gap:\n    status: missing\n    reason: {en: Not asked.}\n", ""), says: "1 of 7 indicators are not listed: a.gap" },
  { rule: "review/unknown-indicator", from: "  a.gap:\n", to: "  «a.gapp»:\n", suggests: "a.gap", also: ["review/indicators-missing"] },
  { rule: "schema/wrong-form", from: "to: 2022-06-30", to: "to: «2022-06-31»", says: "a day of the calendar" },
  { rule: "schema/unknown-property", from: "    value: yes\n", to: "    value: yes\n    «yaer»: 2021\n", base: changed(REVIEW_FILE, "    value: yes\n    year: 2021\n", "    value: yes\n"), suggests: "year", also: ["observation/year-missing"] },
  { rule: "schema/not-allowed-value", from: "    status: missing\n", to: "    status: «mising»\n", suggests: "missing" },
  { rule: "i18n/text-missing", from: "reason: {en: Not asked.}", to: "«reason»: {lv: Nav jautāts.}" },
  { rule: "i18n/unknown-language", from: "dataAsOf: 2026-11-23\n", to: "dataAsOf: 2026-11-23\nlanguages: [en, «ger»]\n", suggests: "de", also: texts(5) },
  { rule: "yaml/duplicate-key", from: "  a.desk:\n", to: "  «a.grant»:\n", says: "already stands in line 28", also: ["review/indicators-missing", "value/wrong-kind"] },
];

const COURSE = "goalposts: {min: 10, target: 80, basis: judgement}";
const GRANT = "{id: a.grant, kind: binary, competence: municipal}";

const FRAMEWORK_CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "framework/weight-negative", from: "{id: a.grant, kind: binary, competence: municipal}", to: "{id: a.grant, kind: binary, competence: municipal, weight: «-1»}" },
  { rule: "framework/weights-all-zero", from: "    dimensions:\n      - id: dimension\n", to: "    «dimensions»:\n      - id: dimension\n        weight: 0\n" },
  { rule: "framework/goalposts-equal", from: "goalposts: {min: 10, target: 80, basis: judgement}", to: "«goalposts»: {min: 10, target: 10, basis: judgement}" },
  { rule: "framework/goalposts-outside-scale", from: "goalposts: {min: 10, target: 80, basis: judgement}", to: "goalposts: {min: 10, target: «120», basis: judgement}" },
  { rule: "framework/normalisation-missing", from: "          - id: a.course\n", to: "          - «id: a.course»\n", base: changed(FRAMEWORK_FILE, `            ${COURSE}\n`, ""), says: "Nothing says how the number of “a.course”" },
  { rule: "framework/normalise-parameters", from: COURSE, to: "normalise: «distance_to_target»", says: "needs target" },
  { rule: "framework/normalise-parameters", from: "version: 1\nscale", to: "version: 1\nnormalise: «scaled»\nscale", says: "needs low and high" },
  { rule: "framework/normalise-equal", from: COURSE, to: "normalise: «{method: minmax, low: 100}»", says: "Both ends of minmax are 100" },
  { rule: "framework/normalise-reversed", from: COURSE, to: "normalise: «{method: goalposts, low: 80, high: 10}»" },
  { rule: "framework/normalise-reversed", from: COURSE, to: "direction: lower\n            normalise: «share_of_best»", also: ["review/framework-scale"] },
  { rule: "framework/normalise-reversed", from: COURSE, to: "direction: «lower»", base: changed(FRAMEWORK_FILE, "version: 1\nscale", "version: 1\nnormalise: share_of_best\nscale"), also: ["review/framework-scale"] },
  { rule: "framework/direction-contradiction", from: COURSE, to: `${COURSE}\n            direction: «lower»`, says: "By its goalposts a higher number" },
  { rule: "framework/key-without-effect", from: GRANT, to: "{id: a.grant, kind: binary, competence: municipal, «direction»: lower}" },
  { rule: "framework/key-without-effect", from: GRANT, to: "{id: a.grant, kind: binary, competence: municipal, «normalise»: rank}" },
  { rule: "framework/key-without-effect", from: GRANT, to: "{id: a.grant, kind: binary, competence: municipal, «denominator»: population}" },
  { rule: "framework/power-zero", from: "version: 1\nscale", to: "version: 1\naggregation: {area: {power: «0»}}\nscale" },
  { rule: "framework/power-zero", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: {power: «0»}\n" },
  { rule: "framework/power-zero", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: {power: «1e-16»}\n", says: "too close to 0" },
  { rule: "framework/power-zero", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: {power: «-0.0099»}\n", says: "too close to 0" },
  { rule: "schema/not-allowed-value", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: «geomtric»\n", suggests: "geometric" },
  { rule: "schema/not-allowed-value", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: «power»\n" },
  { rule: "schema/wrong-type", from: "      - id: dimension\n", to: "      - id: dimension\n        mean: «2»\n", says: "a text or a map of keys" },
  { rule: "schema/missing-property", from: "      - id: dimension\n", to: "      - id: dimension\n        «mean»: {}\n", says: "“power” is missing in “mean”" },
  { rule: "schema/out-of-range", from: "      - id: dimension\n", to: "      - id: dimension\n        availability: «67»\n", says: "at most 1" },
  { rule: "schema/not-allowed-value", from: COURSE, to: "normalise: «minmaks»", suggests: "minmax" },
  { rule: "schema/not-allowed-value", from: COURSE, to: "normalise: {method: «z-score»}", suggests: "zscore" },
  { rule: "schema/missing-property", from: COURSE, to: "«normalise»: {low: 0}", says: "“method” is missing in “normalise”" },
  { rule: "schema/missing-property", from: COURSE, to: "«normalise»: {method: distance_to_target, cap: true}", says: "“target” is missing in “normalise”" },
  { rule: "schema/unknown-property", from: COURSE, to: "normalise: {method: zscore, «ties»: min}", says: "“ties” is not a key that is known in “normalise”", also: ["review/framework-scale"] },
  { rule: "schema/out-of-range", from: COURSE, to: "normalise: {method: zscore, sd: «0»}", also: ["review/framework-scale"] },
  { rule: "schema/not-allowed-value", from: COURSE, to: `${COURSE}\n            direction: «up»` },
  { rule: "schema/not-allowed-value", from: "version: 1\nscale", to: "version: 1\nuncertainty: {sources: [sampling, «weight»]}\nscale", suggests: "weights" },
  { rule: "schema/out-of-range", from: "version: 1\nscale", to: "version: 1\nuncertainty: {replications: «50»}\nscale", says: "at least 100" },
  { rule: "schema/out-of-range", from: "version: 1\nscale", to: "version: 1\nuncertainty: {replications: «1000001»}\nscale", says: "at most 1000000" },
  { rule: "schema/unknown-property", from: "version: 1\nscale", to: "version: 1\nuncertainty: {«weightnoise»: 0.1}\nscale", suggests: "weightNoise" },
  { rule: "schema/out-of-range", from: "version: 1\nscale", to: "version: 1\npriorities: {top: «0»}\nscale" },
  { rule: "schema/wrong-type", from: "version: 1\nscale", to: "version: 1\ntreatment: {maxPoints: «2.5»}\nscale", says: "a whole number", also: ["review/framework-for-tables"] },
  { rule: "framework/duplicate-id", from: "{id: a.grant,", to: "{id: «a.plan»," },
  { rule: "framework/duplicate-id", from: "[registration, schools, health]", to: "[registration, schools, health, «schools»]" },
  { rule: "framework/level-scores", from: "kind: ordinal, levels: 5,", to: "kind: ordinal, levelScores: [0, 25, «20», 75, 100]," },
  { rule: "framework/coverage-order", from: "provisional: 0.5", to: "provisional: «0.9»" },
  { rule: "framework/feature-unknown-indicator", from: "plan: [a.plan]", to: "plan: [«a.plam»]", suggests: "a.plan" },
  { rule: "framework/name-mismatch", from: "id: mini", to: "id: «maxi»" },
  { rule: "schema/missing-property", from: "          - id: a.desk\n            kind: checklist\n            items: [registration, schools, health]\n", to: "          - «id: a.desk»\n            kind: checklist\n", says: "“items” is missing" },
  { rule: "schema/missing-property", from: "          - {id: a.plan, kind: ordinal, levels: 5,", to: "          - «{id: a.plan, kind: ordinal, competence: municipal, standards: [ICC]}»\n          - {id: b.plan, kind: ordinal, levels: 5,", says: "“levels” is missing" },
];

const WORDS_CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "i18n/word-missing", from: "    levels: {0: none, 1: drafted, 2: adopted, 3: funded, 4: evaluated}", to: "    «levels»: {0: none, 1: drafted, 2: adopted, 3: funded}", says: "“4”" },
  { rule: "i18n/word-extra", from: "health: health}", to: "health: health, «police»: police}" },
  { rule: "i18n/word-extra", from: "  a.gap: {", to: "  «a.gab»: {", suggests: "a.gap", also: ["i18n/word-missing"] },
];

function texts(count: number): string[] {
  return Array<string>(count).fill("i18n/text-missing");
}

describe("rules about documents", () => {
  it.each(CONFIG_CASES)("epi.yaml: $rule at $to", async (one) => void (await expectMarked({ file: "epi.yaml", ...one })));
  it.each(CITY_CASES)("city: $rule at $to", async (one) => void (await expectMarked({ file: CITY_FILE, ...one })));
  it.each(REVIEW_CASES)("review: $rule at $to", async (one) => void (await expectMarked({ file: REVIEW_FILE, ...one })));
  it.each(FRAMEWORK_CASES)("framework: $rule at $to", async (one) => void (await expectMarked({ file: FRAMEWORK_FILE, ...one })));
  it.each(WORDS_CASES)("words: $rule at $to", async (one) => void (await expectMarked({ file: WORDS_FILE, ...one })));

  it("finds the printed shares of the public record that do not match their parts, and no others", async () => {
    const share = (value: string, numerator: number, denominator: number): Promise<{ lines: readonly string[] }> =>
      validateMemory({
        ...changed(CITY_FILE, "value: 12.18", `value: ${value}`),
        [CITY_FILE]: String(changed(CITY_FILE, "value: 12.18", `value: ${value}`)[CITY_FILE]).replace("numerator: 47318, denominator: 388438", `numerator: ${numerator}, denominator: ${denominator}`),
      });
    const mismatch = [`${CITY_FILE}:16:12 warning fact/parts-mismatch`];
    expect((await share("12.13", 47318, 388438)).lines).toEqual(mismatch);
    expect((await share("12", 27123, 215418)).lines).toEqual(mismatch);
    expect((await share("0.8", 3625, 350000)).lines).toEqual(mismatch);
    expect((await share("12", 26000, 215418)).lines).toEqual([]);
    expect((await share("12.2", 47318, 388438)).lines).toEqual([]);
    expect((await share("12.20", 47318, 388438)).lines).toEqual(mismatch);
  });

  it("knows the comma that ends a text inside brackets, and says so once", async () => {
    const { located } = await validateMemory(changed(REVIEW_FILE, "reason: {en: Not asked.}", "reason: {en: Not asked, not known.}"));
    expect(located.map(({ diagnostic, place }) => [diagnostic.ruleId, place.line, place.column])).toEqual([
      ["schema/wrong-key", 52, 29],
    ]);
    expect(located[0]?.diagnostic.cure).toContain("Put the text in quotes");
  });

  it("reports a workspace without cities", async () => {
    const { [CITY_FILE]: _city, [REVIEW_FILE]: _review, ...rest } = SAMPLE;
    expect((await validateMemory(rest)).lines).toEqual(["epi.yaml:1:1 info workspace/no-city"]);
  });

  it("reports a city folder without profile and a review with the wrong extension", async () => {
    const { [CITY_FILE]: _city, ...rest } = SAMPLE;
    const found = await validateMemory({ ...rest, "cities/riga/reviews/2021.yml": "a: 1" });
    expect(found.lines).toEqual([
      `${CITY_FILE}:1:1 error city/profile-missing`,
      "cities/riga/reviews/2021.yml:1:1 warning file/wrong-extension",
    ]);
  });

  it("looks only at the cities and reviews asked for", async () => {
    const broken = { ...changed(REVIEW_FILE, "    value: 3\n", "    value: 9\n"), "cities/other/city.yaml": "a: [" };
    expect((await validateMemory(broken, { cities: ["riga"] })).lines).toEqual([`${REVIEW_FILE}:11:12 error value/unknown-level`]);
    const other = await validateMemory(broken, { cities: ["other"] });
    expect(other.located.every(({ diagnostic }) => diagnostic.file === "cities/other/city.yaml")).toBe(true);
    expect(other.lines.length).toBeGreaterThan(0);
    expect((await validateMemory(broken, { cities: ["riga"], reviews: ["2019"] })).lines).toEqual([]);
  });
});
