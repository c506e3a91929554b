// What the pages say about doubt: bars, intervals, ranks, what can be told apart, and what moves a score; held against the result.
import { beforeAll, describe, expect, it } from "vitest";
import type { ReviewResult } from "../../src/model/review-result.js";
import type { Renderer } from "../../src/report/create-renderer.js";
import { exampleRenderer, exampleResults, wordsOf } from "./example-network.js";
import { altOf, body, chapter, intervalBars, pictures, tables, textOf } from "./page-parts.js";
import { withDoubt } from "./with-doubt.js";

let results: readonly ReviewResult[];
let base: ReviewResult;
let renderer: Renderer;

beforeAll(async () => {
  results = await exampleResults();
  base = withDoubt(results.find((result) => result.city.id === "riga")!);
  renderer = await exampleRenderer();
});

const render = async (result: ReviewResult, lang = "en", medium: "web" | "pdf" = "pdf") =>
  renderer.renderReview({ result, words: await wordsOf(lang), medium, siblings: [] }).html;

const whole = (value: number) => String(Math.round(value + 1e-9));
const overallOf = (result: ReviewResult) => result.nodes.find((node) => node.id === "overall")!;

/** The same result with another interval and rank of the overall score, among the seven cities whose median is 49. */
function withOverall(interval: { low: number; high: number }, rank: { low: number; high: number }, score = overallOf(base).score): ReviewResult {
  return {
    ...base,
    nodes: base.nodes.map((node) => (node.id === "overall" ? { ...node, score, interval } : node)),
    uncertainty: {
      ...base.uncertainty!,
      nodes: base.uncertainty!.nodes.map((node) => (node.id === "overall" ? { ...node, interval, rank: { ...rank, n: 7 } } : node)),
    },
  };
}

const withUncertainty = (more: Partial<NonNullable<ReviewResult["uncertainty"]>>): ReviewResult => ({
  ...base,
  uncertainty: { ...base.uncertainty!, ...more },
});

