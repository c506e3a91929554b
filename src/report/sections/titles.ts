// Active titles: the finding in ten words at most, made by rule from the numbers.
import type { NodeResult } from "../../model/review-result.js";
import { scoreText, standing, titleOf, type ViewContext } from "../view-context.js";

/** "Governance: 62 of 100, above the network median". */
export function nodeTitle(context: ViewContext, node: NodeResult): string {
  const { t } = context.words;
  const title = titleOf(context, node.id);
  const score = scoreText(context, node);
  if (score === null || node.score === null) return t("title.insufficient", { title });
  const position = context.position(node.id);
  if (!position || position.median === null || position.n < 2) return t("title.alone", { title, score });
  return t(`title.${standing(node.score, position.median)}`, { title, score });
}

/** Title of a chart over several nodes or indicators: where it is highest and where lowest. */
export function highLowTitle(context: ViewContext, entries: readonly { readonly id: string; readonly score: number | null }[]): string {
  const { t } = context.words;
  const scored = entries.filter((entry): entry is { id: string; score: number } => entry.score !== null);
  if (scored.length === 0) return t("title.none");
  const ordered = [...scored].sort((a, b) => b.score - a.score);
  const best = titleOf(context, ordered[0]!.id);
  if (ordered.length === 1) return t("title.only", { title: best });
  return t("title.high_low", { best, worst: titleOf(context, ordered[ordered.length - 1]!.id) });
}
