// JSON Schema of manifest.json: what every output of a build was made from. Strict, like the result: unknown is null.
import { closedMap, described, schemaHead, type JsonSchema } from "./schema-parts.js";

const TEXT: JsonSchema = { type: "string" };
const COUNT: JsonSchema = { type: "integer", minimum: 0 };
const HASH: JsonSchema = { type: "string", pattern: "^[0-9a-f]{64}$" };

const text = (description: string): JsonSchema => described(description, TEXT);
const textOrNull = (description: string): JsonSchema => described(description, { type: ["string", "null"] });
const count = (description: string): JsonSchema => described(description, COUNT);
const hash = (description: string): JsonSchema => described(description, HASH);
const hashOrNull = (description: string): JsonSchema => described(description, { type: ["string", "null"], pattern: HASH["pattern"] });
const listOf = (description: string, items: JsonSchema): JsonSchema => ({ description, type: "array", items });
const full = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => closedMap(properties, Object.keys(properties));

const INPUTS = full({
  files: hash("Fingerprint of the city's own files, of epi.yaml and of the framework."),
  data: hash("Fingerprint of the result of the review, for a PDF with the date written into it."),
  words: hashOrNull("Fingerprint of the words of the language; null for data."),
  design: hashOrNull("Fingerprint of templates, stylesheet and fonts; null for data."),
  tool: hash("Fingerprint of the program."),
  browser: hashOrNull("Fingerprint of the browser that printed it; null for everything but PDF."),
});

const OUTPUT = full({
  path: text("Path below the output folder, with `/`."),
  city: text("City id."),
  review: text("Review id."),
  lang: textOrNull("Language of the report; null for data."),
  format: { description: "Kind of file.", enum: ["html", "pdf", "json"] },
  sha256: hash("Of the bytes of the file."),
  bytes: count("Size of the file."),
  pages: described("Pages of a PDF; null for everything else.", { type: ["integer", "null"], minimum: 1 }),
  inputs: described("What the output depends on.", INPUTS),
  illustrativeCount: count("Illustrative values used in it."),
  warnings: listOf("Things a publisher should know, in English.", TEXT),
});

/** The schema of `manifest.json`. */
export function manifestSchema(): JsonSchema {
  return {
    ...schemaHead("manifest", "epi build manifest", "What every output of a build was made from; written by `epi review build`."),
    ...full({
      $schema: text("Address of this schema."),
      schemaVersion: { description: "Version of this format.", const: 1 },
      kind: { description: "Kind of file.", const: "manifest" },
      tool: described("Program that built it.", full({ name: { description: "Name.", const: "epi" }, version: text("Version.") })),
      environment: described(
        "Versions that can change how numbers and dates are written, or how pages are printed.",
        full({ node: text("Version of Node.js."), icu: text("Version of its language data."), browser: hashOrNull("Fingerprint of the browser.") }),
      ),
      inputsHash: text("Fingerprint of every file a build reads; empty when something failed."),
      request: text("What was asked for, as JSON text."),
      reviews: listOf(
        "Reviews that have outputs, by city and id.",
        full({
          city: text("City id."),
          review: text("Review id."),
          names: { description: "City name per language.", type: "object", additionalProperties: described("Name in this language.", TEXT) },
          illustrativeCount: count("Illustrative values used."),
        }),
      ),
      outputs: listOf("Outputs by path.", OUTPUT),
      pages: listOf("Pages that belong to no review.", full({ path: text("Path below the output folder."), sha256: hash("Of its bytes.") })),
    }),
  };
}
