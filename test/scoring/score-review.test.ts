import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Framework } from "../../src/model/framework.js";
import type { Observation } from "../../src/model/observation.js";
import { scoreReview } from "../../src/scoring/score-review.js";
import { area, framework, number, rate } from "./sample-framework.js";

const sample = framework([
  area("one", { a: [rate("a1"), rate("a2"), rate("a3")], b: [rate("b1"), rate("b2")] }),
  area("two", { c: [rate("c1"), rate("c2", { weight: 2 })], d: [rate("d1", { goalposts: { min: 100, target: 0, basis: "judgement" } })] }),
]);
const IDS = ["a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1"];
const score = (values: Record<string, Observation>, on: Framework = sample) => scoreReview(on, new Map(Object.entries(values)));
const nodeOf = (values: Record<string, Observation>, id: string, on: Framework = sample) => score(values, on).nodes.find((node) => node.id === id)!;

describe("coverage has three states", () => {
  it("shown from two thirds, provisional from half, else no score", () => {
    const all = { a1: number(30), a2: number(60), a3: number(90) };
    expect(nodeOf(all, "a")).toMatchObject({ score: 60, coverage: 1, state: "shown" });
    expect(nodeOf({ a1: number(30), a2: number(60) }, "a")).toMatchObject({ score: 45, state: "shown" });
    expect(nodeOf({ b1: number(30) }, "b")).toMatchObject({ score: 30, coverage: 0.5, state: "provisional" });
    expect(nodeOf({ a1: number(30) }, "a")).toMatchObject({ score: null, state: "insufficient" });
  });

  it("counts the observed weight down to the indicators", () => {
    // a: 1 of 3, b: 2 of 2 → (1/3 + 1) / 2
    const node = nodeOf({ a1: number(30), b1: number(50), b2: number(70) }, "one");
    expect(node.coverage).toBeCloseTo(2 / 3, 10);
    // The dimension without enough data has no score, so the area rests on the other one.
    expect(node).toMatchObject({ score: 60, used: 0.5, state: "provisional" });
  });

  it("what does not apply leaves the weights", () => {
    const notApplicable: Observation = { ...number(0), status: "not_applicable", value: null };
    const result = score({ c1: notApplicable, c2: number(40) });
    expect(result.nodes.find((node) => node.id === "c")).toMatchObject({ score: 40, coverage: 1 });
    expect(result.indicators.find((one) => one.definition.id === "c1")).toMatchObject({ effectiveWeight: 0 });
    expect(result.indicators.find((one) => one.definition.id === "c2")).toMatchObject({ shareOfParent: 1, effectiveWeight: 0.25 });
  });

  it("weight 0 shows an indicator without moving the score", () => {
    const withProcess = framework([area("one", { a: [rate("a1"), rate("a2", { weight: 0 })] })]);
    expect(nodeOf({ a1: number(30), a2: number(100) }, "a", withProcess)).toMatchObject({ score: 30, coverage: 1 });
    expect(nodeOf({ a1: number(30) }, "a", withProcess)).toMatchObject({ score: 30, coverage: 1 });
  });
});

describe("confidence and effective weights", () => {
  it("shares of weight by evidence grade add up to one, with invented values apart", () => {
    const node = nodeOf({ a1: number(1), a2: number(1, { grade: "D" }), a3: number(1, { grade: null, status: "illustrative" }) }, "a");
    expect(node.confidence).toEqual({ A: 1 / 3, B: 0, C: 0, D: 1 / 3, illustrative: 1 / 3 });
    expect(node.illustrativeCount).toBe(1);
  });

  it("effective weights of all indicators add up to one", () => {
    const total = score({}).indicators.reduce((sum, one) => sum + one.effectiveWeight, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  it("a zero in a geometric mean leaves that node, and all above it, without a score", () => {
    const geometric = framework([area("one", { a: [rate("a1"), rate("a2")] }, "geometric")]);
    expect(nodeOf({ a1: number(0), a2: number(80) }, "a", geometric)).toMatchObject({ score: null, coverage: 1, state: "insufficient" });
    const beside = framework([area("one", { a: [rate("a1"), rate("a2")], b: [rate("b1")] })]);
    const mixed = { ...beside, areas: beside.areas.map((one) => ({ ...one, groups: one.groups.map((d) => ({ ...d, mean: "geometric" as const })) })) };
    // The parent must not rise because its worst part has no score: the worst value is not a missing one.
    const values = { a1: number(0), a2: number(80), b1: number(100) };
    for (const id of ["one", "overall"]) expect(nodeOf(values, id, mixed)).toMatchObject({ score: null, used: 0, coverage: 1, state: "insufficient" });
    expect(nodeOf({ ...values, a1: number(0.001) }, "one", mixed).score).toBeGreaterThan(50);
    // Where the broken part would not have had enough data anyway, it is missing and nothing more.
    const thin = nodeOf({ b1: number(100) }, "one", mixed);
    expect(thin).toMatchObject({ used: 0.5, state: "provisional" });
    expect(thin.score).toBeCloseTo(100, 9);
  });
});

const anyValues = fc.record(Object.fromEntries(IDS.map((id) => [id, fc.option(fc.double({ min: -50, max: 150, noNaN: true }), { nil: undefined })])));
const toObservations = (values: Record<string, number | undefined>) =>
  Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[id, number(value)]])));

