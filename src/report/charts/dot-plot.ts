// The main chart: one row per area, dimension, indicator or city on a common scale from 0 to 100. City dot on the bar of its
// interval, median tick of the cohort, other cities as small dots on a hairline. A row without data says so in words.
import type { ScoreInterval } from "../../model/interval.js";
import { element, LINE_HEIGHT, svgPicture, textBlock } from "./svg.js";
import { measureText, wrapText } from "./wrap-text.js";

export interface DotPlotRow {
  readonly label: string;
  /** 0–100, or null for a row without a score. */
  readonly score: number | null;
  /** Printed beside the row: "53", "(53)". */
  readonly scoreText: string;
  /** Hollow dot: illustrative, estimated, proxy, outside the period, or a provisional score. */
  readonly hollow: boolean;
  /** Why it is hollow, in words; said in the description only. */
  readonly reservation?: string | null;
  readonly median: number | null;
  /** Scores of the other cities. */
  readonly peers: readonly number[];
  /** Drawn as a bar behind the dot. */
  readonly interval: ScoreInterval | null;
  /** `other` draws dot and bar in grey: a row that is not about the city or the time of the report. */
  readonly tone?: "own" | "other";
  /** Said in the row when there is no score. */
  readonly absence: string;
  /** Draws the row in bold with a rule above: a total among its parts. */
  readonly strong?: boolean;
  /** Sets the label in bold, without a rule. */
  readonly bold?: boolean;
}

export interface DotPlotOptions {
  readonly rows: readonly DotPlotRow[];
  readonly alt: string;
  readonly axisTitle: string;
  /** `wide` sets labels left of the scale, `stacked` above it, for narrow screens. */
  readonly layout: "wide" | "stacked";
  /** Outer width in points of the picture. */
  readonly width: number;
  readonly labelWidth?: number;
  /** Least height of a row in the wide layout; 18 when left out. */
  readonly rowHeight?: number;
  /** Ticks already written in the reader's digits. */
  readonly tickLabel: (value: number) => string;
}

const FONT = 8.5;
const TICK_FONT = 7.5;
const TICKS = [0, 25, 50, 75, 100];
const AXIS_HEIGHT = 26;
const GAP = 10;
const DOT = 4.2;
/** Height of the bar of an interval: taller than the dots of other cities, lower than the tick of the median. */
const BAR = 8;

interface Scale {
  (score: number): number;
}

