// Priorities, weights of the round tables, change over time, the method page, and frameworks of any depth: what is printed is what the result says.
import { beforeAll, describe, expect, it } from "vitest";
import type { Normalisation } from "../../src/model/normalisation.js";
import type { ReviewResult } from "../../src/model/review-result.js";
import type { Renderer } from "../../src/report/create-renderer.js";
import { exampleRenderer, exampleResults, wordsOf } from "./example-network.js";
import { altOf, body, chapter, intervalBars, pictures, tables, textOf } from "./page-parts.js";
import { withoutDimensions, withParts } from "./reshape.js";
import { participatoryOf, trendOf, withDoubt } from "./with-doubt.js";

let results: readonly ReviewResult[];
let base: ReviewResult;
let renderer: Renderer;

beforeAll(async () => {
  results = await exampleResults();
  base = withDoubt(results.find((result) => result.city.id === "riga")!);
  renderer = await exampleRenderer();
});

const page = async (result: ReviewResult, medium: "web" | "pdf" = "pdf") =>
  renderer.renderReview({ result, words: await wordsOf("en"), medium, siblings: [] });
const render = async (result: ReviewResult, medium: "web" | "pdf" = "pdf") => (await page(result, medium)).html;

describe("priorities", () => {
  it("are the k largest of the framework, in the order of their potential, firm or contested in words, sign and share", async () => {
    const html = chapter(await render(base), "priorities");
    const table = tables(html)[0]!;
    const top = base.potentials.filter((entry) => entry.level === "indicator").slice(0, 6);
    expect(table.head).toEqual(["Indicator", "Score", "Potential", "Firm or contested", "Who can act"]);
    expect(table.rows.map((row) => row[2])).toEqual(top.map((entry) => entry.potential.toFixed(1)));
    expect(table.rows.map((row) => row[3])).toEqual(top.map((entry) => `${entry.standing} (${Math.round(entry.share! * 100)}%)`));
    expect([...html.matchAll(/<td class="after-num whole"><svg[^>]*><rect[^>]*class="c-sign-(\w+)"/g)].map((match) => match[1])).toEqual(top.map((entry) => entry.standing));
    expect(textOf(html)).toContain("It is firm when it stays among the 6 largest in at least 80% of the simulation runs; otherwise it is contested.");
    expect(textOf(html)).toContain("Firm: 3. Contested: 3. The tables give in brackets the share of simulation runs in which each stays among the largest.");
  });

  it("carry their sign in the chart and its description", async () => {
    const svg = pictures(chapter(await render(base), "priorities"))[0]!;
    const top = base.potentials.filter((entry) => entry.level === "indicator").slice(0, 6);
    expect([...svg.matchAll(/class="c-sign-(\w+)"/g)].map((match) => match[1])).toEqual(top.map((entry) => entry.standing));
    for (const entry of top) expect(altOf(svg)).toContain(`${entry.potential.toFixed(1)} points, ${entry.competence === "municipal" ? "the city itself" : entry.competence === "shared" ? "city together with others" : "national law"}, ${entry.standing}.`);
  });

  it("have no such column without intervals", async () => {
    const off: ReviewResult = { ...base, uncertainty: null, potentials: base.potentials.map((entry) => ({ ...entry, share: null, standing: null })) };
    const html = chapter(await render(off), "priorities");
    expect(tables(html)[0]!.head).toEqual(["Indicator", "Score", "Potential", "Who can act"]);
    expect(textOf(html)).not.toMatch(/firm|contested|brackets/i);
    expect(textOf(html)).toContain("Among the dimensions, the 3 largest potentials are priorities.");
  });

  it("stand beside the votes of the round tables where there are any, with those for other parts below", async () => {
    const indicators = base.potentials.filter((entry) => entry.level === "indicator");
    const voted = [indicators[1]!.id, indicators[20]!.id];
    const withVotes = (illustrative: boolean): ReviewResult => {
      const votes = { points: 12, share: 0.3, illustrative };
      const noPoint = { points: 0, share: 0, illustrative };
      return { ...base, potentials: base.potentials.map((entry) => (voted.includes(entry.id) ? { ...entry, votes } : entry.id === indicators[2]!.id ? { ...entry, votes: noPoint } : entry)) };
    };
    const html = chapter(await render(withVotes(false)), "priorities");
    expect(tables(html)[0]!.rows.map((row) => row[4])).toEqual(["–", "12 points (30%)", "0", "–", "–", "–"]);
    expect(textOf(html)).toMatch(/round tables also gave points to parts that are not on this list: [^:]+: 12 points \(30%\)(?! example)/);
    const invented = chapter(await render(withVotes(true)), "priorities");
    expect(tables(invented)[0]!.rows.map((row) => row[4])).toEqual(["–", "12 points (30%) example", "0 example", "–", "–", "–"]);
    expect(textOf(invented)).toMatch(/not on this list: [^:]+: 12 points \(30%\) example/);
    expect(textOf(chapter(await render(base), "priorities"))).not.toContain("gave points");
  });

  it("lists the dimensions with the most room", async () => {
    const table = tables(chapter(await render(base), "priorities"))[1]!;
    const dimensions = base.potentials.filter((entry) => entry.level === "dimension").slice(0, 3);
    expect(table.rows.map((row) => row[2])).toEqual(dimensions.map((entry) => entry.potential.toFixed(1)));
  });

  it("calls dimensions firm or contested only where they have to hold their own", async () => {
    const sentence = async (result: ReviewResult) => /Among the dimensions, [^.]*\./.exec(textOf(chapter(await render(result), "priorities")))?.[0];
    const ranked = base.potentials.filter((entry) => entry.level === "dimension").map(({ id }) => id);
    const contested: ReviewResult = { ...base, potentials: base.potentials.map((entry) => (ranked.slice(0, 3).includes(entry.id) ? { ...entry, standing: "contested" } : entry)) };
    expect(await sentence(contested)).toBe("Among the dimensions, the 3 largest potentials are priorities; firm or contested by the same rule.");
    expect(await sentence(base)).toBe("Among the dimensions, the 3 largest potentials are priorities.");
    const one: ReviewResult = { ...base, potentials: base.potentials.filter((entry) => entry.level === "indicator" || entry.id === ranked[0]) };
    expect(await sentence(one)).toBe("Among the dimensions, the largest potential is a priority.");
  });
});

