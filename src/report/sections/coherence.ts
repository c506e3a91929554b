// Whether the parts of an index belong together: the checks of an audit, or the sentence that there are too few cities for them.
import { correlationText } from "../doubt-text.js";
import { titleOf, type ViewContext } from "../view-context.js";

export function coherenceView(context: ViewContext) {
  const { t, formats } = context.words;
  const { units, needed, checks } = context.result.coherence;
  const title = t("uncertainty.coherence.title");
  if (checks === null) return { title, tooFew: t("uncertainty.coherence.too_few", { n: units, needed }) };
  const pairs = (list: readonly { readonly a: string; readonly b: string; readonly r: number }[]) =>
    list.map(({ a, b, r }) => t("uncertainty.coherence.pair", { a: titleOf(context, a), b: titleOf(context, b), r: correlationText(context, r) }));
  return {
    title,
    caption: t("uncertainty.coherence.alpha.caption"),
    head: { part: t("table.part"), alpha: t("uncertainty.coherence.alpha"), complete: t("uncertainty.coherence.complete") },
    rows: checks.alpha.map(({ id, alpha, n }) => ({
      title: titleOf(context, id),
      alpha: alpha === null ? t("table.none") : correlationText(context, alpha),
      complete: formats.number(n),
    })),
    lists: [
      { title: t("uncertainty.coherence.negative", { r: correlationText(context, -Math.abs(checks.negativeFrom)) }), pairs: pairs(checks.negative) },
      { title: t("uncertainty.coherence.redundant", { r: correlationText(context, checks.redundantFrom) }), pairs: pairs(checks.redundant) },
    ],
    noPair: t("uncertainty.coherence.no_pair"),
  };
}
