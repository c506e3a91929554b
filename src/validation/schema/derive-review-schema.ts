// JSON Schema of a review file of one framework, so that an editor completes indicator ids, shows their definition and
// levels, and underlines a value that cannot be.
import { frameworkRef, indicatorsOf, type Framework, type IndicatorDefinition } from "../../model/framework.js";
import type { Normalisation } from "../../model/normalisation.js";
import { VALUE_STATUSES } from "../../model/observation.js";
import type { FrameworkWords, IndicatorWords } from "../../model/framework-words.js";
import { REVIEW_REQUIRED, reviewParts, reviewProperties } from "./review-schema.js";
import { closedMap, schemaHead, STATUS, type JsonSchema } from "./schema-parts.js";

/**
 * Pure: framework and its words in one language → schema. Key order is the framework's, so the same input gives the same
 * file. What all indicators share stands once, under `$defs`, and is joined with `allOf`: editors that know only older
 * drafts would let a reference replace the keys beside it.
 */
export function deriveReviewSchema(framework: Framework, words: FrameworkWords): JsonSchema {
  const indicators = indicatorsOf(framework);
  const properties: Record<string, JsonSchema> = {};
  const values: Record<string, JsonSchema> = {};
  const conditions: Record<string, JsonSchema> = {};
  for (const indicator of indicators) {
    const text = words.indicators[indicator.id];
    const condition = `conditions.${conditionName(indicator)}`;
    conditions[condition] = conditionsOf(indicator);
    values[`value.${indicator.id}`] = valueSchema(indicator, text);
    const own = {
      ...(indicator.competence === "municipal" ? { status: { $ref: "#/$defs/municipalStatus" } } : {}),
      value: { $ref: `#/$defs/value.${indicator.id}` },
    };
    const also = { $ref: `#/$defs/${condition}` };
    properties[indicator.id] = {
      title: text?.title ?? indicator.id,
      description: describeIndicator(indicator, text),
      type: "object",
      properties: { ...own, alternatives: { description: ALTERNATIVES, type: "array", items: { type: "object", properties: own, allOf: [also] } } },
      allOf: [{ $ref: "#/$defs/observation" }, also],
    };
  }
  const name = words.title ?? framework.id;
  return {
    ...schemaHead(`review.${framework.id}-${framework.version}`, `Review by ${name}, version ${framework.version}`,
      `One review: one city, one period, the ${indicators.length} indicators of ${name}.`),
    ...closedMap(
      reviewProperties(
        { description: "Indicator id → what is known about it.", ...closedMap(properties) },
        { description: "The framework and its version.", const: frameworkRef(framework) },
      ),
      REVIEW_REQUIRED,
    ),
    $defs: { ...reviewParts(), municipalStatus: MUNICIPAL_STATUS, ...values, ...conditions },
  };
}

const ALTERNATIVES = "Other readings of the same indicator: kept and shown, never scored.";

/** What the city may decide itself is never not applicable to it. */
const MUNICIPAL_STATUS: JsonSchema = {
  ...STATUS,
  enum: (STATUS["enum"] as readonly string[]).filter((status) => status !== "not_applicable"),
};

/** Indicators of one name need the same things beside their value. */
function conditionName(indicator: IndicatorDefinition): string {
  const sort = indicator.kind === "ratio" || indicator.kind === "gap" ? "sides" : indicator.kind === "survey_mean" ? "survey" : "plain";
  return indicator.basisRequired ? `${sort}.basis` : sort;
}