describe("weights of the round tables", () => {
  it("stand beside the declared ones, marked when they are examples, and are absent where nobody allotted any", async () => {
    const html = chapter(await render({ ...base, participatory: participatoryOf(base) }), "priorities");
    const [weights, scores] = tables(html).slice(-2);
    expect(weights!.rows).toEqual([
      ["Interaction", "Overall", "33.3%", "42.0%"],
      ["Participation", "Overall", "33.3%", "35.0%"],
      ["Governance", "Overall", "33.3%", "23.0%"],
    ]);
    const overall = base.nodes[0]!.score!;
    expect(scores!.rows[0]).toEqual(["Overall", overall.toFixed(1), (overall + 1.5).toFixed(1)]);
    expect(textOf(html)).toContain("(24 ballots)");
    expect(textOf(html)).toContain("Weights from the round tables, beside the declared ones example Participants");
    expect(textOf(html)).toContain("Round tables: 1, 2. Share");
    expect(textOf(chapter(await render(base), "priorities"))).not.toContain("ballot");
    const real = { ...participatoryOf(base), illustrative: false };
    expect(textOf(chapter(await render({ ...base, participatory: real }), "priorities"))).toContain("beside the declared ones Participants");
  });
});

describe("change since earlier reviews", () => {
  it("is no chapter in a first review", async () => {
    expect(chapter(await render(base), "trend")).toBe("");
  });

  it("prints published, restated and present figures, the change with its interval, and the verdict", async () => {
    const trend = trendOf(base);
    const html = chapter(await render({ ...base, trend }), "trend");
    const written = tables(html);
    expect(written).toHaveLength(2);
    trend.earlier.forEach((earlier, index) => {
      expect(written[index]!.rows).toHaveLength(base.nodes.length);
      earlier.nodes.forEach((node, place) => {
        const now = base.nodes[place]!.score!;
        const signed = (value: number) => (value < 0 ? `−${(-value).toFixed(1)}` : value.toFixed(1));
        const { points, low, high, verdict } = node.change!;
        expect(written[index]!.rows[place]!.slice(1)).toEqual([
          node.published === null ? "–" : node.published.score!.toFixed(1),
          node.restated.score!.toFixed(1),
          now.toFixed(1),
          points > 0.05 ? `+${points.toFixed(1)}` : signed(points),
          `${signed(low)} to ${signed(high)}`,
          verdict === "higher" ? "higher" : "no clear change",
        ]);
      });
    });
    const text = textOf(html);
    expect(text).toContain("Review 2012: the overall score is clearly higher now");
    expect(text).toContain("Review 2016: no clear change of the overall score");
    expect(text.split("The framework has changed since then (epi@0, now epi@1).")).toHaveLength(2);
    expect(text).toContain("Share of today’s weight for which the earlier review can have a value: 61%.");
    expect(text).toContain("The earlier review uses 3 example values.");
  });

  it("draws the areas then and now with their intervals, this review apart", async () => {
    const svg = pictures(chapter(await render({ ...base, trend: trendOf(base) }), "trend"))[0]!;
    const bars = intervalBars(svg);
    expect(bars.map((bar) => bar.isOther)).toEqual(Array.from({ length: 4 }, () => [true, true, false]).flat());
    expect(bars[2]!.low).toBeCloseTo(base.nodes[0]!.interval!.low, 1);
    expect(altOf(svg)).toContain("Overall, this review: 50, interval 47 to 54.");
  });

  it("manages where either review has no score", async () => {
    const trend = trendOf(base);
    const nodes = trend.earlier[0]!.nodes.map((node) => ({ ...node, published: null, restated: { score: null, interval: null }, change: null }));
    const html = await render({ ...base, trend: { earlier: [{ ...trend.earlier[0]!, nodes }] } });
    expect(textOf(chapter(html, "trend"))).toContain("Review 2012: no overall score to compare");
    expect(body(html)).not.toMatch(/undefined|NaN|⟦/);
    const noneNow: ReviewResult = {
      ...base,
      nodes: base.nodes.map((node) => (node.id === "overall" ? { ...node, score: null, state: "insufficient", interval: null } : node)),
      trend: { earlier: [{ ...trend.earlier[0]!, nodes: trend.earlier[0]!.nodes.map((node) => ({ ...node, change: null })) }] },
    };
    expect(textOf(chapter(await render(noneNow), "trend"))).toContain("Review 2012: no overall score to compare");
  });

  it("gives no verdict where two scores have no intervals", async () => {
    const [first] = trendOf(base).earlier;
    const nodes = first!.nodes.map((node) => ({ ...node, restated: { ...node.restated, interval: null }, change: null }));
    const text = textOf(chapter(await render({ ...base, trend: { earlier: [{ ...first!, nodes }] } }), "trend"));
    expect(text).toContain("Review 2012: no intervals, so no verdict");
    expect(text).not.toContain("no overall score to compare");
  });
});

