// A scored table as text: one row per unit in the order of the file, for spreadsheets and for people. Never in the order of ranks.
import type { TableNode, TableResult, TableScore } from "../model/table-result.js";
import { formatCsv, type CsvDelimiter, type CsvValue } from "./format-csv.js";
import { displayWidth, formatTable } from "./format-table.js";

/** Wide CSV: unit, name, four columns per node (eight with intervals), then `<indicator>:score`. Unknown is blank; nothing is rounded. */
export function formatScoresCsv(result: TableResult, nodes: readonly TableNode[] = result.nodes, delimiter: CsvDelimiter = ","): string {
  const hasIntervals = result.uncertainty !== null;
  const isImputed = result.imputation !== null;
  const header: CsvValue[] = ["unit", "name"];
  for (const { id } of nodes) {
    header.push(id, `${id}:rank`, `${id}:coverage`, `${id}:state`);
    if (isImputed) header.push(`${id}:imputed`);
    if (hasIntervals) header.push(`${id}:low`, `${id}:high`, `${id}:rank_low`, `${id}:rank_high`);
  }
  for (const { id } of result.indicators) {
    header.push(`${id}:score`);
    if (isImputed) header.push(`${id}:imputed`);
  }
  const rows = result.units.map(({ unit, name }, at): CsvValue[] => {
    const row: CsvValue[] = [unit, name];
    for (const node of nodes) {
      const { score, rank, coverage, state, imputed, interval, rankInterval } = node.scores[at]!;
      row.push(score, rank, coverage, state);
      if (isImputed) row.push(imputed);
      if (hasIntervals) row.push(interval?.low ?? null, interval?.high ?? null, rankInterval?.low ?? null, rankInterval?.high ?? null);
    }
    for (const { cells } of result.indicators) {
      const { score, state } = cells[at]!;
      row.push(score);
      if (isImputed) row.push(state === "imputed" ? 1 : 0);
    }
    return row;
  });
  return formatCsv([header, ...rows], delimiter);
}

export interface ScoreTableText {
  readonly lines: readonly string[];
  /** Ids of nodes for which the terminal is too narrow. */
  readonly left: readonly string[];
}

/** One row per unit with score, rank and coverage of each node, as many nodes as fit into the width. The first line is the head. */
export function formatScoresTable(result: TableResult, nodes: readonly TableNode[], width: number): ScoreTableText {
  const hasNames = result.units.some(({ unit, name }) => unit !== name);
  const decimals = new Map(nodes.map((node) => [node, decimalsOf(node)]));
  for (let n = nodes.length; ; n -= 1) {
    const shown = nodes.slice(0, n);
    const head = ["unit", ...(hasNames ? ["name"] : []), ...shown.flatMap(({ id }) => [id, "rank", "coverage"])];
    const rows = result.units.map(({ unit, name }, at) => [onOneLine(unit), ...(hasNames ? [onOneLine(name)] : []), ...shown.flatMap((node) => cellsOf(node, node.scores[at]!, decimals.get(node)!))]);
    const numbers = head.flatMap((_, column) => (column > (hasNames ? 1 : 0) ? [column] : []));
    const lines = formatTable([head, ...rows], numbers);
    if (n <= 1 || lines.every((line) => displayWidth(line) <= width)) return { lines, left: nodes.slice(n).map(({ id }) => id) };
  }
}

/** A name may hold line breaks, and must not steer the terminal. */
function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
}

/** z-scores and shares of 1 need more places than scores of 0 to 100. */
function decimalsOf({ scores }: TableNode): number {
  const known = scores.flatMap(({ score }) => (score === null ? [] : [score]));
  const spread = known.reduce((most, score) => Math.max(most, score), -Infinity) - known.reduce((least, score) => Math.min(least, score), Infinity);
  return spread >= 10 || known.length < 2 ? 1 : spread >= 1 ? 2 : 3;
}

/** Brackets for provisional, a star where a filled-in value is below, a dash without a score. */
function cellsOf(node: TableNode, { score, state, rank, coverage, imputed, interval, rankInterval }: TableScore, decimals: number): string[] {
  if (state === "not_applicable") return ["n/a", "", ""];
  const share = `${Math.round(coverage * 100)} %`;
  if (score === null || rank === null) return [state === "undefined" ? "no mean at zero" : "not enough data", "", share];
  const plain = `${score.toFixed(decimals)}${imputed > 0 ? "*" : ""}`;
  const range = interval === null ? "" : ` ${interval.low.toFixed(decimals)}–${interval.high.toFixed(decimals)}`;
  const ranks = rankInterval === null || rankInterval.low === rankInterval.high ? String(rankInterval?.low ?? rank) : `${rankInterval.low}–${rankInterval.high}`;
  return [`${state === "provisional" ? `(${plain})` : plain}${range}`, `${ranks} of ${rankInterval?.n ?? node.n}`, share];
}
