// Active titles: the finding in ten words at most, made by rule from the numbers.
import type { NodeResult } from "../../model/review-result.js";
import { printedInteger, scoreText, standingOf, titleOf, type ViewContext } from "../view-context.js";

/** "Governance: 62 of 100, above the network median". */
export function nodeTitle(context: ViewContext, node: NodeResult): string {
  const { t } = context.words;
  const title = titleOf(context, node.id);
  const score = scoreText(context, node);
  if (score === null) return t("title.insufficient", { title });
  return t(`title.${standingOf(context, node)?.stands ?? "alone"}`, { title, score });
}

/** "weighted arithmetic mean": how the children of a node are joined. */
export function meanName(context: ViewContext, { mean, power }: Pick<NodeResult, "mean" | "power">): string {
  const { t, formats } = context.words;
  return power === null ? t(`mean.${mean}`) : t(`mean.${mean}`, { power: formats.upTo(power, 3) });
}

interface TitledEntry {
  readonly id: string;
  readonly score: number | null;
  readonly effectiveWeight: number;
  readonly status?: string;
}

/** A title inside a sentence; an invented value is marked right behind the name it belongs to. */
export function markedTitle(context: ViewContext, id: string, status: string | undefined): string {
  const title = titleOf(context, id);
  return status === "illustrative" ? `${title} (${context.words.t("sign.illustrative.short")})` : title;
}

/**
 * Title of a chart over several nodes or indicators: where it is highest and where lowest, as the dots show it. What carries no
 * weight is no finding; where all are equal there is none, and the chart is called by `plain`.
 */
export function highLowTitle(context: ViewContext, entries: readonly TitledEntry[], plain: string): string {
  const { t } = context.words;
  const scored = entries.filter((entry): entry is TitledEntry & { score: number } => entry.score !== null && entry.effectiveWeight > 0);
  const ordered = [...scored].sort((a, b) => b.score - a.score);
  const best = ordered[0];
  const worst = ordered[ordered.length - 1];
  if (!best || !worst) return t("title.none");
  // A part alone among its siblings is no finding; "only" is said where the others lack data.
  if (best === worst && entries.filter((entry) => entry.effectiveWeight > 0).length === 1) return plain;
  if (best === worst) return t("title.only", { title: markedTitle(context, best.id, best.status) });
  if (printedInteger(best.score) === printedInteger(worst.score)) return plain;
  return t("title.high_low", { best: markedTitle(context, best.id, best.status), worst: markedTitle(context, worst.id, worst.status) });
}
