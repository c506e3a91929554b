// Horizontal bars: one number per row with its own text, for potentials and shares. Also the coverage bar.
import { element, LINE_HEIGHT, svgPicture, textBlock } from "./svg.js";
import { measureText, wrapText } from "./wrap-text.js";

export interface BarRow {
  readonly label: string;
  /** ≥ 0, in the unit of the chart. */
  readonly value: number;
  readonly valueText: string;
  /** Distinguishes groups by shade and pattern of the outline, never by colour alone. */
  readonly tone: "accent" | "grey" | "outline";
  /** A square behind the value: filled for firm, empty for contested. */
  readonly sign?: "firm" | "contested" | undefined;
}

export interface BarChartOptions {
  readonly rows: readonly BarRow[];
  readonly alt: string;
  readonly layout: "wide" | "stacked";
  readonly width: number;
  readonly labelWidth?: number;
}

const FONT = 8.5;
const BAR = 9;
const GAP = 8;
const SIGN = 6.5;

function drawSign(sign: "firm" | "contested", x: number, middle: number): string {
  return element("rect", { x, y: middle - SIGN / 2, width: SIGN, height: SIGN, class: `c-sign-${sign}` });
}

/** Draws bars from a common zero to the largest value. */
export function barChart({ rows, alt, layout, width, labelWidth: asked }: BarChartOptions): string {
  const signWidth = rows.some((row) => row.sign) ? SIGN + 5 : 0;
  const valueWidth = Math.max(...rows.map((row) => measureText(row.valueText, FONT, 600)), 10) + 4 + signWidth;
  const labelWidth = layout === "wide" ? (asked ?? width * 0.42) : width;
  const left = layout === "wide" ? labelWidth + GAP : 0;
  const room = width - left - valueWidth - GAP;
  const largest = Math.max(...rows.map((row) => row.value), Number.EPSILON);
  let top = 2;
  const body = rows.map((row) => {
    const lines = wrapText(row.label, labelWidth, FONT);
    const text = lines.length * FONT * LINE_HEIGHT;
    const height = layout === "wide" ? Math.max(17, text + 6) : text + BAR + 10;
    const middle = layout === "wide" ? top + height / 2 : top + text + BAR / 2 + 3;
    const length = Math.max(0.75, (room * row.value) / largest);
    const drawn =
      textBlock({ x: 0, middle: layout === "wide" ? middle : top + text / 2 + 1, lines, fontSize: FONT, className: "c-label" }) +
      element("rect", { x: left, y: middle - BAR / 2, width: length, height: BAR, class: `c-bar-${row.tone}` }) +
      textBlock({ x: left + length + 4, middle, lines: [row.valueText], fontSize: FONT, className: "c-label c-strong" }) +
      (row.sign ? drawSign(row.sign, left + length + 9 + measureText(row.valueText, FONT, 600), middle) : "");
    top += height;
    return drawn;
  });
  return svgPicture({ width, height: top + 2, alt, className: `chart chart-${layout}` }, body.join(""));
}

export interface CoverageRow {
  readonly label: string;
  /** Shares of weight, 0–1, that add up to 1 together with what is missing. */
  readonly fromSources: number;
  readonly illustrative: number;
  readonly valueText: string;
}

/** Stacked shares of one whole per row: sources filled, example values hatched, the rest empty. */
export function coverageBars(options: Omit<BarChartOptions, "rows"> & { readonly rows: readonly CoverageRow[]; readonly patternId: string }): string {
  const { rows, alt, layout, width, patternId } = options;
  const valueWidth = Math.max(...rows.map((row) => measureText(row.valueText, FONT, 600)), 10) + 4;
  const labelWidth = layout === "wide" ? (options.labelWidth ?? width * 0.36) : width;
  const left = layout === "wide" ? labelWidth + GAP : 0;
  const room = width - left - valueWidth - GAP;
  let top = 2;
  const hatch = element(
    "defs",
    {},
    element(
      "pattern",
      { id: patternId, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      element("rect", { width: 4, height: 4, class: "c-hatch-ground" }) + element("rect", { width: 1.6, height: 4, class: "c-hatch" }),
    ),
  );
  const body = rows.map((row) => {
    const lines = wrapText(row.label, labelWidth, FONT);
    const text = lines.length * FONT * LINE_HEIGHT;
    const height = layout === "wide" ? Math.max(17, text + 6) : text + BAR + 10;
    const middle = layout === "wide" ? top + height / 2 : top + text + BAR / 2 + 3;
    const y = middle - BAR / 2;
    const drawn =
      textBlock({ x: 0, middle: layout === "wide" ? middle : top + text / 2 + 1, lines, fontSize: FONT, className: "c-label" }) +
      (row.fromSources > 0 ? element("rect", { x: left, y, width: room * row.fromSources, height: BAR, class: "c-bar-accent" }) : "") +
      (row.illustrative > 0
        ? element("rect", { x: left + room * row.fromSources, y, width: room * row.illustrative, height: BAR, fill: `url(#${patternId})` })
        : "") +
      element("rect", { x: left, y, width: room, height: BAR, class: "c-frame" }) +
      textBlock({ x: width, middle, lines: [row.valueText], fontSize: FONT, className: "c-label c-strong", anchor: "end" });
    top += height;
    return drawn;
  });
  return svgPicture({ width, height: top + 2, alt, className: `chart chart-${layout}` }, hatch + body.join(""));
}
