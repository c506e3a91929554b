import { describe, expect, it } from "vitest";
import { computeMean } from "../../src/scoring/means.js";
import { scoreGoalposts, scoreReading } from "../../src/scoring/score-reading.js";
import { indicator, number, observed, rate } from "./sample-framework.js";

const cases = { survey: { warn: 100, score: 30 }, ratio: { warn: 50 } };
const posts = (min: number, target: number) => ({ min, target, basis: "judgement" as const });

describe("every kind becomes a score by its own rule", () => {
  it("binary: yes 100, partly 50, no 0", () => {
    const definition = indicator("b", "binary");
    const scores = (["yes", "partly", "no"] as const).map((answer) => scoreReading(definition, observed({ type: "answer", answer }), cases).score);
    expect(scores).toEqual([100, 50, 0]);
  });

  it("ordinal: the score of its level, also when a framework lists its own", () => {
    const level = observed({ type: "level", level: 3 });
    expect(scoreReading(indicator("o", "ordinal"), level, cases).score).toBe(75);
    expect(scoreReading(indicator("o", "ordinal", { levelScores: [0, 10, 20, 90] }), level, cases).score).toBe(90);
  });

  it("checklist: weighted share of the applicable items, a floor while items are unknown", () => {
    const answer = { present: ["a"], absent: ["b"], notApplicable: ["d"] };
    const reading = scoreReading(indicator("c", "checklist"), observed({ type: "checklist", items: answer }), cases);
    expect(reading.score).toBeCloseTo(100 / 3, 10);
    expect(reading.signs).toEqual(["floor"]);
    const known = { present: ["a"], absent: ["b", "c"], notApplicable: ["d"] };
    expect(scoreReading(indicator("c", "checklist"), observed({ type: "checklist", items: known }), cases).signs).toEqual([]);
    const weighted = indicator("c", "checklist", { items: [{ id: "a", weight: 3 }, { id: "b", weight: 1 }] });
    const first = { present: ["a"], absent: ["b"], notApplicable: [] };
    expect(scoreReading(weighted, observed({ type: "checklist", items: first }), cases).score).toBe(75);
  });

  it("checklist where nothing applies has no score", () => {
    const answer = { present: [], absent: [], notApplicable: ["a", "b", "c", "d"] };
    expect(scoreReading(indicator("c", "checklist"), observed({ type: "checklist", items: answer }), cases).score).toBeNull();
  });

  it("numbers: between the goalposts, clipped beyond them with a sign", () => {
    const overcrowding = indicator("r", "ratio", { goalposts: posts(3, 1) });
    expect(scoreReading(overcrowding, number(1.692), cases)).toEqual({ score: 65.4, signs: [] });
    expect(scoreReading(overcrowding, number(4.561), cases)).toEqual({ score: 0, signs: ["beyond_goalposts"] });
    expect(scoreReading(rate("p"), number(120), cases)).toEqual({ score: 100, signs: ["beyond_goalposts"] });
    expect(scoreGoalposts(0.953, posts(0.6, 1))).toBeCloseTo(88.25, 10);
  });

  it("survey mean: warned under 100 answers, not scored under 30", () => {
    const survey = indicator("s", "survey_mean", { goalposts: posts(2, 4.5) });
    expect(scoreReading(survey, number(3.25, { n: 400, sd: 1 }), cases)).toEqual({ score: 50, signs: [] });
    expect(scoreReading(survey, number(3.25, { n: 99, sd: 1 }), cases)).toEqual({ score: 50, signs: ["few_cases"] });
    expect(scoreReading(survey, number(3.25, { n: 29, sd: 1 }), cases)).toEqual({ score: null, signs: ["few_cases"] });
  });

  it("ratio: a side under 50 cases is warned", () => {
    const ratio = indicator("r", "ratio", { goalposts: posts(0, 1) });
    const few = number(0.5, { group: { value: 10, n: 49 }, reference: { value: 20, n: 900 } });
    expect(scoreReading(ratio, few, cases).signs).toEqual(["few_cases"]);
  });

  it("a missing value has neither score nor signs", () => {
    expect(scoreReading(rate("p"), { ...number(1), status: "missing", value: null }, cases)).toEqual({ score: null, signs: [] });
  });
});

describe("means", () => {
  const parts = [{ score: 20, weight: 1 }, { score: 80, weight: 3 }];
  it("arithmetic, geometric and harmonic", () => {
    expect(computeMean(parts, "arithmetic")).toBeCloseTo(65, 10);
    expect(computeMean(parts, "geometric")).toBeCloseTo(Math.exp((Math.log(20) + 3 * Math.log(80)) / 4), 10);
    expect(computeMean(parts, "harmonic")).toBeCloseTo(4 / (1 / 20 + 3 / 80), 10);
  });
  it("a zero leaves geometric and harmonic without a value, not with a wrong one", () => {
    const withZero = [{ score: 0, weight: 1 }, { score: 80, weight: 1 }];
    expect(computeMean(withZero, "geometric")).toBeNull();
    expect(computeMean(withZero, "harmonic")).toBeNull();
    expect(computeMean(withZero, "arithmetic")).toBe(40);
  });
  it("nothing to join gives null", () => {
    expect(computeMean([], "arithmetic")).toBeNull();
    expect(computeMean([{ score: 50, weight: 0 }], "arithmetic")).toBeNull();
  });
});
