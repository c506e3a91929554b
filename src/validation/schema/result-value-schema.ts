// JSON Schema of a value inside a result: one closed form per type, chosen by `type`.
import { closedMap, described, type JsonSchema } from "./schema-parts.js";

const IDS: JsonSchema = { type: "array", items: { type: "string" } };

/** Conditions on `type` instead of alternatives, so that a mistake gives one error and not four. */
export function resultValueSchema(): JsonSchema {
  return {
    description: "A value in the form of its type.",
    type: "object",
    properties: {
      type: described("Form of the value.", { enum: ["answer", "level", "checklist", "number"] }),
      answer: described("Answer of a binary indicator.", { enum: ["yes", "partly", "no"] }),
      level: described("Level of an ordinal indicator.", { type: "integer", minimum: 0 }),
      items: described("Items of a checklist.", closedMap({
        present: described("Items that are there.", IDS),
        absent: described("Items that are not there.", IDS),
        notApplicable: described("Items that cannot apply.", IDS),
      }, ["present", "absent", "notApplicable"])),
      number: described("Number in the indicator's unit.", { type: "number" }),
    },
    required: ["type"],
    additionalProperties: false,
    allOf: [
      when("answer", "answer"),
      when("level", "level"),
      when("checklist", "items"),
      when("number", "number"),
    ],
  };
}

function when(type: string, key: string): JsonSchema {
  const others = ["answer", "level", "items", "number"].filter((other) => other !== key);
  return {
    if: { properties: { type: { const: type } } },
    then: { required: [key], properties: Object.fromEntries(others.map((other) => [other, false])) },
  };
}
