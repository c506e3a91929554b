// One error of the schema validator in the words a person understands, at the place where the cure is made.
import type { ErrorObject } from "ajv";
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { Pointer } from "../model/diagnostic.js";
import type { RuleFinding } from "./rule-scope.js";

/** Shape: Ajv's error (verbose) and the document's value → finding. */
export function describeSchemaError(error: ErrorObject, document: unknown): RuleFinding {
  const pointer = toPointer(error.instancePath, document);
  const name = nameOf(pointer);
  const { params, data } = error as { params: Record<string, unknown>; data: unknown };
  const parent = (error.parentSchema ?? {}) as Record<string, unknown>;
  if (error.propertyName !== undefined || error.keyword === "propertyNames") {
    const key = error.propertyName ?? String(params["propertyName"]);
    return {
      ruleId: "schema/wrong-key", pointer: [...pointer, key], at: "key",
      message: `“${key}” is not a possible key ${pointer.length === 0 ? "here" : `in ${name}`}: ${patternWords(String(parent["pattern"]))}.`,
      // {en: One, two} is the commonest slip of all: the text ends at the comma.
      ...(/\s/.test(key) ? { cure: "If this is part of a text: inside { } a comma ends the text. Put the text in quotes: {en: \"One, two\"}." } : {}),
    };
  }
  switch (error.keyword) {
    case "required":
      return describeMissing(pointer, String(params["missingProperty"]));
    case "additionalProperties":
    case "unevaluatedProperties":
      return describeUnknown(pointer, String(params["additionalProperty"] ?? params["unevaluatedProperty"]), parent, error.data);
    case "type":
      return describeType(pointer, name, params["type"], data);
    case "enum":
      return describeVocabulary(pointer, name, params["allowedValues"] as unknown[], data);
    case "const":
      return {
        ruleId: "schema/not-allowed-value", pointer,
        message: `${name} must be ${quote(params["allowedValue"])}, found ${describeValue(data)}.`,
        cure: `Write ${String(params["allowedValue"])}.`,
      };
    case "pattern":
      return describePattern(pointer, name, String(params["pattern"]), data);
    case "format":
      return describeFormat(pointer, name, String(params["format"]), data);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return {
        ruleId: "schema/out-of-range", pointer,
        message: `${name} must be ${comparisonWords(String(params["comparison"]))} ${String(params["limit"])}, found ${describeValue(data)}.`,
      };
    case "minItems":
    case "minLength":
    case "minProperties":
      return { ruleId: "schema/too-few", pointer, message: `${name} is empty or too short; at least ${String(params["limit"])} is needed.` };
    case "uniqueItems": {
      const index = Math.max(Number(params["i"]), Number(params["j"]));
      const twice = Array.isArray(data) ? (data as unknown[])[index] : undefined;
      return { ruleId: "schema/duplicate-entry", pointer: [...pointer, index], message: `${describeValue(twice)} stands twice in ${name}.` };
    }
    default:
      return { ruleId: "schema/wrong-form", pointer, message: `${name} ${error.message ?? "does not have the expected form"}.` };
  }
}

function describeMissing(pointer: Pointer, missing: string): RuleFinding {
  const owner = pointer.length === 0 ? "the file" : nameOf(pointer);
  return {
    ruleId: "schema/missing-property", pointer, at: "key",
    message: `“${missing}” is missing in ${owner}.`,
    cure: `Add ${missing}: …`,
  };
}

function describeUnknown(pointer: Pointer, key: string, parent: Record<string, unknown>, owner: unknown): RuleFinding {
  const known = Object.keys(parent["properties"] ?? {});
  const present = new Set(Object.keys(owner ?? {}));
  const free = known.filter((one) => !present.has(one));
  const suggestions = suggestNames(key, free);
  const where = pointer.length === 0 ? "at the top of the file" : `in ${nameOf(pointer)}`;
  return {
    ruleId: "schema/unknown-property", pointer: [...pointer, key], at: "key",
    message: key === "" ? `A key is empty ${where}.` : `“${key}” is not a key that is known ${where}.`,
    ...(suggestions.length > 0 ? { suggestions } : { cure: `Keys that can stand here: ${(free.length > 0 ? free : known).join(", ")}.` }),
  };
}

function describeType(pointer: Pointer, name: string, type: unknown, data: unknown): RuleFinding {
  const wanted = (Array.isArray(type) ? (type as string[]) : [String(type)]).map((one) => TYPE_WORDS[one] ?? one).join(" or ");
  const message = `${name} must be ${wanted}, found ${describeValue(data)}.`;
  const cure = typeCure(String(type), data);
  return { ruleId: "schema/wrong-type", pointer, message, ...(cure === null ? {} : { cure }) };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "a text", number: "a number", integer: "a whole number", boolean: "true or false",
  object: "a map of keys", array: "a list", null: "empty",
};

