// The keys of one reading of an indicator, shared by the base schema of reviews and by the one derived from a framework.
import { BASIS, described, FLAGS, GRADE, PLACE, STATUS, YEAR, type JsonSchema } from "./schema-parts.js";

const CHECKLIST_PART: JsonSchema = { type: "array", uniqueItems: true, items: { type: "string" } };

/** A value of any kind; which form is right depends on the indicator. */
export const ANY_VALUE: JsonSchema = {
  description: "The value in the form of the indicator: yes, partly or no; a level number; lists of checklist items; or a number.",
  properties: {
    present: described("Items that are there.", CHECKLIST_PART),
    absent: described("Items of which a source says that they are not there.", CHECKLIST_PART),
    not_applicable: described("Items that cannot apply to this city.", CHECKLIST_PART),
  },
  additionalProperties: false,
};

/** Keys of a reading; the value's form is handed in. */
export function readingProperties(value: JsonSchema = ANY_VALUE): Readonly<Record<string, JsonSchema>> {
  return {
    status: STATUS,
    value,
    year: described("Year the value is about; for surveys the year of fieldwork.", YEAR),
    place: PLACE,
    basis: BASIS,
    grade: GRADE,
    source: { description: "Where the value comes from. Required for grades A to C.", $ref: "#/$defs/source" },
    flags: FLAGS,
    n: described("Number of answers or cases behind the value.", { type: "integer", minimum: 0 }),
    sd: described("Standard deviation of a survey mean.", { type: "number", minimum: 0 }),
    group: { description: "Ratio and gap: the figure of the group.", $ref: "#/$defs/figure" },
    reference: { description: "Ratio and gap: the figure of the reference group, same place, year and age.", $ref: "#/$defs/figure" },
    parts: { description: "Published numerator and denominator of a share.", $ref: "#/$defs/parts" },
    reason: { description: "Why there is no value. Required for missing and not_applicable.", $ref: "#/$defs/localText" },
    finding: { description: "What the source says, in one or two sentences.", $ref: "#/$defs/localText" },
    caveat: { description: "What a careful reader must know before using the value.", $ref: "#/$defs/localText" },
  };
}

/** Keys that only the reading used has, not its alternatives. */
export function usedReadingProperties(alternative: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return {
    goodPractices: { description: "What others can learn from.", type: "array", items: { $ref: "#/$defs/goodPractice" } },
    alternatives: { description: "Other readings of the same indicator: kept and shown, never scored.", type: "array", items: alternative },
  };
}
