// Every schema that is published in schemas/, by file name. The committed files must be what these functions give.
import type { Framework } from "../../model/framework.js";
import type { FrameworkWords } from "../../model/framework-words.js";
import { citySchema } from "./city-schema.js";
import { deriveReviewSchema } from "./derive-review-schema.js";
import { frameworkSchema } from "./framework-schema.js";
import { frameworkWordsSchema } from "./framework-words-schema.js";
import { manifestSchema } from "./manifest-schema.js";
import { reviewResultSchema } from "./review-result-schema.js";
import { reviewSchema } from "./review-schema.js";
import { roundTableSchema } from "./round-table-schema.js";
import type { JsonSchema } from "./schema-parts.js";
import { tableResultSchema } from "./table-result-schema.js";
import { workspaceSchema } from "./workspace-schema.js";

/** Schemas that hold for every framework, by the name that `epi schema print` takes. */
export function generalSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    workspace: workspaceSchema(),
    city: citySchema(),
    review: reviewSchema(),
    "round-table": roundTableSchema(),
    framework: frameworkSchema(),
    "framework-words": frameworkWordsSchema(),
    "review-result": reviewResultSchema(),
    "table-result": tableResultSchema(),
    manifest: manifestSchema(),
  };
}

/** File name of the schema derived from a framework. */
export function derivedReviewSchemaFile(framework: Pick<Framework, "id" | "version">): string {
  return `review.${framework.id}-${framework.version}.schema.json`;
}

/** Text of a schema file: two spaces, final newline. */
export function formatSchema(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Text of the derived schema's file. */
export function formatDerivedReviewSchema(framework: Framework, words: FrameworkWords): string {
  return formatSchema(deriveReviewSchema(framework, words));
}