function typeCure(type: string, data: unknown): string | null {
  if (type === "string" && (typeof data === "number" || typeof data === "boolean")) return `Put it in quotes: "${String(data)}".`;
  if ((type === "number" || type === "integer") && typeof data === "string") return numberCure(data);
  if (type === "object" && typeof data === "string") return "Write one text per language, each on its own line: en: …";
  if (type === "array" && (typeof data === "string" || typeof data === "number" || typeof data === "boolean")) return `Write it as a list: [${String(data)}].`;
  return null;
}

/** How a text that was meant as a number is written as one; null when it is none. */
export function numberCure(text: string): string | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f%€]/g, "");
  if (/^[-+]?\d+,\d+$/.test(plain)) return `Write it with a decimal point: ${plain.replace(",", ".")}.`;
  if (/^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(plain)) return `Write it without separators: ${plain.replace(/[.,]/g, "")}.`;
  if (/^[-+]?\d+(?:\.\d+)?$/.test(plain)) return `Write only the number, without quotes or signs: ${plain}.`;
  return null;
}

function describeVocabulary(pointer: Pointer, name: string, allowed: readonly unknown[], data: unknown): RuleFinding {
  const words = allowed.map(String);
  const suggestions = typeof data === "string" ? suggestNames(data, words) : [];
  return {
    ruleId: "schema/not-allowed-value", pointer,
    message: `${name} cannot be ${describeValue(data)}.`,
    cure: `Possible: ${words.join(", ")}.`,
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

function describePattern(pointer: Pointer, name: string, pattern: string, data: unknown): RuleFinding {
  if (pattern === "\\S") return { ruleId: "schema/too-few", pointer, message: `${name} is an empty text.` };
  return { ruleId: "schema/wrong-form", pointer, message: `${name} cannot be ${describeValue(data)}: ${patternWords(pattern)}.` };
}

/** The patterns of our schemas in words. */
function patternWords(pattern: string): string {
  if (pattern.includes("@")) return "it needs a name, the sign @ and a version, such as epi@1";
  if (pattern.startsWith("^[a-z]{2,3}")) return "a language code is two small letters, such as en or lv";
  if (pattern.startsWith("^[0-9]{4}")) return "write a year, a month or a day in quotes, such as \"2020\", \"2020-12\" or \"2020-12-31\"";
  if (pattern === "^[A-Z]{2}$") return "a country code is two capital letters, such as LV";
  return "use small letters a to z and digits, joined by hyphens, dots or underscores, such as cluj-napoca";
}

function describeFormat(pointer: Pointer, name: string, format: string, data: unknown): RuleFinding {
  const wanted = format === "date" ? "write a day of the calendar such as 2020-06-30" : "write a whole address";
  const cure = format === "date" && typeof data === "string" ? dayCure(data) : null;
  return {
    ruleId: "schema/wrong-form", pointer, message: `${name} cannot be ${describeValue(data)}: ${wanted}.`,
    ...(cure === null ? {} : { cure }),
  };
}

function dayCure(text: string): string | null {
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim());
  if (match === null) return null;
  return `Write year, month and day: ${match[3]}-${(match[2] ?? "").padStart(2, "0")}-${(match[1] ?? "").padStart(2, "0")}.`;
}

function comparisonWords(comparison: string): string {
  return { ">=": "at least", ">": "above", "<=": "at most", "<": "below" }[comparison] ?? comparison;
}

/** What stands there, short enough for a sentence. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a map of keys";
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" || typeof value === "bigint" ? String(value) : "a value of another kind";
}

function quote(value: unknown): string {
  const text = String(value);
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

/** “year” or “observations › gov.com.strategy › year”, the last two steps. */
function nameOf(pointer: Pointer): string {
  if (pointer.length === 0) return "The file";
  const last = pointer.at(-1);
  if (typeof last === "number") return `Entry ${last + 1} of “${String(pointer.at(-2) ?? "the list")}”`;
  return `“${last}”`;
}

/** Ajv's JSON Pointer as steps; list positions become numbers. */
function toPointer(instancePath: string, document: unknown): Pointer {
  const pointer: (string | number)[] = [];
  let value = document;
  for (const part of instancePath.split("/").slice(1)) {
    const key = part.replace(/~1/g, "/").replace(/~0/g, "~");
    const step = Array.isArray(value) ? Number(key) : key;
    pointer.push(step);
    value = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return pointer;
}
