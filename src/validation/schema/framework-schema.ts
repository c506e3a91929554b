// JSON Schema of a framework file.
import { COMPETENCES, INDICATOR_KINDS, MEAN_TYPES } from "../../model/framework.js";
import { closedMap, described, ID, schemaHead, type JsonSchema } from "./schema-parts.js";

// Signs and sums of weights are checked by rules of their own, which can say what they mean.
const WEIGHT = described("Weight within its parent; 1 when left out.", { type: "number" });
const MEAN = described("How the parts below are joined.", { enum: MEAN_TYPES });
const SHARE: JsonSchema = { type: "number", minimum: 0, maximum: 1 };
const SCORE: JsonSchema = { type: "number", minimum: 0, maximum: 100 };
const NUMERIC_KINDS = ["rate", "amount", "count", "index", "ratio", "gap", "survey_mean"];

/** `if kind is one of … then these keys are required`: cheaper to read than one branch per kind. */
function requiredFor(kinds: readonly string[], then: JsonSchema): JsonSchema {
  return { if: { properties: { kind: { enum: kinds } }, required: ["kind"] }, then };
}

const INDICATOR: JsonSchema = {
  ...closedMap(
    {
      id: described("Id of the indicator, the same in files, words and results.", ID),
      kind: described("How the indicator is answered.", { enum: INDICATOR_KINDS }),
      weight: described("Weight within its dimension; 0 shows the indicator without scoring it.", { type: "number" }),
      competence: described("Who can act on it.", { enum: COMPETENCES }),
      standards: described("Ids of the standards it derives from.", { type: "array", uniqueItems: true, items: { type: "string", pattern: "\\S" } }),
      unit: described("Unit of the number.", { type: "string", pattern: "\\S" }),
      scale: described(
        "Range that a value can have at all.",
        closedMap({ min: described("Smallest possible value.", { type: "number" }), max: described("Largest possible value.", { type: "number" }) }),
      ),
      goalposts: described(
        "The values that score 0 and 100; target below min means lower is better.",
        closedMap(
          {
            min: described("Value that scores 0.", { type: "number" }),
            target: described("Value that scores 100.", { type: "number" }),
            basis: described("published: rests on a published rule · judgement: a setting the review team must confirm.", {
              enum: ["published", "judgement"],
            }),
          },
          ["min", "target", "basis"],
        ),
      ),
      levels: described("Number of levels, 0 included: 5 means levels 0 to 4.", { type: "integer", minimum: 2, maximum: 100 }),
      levelScores: described("Score of each level, when they are not evenly spaced.", { type: "array", minItems: 2, items: SCORE }),
      items: described("Items of a checklist: ids, or ids with weights.", {
        type: "array",
        minItems: 1,
        items: {
          type: ["string", "object"],
          pattern: ID["pattern"],
          properties: {
            id: described("Id of the item.", ID),
            weight: described("Weight within the checklist, above 0.", { type: "number", exclusiveMinimum: 0 }),
          },
          required: ["id"],
          additionalProperties: false,
        },
      }),
      partlyAllowed: described("Whether `partly` is an answer.", { type: "boolean" }),
      basisRequired: described("Whether an observation must name its population.", { type: "boolean" }),
    },
    ["id", "kind", "competence"],
  ),
  allOf: [
    requiredFor(["checklist"], { required: ["items"] }),
    requiredFor(NUMERIC_KINDS, { required: ["unit", "goalposts"] }),
    {
      if: { properties: { kind: { const: "ordinal" }, levelScores: false }, required: ["kind"] },
      then: { required: ["levels"] },
    },
  ],
};

export function frameworkSchema(): JsonSchema {
  return {
    ...schemaHead("framework", "Framework", "What is measured, and how a value becomes a score."),
    ...closedMap(
      {
        schemaVersion: { description: "Version of this file format.", const: 1 },
        kind: { description: "What this file is.", const: "framework" },
        id: described("Id of the framework.", ID),
        version: described("Version; a change of content is a new version.", { type: "integer", minimum: 1 }),
        scale: described("Scale of every score.", closedMap({
          min: { description: "Lowest score.", const: 0 },
          max: { description: "Highest score.", const: 100 },
        }, ["min", "max"])),
        coverage: described(
          "Share of weight that must be observed.",
          closedMap({
            shown: described("From here a score is shown plainly.", SHARE),
            provisional: described("From here a score is shown in brackets.", SHARE),
          }, ["shown", "provisional"]),
        ),
        aggregation: described("How parts are joined at each level.", closedMap({ overall: MEAN, area: MEAN, dimension: MEAN })),
        findings: described(
          "The printed rule by which strengths and gaps are named.",
          closedMap({
            strength: described("At least this score, and at or above the cohort median.", closedMap({ minScore: described("Lowest score of a strength.", SCORE) }, ["minScore"])),
            gap: described("At most this score, and at or below the cohort median.", closedMap({ maxScore: described("Highest score of a gap.", SCORE) }, ["maxScore"])),
            minCohort: described("Fewest cities with a score for a comparison.", { type: "integer", minimum: 1 }),
          }),
        ),
        cases: described(
          "Fewest cases behind a value.",
          closedMap({
            survey: described("Answers of a survey.", closedMap({
              warn: described("Below this number a finding is given.", { type: "integer", minimum: 0 }),
              score: described("Below this number there is no score.", { type: "integer", minimum: 0 }),
            })),
            ratio: described("Cases on each side of a ratio.", closedMap({
              warn: described("Below this number a finding is given.", { type: "integer", minimum: 0 }),
            })),
          }),
        ),
        features: described("Feature id → indicator ids: a second view of the same indicators.", {
          type: "object",
          additionalProperties: { type: "array", uniqueItems: true, items: { type: "string" } },
        }),
        areas: described("Areas, each with its dimensions and indicators.", {
          type: "array",
          minItems: 1,
          items: closedMap(
            {
              id: described("Id of the area.", ID),
              weight: WEIGHT,
              mean: MEAN,
              dimensions: described("Dimensions of the area.", {
                type: "array",
                minItems: 1,
                items: closedMap(
                  {
                    id: described("Id of the dimension.", ID),
                    weight: WEIGHT,
                    mean: MEAN,
                    indicators: described("Indicators of the dimension.", { type: "array", minItems: 1, items: { $ref: "#/$defs/indicator" } }),
                  },
                  ["id", "indicators"],
                ),
              }),
            },
            ["id", "dimensions"],
          ),
        }),
      },
      ["schemaVersion", "kind", "id", "version", "areas"],
    ),
    $defs: { indicator: { title: "Indicator", description: "One thing that is measured.", ...INDICATOR } },
  };
}
