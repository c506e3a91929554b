// `epi schema list`
import { listSchemas } from "../../app/print-schema.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { formatTable } from "../format-table.js";
import { switchOption } from "../read-options.js";

/** Lists the schemas; exit code 0. */
export async function runSchemaList({ options, context }: CommandCall): Promise<number> {
  const schemas = await listSchemas(context.ports);
  const text = switchOption(options, "json")
    ? formatJsonResult(schemas)
    : formatTable(schemas.map(({ name, title, id }) => [name, title, id])).join("\n");
  context.terminal.result(text);
  return 0;
}
