// Reviews over time: earlier figures as published and restated, changes with their doubt, and what a new version leaves behind.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Framework, IndicatorDefinition } from "../../../src/model/framework.js";
import type { Observation } from "../../../src/model/observation.js";
import { scoreReview } from "../../../src/scoring/score-review.js";
import { computeTrend, type IntervalOf, type ReviewUnderFramework } from "../../../src/scoring/trend/compute-trend.js";
import { isComparable, restateReview } from "../../../src/scoring/trend/restate-review.js";
import { validateMemory, type FileMap } from "../../validation/memory-workspace.js";
import { anyObservations } from "../participation/sample-round-table.js";
import { deepFramework, framework, group, indicator, number, observed, rate } from "../sample-framework.js";
import { HISTORY } from "./history-workspace.js";

async function history(files: FileMap = HISTORY) {
  const { loaded, located } = await validateMemory(files);
  const reviews = (loaded.cities[0]?.reviews ?? []).map(({ review }): ReviewUnderFramework => ({ review, framework: loaded.frameworks.get(review.framework)!.framework }));
  const own = reviews.find(({ review }) => review.id === "2020")!;
  const scored = scoreReview(own.framework, own.review.observations);
  const findings = located.map(({ diagnostic }) => `${diagnostic.file} ${diagnostic.severity} ${diagnostic.ruleId}`);
  return { findings, reviews, own: { ...own, scored } };
}

const within = (half: number): IntervalOf => () => ({ low: -half, high: half });

describe("a city with three reviews and two versions of a framework", () => {
  it("is valid: a review that a later one has followed may keep its version", async () => {
    expect((await history()).findings).toEqual([]);
    const { "cities/riga/reviews/2020.yaml": _latest, "cities/riga/reviews/2018.yaml": _middle, ...alone } = HISTORY;
    const { located } = await validateMemory(alone);
    expect(located.map(({ diagnostic }) => diagnostic.ruleId)).toEqual(["review/framework-mismatch"]);
    const turned = { ...HISTORY, "epi.yaml": String(HISTORY["epi.yaml"]).replace("steps@2", "steps@1") };
    expect((await history(turned)).findings.filter((line) => line.includes("mismatch"))).toEqual([
      "cities/riga/reviews/2018.yaml error review/framework-mismatch",
      "cities/riga/reviews/2020.yaml error review/framework-mismatch",
    ]);
  });

  it("shows each earlier figure as published and restated, oldest first", async () => {
    const { reviews, own } = await history();
    const trend = computeTrend(own, [...reviews].reverse(), { change: within(5) })!;
    expect(trend.earlier.map(({ review, framework: ref, isBreak, illustrativeCount, period }) => [review, ref, isBreak, illustrativeCount, period.to])).toEqual([
      ["2016", "steps@1", true, 0, "2017-12-31"],
      ["2018", "steps@2", false, 1, "2019-12-31"],
    ]);
    const [first, second] = trend.earlier;
    const nodeOf = (review: typeof first, id: string) => review!.nodes.find((node) => node.id === id)!;
    expect(first!.nodes.map((node) => node.id)).toEqual(own.scored.nodes.map((node) => node.id));
    // Then: plan 100, grant 100 | course 20, trust 25, old 90. In today's terms: grant 100 | course 40, trust 25, no fresh; the second weighs double.
    expect(nodeOf(first, "policy")).toMatchObject({ published: { score: 100, interval: null }, restated: { score: 100 } });
    expect(nodeOf(first, "outcomes").published!.score).toBeCloseTo(45, 10);
    expect(nodeOf(first, "outcomes").restated.score).toBeCloseTo(32.5, 10);
    expect(nodeOf(first, "overall").published!.score).toBeCloseTo(72.5, 10);
    expect(nodeOf(first, "overall").restated.score).toBeCloseTo((100 + 2 * 32.5) / 3, 10);
    // plan counts for a half of a third, course and trust for two thirds of two thirds.
    expect(first!.shared).toBeCloseTo(1 / 6 + 4 / 9, 10);
    expect(second!.shared).toBe(1);
    for (const node of second!.nodes) expect(node.restated.score).toBe(node.published!.score);
    // 2018: 50 and (60 + 50 + 20)/3; 2020: 100 and (100 + 50)/2 without fresh.
    expect(nodeOf(second, "outcomes").change!.points).toBeCloseTo(75 - 130 / 3, 10);
    expect(nodeOf(first, "outcomes").change!.points).toBeCloseTo(75 - 32.5, 10);
  });

  it("calls a change a change only when the whole interval lies on one side of zero", async () => {
    const { reviews, own } = await history();
    const asked: string[] = [];
    const change: IntervalOf = (review, node) => {
      asked.push(`${review} ${node}`);
      if (node === "overall") return { low: 0.01, high: 60 };
      if (node === "city") return { low: 0, high: 60 };
      return node === "policy" ? { low: -9, high: -0.01 } : null;
    };
    const published: IntervalOf = (review, node) => (review === "2016" && node === "overall" ? { low: 60, high: 80 } : null);
    const restated: IntervalOf = () => ({ low: 1, high: 99 });
    const [first] = computeTrend(own, reviews, { change, published, restated })!.earlier;
    const verdicts = Object.fromEntries(first!.nodes.map((node) => [node.id, node.change?.verdict ?? null]));
    // The points of policy are 0: the interval is widened to them, and what reaches zero is no change.
    expect(verdicts).toEqual({ overall: "higher", city: "unclear", policy: "unclear", outcomes: null });
    expect(first!.nodes.find((node) => node.id === "policy")!.change).toEqual({ points: 0, low: -9, high: 0, verdict: "unclear" });
    expect(first!.nodes[0]!.published!.interval).toEqual({ low: 60, high: 80 });
    expect(first!.nodes[1]!.published!.interval).toBeNull();
    expect(first!.nodes.every((node) => node.restated.interval?.high === 99)).toBe(true);
    expect(asked).toContain("2016 outcomes");
  });

  it("has no trend without an earlier review", async () => {
    const { reviews, own } = await history();
    expect(computeTrend(own, reviews.filter(({ review }) => review.id === "2020"), { change: within(5) })).toBeNull();
    const oldest = reviews.find(({ review }) => review.id === "2016")!;
    expect(computeTrend({ ...oldest, scored: scoreReview(oldest.framework, oldest.review.observations) }, reviews, { change: within(5) })).toBeNull();
  });

  it("gives no change where a side has no score, and nothing published for a part that was not there", async () => {
    const { reviews, own } = await history();
    const today: Framework = { ...own.framework, version: 3, areas: [...own.framework.areas, group("more", { indicators: [rate("new")] })] };
    const observations = new Map([...own.review.observations, ["new", number(40)]] as const);
    const [first] = computeTrend({ review: own.review, framework: today, scored: scoreReview(today, observations) }, reviews, { change: within(5) })!.earlier;
    expect(first!.nodes.find((node) => node.id === "more")).toEqual({ id: "more", published: null, restated: { score: null, interval: null }, change: null });
    expect(first!.isBreak).toBe(true);
  });
});