describe("properties", () => {
  it("no score changes with the unit of an indicator when its goalposts change with it", () => {
    const units = fc.record({ factor: fc.double({ min: 0.001, max: 1000, noNaN: true }), shift: fc.double({ min: -500, max: 500, noNaN: true }) });
    fc.assert(
      fc.property(fc.double({ min: -50, max: 150, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), fc.boolean(), units, (value, other, isTurned, { factor, shift }) => {
        const [min, target] = isTurned ? [100, 0] : [0, 100];
        const inUnit = (one: number) => one * factor + shift;
        const scored = (convert: (one: number) => number) => {
          const own = rate("x", { goalposts: { min: convert(min), target: convert(target), basis: "judgement" } });
          return scoreReview(framework([area("one", { a: [own, rate("y")] })]), new Map(Object.entries({ x: number(convert(value)), y: number(other) })));
        };
        const [before, after] = [scored((one) => one), scored(inUnit)];
        expect(after.indicators[0]!.score!).toBeCloseTo(before.indicators[0]!.score!, 6);
        after.nodes.forEach((node, at) => expect(node.score!).toBeCloseTo(before.nodes[at]!.score!, 6));
      }),
    );
  });
  it("every score lies between 0 and 100 and every coverage between 0 and 1", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        for (const node of score(toObservations(values)).nodes) {
          expect(node.coverage).toBeGreaterThanOrEqual(0);
          expect(node.coverage).toBeLessThanOrEqual(1 + 1e-12);
          if (node.score !== null) {
            expect(node.score).toBeGreaterThanOrEqual(-1e-9);
            expect(node.score).toBeLessThanOrEqual(100 + 1e-9);
          }
        }
      }),
    );
  });

  it("no score falls when one value moves towards its target", () => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom(...IDS), fc.double({ min: 0, max: 60, noNaN: true }), (values, id, step) => {
        const before = values[id];
        fc.pre(before !== undefined);
        const better = id === "d1" ? before - step : before + step;
        const first = score(toObservations(values)).nodes;
        const second = score(toObservations({ ...values, [id]: better })).nodes;
        first.forEach((node, index) => {
          if (node.score !== null) expect(second[index]!.score!).toBeGreaterThanOrEqual(node.score - 1e-9);
        });
      }),
    );
  });

  it("coverage never rises when a value is removed", () => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom(...IDS), (values, id) => {
        const full = score(toObservations(values)).nodes;
        const fewer = score(toObservations({ ...values, [id]: undefined })).nodes;
        full.forEach((node, index) => expect(fewer[index]!.coverage).toBeLessThanOrEqual(node.coverage + 1e-12));
      }),
    );
  });

  it("multiplying all weights by a factor changes nothing", () => {
    const scaled = (factor: number): Framework => ({
      ...sample,
      areas: sample.areas.map((one) => ({
        ...one,
        weight: one.weight * factor,
        groups: one.groups.map((dimension) => ({
          ...dimension,
          weight: dimension.weight * factor,
          indicators: dimension.indicators.map((entry) => ({ ...entry, weight: entry.weight * factor })),
        })),
      })),
    });
    fc.assert(
      fc.property(anyValues, fc.double({ min: 0.01, max: 1000, noNaN: true }), (values, factor) => {
        const plain = score(toObservations(values)).nodes;
        const other = score(toObservations(values), scaled(factor)).nodes;
        plain.forEach((node, index) => {
          if (node.score === null) expect(other[index]!.score).toBeNull();
          else expect(other[index]!.score!).toBeCloseTo(node.score, 8);
        });
      }),
    );
  });

  it("the order of the observations does not matter", () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const observations = Object.entries(toObservations(values));
        expect(scoreReview(sample, new Map([...observations].reverse()))).toEqual(scoreReview(sample, new Map(observations)));
      }),
    );
  });
});
