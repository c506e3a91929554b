import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barChart } from "../../src/report/charts/bar-chart.js";
import { dotPlot, type DotPlotOptions, type DotPlotRow } from "../../src/report/charts/dot-plot.js";
import { measureText, wrapText } from "../../src/report/charts/wrap-text.js";

const row = (more: Partial<DotPlotRow> = {}): DotPlotRow => ({
  label: "Housing", score: 50, scoreText: "50", hollow: false, median: 40, peers: [20, 60], interval: null, absence: "no data", ...more,
});
const draw = (rows: DotPlotRow[], more: Partial<DotPlotOptions> = {}) =>
  dotPlot({ rows, alt: "alt", axisTitle: "Score", layout: "wide", width: 493, tickLabel: String, ...more });
const cityX = (svg: string) => [...svg.matchAll(/cx="([\d.]+)"[^>]*class="c-city"/g)].map((match) => Number(match[1]));

describe("dot plot", () => {
  it("puts the dot where the score is on the printed scale", () => {
    const svg = draw([row({ score: 0 }), row({ score: 100 }), row({ score: 37.5 })]);
    const [zero, hundred, between] = cityX(svg);
    expect((between! - zero!) / (hundred! - zero!)).toBeCloseTo(0.375, 3);
  });
  it("draws a reservation hollow and an absence in words, never as zero", () => {
    expect(draw([row({ hollow: true })])).toContain("c-city-hollow");
    const absent = draw([row({ score: null, scoreText: "–" })]);
    expect(absent).toContain(">no data<");
    expect(absent).not.toMatch(/c-city/);
  });
  it("draws the interval as a bar from its low to its high end, behind everything else", () => {
    expect(draw([row()])).not.toContain("c-interval");
    const scores = [0, 100, 0].map((score) => row({ score, interval: { low: 37.5, high: 80 } }));
    const svg = draw(scores);
    const [zero, hundred] = cityX(svg) as [number, number];
    const bars = [...svg.matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*class="c-interval"/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
    expect(bars).toHaveLength(3);
    for (const [x, width] of bars) {
      expect((x - zero) / (hundred - zero)).toBeCloseTo(0.375, 3);
      expect((x + width - zero) / (hundred - zero)).toBeCloseTo(0.8, 3);
    }
    expect(svg.indexOf("c-interval")).toBeLessThan(svg.indexOf("c-range"));
    expect(svg.indexOf("c-range")).toBeLessThan(svg.indexOf('class="c-city"'));
  });
  it("keeps an interval of no width visible and around its place", () => {
    const svg = draw([row({ score: 50, interval: { low: 50, high: 50 } })]);
    const bar = /<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*class="c-interval"/.exec(svg)!;
    expect(Number(bar[2])).toBeGreaterThanOrEqual(1);
    expect(Number(bar[1]) + Number(bar[2]) / 2).toBeCloseTo(cityX(svg)[0]!, 1);
  });
  it("draws other cities and other times in another class than the city", () => {
    const svg = draw([row({ tone: "other", interval: { low: 40, high: 60 } })]);
    expect(svg).toContain("c-interval-other");
    expect(svg).toContain('class="c-other"');
    expect(svg).not.toMatch(/class="c-city|class="c-interval"/);
  });
  it("escapes labels and description", () => {
    const svg = draw([row({ label: 'A <b> & "c"' })], { alt: 'x "y" <z>' });
    expect(svg).toContain("A &lt;b&gt; &amp; &quot;c&quot;");
    expect(svg).toContain('aria-label="x &quot;y&quot; &lt;z&gt;"');
  });
  it("keeps everything inside the picture and rows apart, whatever the labels", () => {
    const label = fc.array(fc.stringMatching(/^[A-Za-zäöüßąęłžšģķ]{1,28}$/), { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), fc.constantFrom("wide", "stacked"), (labels, layout) => {
        const width = layout === "wide" ? 493 : 232;
        const svg = draw(labels.map((text) => row({ label: text })), { layout: layout as "wide", width });
        const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)![1]);
        const texts = [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" class="c-label" font-size="8.5">([^<]*)</g)];
        const limit = layout === "wide" ? width * 0.36 : width - 22;
        let last = -Infinity;
        for (const [, x, y, text] of texts) {
          expect(Number(x) + measureText(text!, 8.5)).toBeLessThanOrEqual(limit + 0.01);
          expect(Number(y)).toBeLessThan(height);
          expect(Number(y) - last).toBeGreaterThan(8.5);
          last = Number(y);
        }
      }),
    );
  });
});

describe("bar chart", () => {
  it("draws lengths in proportion", () => {
    const rows = [{ label: "a", value: 4, valueText: "4", tone: "accent" as const }, { label: "b", value: 1, valueText: "1", tone: "grey" as const }];
    const svg = barChart({ rows, alt: "alt", layout: "wide", width: 400 });
    const [a, b] = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(a! / b!).toBeCloseTo(4, 1);
  });
});

describe("signs of the bar chart", () => {
  it("stand behind the value and inside the picture, filled for firm and empty for contested", () => {
    const bars = [
      { label: "a", value: 4, valueText: "4.0", tone: "accent" as const, sign: "firm" as const },
      { label: "b", value: 4, valueText: "4.0", tone: "grey" as const, sign: "contested" as const },
    ];
    for (const [layout, width] of [["wide", 400], ["stacked", 232]] as const) {
      const svg = barChart({ rows: bars, alt: "alt", layout, width });
      const signs = [...svg.matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*class="c-sign-(firm|contested)"/g)];
      expect(signs.map((match) => match[3])).toEqual(["firm", "contested"]);
      const valueEnd = Number(/<text x="([\d.]+)"[^>]*>4\.0</.exec(svg)![1]) + measureText("4.0", 8.5, 600);
      for (const match of signs) {
        expect(Number(match[1])).toBeGreaterThan(valueEnd);
        expect(Number(match[1]) + Number(match[2])).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("wrapping", () => {
  it("loses nothing but blanks and hyphenates only what does not fit", () => {
    expect(wrapText("Öffentlicher Raum", 400, 9)).toEqual(["Öffentlicher Raum"]);
    const lines = wrapText("Donaudampfschifffahrtsgesellschaft", 60, 9);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.replace(/-$/, "")).join("")).toBe("Donaudampfschifffahrtsgesellschaft");
  });
});
