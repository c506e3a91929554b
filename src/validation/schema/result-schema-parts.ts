// Building blocks of the schemas of results: strict maps in which every key is there and unknown is null.
import { closedMap, described, type JsonSchema } from "./schema-parts.js";

export type Properties = Readonly<Record<string, JsonSchema>>;

export const TEXT: JsonSchema = { type: "string" };
export const NUMBER: JsonSchema = { type: "number" };
export const COUNT: JsonSchema = { type: "integer", minimum: 0 };
export const SHARE: JsonSchema = { type: "number", minimum: 0, maximum: 1.000000001 };
export const SCORE: JsonSchema = { type: "number", minimum: 0, maximum: 100 };
export const DAY: JsonSchema = { type: "string", format: "date" };

export function ref(name: string, description: string): JsonSchema {
  return { description, $ref: `#/$defs/${name}` };
}

/** The part, or null. */
export function orNull(part: JsonSchema): JsonSchema {
  if (typeof part["type"] === "string") return { ...part, type: [part["type"], "null"] };
  if (Array.isArray(part["enum"])) return { ...part, enum: [...(part["enum"] as unknown[]), null] };
  const { description, ...rest } = part;
  return { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: "null" }] };
}

export function listOf(description: string, items: JsonSchema): JsonSchema {
  return { description, type: "array", items };
}

/** A closed map in which every key is required but the ones named. */
export function full(properties: Properties, optional: readonly string[] = []): JsonSchema {
  return closedMap(properties, Object.keys(properties).filter((key) => !optional.includes(key)));
}

export const text = (description: string): JsonSchema => described(description, TEXT);
export const share = (description: string): JsonSchema => described(description, SHARE);
export const count = (description: string): JsonSchema => described(description, COUNT);
export const score = (description: string): JsonSchema => described(description, SCORE);
export const oneOf = (description: string, words: readonly string[]): JsonSchema => ({ description, enum: words });
export const localText = (description: string): JsonSchema => ref("localText", description);
