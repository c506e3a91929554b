// `epi schema`: the JSON Schemas of the files, and the review schema derived from a framework.
import { join } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { LanguageTag } from "../model/text.js";
import { deriveReviewSchema } from "../validation/schema/derive-review-schema.js";
import { closestWords } from "./closest-words.js";
import type { AppPorts } from "./ports.js";
import { readFramework, type ReadFramework } from "./read-framework.js";

type SchemaPorts = Pick<AppPorts, "files" | "host">;

export interface SchemaEntry {
  readonly name: string;
  readonly title: string;
  /** Address by which other schemas and editors name it. */
  readonly id: string;
}

const ENDING = ".schema.json";

/** Every bundled schema, by name. */
export async function listSchemas(ports: SchemaPorts): Promise<SchemaEntry[]> {
  const folder = join(ports.host.toolFolder, "schemas");
  const names = (await ports.files.list(folder)).filter((name) => name.endsWith(ENDING));
  return Promise.all(
    names.map(async (file) => {
      const schema = JSON.parse(await ports.files.readText(join(folder, file))) as { title?: string; $id?: string };
      return { name: file.slice(0, -ENDING.length), title: schema.title ?? "", id: schema.$id ?? "" };
    }),
  );
}

export interface PrintSchemaRequest {
  readonly name: string;
  /** Only for `review`: `epi` or `epi@1`. */
  readonly framework?: string;
  /** Language of the texts in a derived schema. */
  readonly lang: LanguageTag;
  /** Absolute folder whose own frameworks count as well; null outside a workspace. */
  readonly workspaceFolder: string | null;
}

/**
 * The text of a schema, with its final newline.
 * @throws EpiError `usage/unknown-schema`, `usage/invalid-value`, `usage/unknown-framework`
 */
export async function printSchema(request: PrintSchemaRequest, ports: SchemaPorts): Promise<string> {
  const name = request.name.endsWith(ENDING) ? request.name.slice(0, -ENDING.length) : request.name;
  if (request.framework !== undefined) {
    if (name !== "review") {
      throw new EpiError({
        kind: "usage",
        code: "usage/invalid-value",
        message: `--framework goes with the schema "review", not with "${name}".`,
        hint: "Only the review schema is derived from a framework.",
      });
    }
    return reviewSchemaText(await readFramework(request.framework, request.lang, request.workspaceFolder, ports));
  }
  const names = (await listSchemas(ports)).map((schema) => schema.name);
  if (!names.includes(name)) {
    const [near] = closestWords(name, names);
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-schema",
      message: `There is no schema "${request.name}".`,
      hint: `${near === undefined ? "" : `Did you mean ${near}? `}Known: ${names.join(", ")}.`,
    });
  }
  return ports.files.readText(join(ports.host.toolFolder, "schemas", `${name}${ENDING}`));
}

/** The review schema of a framework as a file: two spaces, final newline. */
export function reviewSchemaText(framework: ReadFramework): string {
  return `${JSON.stringify(deriveReviewSchema(framework.framework, framework.words), null, 2)}\n`;
}
