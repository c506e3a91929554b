// Intervals, ranks, shares and changes in the digits of the reader's language.
import type { RankInterval, ScoreInterval } from "../model/interval.js";
import type { ViewContext } from "./view-context.js";

/** Minus sign of print; most languages' number formats give a hyphen. */
const MINUS = "\u2212";

/** "47–58" for a cell, or "46.8–58.1" with one decimal; "–" without an interval. */
export function intervalCell(context: ViewContext, interval: ScoreInterval | null, decimals = 0): string {
  const { t, formats } = context.words;
  return interval === null ? t("table.none") : `${formats.number(interval.low, decimals)}–${formats.number(interval.high, decimals)}`;
}

/** "2–5 of 7", or "3 of 7" when both ends are the same rank. */
export function rankIntervalCell(context: ViewContext, rank: RankInterval): string {
  const { low, high, n } = rank;
  return low === high ? context.words.t("table.rank.exact", { rank: low, n }) : context.words.t("table.rank.between", { low, high, n });
}

/** Rank of a node among the cities of the main cohort: the interval where there is one; "–" when this city is alone. */
export function rankCell(context: ViewContext, id: string): string {
  const { t } = context.words;
  const position = context.position(id);
  if (position === null || position.n < 2) return t("table.none");
  const rank = context.doubt(id)?.rank ?? null;
  if (rank !== null) return rankIntervalCell(context, rank);
  return position.rank === null ? t("table.rank.none", { n: position.n }) : t("table.rank.exact", { rank: position.rank, n: position.n });
}

/** A share (0–1) in percent, with a decimal at either end so that "nearly all" is not printed as all. */
export function shareText(context: ViewContext, share: number): string {
  const isExtreme = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return signFixed(context.words.formats.percent(share, isExtreme ? 1 : 0));
}

/** A share (0–1) in percent, always with one decimal, so that the numbers of a column match: "42.0%", "−0.8%". */
export function shareToTenth(context: ViewContext, share: number): string {
  const { formats } = context.words;
  // The language's own way of writing a percent, around a number with its decimal: the percent format itself drops a trailing zero.
  return signFixed(formats.percent(0).replace("0", formats.number(share * 100, 1)));
}

/** "+3.2", "−0.4", "0.0": a change in points. */
export function changeText(context: ViewContext, points: number): string {
  const written = context.words.formats.number(points, 1);
  return points > 0 && /[1-9]/.test(written) ? `+${written}` : signFixed(written);
}

/** "−1.2 to 4.6" */
export function changeRange(context: ViewContext, low: number, high: number): string {
  const write = (value: number) => signFixed(context.words.formats.number(value, 1));
  return context.words.t("table.from_to", { low: write(low), high: write(high) });
}

/** A correlation, two decimals. */
export function correlationText(context: ViewContext, r: number): string {
  return signFixed(context.words.formats.number(r, 2));
}

/** To one decimal, as a number: for messages whose plural depends on it. */
export const toTenth = (value: number): number => Math.round(value * 10 + 1e-9) / 10;

/** With the minus sign of print; a zero has none. */
const signFixed = (written: string) => written.replace(/^[-\u2212]/, /[1-9]/.test(written) ? MINUS : "");
