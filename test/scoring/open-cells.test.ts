// What is open about values of reviews: sampling errors, unanswered items, missing values.
import { describe, expect, it } from "vitest";
import type { IndicatorDefinition } from "../../src/model/framework.js";
import type { Observation } from "../../src/model/observation.js";
import { indicatorInterval, uncertainCells } from "../../src/scoring/open-cells.js";
import { MISSING_OBSERVATION, scoreReviewTable } from "../../src/scoring/score-review.js";
import { area, framework, number, rate } from "./sample-framework.js";

const survey: Partial<IndicatorDefinition> = { kind: "survey_mean", goalposts: { min: 1, target: 5, basis: "judgement" } };
const gap: Partial<IndicatorDefinition> = { kind: "gap", goalposts: { min: 2, target: 0, basis: "judgement" } };
const checklist: Partial<IndicatorDefinition> = {
  kind: "checklist", goalposts: null, items: [{ id: "p", weight: 1 }, { id: "q", weight: 1 }, { id: "r", weight: 2 }, { id: "s", weight: 1 }],
};
const own = framework([area("one", { a: [rate("survey", survey), rate("gap", gap), rate("list", checklist), rate("plain")] })]);
const value = (one: number, more: Partial<Observation>): Observation => ({ ...number(one), ...more });
const items = (present: string[], absent: string[], notApplicable: string[] = []): Observation => ({
  ...MISSING_OBSERVATION, status: "observed", value: { type: "checklist", items: { present, absent, notApplicable } },
});

const tableOf = (...rows: Record<string, Observation>[]) => scoreReviewTable(own, rows.map((row) => new Map(Object.entries(row))), rows.map((_, at) => `u${at}`));

describe("the interval of an indicator", () => {
  it("is the 95 % sampling interval of a survey mean, on the scale of the score", () => {
    const { reviews } = tableOf({ survey: value(3, { n: 400, sd: 1 }) });
    const interval = indicatorInterval(reviews[0]!.indicators[0]!)!;
    // Standard error 0.05 on a scale of 4 points: 1.25 points of the score.
    expect(interval.low).toBeCloseTo(50 - 1.959964 * 1.25, 5);
    expect(interval.high).toBeCloseTo(50 + 1.959964 * 1.25, 5);
  });

  it("joins the errors of both sides of a gap, and is cut off at the scale", () => {
    const side = (mean: number, n: number) => ({ value: mean, n, sd: 1 });
    const { reviews } = tableOf({ gap: value(0, { group: side(3, 100), reference: side(3, 100) }) });
    const interval = indicatorInterval(reviews[0]!.indicators[1]!)!;
    expect(interval.high).toBe(100);
    expect(interval.low).toBeCloseTo(100 - (1.959964 * Math.sqrt(0.02) * 100) / 2, 4);
  });

  it("runs from floor to ceiling of a checklist with unanswered items", () => {
    const { reviews } = tableOf({ list: items(["p"], ["q"], ["s"]) }, { list: items(["p", "q"], ["r", "s"]) });
    expect(indicatorInterval(reviews[0]!.indicators[2]!)).toEqual({ low: 25, high: 75 });
    expect(indicatorInterval(reviews[1]!.indicators[2]!)).toBeNull();
  });

  it("is null for a plain value and without a score", () => {
    const { reviews } = tableOf({ plain: number(40), survey: value(3, { n: 10, sd: 1 }) });
    expect(indicatorInterval(reviews[0]!.indicators[3]!)).toBeNull();
    expect(reviews[0]!.indicators[0]!.score).toBeNull();
    expect(indicatorInterval(reviews[0]!.indicators[0]!)).toBeNull();
  });
});

describe("the cells of a table of reviews", () => {
  it("are open where missing or unanswered, sampled where a survey says its error, closed elsewhere", () => {
    const { open, sampled, scores } = uncertainCells(tableOf({ survey: value(3, { n: 400, sd: 1 }), list: items(["p"], ["q"], ["s"]), plain: number(40) }));
    expect([...open.cell]).toEqual([1, 2]);
    expect([[...open.low], [...open.high]]).toEqual([[0, 25], [100, 75]]);
    expect([...sampled.cell]).toEqual([0]);
    expect(sampled.sd[0]).toBeCloseTo(1.25, 9);
    expect(scores[3]).toBe(40);
  });

  it("carry the error of a survey through a normalisation of its own, with its parameters held fixed", () => {
    const survey = (normalise: IndicatorDefinition["normalise"]) => framework([area("one", { a: [rate("s", { kind: "survey_mean", goalposts: null, normalise })] })]);
    const row = (mean: number) => new Map([["s", value(mean, { n: 400, sd: 1 })]]);
    const cellsOf = (normalise: IndicatorDefinition["normalise"]) => uncertainCells(scoreReviewTable(survey(normalise), [row(2), row(3), row(4)], ["u", "v", "w"]));
    // Between the lowest and the highest mean lie 2 units and 100 points.
    expect([...cellsOf({ method: "minmax", low: 0, high: 100 }).sampled.sd].map((sd) => sd.toFixed(9))).toEqual(Array(3).fill("2.500000000"));
    const posts = cellsOf({ method: "goalposts", low: 1, high: 5, scale: 100, trim: true }).sampled;
    expect([...posts.centre].map((centre) => centre.toFixed(9))).toEqual(["25.000000000", "50.000000000", "75.000000000"]);
    expect(posts.sd[0]).toBeCloseTo(1.25, 9);
    expect([...cellsOf({ method: "rank", ties: "min" }).sampled.sd]).toEqual([]);
  });

  it("are not open where an indicator does not apply", () => {
    const { open } = uncertainCells(tableOf({ survey: { ...MISSING_OBSERVATION, status: "not_applicable" }, gap: number(1), list: items(["p"], ["q", "r", "s"]), plain: number(1) }));
    expect([...open.cell]).toEqual([]);
  });
});
