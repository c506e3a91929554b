// Runs documents against the JSON Schemas and turns what Ajv says into findings.
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { isCalendarDay } from "./calendar.js";
import { describeSchemaError } from "./describe-schema-error.js";
import type { Report } from "./rule-scope.js";
import { citySchema } from "./schema/city-schema.js";
import { frameworkSchema } from "./schema/framework-schema.js";
import { frameworkWordsSchema } from "./schema/framework-words-schema.js";
import { reviewSchema } from "./schema/review-schema.js";
import { roundTableSchema } from "./schema/round-table-schema.js";
import { workspaceSchema } from "./schema/workspace-schema.js";
import type { JsonSchema } from "./schema/schema-parts.js";

const SCHEMAS = {
  workspace: workspaceSchema,
  city: citySchema,
  review: reviewSchema,
  "round-table": roundTableSchema,
  framework: frameworkSchema,
  "framework-words": frameworkWordsSchema,
} as const;

export type DocumentKind = keyof typeof SCHEMAS;

/** Ajv in the strictness that all schemas are written for. Also used by tests of the derived schemas. */
export function createAjv(): Ajv2020 {
  // Unions of types are how a value of any kind and a checklist item are written; everything else of strict mode holds.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, verbose: true });
  ajv.addFormat("date", isCalendarDay);
  ajv.addFormat("email", /^[^\s@]+@[^\s@]+\.[^\s@]+$/);
  // Which addresses may become links is a rule of its own, with a better message.
  ajv.addFormat("uri", true);
  ajv.addVocabulary(["version"]);
  return ajv;
}

/** Compiles each schema once, when the first document of its kind comes. */
export class SchemaChecker {
  private readonly ajv = createAjv();
  private readonly compiled = new Map<DocumentKind, ValidateFunction>();

  check(kind: DocumentKind, value: unknown, report: Report): void {
    const validate = this.compiledFor(kind);
    if (validate(value)) return;
    const seen = new Set<string>();
    const findings = (validate.errors ?? [])
      .filter((error) => !isEcho(error, validate.errors ?? []))
      .map((error) => describeSchemaError(error, value));
    // Nothing needs to be said about the value of a key that should not be there.
    const wrongKeys = new Set(findings.filter((one) => one.ruleId === "schema/wrong-key").map((one) => JSON.stringify(one.pointer)));
    for (const finding of findings) {
      if (finding.ruleId !== "schema/wrong-key" && wrongKeys.has(JSON.stringify(finding.pointer))) continue;
      const key = JSON.stringify([finding.ruleId, finding.pointer, finding.message]);
      if (seen.has(key)) continue;
      seen.add(key);
      report(finding);
    }
  }

  private compiledFor(kind: DocumentKind): ValidateFunction {
    const known = this.compiled.get(kind);
    if (known !== undefined) return known;
    const schema: JsonSchema = SCHEMAS[kind]();
    const validate = this.ajv.compile(schema);
    this.compiled.set(kind, validate);
    return validate;
  }
}

/** Keywords that only say that another keyword failed. */
function isEcho(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (error.keyword === "if") return true;
  return error.propertyName === undefined ? error.keyword === "propertyNames" && hasNameError(error, all) : false;
}

function hasNameError(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  return all.some((other) => other.propertyName === error.params["propertyName"] && other.instancePath === error.instancePath);
}