describe("restating", () => {
  const one = (definition: IndicatorDefinition) => framework([group("area", { indicators: [definition] })]);
  const survey = (more: Partial<IndicatorDefinition> = {}) => indicator("a", "survey_mean", { unit: "points", goalposts: { min: 1, target: 5, basis: "judgement" }, scale: { min: 1, max: 5 }, ...more });
  const items = (...ids: string[]) => ids.map((id) => ({ id, weight: 1 }));

  it.each<[string, IndicatorDefinition, IndicatorDefinition, boolean]>([
    ["other goalposts and weight", rate("a", { unit: "percent" }), rate("a", { unit: "percent", weight: 3, goalposts: { min: 20, target: 90, basis: "published" } }), true],
    ["another unit", rate("a", { unit: "percent" }), rate("a", { unit: "per_1000" }), false],
    ["another kind", rate("a", { unit: "percent" }), indicator("a", "index", { unit: "percent", goalposts: { min: 0, target: 100, basis: "judgement" } }), false],
    ["other scores of as many levels", indicator("a", "ordinal"), indicator("a", "ordinal", { levelScores: [0, 10, 20, 50, 100] }), true],
    ["another number of levels", indicator("a", "ordinal"), indicator("a", "ordinal", { levelScores: [0, 50, 100] }), false],
    ["an item fewer", indicator("a", "checklist"), indicator("a", "checklist", { items: items("a", "b") }), true],
    ["an item more", indicator("a", "checklist"), indicator("a", "checklist", { items: items("a", "b", "c", "d", "e") }), false],
    ["another scale of a survey", survey(), survey({ scale: { min: 1, max: 10 } }), false],
    ["a scale that was not written down", survey({ scale: null }), survey(), true],
    ["another range of a rate", rate("a", { scale: { min: 0, max: 100 } }), rate("a", { scale: { min: 0, max: 90 } }), true],
  ])("%s", (_, before, after, expected) => {
    expect(isComparable(before, after)).toBe(expected);
    const value = observed(before.kind === "ordinal" ? { type: "level", level: 1 } : before.kind === "checklist" ? { type: "checklist", items: { present: ["a"], absent: ["b"], notApplicable: [] } } : { type: "number", number: 3 });
    const { observations, dropped, shared } = restateReview(new Map([["a", value]]), one(before), one(after));
    expect([observations.size, dropped.length, shared]).toEqual(expected ? [1, 0, 1] : [0, 1, 0]);
  });

  it("drops an answer that can no longer be given, and counts only lost values", () => {
    const before = one(indicator("a", "binary"));
    const after = one(indicator("a", "binary", { partlyAllowed: false }));
    const answer = (value: "yes" | "partly") => new Map([["a", observed({ type: "answer", answer: value })]]);
    expect(restateReview(answer("partly"), before, after)).toMatchObject({ dropped: ["a"], shared: 1 });
    expect(restateReview(answer("yes"), before, after)).toMatchObject({ dropped: [] });
    const missing: Observation = { ...number(1), status: "missing", value: null };
    const { dropped, observations } = restateReview(new Map([["gone", missing], ["lost", number(3)]]), one(rate("gone")), after);
    expect([dropped, observations.size]).toEqual([["lost"], 0]);
  });

  const deep = deepFramework();

  it("under the same framework changes nothing", () => {
    fc.assert(
      fc.property(anyObservations(deep), (observations) => {
        const { observations: kept, dropped, shared } = restateReview(observations, deep, deep);
        expect([...kept]).toEqual([...observations]);
        expect([dropped, shared]).toEqual([[], 1]);
        const review = { id: "1", period: { from: "2018-01-01", to: "2019-12-31" }, observations };
        const own = { review: { ...review, id: "2", period: { from: "2020-01-01", to: "2020-12-31" } }, framework: deep, scored: scoreReview(deep, observations) };
        const [earlier] = computeTrend(own, [{ review, framework: deep }], { change: within(3) })!.earlier;
        for (const node of earlier!.nodes) {
          expect(node.restated).toEqual(node.published);
          expect(node.change).toEqual(node.restated.score === null ? null : { points: 0, low: -3, high: 3, verdict: "unclear" });
        }
      }),
    );
  });

  it("shares of weight fall with every indicator that was not there, down to nothing", () => {
    const ids = ["jobs.rate", "jobs.gap", "pay.median", "pay.dispersion", "work.plan", "homes.crowding", "homes.trust", "voice.seat", "voice.desk"];
    const without = (gone: ReadonlySet<string>): Framework => {
      const strip = (one: Framework["areas"][number]): Framework["areas"][number] => ({ ...one, groups: one.groups.map(strip), indicators: one.indicators.filter(({ id }) => !gone.has(id)) });
      return { ...deep, areas: deep.areas.map(strip) };
    };
    const effective = new Map(scoreReview(deep, new Map()).indicators.map((entry) => [entry.definition.id, entry.effectiveWeight]));
    fc.assert(
      fc.property(fc.subarray(ids), (gone) => {
        const { shared } = restateReview(new Map(), without(new Set(gone)), deep);
        expect(shared).toBeCloseTo(1 - gone.reduce((sum, id) => sum + effective.get(id)!, 0), 10);
        expect(shared === 1).toBe(gone.length === 0);
      }),
    );
  });

  it("verdicts follow the interval, whatever it is", () => {
    const bound = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (a, b, before, now) => {
        const simple = one(rate("a"));
        const at = (id: string, to: string, value: number) => ({ id, period: { from: `${to.slice(0, 4)}-01-01`, to }, observations: new Map([["a", number(value)]]) });
        const today = at("2", "2020-12-31", now);
        const own = { review: today, framework: simple, scored: scoreReview(simple, today.observations) };
        const [earlier] = computeTrend(own, [{ review: at("1", "2018-12-31", before), framework: simple }], { change: () => ({ low: Math.min(a, b), high: Math.max(a, b) }) })!.earlier;
        const { points, low, high, verdict } = earlier!.nodes[0]!.change!;
        expect(points).toBeCloseTo(now - before, 9);
        expect(low).toBeLessThanOrEqual(points);
        expect(high).toBeGreaterThanOrEqual(points);
        expect(verdict).toBe(low > 0 ? "higher" : high < 0 ? "lower" : "unclear");
        if (verdict === "higher") expect(points).toBeGreaterThan(0);
        if (verdict === "lower") expect(points).toBeLessThan(0);
      }),
    );
  });
});
