// `epi explain`
import { explain, listCodes } from "../../app/explain.js";
import type { CommandCall } from "../command-spec.js";
import { formatJsonResult } from "../format-json-result.js";
import { formatTable } from "../format-table.js";
import { loadPalette } from "../palette.js";
import { switchOption } from "../read-options.js";

/** Explains a code, or lists all; exit code 0. */
export async function runExplain({ args, options, context }: CommandCall): Promise<number> {
  const palette = await loadPalette(context.colorStdout);
  const [code] = args;
  const isJson = switchOption(options, "json");
  if (code === undefined) {
    const codes = listCodes();
    const rows = codes.map(({ id, severity, title }) => [id, severity, title]);
    context.terminal.result(isJson ? formatJsonResult(codes) : formatTable(rows).join("\n"));
    return 0;
  }
  const { entry, docs } = explain(code);
  if (isJson) {
    context.terminal.result(formatJsonResult({ ...entry, docs }));
    return 0;
  }
  const lines = [
    `${palette.strong(entry.id)} (${entry.severity}): ${entry.title}`,
    "",
    `${palette.strong("Why")}   ${entry.why}`,
    `${palette.strong("Cure")}  ${entry.cure}`,
  ];
  if (entry.example !== undefined) {
    lines.push("", palette.strong("Example"), ...entry.example.split("\n").map((line) => `  ${line}`));
  }
  lines.push("", palette.dim(`See ${docs}`));
  context.terminal.result(lines.join("\n"));
  return 0;
}
