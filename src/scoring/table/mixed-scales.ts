// Parts of one parent whose scores stand on scales of very different size: in their mean the small ones hardly count, whatever their weights say.
import type { IndicatorDefinition } from "../../model/framework.js";
import type { TableIssue } from "../../model/table-issue.js";
import { childrenOf, type ScoreTree } from "../tree/score-tree.js";
import type { ScoredColumn } from "./score-columns.js";

/** From here on the wider of two scales is an order of magnitude wider. */
const WIDEST_RATIO = 10;

/**
 * One issue per node among whose direct indicators with weight the widest scale is more than ten times as wide as the narrowest, with the
 * ratio of the two. Columns without two different scores have no width and are passed over.
 */
export function findMixedScales(tree: ScoreTree, columns: readonly Pick<ScoredColumn, "definition" | "scores" | "range">[]): TableIssue[] {
  return tree.nodes.flatMap((node, at): TableIssue[] => {
    const scales = [...childrenOf(tree, at)].flatMap((part) => {
      const column = columns[part];
      const width = column === undefined || !(column.definition.weight > 0) ? null : widthOf(column);
      return width === null ? [] : [{ indicator: tree.indicators[part]!, width }];
    });
    const sorted = [...scales].sort((a, b) => a.width - b.width);
    const [narrow, wide] = [sorted[0], sorted.at(-1)];
    if (narrow === undefined || wide === undefined || !(wide.width > WIDEST_RATIO * narrow.width)) return [];
    return [{ type: "mixed_scales", node, indicator: narrow.indicator, wider: wide.indicator, ratio: wide.width / narrow.width }];
  });
}

/** Points from the lowest to the highest score: what the method is made for, or more where it has no end and the scores go further. */
function widthOf({ definition, scores, range }: Pick<ScoredColumn, "definition" | "scores" | "range">): number | null {
  let min = Infinity;
  let max = -Infinity;
  for (const score of scores) {
    if (score < min) min = score;
    if (score > max) max = score;
  }
  if (!(max > min)) return null;
  return Math.max(designedWidth(definition.normalise), range.high - range.low);
}

function designedWidth(method: IndicatorDefinition["normalise"]): number {
  switch (method?.method) {
    case "goalposts":
      return Math.abs(method.scale);
    case "scaled":
      return Math.abs(method.factor);
    case "distance_to_best":
    case "distance_to_target":
    case "distance_to_reference":
    case "share_of_best":
      return 1;
    // The others have their range from the table, or from 0 to 100.
    default:
      return 0;
  }
}
