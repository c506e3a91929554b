// Copies of the JSON Schemas inside a workspace, so that editors complete and check its files without a network.
import { join } from "node:path";
import type { LanguageTag } from "../model/text.js";
import type { AppPorts } from "./ports.js";
import { reviewSchemaText } from "./print-schema.js";
import { readFramework, type ReadFramework } from "./read-framework.js";
import type { NewFile } from "./write-new-files.js";

export interface SchemaRequest {
  /** Of the bundled ones, for example "city". */
  readonly names: readonly string[];
  /** `epi@1`: the review schema derived from it comes along. */
  readonly framework: string;
  /** Language of the titles and definitions that editors show. */
  readonly lang: LanguageTag;
  /** Absolute folder of the workspace. */
  readonly folder: string;
}

/** Folder of the copies inside a workspace, POSIX. */
export const SCHEMA_FOLDER = ".epi/schemas";

/** File name of the review schema of a framework: `epi@1` → `review.epi-1.schema.json`. */
export function reviewSchemaName(frameworkRef: string): string {
  return `review.${frameworkRef.replace("@", "-")}.schema.json`;
}

/** The copies to write; whether they exist already is the caller's question. */
export async function workspaceSchemas(
  request: SchemaRequest,
  ports: Pick<AppPorts, "files" | "host">,
): Promise<NewFile[]> {
  const copies = await Promise.all(
    request.names.map(async (name) => ({
      path: join(request.folder, SCHEMA_FOLDER, `${name}.schema.json`),
      content: await ports.files.readText(join(ports.host.toolFolder, "schemas", `${name}.schema.json`)),
    })),
  );
  const framework = await readFramework(request.framework, request.lang, request.folder, ports);
  return [...copies, reviewSchemaCopy(framework, request.folder)];
}

function reviewSchemaCopy(framework: ReadFramework, folder: string): NewFile {
  return {
    path: join(folder, SCHEMA_FOLDER, reviewSchemaName(framework.ref)),
    content: reviewSchemaText(framework),
  };
}
