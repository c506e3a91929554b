// JSON Schema of a framework file.
import { COMPETENCES, INDICATOR_KINDS, MEAN_TYPES, UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { NUMBER_KINDS } from "../../model/number-kinds.js";
import { REPLICATION_LIMITS } from "../../model/replication-limits.js";
import { normalisationSchema } from "./normalisation-schema.js";
import { closedMap, described, ID, NON_EMPTY_TEXT, schemaHead, type JsonSchema } from "./schema-parts.js";

// Signs and sums of weights are checked by rules of their own, which can say what they mean.
const WEIGHT = described("Weight within its parent; 1 when left out.", { type: "number" });
const MEAN: JsonSchema = { description: "How the parts below are joined.", $ref: "#/$defs/mean" };
const MEAN_PART: JsonSchema = {
  title: "Mean",
  description: "The name of a mean, or {power: p} for the power mean with exponent p.",
  type: ["string", "object"],
  properties: {
    // That 0 is the geometric mean is a rule of its own, which can say so.
    power: described("Exponent of the power mean: 1 is arithmetic, −1 harmonic, 2 quadratic; the geometric mean has its name.", {
      type: "number", minimum: -100, maximum: 100,
    }),
  },
  required: ["power"],
  additionalProperties: false,
  if: { type: "string" },
  then: { enum: MEAN_TYPES.filter((mean) => mean !== "power") },
};

function normalise(description: string): JsonSchema {
  return { description, $ref: "#/$defs/normalisation" };
}

const SHARE: JsonSchema = { type: "number", minimum: 0, maximum: 1 };
const SCORE: JsonSchema = { type: "number", minimum: 0, maximum: 100 };
const AVAILABILITY = "Least share (0 to 1) of direct parts, counted not weighed, that must have a score";

/** `if kind is one of … then these keys are required`: cheaper to read than one branch per kind. */
function requiredFor(kinds: readonly string[], then: JsonSchema): JsonSchema {
  return { if: { properties: { kind: { enum: kinds } }, required: ["kind"] }, then };
}

const INDICATOR: JsonSchema = {
  ...closedMap(
    {
      id: described("Id of the indicator, the same in files, words and results.", ID),
      kind: described("How the indicator is answered.", { enum: INDICATOR_KINDS }),
      weight: described("Weight within its parent; 0 shows the indicator without scoring it.", { type: "number" }),
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
      direction: described("Whether a higher or a lower number is better; goalposts say the same by their order.", { enum: ["higher", "lower"] }),
      normalise: normalise("How the number becomes a score; goes before the goalposts and before the framework's own setting."),
      denominator: described("Column of a values table by which the value is divided before anything else.", NON_EMPTY_TEXT),
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
    // Goalposts or a normalisation, which may stand at the top of the file, are asked for by a rule of its own.
    requiredFor(NUMBER_KINDS, { required: ["unit"] }),
    {
      if: { properties: { kind: { const: "ordinal" }, levelScores: false }, required: ["kind"] },
      then: { required: ["levels"] },
    },
  ],
};

/** An area or a dimension: `otherwise` is what must be there when its other list of parts is not. */
function groupSchema(name: string, otherwise: "dimensions" | "indicators"): JsonSchema {
  const other = otherwise === "dimensions" ? "indicators" : "dimensions";
  const parts = (of: string): JsonSchema => ({ type: "array", minItems: 1, items: { $ref: `#/$defs/${of}` } });
  return {
    ...closedMap(
      {
        id: described(`Id of the ${name}.`, ID),
        weight: WEIGHT,
        mean: MEAN,
        availability: described(`${AVAILABILITY}; that of the framework when left out.`, SHARE),
        dimensions: described(name === "area" ? "Dimensions of the area." : "Parts of the dimension, to any depth.", parts("dimension")),
        indicators: described(`Indicators directly below the ${name}; they come after its dimensions.`, parts("indicator")),
      },
      ["id"],
    ),
    if: { properties: { [other]: false } },
    then: { required: [otherwise] },
  };
}

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
        aggregation: described("How parts are joined at each level; parts of dimensions count as dimensions.", closedMap({ overall: MEAN, area: MEAN, dimension: MEAN })),
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
        uncertainty: described(
          "What may move a score without the city having changed, and how that is worked out.",
          closedMap({
            sources: described("Sources that are on; all when left out, and none, so no intervals, with an empty list.", {
              type: "array", uniqueItems: true, items: { enum: UNCERTAINTY_SOURCES },
            }),
            replications: described("How often everything is drawn anew; 10000 when left out.", { type: "integer", minimum: REPLICATION_LIMITS.least, maximum: REPLICATION_LIMITS.most }),
            weightNoise: described("Weights are drawn within ± this share of themselves; 0.25 when left out.", SHARE),
          }),
        ),
        priorities: described(
          "Which potentials are priorities, and when one is firm.",
          closedMap({
            top: described("How many of the largest potentials are priorities; 10 when left out.", { type: "integer", minimum: 1 }),
            firm: described("Share of replications in which a firm priority stays among them; 0.8 when left out.", SHARE),
          }),
        ),
        treatment: described(
          "Outliers of a table are pulled in before normalising; only where this key stands.",
          closedMap({
            maxPoints: described("Most points pulled in on one side, then a logarithm is tried; 5 when left out.", { type: "integer", minimum: 0 }),
            skewness: described("A column is treated above this absolute skewness and the kurtosis below; 2 when left out.", { type: "number", minimum: 0 }),
            kurtosis: described("A column is treated above this kurtosis and the skewness above; 3.5 when left out.", { type: "number", minimum: 0 }),
          }),
        ),
        availability: described(`${AVAILABILITY}; for the overall figure, and wherever a part says nothing else.`, SHARE),
        normalise: normalise("How a number without goalposts becomes a score, unless its indicator says otherwise."),
        areas: described("Areas, each with dimensions, indicators, or both.", { type: "array", minItems: 1, items: { $ref: "#/$defs/area" } }),
      },
      ["schemaVersion", "kind", "id", "version", "areas"],
    ),
    $defs: {
      area: { title: "Area", description: "One of the parts of the overall figure.", ...groupSchema("area", "dimensions") },
      dimension: { title: "Dimension", description: "A part of an area, or of another dimension.", ...groupSchema("dimension", "indicators") },
      indicator: { title: "Indicator", description: "One thing that is measured.", ...INDICATOR },
      mean: MEAN_PART,
      normalisation: normalisationSchema(),
    },
  };
}
