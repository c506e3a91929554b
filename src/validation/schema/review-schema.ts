// JSON Schema of a review file of any framework: everything but what only the framework can say.
import { closedMap, DAY, described, FRAMEWORK_REF, ID, LANGUAGE, schemaHead, SHARED_PARTS, type JsonSchema } from "./schema-parts.js";
import { readingProperties, usedReadingProperties } from "./reading-properties.js";

/** Keys of a review file; the observations are handed in. */
export function reviewProperties(observations: JsonSchema, framework: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return {
    schemaVersion: { description: "Version of this file format.", const: 1 },
    kind: { description: "What this file is.", const: "review" },
    id: described("Id of the review: the name of its file without .yaml. Digits stand in quotes.", ID),
    city: described("Id of the city: the name of its folder.", ID),
    framework,
    period: described(
      "First and last day that the review is about.",
      closedMap({ from: described("First day.", DAY), to: described("Last day.", DAY) }, ["from", "to"]),
    ),
    dataAsOf: described("Day up to which sources were read. Printed, and the date of every output.", DAY),
    languages: described("Languages this review promises; without it those of the workspace.", {
      type: "array", minItems: 1, uniqueItems: true, items: LANGUAGE,
    }),
    observations,
  };
}

export const REVIEW_REQUIRED = ["schemaVersion", "kind", "id", "city", "framework", "period", "dataAsOf", "observations"] as const;

/** The parts under `$defs` of every review schema. */
export function reviewParts(): Readonly<Record<string, JsonSchema>> {
  const alternative = { $ref: "#/$defs/reading" };
  return {
    ...SHARED_PARTS,
    reading: { title: "Reading", description: "Another reading of an indicator.", ...closedMap(readingProperties(), ["status"]) },
    observation: {
      title: "Observation",
      description: "What is known about one indicator.",
      ...closedMap({ ...readingProperties(), ...usedReadingProperties(alternative) }, ["status"]),
    },
  };
}

/** Generic base: checks the form of everything; what a value must be is checked against the framework. */
export function reviewSchema(): JsonSchema {
  return {
    ...schemaHead("review", "Review", "One review: one city, one framework version, one period."),
    ...closedMap(
      reviewProperties(
        {
          description: "Indicator id → what is known about it.",
          type: "object",
          additionalProperties: { $ref: "#/$defs/observation" },
        },
        described("The framework and its version.", FRAMEWORK_REF),
      ),
      REVIEW_REQUIRED,
    ),
    $defs: reviewParts(),
  };
}
