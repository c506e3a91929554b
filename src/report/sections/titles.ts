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

export interface ChartTitle {
  readonly text: string;
  /** Printed beside the title when it rests on invented values. */
  readonly sign: string | null;
}

interface TitledEntry {
  readonly id: string;
  readonly score: number | null;
  readonly effectiveWeight: number;
  readonly status?: string;
}

/**
 * Title of a chart over several nodes or indicators: where it is highest and where lowest. What carries no weight is no finding;
 * invented values make a title only where there is nothing else, and then it is marked.
 */
export function highLowTitle(context: ViewContext, entries: readonly TitledEntry[]): ChartTitle {
  const { t } = context.words;
  const scored = entries.filter((entry): entry is TitledEntry & { score: number } => entry.score !== null && entry.effectiveWeight > 0);
  if (scored.length === 0) return { text: t("title.none"), sign: null };
  const sourced = scored.filter((entry) => entry.status !== "illustrative");
  const used = sourced.length > 1 ? sourced : scored;
  const ordered = [...used].sort((a, b) => b.score - a.score);
  const best = titleOf(context, ordered[0]!.id);
  const sign = used.some((entry) => entry.status === "illustrative") ? t("sign.illustrative.short") : null;
  if (scored.length === 1) return { text: t("title.only", { title: best }), sign };
  const text = t("title.high_low", { best, worst: titleOf(context, ordered[ordered.length - 1]!.id) });
  return { text, sign };
}
