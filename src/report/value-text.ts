// A value with its unit, the way the reader's language writes it.
import type { ChecklistAnswer } from "../model/observation.js";
import type { IndicatorResult, ReadingResult } from "../model/review-result.js";
import type { ViewContext } from "./view-context.js";

const DECIMALS: Readonly<Record<string, number>> = { percent: 1, ratio: 2, index: 2, points: 2, count: 0, months: 0, eur: 0 };

/** A plain number in the unit of an indicator: "60.7 %", "0.95", "12 months", "€43". */
export function formatAmount(context: ViewContext, value: number, unit: string | null): string {
  const { formats } = context.words;
  const decimals = DECIMALS[unit ?? ""] ?? 2;
  if (unit === "percent") return formats.percent(value / 100, decimals);
  if (unit === "eur") return formats.currency(value, "EUR");
  if (unit === "months") return context.words.t("value.months", { n: value });
  return formats.upTo(value, decimals);
}

function itemTitles(context: ViewContext, indicator: string, items: readonly string[]): string {
  const words = context.words.words.indicators[indicator]?.items ?? {};
  return items.map((item) => words[item] ?? item).join("; ");
}

export interface ItemLists {
  readonly present: string;
  readonly absent: string;
  readonly unknown: string;
  readonly notApplicable: string;
}

/** The four groups of a checklist in words; an empty group is "". */
export function listItems(context: ViewContext, indicator: IndicatorResult, answer: ChecklistAnswer): ItemLists {
  const answered = new Set([...answer.present, ...answer.absent, ...answer.notApplicable]);
  const unknown = (indicator.items ?? []).map((item) => item.id).filter((item) => !answered.has(item));
  return {
    present: itemTitles(context, indicator.id, answer.present),
    absent: itemTitles(context, indicator.id, answer.absent),
    unknown: itemTitles(context, indicator.id, unknown),
    notApplicable: itemTitles(context, indicator.id, answer.notApplicable),
  };
}

/** The value in one short phrase; the status in words where there is no value. */
export function formatValue(context: ViewContext, indicator: IndicatorResult, reading: ReadingResult): string {
  const { t } = context.words;
  const { value } = reading;
  if (value === null) return t(`status.${reading.status}`);
  switch (value.type) {
    case "answer":
      return t(`value.${value.answer}`);
    case "level":
      return t("value.level", { level: value.level, max: (indicator.levelScores?.length ?? 1) - 1 });
    case "checklist": {
      const applicable = (indicator.items?.length ?? 0) - value.items.notApplicable.length;
      return t("value.items", { present: value.items.present.length, total: applicable });
    }
    case "number":
      return formatAmount(context, value.number, indicator.unit);
  }
}

/** What stands behind the value: the level in words, the items, the two sides, the survey; "" when nothing does. */
export function explainValue(context: ViewContext, indicator: IndicatorResult, reading: ReadingResult): string {
  const { t, formats } = context.words;
  const { value, group, reference, parts } = reading;
  if (value === null) return "";
  const words = context.words.words.indicators[indicator.id];
  if (value.type === "level") return formats.capitalise(words?.levels?.[String(value.level)] ?? "");
  if (value.type === "checklist") return listItems(context, indicator, value.items).present;
  if (value.type !== "number") return "";
  if (indicator.kind === "survey_mean" && reading.n !== null && reading.sd !== null) {
    return t("value.survey", { mean: formats.upTo(value.number, 2), sd: formats.upTo(reading.sd, 2), n: formats.upTo(reading.n, 0) });
  }
  if (group && reference) {
    // The sides of a ratio are percentages in the sources; those of a gap are means in the indicator's own unit.
    const arePercentages = indicator.kind === "ratio" && group.value <= 100 && reference.value <= 100;
    const write = (side: number) => (arePercentages ? formats.percent(side / 100, 1) : formats.upTo(side, 2));
    return t("value.sides", { group: write(group.value), reference: write(reference.value) });
  }
  if (parts) return t("value.parts", { numerator: formats.upTo(parts.numerator, 0), denominator: formats.upTo(parts.denominator, 0) });
  return "";
}

/** The next rung of the ladder for an ordinal indicator; null at the top or for other kinds. */
export function nextLevel(context: ViewContext, indicator: IndicatorResult): string | null {
  if (indicator.value?.type !== "level") return null;
  const words = context.words.words.indicators[indicator.id];
  return words?.levels?.[String(indicator.value.level + 1)] ?? null;
}
