// Tables made of texts, read as the command reads them.
import { expect } from "vitest";
import type { Framework } from "../../../src/model/framework.js";
import { scoreTable, type ScoredTable, type TableOptions } from "../../../src/scoring/table/score-table.js";
import { parseCsvText } from "../../../src/workspace/parse-csv-text.js";
import { parseFramework } from "../../../src/workspace/parse-framework.js";
import { parsePositionedDocument } from "../../../src/workspace/parse-positioned-document.js";
import { parseValuesTable, type ParsedTable } from "../../../src/workspace/parse-values-table.js";

/** A framework from the lines below `areas:`, with what else its head says. */
export function frameworkOf(areas: string, head = ""): Framework {
  const text = `schemaVersion: 1\nkind: framework\nid: sample\nversion: 1\n${head}areas:\n${areas}`;
  const parsed = parseFramework(parsePositionedDocument("framework.yaml", text).document.value);
  expect(parsed.hasErrors).toBe(false);
  return parsed.framework;
}

/** One area with these indicators, each a line of flow YAML without its braces. */
export function flatFramework(indicators: readonly string[], head = ""): Framework {
  return frameworkOf(`  - id: area\n    indicators:\n${indicators.map((one) => `      - {${one}}\n`).join("")}`, head);
}

export function readTable(framework: Framework, csv: string): ParsedTable {
  return parseValuesTable(parseCsvText("values.csv", csv), framework);
}

/** Scores a table that has no finding. */
export function scoreText(framework: Framework, csv: string, options: TableOptions = { imputation: null }): ScoredTable {
  const parsed = readTable(framework, csv);
  expect(parsed.diagnostics).toEqual([]);
  return scoreTable(framework, parsed.table, options);
}

/** Scores of a node by unit; NaN without one. */
export function scoresOf(scored: ScoredTable, node: string): Record<string, number> {
  const k = scored.tree.nodes.length;
  const at = scored.tree.nodes.indexOf(node);
  return Object.fromEntries(scored.units.map((unit, place) => [unit, scored.nodes.scores[place * k + at]!]));
}