function diamond(x: number, y: number, size: number, className: string): string {
  return element("path", { d: `M${round(x)} ${round(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, class: className });
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A bar with an outline, so that neither a light screen nor a grey print loses it; an interval of no width stays visible. */
function drawInterval({ low, high }: ScoreInterval, tone: DotPlotRow["tone"], y: number, scale: Scale): string {
  const width = Math.max(scale(high) - scale(low), 1);
  const x = (scale(low) + scale(high) - width) / 2;
  return element("rect", { x, y: y - BAR / 2, width, height: BAR, class: tone === "other" ? "c-interval-other" : "c-interval" });
}

/** Marks of one row from back to front: interval, range, peers, median, and the city on top. */
function drawMarks(row: DotPlotRow, y: number, scale: Scale): string {
  const parts: string[] = [];
  if (row.interval) parts.push(drawInterval(row.interval, row.tone, y, scale));
  const known = row.score === null ? row.peers : [...row.peers, row.score];
  if (known.length > 1) {
    parts.push(element("line", { x1: scale(Math.min(...known)), x2: scale(Math.max(...known)), y1: y, y2: y, class: "c-range" }));
  }
  if (row.peers.length > 0) {
    // One path of round-capped points: seventy cities weigh little more than seven.
    const points = row.peers.map((peer) => `M${round(scale(peer))} ${round(y)}h0`).join("");
    parts.push(element("path", { d: points, class: "c-peer" }));
  }
  if (row.median !== null) {
    parts.push(element("line", { x1: scale(row.median), x2: scale(row.median), y1: y - 6.5, y2: y + 6.5, class: "c-median" }));
  }
  if (row.score !== null) {
    const name = row.tone === "other" ? "c-other" : "c-city";
    const x = scale(row.score);
    parts.push(row.hollow ? diamond(x, y, DOT + 0.9, `${name}-hollow`) : element("circle", { cx: x, cy: y, r: DOT, class: name }));
  }
  return parts.join("");
}

function drawAxis(scale: Scale, top: number, bottom: number, options: DotPlotOptions): string {
  const ticks = TICKS.map(
    (tick) =>
      element("line", { x1: scale(tick), x2: scale(tick), y1: top, y2: bottom, class: "c-grid" }) +
      textBlock({ x: scale(tick), middle: bottom + 8, lines: [options.tickLabel(tick)], fontSize: TICK_FONT, className: "c-tick", anchor: "middle" }),
  ).join("");
  const title = textBlock({
    x: scale(50),
    middle: bottom + 19,
    lines: [options.axisTitle],
    fontSize: TICK_FONT,
    className: "c-tick",
    anchor: "middle",
  });
  return ticks + title;
}

interface PlacedRow {
  readonly row: DotPlotRow;
  readonly lines: readonly string[];
  /** Words of a row without a score; they stand below its label, where no mark can meet them. */
  readonly absence: readonly string[];
  readonly top: number;
  readonly height: number;
}

function placeRows(options: DotPlotOptions, labelWidth: number): PlacedRow[] {
  let top = 4;
  return options.rows.map((row) => {
    const lines = wrapText(row.label, labelWidth, FONT, row.strong || row.bold ? 600 : 400);
    const absence = row.score === null ? wrapText(row.absence, labelWidth, FONT) : [];
    const text = (lines.length + absence.length) * FONT * LINE_HEIGHT;
    const height = options.layout === "wide" ? Math.max(options.rowHeight ?? 18, text + 5) : text + 20;
    const placed = { row, lines, absence, top, height };
    top += height;
    return placed;
  });
}

/** Draws the chart as one accessible picture. Scores outside 0–100 are drawn at the nearer end. */
export function dotPlot(options: DotPlotOptions): string {
  const { layout, width, rows } = options;
  const scoreWidth = Math.max(...rows.map((row) => measureText(row.scoreText, FONT, 600)), 12) + 4;
  const labelWidth = layout === "wide" ? (options.labelWidth ?? width * 0.36) : width - scoreWidth - GAP;
  const left = layout === "wide" ? labelWidth + GAP + DOT : DOT + 3;
  const right = layout === "wide" ? width - scoreWidth - GAP : width - DOT - 3;
  const scale: Scale = (score) => left + ((right - left) * Math.min(100, Math.max(0, score))) / 100;
  const placed = placeRows(options, labelWidth);
  const last = placed[placed.length - 1];
  const bottom = last ? last.top + last.height : 4;
  const body = placed.map(({ row, lines, absence, top, height }) => {
    const step = FONT * LINE_HEIGHT;
    const textHeight = (lines.length + absence.length) * step;
    const textTop = layout === "wide" ? top + (height - textHeight) / 2 : top + 3;
    const labelMiddle = textTop + (lines.length * step) / 2;
    const y = layout === "wide" ? top + height / 2 : top + textHeight + 12;
    const rule = row.strong ? element("line", { x1: 0, x2: width, y1: top, y2: top, class: "c-rule" }) : "";
    const label = textBlock({ x: 0, middle: labelMiddle, lines, fontSize: FONT, className: row.strong || row.bold ? "c-label c-strong" : "c-label" });
    const score = textBlock({ x: width, middle: labelMiddle, lines: [row.scoreText], fontSize: FONT, className: "c-label c-strong", anchor: "end" });
    const words =
      absence.length === 0
        ? ""
        : textBlock({ x: 0, middle: textTop + textHeight - (absence.length * step) / 2, lines: absence, fontSize: FONT, className: "c-absence" });
    return rule + label + words + drawMarks(row, y, scale) + score;
  });
  return svgPicture(
    { width, height: bottom + AXIS_HEIGHT, alt: options.alt, className: `chart chart-${layout}` },
    drawAxis(scale, 2, bottom, options) + body.join(""),
  );
}