describe("interval bars", () => {
  it("stand on every dot plot of the scorecard where the intervals of the result are", async () => {
    for (const result of results.map((one) => withDoubt(one))) {
      const svg = pictures(chapter(await render(result), "scorecard"))[0]!;
      const expected = result.nodes.flatMap((node) => (node.level === "dimension" && node.interval ? [node.interval] : []));
      const bars = intervalBars(svg);
      expect(bars).toHaveLength(expected.length);
      bars.forEach((bar, index) => {
        expect(bar.low).toBeCloseTo(expected[index]!.low, 1);
        expect(bar.high).toBeCloseTo(expected[index]!.high, 1);
      });
    }
  });

  it("are said in the description of the chart", async () => {
    const svg = pictures(chapter(await render(base), "scorecard"))[0]!;
    for (const node of base.nodes.filter((one) => one.level === "dimension" && one.interval)) {
      expect(altOf(svg)).toContain(`Uncertainty interval: ${whole(node.interval!.low)} to ${whole(node.interval!.high)}.`);
    }
  });

  it("stand beside indicators that have an interval, in chart, chapter table and annex", async () => {
    const html = await render(base);
    const having = base.indicators.filter((indicator) => indicator.interval !== null);
    expect(having.length).toBeGreaterThan(3);
    const annex = tables(chapter(html, "data-table"))[0]!;
    const written = annex.rows.map((row) => row[row.length - 1]);
    for (const { id, interval } of having) {
      const cell = `${whole(interval!.low)}–${whole(interval!.high)}`;
      expect(written).toContain(cell);
      expect(textOf(html.slice(html.indexOf(`<tr id="f-${id}"`)).split("</tr>")[0]!)).toContain(`(${cell})`);
    }
    expect(annex.rows.filter((row) => row.length > 1 && row[row.length - 1] !== "–")).toHaveLength(having.length);
  });

  it("are explained in the reading help only where there are any", async () => {
    expect(textOf(await render(base))).toContain("it spans at least 90% of all simulation runs");
    const legend = /<ul class="marks">([\s\S]*?)<\/ul>/.exec(await render(base))![1]!;
    // Every entry shows what it explains, also that a row has no value.
    expect(legend.match(/<li><svg[^>]*><(?:circle|path|line|rect) /g)).toHaveLength(legend.match(/<li>/g)!.length);
    expect(textOf(legend)).toContain("No value: the row says so");
    const without: ReviewResult = {
      ...base,
      uncertainty: null,
      nodes: base.nodes.map((node) => ({ ...node, interval: null })),
      indicators: base.indicators.map((indicator) => ({ ...indicator, interval: null })),
    };
    const html = await render(without);
    expect(html).not.toMatch(/class="c-interval/);
    expect(textOf(body(html))).not.toMatch(/simulation run|Uncertainty interval/);
  });
});

describe("the scorecard", () => {
  it("prints score, interval and rank interval of the areas as the result has them", async () => {
    const table = tables(chapter(await render(base), "scorecard"))[0]!;
    expect(table.head.slice(0, 4)).toEqual(["Area", "Score", "Interval", "Rank"]);
    const areas = [...base.nodes.filter((node) => node.level === "area"), overallOf(base)];
    expect(table.rows.map((row) => row.slice(1, 4))).toEqual(
      areas.map((node) => {
        const { low, high, n } = base.uncertainty!.nodes.find((one) => one.id === node.id)!.rank!;
        const rank = low === high ? `${low} of ${n}` : `${low}–${high} of ${n}`;
        return [whole(node.score!), `${whole(node.interval!.low)}–${whole(node.interval!.high)}`, rank];
      }),
    );
  });

  it("never names a bare rank", async () => {
    for (const result of [...results, ...results.map((one) => withDoubt(one))]) {
      const text = textOf(body(await render(result)));
      expect(text.match(/\b(?:rank|place) (?:between )?\d+(?! (?:to|and) \d+ of \d| of \d)\b/gi)).toBeNull();
    }
  });

  it.each([
    ["at", { low: 40, high: 60 }, { low: 1, high: 7 }, 49, "exactly the median of 7 cities"],
    ["within the interval", { low: 47, high: 56 }, { low: 1, high: 3 }, 52, "not clearly above or below the median of 7 cities (49)"],
    ["within the ranks", { low: 51, high: 56 }, { low: 1, high: 4 }, 52, "not clearly above or below the median of 7 cities (49)"],
    ["above", { low: 51, high: 56 }, { low: 1, high: 3 }, 52, "52 of 100 points, above the median of 7 cities (49)"],
    ["below", { low: 40, high: 46 }, { low: 5, high: 7 }, 45, "45 of 100 points, below the median of 7 cities (49)"],
  ])("says what the uncertainty allows: %s", async (_, interval, rank, score, sentence) => {
    const text = textOf(chapter(await render(withOverall(interval, rank, score)), "scorecard"));
    expect(text).toContain(sentence);
    expect(text).toContain(`runs from ${interval.low} to ${interval.high}.`);
    expect(text).toContain(`Rank ${rank.low} to ${rank.high} of 7 cities`);
  });

  it("names one rank when both ends agree", async () => {
    const text = textOf(chapter(await render(withOverall({ low: 51, high: 56 }, { low: 2, high: 2 }, 52)), "scorecard"));
    expect(text).toContain("Rank 2 of 7 cities with a score.");
  });

  it("holds for areas and dimensions too", async () => {
    const trust = base.nodes.find((node) => node.id === "trust")!;
    const at = (low: number, high: number, rank: { low: number; high: number }): ReviewResult => ({
      ...base,
      nodes: base.nodes.map((node) => (node === trust ? { ...node, score: 70, interval: { low, high } } : node)),
      uncertainty: {
        ...base.uncertainty!,
        nodes: base.uncertainty!.nodes.map((node) => (node.id === "trust" ? { ...node, rank: { ...rank, n: 7 } } : node)),
      },
    });
    const heading = async (result: ReviewResult) => textOf(/<h3 id="f-trust-title">.*?<\/h3>/.exec(await render(result))![0]);
    expect(await heading(at(66, 74, { low: 1, high: 2 }))).toContain("70 of 100, above the network median");
    expect(await heading(at(30, 74, { low: 1, high: 2 }))).toContain("70 of 100, no clear difference from the median");
    expect(await heading(at(66, 74, { low: 1, high: 5 }))).toContain("70 of 100, no clear difference from the median");
  });
});

describe("the chapter on uncertainty", () => {
  it("leads with score, interval and rank interval", async () => {
    const text = textOf(chapter(await render(withOverall({ low: 46.6, high: 53.2 }, { low: 2, high: 5 }, 50)), "uncertainty"));
    expect(text).toContain("Riga scores 50 of 100 points. The score lies between 47 and 53 in at least 90% of the 10,000 simulation runs; the rank lies between 2 and 5 of 7 cities in at least 90% of them.");
  });

  it("shows every city in the reader's alphabet, this one strong, with the numbers of the result", async () => {
    const html = chapter(await render(base), "uncertainty");
    const table = tables(html)[0]!;
    const names = table.rows.map((row) => row[0]!);
    expect(names).toEqual([...names].sort(new Intl.Collator("en").compare));
    expect(table.rows.map((row) => row.slice(0, 4))).toEqual(
      [...base.uncertainty!.cities]
        .sort((a, b) => new Intl.Collator("en").compare(a.names["en"]!, b.names["en"]!))
        .map(({ names: { en }, score, interval, rank }) => [
          en!,
          whole(score!),
          `${whole(interval!.low)}–${whole(interval!.high)}`,
          rank!.low === rank!.high ? `${rank!.low} of 7` : `${rank!.low}–${rank!.high} of 7`,
        ]),
    );
    const bars = intervalBars(pictures(html)[0]!);
    expect(bars.map((bar) => bar.isOther)).toEqual(names.map((name) => name !== "Riga"));
    expect(/<tr class="own"><th scope="row">Riga</.test(html)).toBe(true);
  });

  it("sorts the cities by what can be told apart, at the share the result names", async () => {
    const beaten = [0.95, 0.94, 0.05, 0.06, 1, 0];
    let next = 0;
    const cities = base.uncertainty!.cities.map((city) => (city.city === "riga" ? city : { ...city, beaten: beaten[next++]! }));
    const html = chapter(await render(withUncertainty({ cities })), "uncertainty");
    const said = new Map(tables(html)[0]!.rows.map((row) => [row[0]!, row[4]!]));
    for (const { city, names, beaten: share } of cities) {
      const expected = city === "riga" ? "this city" : share! >= 0.95 ? "clearly lower" : share! <= 0.0501 ? "clearly higher" : "no clear difference";
      expect(said.get(names["en"]!)).toBe(expected);
    }
    expect(textOf(html)).toContain("Not clearly apart from 2 other cities");
  });

  it("says the smallest difference that counts, or that none does, and how often the order holds", async () => {
    const text = textOf(chapter(await render(base), "uncertainty"));
    expect(text).toContain("The smallest difference that counts: 4.7 points. Every pair of cities at least that far apart keeps its order in 95% of the runs or more.");
    expect(text).toContain("The whole order of the cities by overall score holds in 21% of the runs. With any weights at all, it holds in 4% of the runs.");
    const none = textOf(chapter(await render(withUncertainty({ smallestDifference: null, orderHolds: null, orderHoldsAnyWeights: null })), "uncertainty"));
    expect(none).toContain("No difference counts here");
    expect(none).not.toContain("The whole order");
  });

  it("holds each assumption alone against all together and any weights", async () => {
    const table = tables(chapter(await render(base), "uncertainty"))[1]!;
    expect(table.head).toEqual(["Part", "Sampling error of surveys", "Missing values", "Weights", "Kind of mean", "All together", "Any weights"]);
    const { bySource, interval, anyWeights } = base.uncertainty!.nodes[0]!;
    const cells = [bySource.sampling, bySource.missing, bySource.weights, bySource.mean, interval, anyWeights];
    expect(table.rows[0]).toEqual(["Overall", ...cells.map((one) => `${one!.low.toFixed(1)}–${one!.high.toFixed(1)}`)]);
    expect(table.rows).toHaveLength(4);
    const two = tables(chapter(await render(withUncertainty({ sources: ["missing", "weights"] })), "uncertainty"))[1]!;
    expect(two.head).toEqual(["Part", "Missing values", "Weights", "All together", "Any weights"]);
  });

  it("names the assumption that moves the city most, with shares and bounds", async () => {
    const html = chapter(await render(base), "uncertainty");
    expect(textOf(html)).toContain("The kind of mean moves the overall score most");
    const table = tables(html)[2]!;
    expect(table.rows[3]).toEqual(["Kind of mean", "49.0%", "45.0% to 53.0%", "52.0%", "48.0% to 56.0%"]);
    expect(table.rows[0]).toEqual(["Sampling error of surveys", "−1.0%", "−5.0% to 3.0%", "2.0%", "−2.0% to 6.0%"]);
    expect(altOf(pictures(html)[1]!)).toContain("Kind of mean: 52.0%; alone: 49.0%.");
  });

  it("gives the reason where no assumption can be named", async () => {
    const still = { ...base.sensitivity, sobol: null, mostSource: null };
    const text = async (result: ReviewResult) => textOf(chapter(await render(result), "uncertainty"));
    expect(await text({ ...base, sensitivity: still })).toContain("None of the assumptions moves the overall score of this city.");
    expect(await text({ ...withUncertainty({ sources: ["weights"] }), sensitivity: still })).toContain("Only one source of uncertainty is switched on");
    const overall = base.uncertainty!.nodes[0]!;
    const withFailed = (failed: number, quantiles = overall.quantiles) => ({
      ...withUncertainty({ nodes: base.uncertainty!.nodes.map((node) => (node === overall ? { ...node, failed, quantiles } : node)) }),
      sensitivity: still,
    });
    const point = { low: 50, median: 50, high: 50 };
    const tooMany = "Too many simulation runs had no overall score to say which assumption moves it.";
    expect(await text(withFailed(501))).toContain(tooMany);
    expect(await text(withFailed(501, point))).toContain(tooMany);
    // Fewer runs failed, but a score that varies would have shares if its own computations had not failed.
    expect(await text(withFailed(400))).toContain(tooMany);
    expect(await text(withFailed(400, point))).toContain("None of the assumptions moves the overall score");
    expect(await text(withFailed(0, point))).toContain("None of the assumptions moves the overall score");
  });

  it("names the median of the runs exactly where they leave the printed score at an end of its interval", async () => {
    const score = overallOf(base).score!;
    const text = async (quantiles: { low: number; median: number; high: number } | null, sources = base.uncertainty!.sources) =>
      textOf(
        chapter(
          await render(withUncertainty({ sources, nodes: base.uncertainty!.nodes.map((node) => (node.id === "overall" ? { ...node, quantiles } : node)) })),
          "uncertainty",
        ),
      );
    const said = "stands at the edge of its interval. In the middle of the runs the score is 56.";
    expect(await text({ low: score + 0.1, median: 56.2, high: 60 })).toContain(said);
    expect(await text({ low: 40, median: 45.4, high: score - 0.1 })).toContain("In the middle of the runs the score is 45.");
    for (const inside of [{ low: score, median: 56.2, high: 60 }, { low: 40, median: 45, high: score }, { low: score + 1e-9, median: 56.2, high: 60 }, null]) {
      expect(await text(inside)).not.toMatch(/edge of its interval|middle of the runs/);
    }
    expect(await text({ low: score + 0.1, median: 56.2, high: 60 }, ["weights", "mean"])).not.toContain("edge of its interval");
  });

  it("lists the parts whose removal moves the score most, three dimensions and five indicators", async () => {
    const table = tables(chapter(await render(base), "uncertainty"))[3]!;
    expect(table.rows[0]).toEqual(["nothing", overallOf(base).score!.toFixed(1), "–"]);
    const changes = table.rows.slice(1).map((row) => Math.abs(Number(row[2]!.replace("−", "-"))));
    expect(changes).toHaveLength(8);
    for (const part of [changes.slice(0, 3), changes.slice(3)]) expect(part).toEqual([...part].sort((a, b) => b - a));
    const largest = Math.max(...base.sensitivity.leftOut.filter((one) => one.level === "dimension").map((one) => Math.abs(one.change ?? 0)));
    expect(changes[0]).toBeCloseTo(largest, 1);
    const small = { ...base.sensitivity, leftOut: base.sensitivity.leftOut.map((one) => ({ ...one, change: one.change === null ? null : one.change / 100 })) };
    expect(textOf(chapter(await render({ ...base, sensitivity: small }), "uncertainty"))).toMatch(/No single dimension or indicator moves|does not change the overall score/);
  });

  it("speaks of failed simulation runs only where there are any", async () => {
    expect(textOf(chapter(await render(base), "uncertainty"))).not.toContain("How many, by part");
    const nodes = base.uncertainty!.nodes.map((node) => (node.id === "governance" ? { ...node, failed: 1234 } : node));
    expect(textOf(chapter(await render(withUncertainty({ nodes })), "uncertainty"))).toContain("are left out of the intervals. How many, by part: Governance: 1,234.");
  });

  it("says when there are too few cities for correlations, and shows the checks where there are enough", async () => {
    expect(textOf(chapter(await render(base), "uncertainty"))).toContain("only with 20 cities or more. There are 7 cities here");
    const checks = {
      indicators: [],
      negative: [{ a: "trust", b: "encounter", r: -0.456 }],
      redundant: [],
      negativeFrom: 0.4,
      redundantFrom: 0.92,
      alpha: [{ id: "interaction", alpha: 0.714, n: 31 }, { id: "participation", alpha: null, n: 2 }],
    };
    const html = chapter(await render({ ...base, coherence: { units: 31, needed: 20, checks } }), "uncertainty");
    expect(tables(html)[4]!.rows).toEqual([["Interaction", "0.71", "31"], ["Participation", "–", "2"]]);
    expect(textOf(html)).toContain("(correlation of −0.40 or lower)");
    expect(textOf(html)).toContain("Contact, trust and belonging – Shared spaces and encounter: −0.46");
    expect(textOf(html)).not.toContain("too few");
  });

  it("says what is needed to replay it", async () => {
    expect(textOf(chapter(await render(base), "uncertainty"))).toContain("10,000 simulation runs, seed 0123456789abcdef.");
  });

  it("says in one sentence that nothing was drawn, and leaves nothing empty", async () => {
    const off: ReviewResult = {
      ...base,
      uncertainty: null,
      sensitivity: { ...base.sensitivity, sobol: null, mostSource: null },
      nodes: base.nodes.map((node) => ({ ...node, interval: null })),
      potentials: base.potentials.map((entry) => ({ ...entry, share: null, standing: null })),
    };
    const html = await render(off);
    expect(textOf(chapter(html, "uncertainty"))).toContain("switches off every source of uncertainty");
    expect(textOf(chapter(html, "scorecard"))).toContain("Rank 3 of 7 cities with a score. No uncertainty was worked out");
    expect(html).not.toMatch(/<(p|ul|tbody|h\d)[^>]*>\s*<\/\1>/);
    expect(textOf(chapter(html, "glossary"))).not.toContain("Simulation run");
  });

  it("manages without an overall score, and with a single city", async () => {
    const noScore: ReviewResult = {
      ...base,
      nodes: base.nodes.map((node) => (node.id === "overall" ? { ...node, score: null, state: "insufficient", interval: null } : node)),
      uncertainty: {
        ...base.uncertainty!,
        nodes: base.uncertainty!.nodes.map((node) => (node.id === "overall" ? { ...node, interval: null, rank: null, bySource: {}, anyWeights: null } : node)),
        cities: base.uncertainty!.cities.map((city) => (city.city === "riga" ? { ...city, score: null, interval: null, rank: null } : { ...city, beaten: null })),
      },
      sensitivity: { leftOut: [], sobol: null, mostSource: null, mostDimension: null, mostIndicator: null },
    };
    const html = await render(noScore);
    expect(textOf(chapter(html, "uncertainty"))).toContain("There is not enough data for an overall score");
    expect(tables(chapter(html, "uncertainty")).map((table) => table.rows.map((row) => row[0]))).toContainEqual(["Interaction", "Participation", "Governance"]);
    const nothing: ReviewResult = { ...noScore, nodes: noScore.nodes.map((node) => ({ ...node, score: null, state: "insufficient", interval: null })) };
    expect(textOf(chapter(await render(nothing), "uncertainty"))).not.toContain("What each assumption does");
    expect(body(html)).not.toMatch(/undefined|NaN|⟦|>\s*null/);
    const alone = withUncertainty({ cities: base.uncertainty!.cities.filter((city) => city.city === "riga"), smallestDifference: null, orderHolds: null, orderHoldsAnyWeights: null });
    expect(textOf(chapter(await render(alone), "uncertainty"))).toContain("There is no other city with a score to compare with.");
  });
});