describe("the method page", () => {
  const method = async (result: ReviewResult) => textOf(chapter(await render(result), "method"));

  it("names the one mean in a sentence, and every node where they differ", async () => {
    expect(await method(base)).toContain("always by the weighted arithmetic mean.");
    expect(await method(base)).toContain("Numbers are rounded only for print. From indicators to the overall score");
    const mixed: ReviewResult = {
      ...base,
      nodes: base.nodes.map((node) =>
        node.id === "trust" ? { ...node, mean: "geometric" } : node.id === "voice" ? { ...node, mean: "power", power: 0.5, availability: 2 / 3 } : node,
      ),
    };
    const text = await method(mixed);
    expect(text).toContain("Weighted geometric mean: Contact, trust and belonging");
    expect(text).toContain("Weighted power mean with exponent 0.5: Political voice");
    expect(text).toContain("For these scores at least 67% of the direct parts must have a score of their own: Political voice.");
    expect(text).not.toContain("always by the");
    const all: ReviewResult = { ...base, nodes: base.nodes.map((node) => ({ ...node, availability: 0.8 })) };
    expect(await method(all)).toContain("Every score also needs at least 80% of its direct parts to have a score of their own.");
  });

  it("prints the sources that are drawn, those that are not, and the settings", async () => {
    const text = await method(base);
    expect(text).toContain("Every city is computed 10,000 times.");
    expect(text).toContain("a range of ±25% around itself");
    expect(text).toContain("from the score that 5% of the runs stay below to the one that 95% stay below");
    expect(text).not.toContain("Switched off");
    const two: ReviewResult = { ...base, uncertainty: { ...base.uncertainty!, sources: ["weights", "mean"], weightNoise: 0.4 } };
    const other = await method(two);
    expect(other).toContain("Switched off in this framework: sampling error of surveys and missing values.");
    expect(other).toContain("±40%");
    expect(other).not.toContain("normal distribution");
    expect(await method({ ...base, uncertainty: null })).toContain("switches off every source of uncertainty");
  });

  const normalisations: readonly [Normalisation, string][] = [
    [{ method: "goalposts", low: 2, high: 8, scale: 10, trim: true }, "between 2 and 8, as a score from 0 to 10"],
    [{ method: "minmax", low: 0, high: 100 }, "from the worst to the best value of the cities, as a score from 0 to 100"],
    [{ method: "zscore", mean: 50, sd: 10 }, "moved to a mean of 50 and a standard deviation of 10"],
    [{ method: "rank", ties: "min" }, "rank among the cities, 1 for the worst value"],
    [{ method: "percentile_rank", ties: "average" }, "share of the other cities that it outranks"],
    [{ method: "borda", ties: "min" }, "number of cities that it outranks"],
    [{ method: "distance_to_target", target: 7, cap: true }, "to the target 7"],
    [{ method: "distance_to_best" }, "to the best one"],
    [{ method: "distance_to_reference", unit: "cluj-napoca", cap: false }, "to the value of the reference city: Cluj-Napoca"],
    [{ method: "share_of_best" }, "value divided by the highest value of the cities"],
    [{ method: "scaled", low: 1, high: 5, factor: 100 }, "1 counts as 0 and 5 as 100, without a limit at either end"],
  ];
  it.each(normalisations)("names a score made otherwise, here and in the fact sheet: $method", async (normalise, phrase) => {
    const id = "gov.nar.trust_in_city";
    const result: ReviewResult = { ...base, indicators: base.indicators.map((indicator) => (indicator.id === id ? { ...indicator, normalise, unit: "index" } : indicator)) };
    const html = await render(result);
    expect(textOf(chapter(html, "method"))).toContain(phrase);
    expect(textOf(chapter(html, "fact-sheets"))).toMatch(new RegExp(`From value to score [^]*${phrase.replace(/[()]/g, "\\$&")}`));
    expect(textOf(chapter(html, "method")).includes("Scores made by comparison with other cities also change")).toBe(!["goalposts", "scaled"].includes(normalise.method));
    expect(textOf(chapter(await render(base), "method"))).not.toContain("Scored in another way");
  });
});

