// The few pieces of SVG that every chart is made of. Text is escaped, numbers are short and never depend on a locale.

export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** Two decimals at most: enough for print, and the same text on every machine. */
export function formatCoordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function element(name: string, attributes: SvgAttributes, content = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? formatCoordinate(value) : escapeXml(String(value))}"`)
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export interface TextBlock {
  readonly x: number;
  /** Vertical middle of the block. */
  readonly middle: number;
  readonly lines: readonly string[];
  readonly fontSize: number;
  readonly className: string;
  readonly anchor?: "start" | "middle" | "end";
}

export const LINE_HEIGHT = 1.22;

/** Lines of text, centred around `middle`. */
export function textBlock({ x, middle, lines, fontSize, className, anchor }: TextBlock): string {
  const step = fontSize * LINE_HEIGHT;
  // 0.36 em below the middle of a line is where a base line sits for figures and lower case of Noto Sans.
  const first = middle - ((lines.length - 1) * step) / 2 + fontSize * 0.36;
  return lines
    .map((line, index) =>
      element(
        "text",
        { x, y: first + index * step, class: className, "font-size": fontSize, "text-anchor": anchor === "start" ? undefined : anchor },
        escapeXml(line),
      ),
    )
    .join("");
}

export interface SvgFrame {
  readonly width: number;
  readonly height: number;
  /** What the chart shows, for those who do not see it. */
  readonly alt: string;
  readonly className: string;
}

/** The outer element: one picture with one description. */
export function svgPicture({ width, height, alt, className }: SvgFrame, content: string): string {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      "aria-label": alt,
      class: className,
      viewBox: `0 0 ${formatCoordinate(width)} ${formatCoordinate(height)}`,
      width,
      height,
    },
    content,
  );
}
