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
  it("leaves a place for intervals", () => {
    expect(draw([row()])).not.toContain("c-interval");
    expect(draw([row({ interval: { low: 40, high: 60 } })])).toContain("c-interval");
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

describe("wrapping", () => {
  it("loses nothing but blanks and hyphenates only what does not fit", () => {
    expect(wrapText("Öffentlicher Raum", 400, 9)).toEqual(["Öffentlicher Raum"]);
    const lines = wrapText("Donaudampfschifffahrtsgesellschaft", 60, 9);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.replace(/-$/, "")).join("")).toBe("Donaudampfschifffahrtsgesellschaft");
  });
});