it("says how many cities to learn from it lists at most", async () => {
  const findings = async (result: ReviewResult) => textOf(chapter(await render(result), "findings"));
  const twice = (ids: readonly string[]) => ids.some((id) => ids.filter((other) => other === id).length > 1);
  const having = results.find(({ learnFrom }) => twice(learnFrom.map(({ indicator }) => indicator)))!;
  expect(await findings(having)).toContain("For each gap, at most the two with the highest score are listed.");
  expect(await findings({ ...having, learnFrom: [] })).not.toContain("For each gap");
  const { city, names } = base.cohorts[0]!.members.find((member) => member.city === "lublin")!;
  const ahead: ReviewResult = { ...base, dimensionTeachers: [{ dimension: "trust", city, names, score: 88, interval: { low: 81, high: 93 } }] };
  expect(await findings(ahead)).toMatch(/For each dimension, at most the three with the highest score are listed\. .*Lublin \(88; 81–93\)/);
  expect(await findings({ ...base, dimensionTeachers: [] })).not.toContain("For each dimension");
});

describe.each([
  ["without dimensions", withoutDimensions],
  ["with parts of parts", withParts],
])("a framework %s", (_, reshape) => {
  it("shows every indicator once, in chapter, fact sheet and data table", async () => {
    const html = await render(reshape(base), "web");
    for (const { id } of base.indicators) {
      expect(html.split(`<tr id="f-${id}">`)).toHaveLength(2);
      expect(chapter(html, "fact-sheets").split(`<p class="code">${id}</p>`)).toHaveLength(2);
      expect(chapter(html, "data-table").split(`href="#f-${id}"`)).toHaveLength(2);
    }
  });

  it("skips no heading, repeats no id, and leads every link somewhere", async () => {
    const { html } = await page(reshape(base), "web");
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
    const ids = [...body(html).matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(body(html)).not.toMatch(/undefined|NaN|⟦|\[object/);
  });
});

describe("sections", () => {
  it("follow the framework to any depth, and the contents name the first two levels", async () => {
    const html = await render(withParts(base), "web");
    const area = chapter(html, "area");
    const numbers = [...area.matchAll(/<h([2-6]) id="[^"]+"><span class="number">([\d.]+)<\/span>/g)].map((match) => `${match[1]}: ${match[2]}`);
    expect(numbers).toEqual(["2: 4", "3: 4.1", "4: 4.1.1", "4: 4.1.2", "5: 4.1.2.1", "6: 4.1.2.1.1", "3: 4.2", "3: 4.3", "3: 4.4", "3: 4.5"]);
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(html)![0];
    expect(textOf(contents)).toContain("4.5 Interaction: indicators of the area as a whole");
    expect(textOf(contents)).not.toContain("4.1.1");
    const parts = tables(area)[1]!;
    expect(parts.head[0]).toBe("Part");
    expect(parts.rows.map((row) => row[0])).toEqual(["part_one", "part_two", "Shared spaces and encounter"]);
  });

  it("leave out what a framework without dimensions does not have", async () => {
    const html = await render(withoutDimensions(base), "web");
    const text = textOf(body(html));
    expect(text).not.toContain("0 dimensions");
    expect(textOf(chapter(html, "area"))).toContain("Interaction: indicators of the area as a whole");
    expect(html).not.toMatch(/<(p|ul|tbody|h\d)[^>]*>\s*<\/\1>/);
  });
});

it("prints nothing that a program left behind, whatever is there or not", async () => {
  const trend = trendOf(base);
  const participatory = participatoryOf(base);
  for (const result of [...results, base, { ...base, trend, participatory }, withParts({ ...base, trend: null, participatory })]) {
    for (const medium of ["web", "pdf"] as const) {
      const { html, missingMessages, missingGlyphs } = await page(result, medium);
      expect(missingMessages).toEqual([]);
      expect(missingGlyphs).toEqual([]);
      expect(textOf(body(html))).not.toMatch(/undefined|NaN|Infinity|⟦|\[object|[{}]/);
      expect(pictures(html).filter((svg) => /NaN|undefined|Infinity/.test(svg))).toEqual([]);
    }
  }
});
