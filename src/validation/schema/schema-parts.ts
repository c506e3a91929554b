// Building blocks that several JSON Schemas share: texts per language, sources, figures, and how keys are described.
import { EVIDENCE_GRADES, OBSERVATION_FLAGS, PLACE_LEVELS, POPULATION_BASES } from "../../model/observation.js";

export type JsonSchema = Readonly<Record<string, unknown>>;

export const DRAFT = "https://json-schema.org/draft/2020-12/schema";

/** The head that every schema file has. */
export function schemaHead(name: string, title: string, description: string): JsonSchema {
  return { $schema: DRAFT, $id: `https://epi-project.eu/schemas/${name}-1.schema.json`, title, description, version: 1 };
}

/** A closed map: keys that are not named are errors. */
export function closedMap(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: "object", properties, additionalProperties: false, ...(required.length === 0 ? {} : { required }) };
}

/** The same part with a description of its own, which editors show at the key. */
export function described(description: string, part: JsonSchema): JsonSchema {
  return { description, ...part };
}

/** Reference to a shared part, with the description of the key that uses it. */
export function partRef(name: keyof typeof SHARED_PARTS | "reading" | "observation", description: string): JsonSchema {
  return { description, $ref: `#/$defs/${name}` };
}

export const NON_EMPTY_TEXT: JsonSchema = { type: "string", pattern: "\\S" };
export const ID: JsonSchema = { type: "string", pattern: "^[a-z0-9]+(?:[-_.][a-z0-9]+)*$" };
export const FRAMEWORK_REF: JsonSchema = { type: "string", pattern: "^[a-z0-9]+(?:[-_.][a-z0-9]+)*@[1-9][0-9]*$", examples: ["epi@1"] };
export const DAY: JsonSchema = { type: "string", format: "date", examples: ["2020-01-01"] };
export const LANGUAGE: JsonSchema = { type: "string", pattern: "^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", examples: ["en", "lv"] };
export const YEAR: JsonSchema = { type: "integer", minimum: 1900, maximum: 2200 };

const localText: JsonSchema = {
  type: "object",
  title: "Text per language",
  description: "One text in several languages, keyed by language code. A missing language falls back visibly in reports.",
  minProperties: 1,
  propertyNames: { type: "string", pattern: LANGUAGE["pattern"] },
  additionalProperties: { ...NON_EMPTY_TEXT, description: "The text in this language." },
};

const source: JsonSchema = {
  title: "Source",
  description: "Where the value comes from, so that anybody can check it.",
  ...closedMap(
    {
      title: described("Title of the page, table or document, as printed.", NON_EMPTY_TEXT),
      lang: described("Language of the title, for example `lv`.", LANGUAGE),
      url: described("Whole web address.", { type: "string", format: "uri", examples: ["https://example.org/report.pdf"] }),
      accessed: described("Day on which the source was read.", DAY),
    },
    ["title"],
  ),
};

const figure: JsonSchema = {
  title: "One side of a comparison",
  description: "A rate or a mean of one group.",
  ...closedMap(
    {
      value: described("The rate or mean of this side.", { type: "number" }),
      n: described("Number of cases behind it.", { type: "integer", minimum: 0 }),
      sd: described("Standard deviation, for means.", { type: "number", minimum: 0 }),
    },
    ["value"],
  ),
};

const parts: JsonSchema = {
  title: "Parts of a share",
  description: "Published numerator and denominator, from which the share can be recomputed.",
  ...closedMap(
    {
      numerator: described("Number counted.", { type: "number", minimum: 0 }),
      denominator: described("Number it is a share of.", { type: "number", exclusiveMinimum: 0 }),
    },
    ["numerator", "denominator"],
  ),
};

const goodPractice: JsonSchema = {
  title: "Good practice",
  description: "Something that worked in this city and that others can learn from.",
  ...closedMap(
    {
      title: { description: "Its name, per language.", $ref: "#/$defs/localText" },
      text: { description: "Two or three sentences, per language.", $ref: "#/$defs/localText" },
      year: described("Year it is about.", YEAR),
      source: { description: "Where it is described.", $ref: "#/$defs/source" },
    },
    ["title", "text"],
  ),
};

/** Everything that `#/$defs` of a schema may need. */
export const SHARED_PARTS = { localText, source, figure, parts, goodPractice } as const;

const STATUS_HELP =
  "observed: found in a source · estimated, provisional: the source's own words for it · illustrative: invented so that a report can be seen whole · missing, not_applicable: no value, with a reason";
const BASIS_HELP =
  "The population the figure is about. tcn: third-country nationals · foreign_citizens · foreign_born · migration_background · non_eu_born · all_residents · other (name it in the caveat)";

export const STATUS: JsonSchema = {
  description: STATUS_HELP,
  enum: ["observed", "estimated", "provisional", "illustrative", "missing", "not_applicable"],
};
export const PLACE: JsonSchema = {
  description: "The place the value is about. Anything wider than the city is a proxy and needs the flag.",
  enum: PLACE_LEVELS,
};
export const BASIS: JsonSchema = { description: BASIS_HELP, enum: POPULATION_BASES };
export const GRADE: JsonSchema = {
  description: "Evidence grade. A: official statistic · B: administrative record or decision · C: self-report or press release · D: press, third party",
  enum: EVIDENCE_GRADES,
};
export const FLAGS: JsonSchema = {
  description:
    "proxy: wider place or other group than asked · outside_period: year outside the review period · disputed: sources disagree · derived: computed here from published parts",
  type: "array",
  uniqueItems: true,
  items: { enum: OBSERVATION_FLAGS },
};