/** The exact form and range of an indicator's value. */
function valueSchema(indicator: IndicatorDefinition, words: IndicatorWords | undefined): JsonSchema {
  switch (indicator.kind) {
    case "binary":
      return {
        description: indicator.partlyAllowed ? "yes, partly or no" : "yes or no",
        enum: indicator.partlyAllowed ? ["yes", "partly", "no"] : ["yes", "no"],
      };
    case "ordinal": {
      const levels = (indicator.levelScores ?? []).length;
      return { description: `Level:\n${levelList(levels, words)}`, type: "integer", minimum: 0, maximum: Math.max(0, levels - 1) };
    }
    case "checklist": {
      const items = indicator.items ?? [];
      const part = (description: string): JsonSchema => ({
        description, type: "array", uniqueItems: true, items: { enum: items.map((item) => item.id) },
      });
      return {
        description: `Items: ${items.map((item) => itemLabel(item.id, words)).join(" · ")}`,
        ...closedMap({
          present: part("Items that are there."),
          absent: part("Items of which a source says that they are not there. An item in no list is unknown."),
          not_applicable: part("Items that cannot apply to this city."),
        }),
      };
    }
    default:
      return {
        description: `Number: ${words?.unit ?? indicator.unit ?? "in the unit of the framework"}${rangeText(indicator)}`,
        type: "number",
        ...(indicator.scale?.min === undefined ? {} : { minimum: indicator.scale.min }),
        ...(indicator.scale?.max === undefined ? {} : { maximum: indicator.scale.max }),
      };
  }
}

/** What must stand beside the value, depending on the status. */
function conditionsOf(indicator: IndicatorDefinition): JsonSchema {
  const hasSides = indicator.kind === "ratio" || indicator.kind === "gap";
  const required = [
    ...(hasSides ? [] : ["value"]),
    "year",
    "place",
    ...(indicator.basisRequired ? ["basis"] : []),
    ...(indicator.kind === "survey_mean" ? ["n", "sd"] : []),
  ];
  return {
    if: { properties: { status: { enum: VALUE_STATUSES } } },
    then: {
      required,
      ...(hasSides ? { anyOf: [{ required: ["value"] }, { required: ["group", "reference"] }] } : {}),
      if: { properties: { status: { const: "illustrative" } } },
      then: { properties: { source: false, grade: false } },
      else: { required: ["grade"] },
    },
    else: { required: ["reason"], properties: { value: false } },
    allOf: [
      {
        if: { properties: { place: { enum: ["province", "region", "country"] } }, required: ["place", "status"] },
        then: { properties: { flags: { contains: { const: "proxy" } } }, required: ["flags"] },
      },
      {
        if: { properties: { grade: { enum: ["A", "B", "C"] } }, required: ["grade"] },
        then: { required: ["source"] },
      },
    ],
  };
}

function describeIndicator(indicator: IndicatorDefinition, words: IndicatorWords | undefined): string {
  const lines = [words?.definition ?? ""];
  if (indicator.kind === "ordinal") lines.push(levelList((indicator.levelScores ?? []).length, words));
  if (indicator.kind === "checklist") lines.push((indicator.items ?? []).map((item) => `- ${itemLabel(item.id, words)}`).join("\n"));
  if (words?.unit !== null && words?.unit !== undefined) lines.push(`Unit: ${words.unit}${rangeText(indicator)}`);
  if (indicator.normalise !== null) lines.push(describeNormalisation(indicator.normalise, indicator.direction));
  else if (indicator.goalposts !== null) lines.push(`Score 0 at ${indicator.goalposts.min}, score 100 at ${indicator.goalposts.target}.`);
  if (words?.source !== null && words?.source !== undefined) lines.push(`Usual source: ${words.source}`);
  lines.push(`Competence: ${indicator.competence}`);
  return lines.filter((line) => line !== "").join("\n\n");
}

/** “Scored by minmax (low 0, high 100); more is better.” */
function describeNormalisation({ method, ...parameters }: Normalisation, direction: 1 | -1): string {
  const list = Object.entries(parameters).map(([key, value]) => `${key} ${value}`).join(", ");
  return `Scored by ${method}${list === "" ? "" : ` (${list})`}; ${direction === 1 ? "more" : "less"} is better.`;
}

function levelList(levels: number, words: IndicatorWords | undefined): string {
  return Array.from({ length: levels }, (_, level) => `${level}: ${words?.levels[String(level)] ?? ""}`.trimEnd()).join("\n");
}

function itemLabel(id: string, words: IndicatorWords | undefined): string {
  const label = words?.items[id];
  return label === undefined ? id : `${id} (${label})`;
}

function rangeText(indicator: IndicatorDefinition): string {
  const { min, max } = indicator.scale ?? {};
  if (min !== undefined && max !== undefined) return `, from ${min} to ${max}`;
  if (min !== undefined) return `, ${min} or more`;
  return max === undefined ? "" : `, ${max} or less`;
}
