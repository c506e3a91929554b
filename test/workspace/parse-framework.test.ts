// A framework file → its typed value: defaults written out, settings understood, any depth, and nothing invented for what is broken.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupsOf, indicatorsOf, UNCERTAINTY_SOURCES } from "../../src/model/framework.js";
import { NORMALISATION_METHODS } from "../../src/model/normalisation.js";
import { parseFramework } from "../../src/workspace/parse-framework.js";
import { parseNormalisation } from "../../src/workspace/parse-normalisation.js";
import { RawReader } from "../../src/workspace/raw-reader.js";
import { deepFramework } from "../scoring/sample-framework.js";

const number = (more: object = {}) => ({ id: "n", kind: "rate", unit: "percent", competence: "shared", ...more });
const POSTS = { min: 10, target: 80, basis: "published" };

/** A framework of one area with these indicators directly below it. */
const parse = (indicators: readonly object[], more: object = {}) => parseFramework({ id: "x", version: 1, areas: [{ id: "a", indicators }], ...more });
const first = (indicator: object, more: object = {}) => indicatorsOf(parse([indicator], more).framework)[0];

describe("settings of a framework", () => {
  it("have the documented defaults", () => {
    const { framework, hasErrors } = parse([number({ goalposts: POSTS })]);
    expect(hasErrors).toBe(false);
    expect(framework).toMatchObject({
      mean: "arithmetic", power: null, availability: null, treatment: null,
      uncertainty: { sources: UNCERTAINTY_SOURCES, replications: 10_000, weightNoise: 0.25 },
      priorities: { top: 10, firm: 0.8 },
    });
    expect(framework.areas[0]).toMatchObject({ mean: "arithmetic", power: null, availability: null, groups: [] });
    expect(indicatorsOf(framework)[0]).toMatchObject({ direction: 1, normalise: null, denominator: null });
  });

  it("are read where they are written, sources in the order of the model", () => {
    const { framework, hasErrors } = parse([number({ goalposts: POSTS })], {
      availability: 0.67, aggregation: { overall: { power: -2 } }, treatment: { maxPoints: 3 },
      uncertainty: { sources: ["mean", "sampling"], weightNoise: 0.1 }, priorities: { firm: 0.9 },
    });
    expect(hasErrors).toBe(false);
    expect(framework).toMatchObject({
      mean: "power", power: -2, availability: 0.67, treatment: { maxPoints: 3, skewness: 2, kurtosis: 3.5 },
      uncertainty: { sources: ["sampling", "mean"], replications: 10_000, weightNoise: 0.1 }, priorities: { top: 10, firm: 0.9 },
    });
    expect(framework.areas[0]).toMatchObject({ mean: "arithmetic", power: null, availability: 0.67 });
  });

  it("an empty list of sources switches all off", () => {
    expect(parse([number({ goalposts: POSTS })], { uncertainty: { sources: [] } }).framework.uncertainty.sources).toEqual([]);
  });

  it.each([
    { aggregation: { area: { power: 0 } } }, { aggregation: { area: "power" } }, { aggregation: { area: 2 } }, { aggregation: { area: {} } },
    { availability: "all" }, { treatment: [] }, { uncertainty: { sources: ["luck"] } }, { normalise: "distance_to_target" }, { normalise: 3 },
  ])("what is no setting is an error and not guessed at: %j", (more) => {
    const { framework, hasErrors } = parse([number({ goalposts: POSTS })], more);
    expect(hasErrors).toBe(true);
    expect(framework.areas[0]?.mean).toBe("arithmetic");
  });
});

describe("how a number becomes a score", () => {
  it("the top is for indicators without goalposts; what stands at the indicator always holds", () => {
    const top = { normalise: "rank" };
    expect(first(number(), top)?.normalise).toEqual({ method: "rank", ties: "min" });
    expect(first(number({ goalposts: POSTS }), top)?.normalise).toBeNull();
    expect(first(number({ goalposts: POSTS, normalise: "zscore" }), top)).toMatchObject({ normalise: { method: "zscore", mean: 0, sd: 1 }, goalposts: POSTS });
    expect(first({ id: "b", kind: "binary", competence: "shared" }, top)?.normalise).toBeNull();
  });

  it("a number with neither is left out, as an error", () => {
    const { framework, hasErrors } = parse([number()]);
    expect([hasErrors, indicatorsOf(framework)]).toEqual([true, []]);
  });

  it("keeps unit, scale and denominator of numbers without goalposts", () => {
    expect(first(number({ normalise: "minmax", scale: { min: 0 }, denominator: "population" }))).toMatchObject({ unit: "percent", scale: { min: 0 }, denominator: "population", goalposts: null });
  });

  it("the direction comes from the goalposts, else from `direction`, else more is better", () => {
    expect(first(number({ goalposts: { ...POSTS, min: 90 } }))?.direction).toBe(-1);
    expect(first(number({ goalposts: POSTS, direction: "lower" }))?.direction).toBe(1);
    expect(first(number({ normalise: "minmax", direction: "lower" }))?.direction).toBe(-1);
    expect(first(number({ normalise: "minmax" }))?.direction).toBe(1);
  });

  it.each([
    ["minmax", { method: "minmax", low: 0, high: 100 }],
    ["zscore", { method: "zscore", mean: 0, sd: 1 }],
    ["borda", { method: "borda", ties: "min" }],
    ["share_of_best", { method: "share_of_best" }],
    [{ method: "percentile_rank", ties: "average" }, { method: "percentile_rank", ties: "average" }],
    [{ method: "distance_to_target", target: 75 }, { method: "distance_to_target", target: 75, cap: false }],
    [{ method: "distance_to_reference", unit: "riga", cap: true }, { method: "distance_to_reference", unit: "riga", cap: true }],
    [{ method: "scaled", low: 1, high: 7 }, { method: "scaled", low: 1, high: 7, factor: 100 }],
    [{ method: "goalposts", low: 1, high: 7 }, { method: "goalposts", low: 1, high: 7, scale: 100, trim: true }],
  ])("%j is %j", (given, expected) => {
    const reader = new RawReader();
    expect(parseNormalisation(given, reader)).toEqual(expected);
    expect(reader.hasErrors).toBe(false);
  });

  it("whatever stands there gives a known method or an error, and what was parsed parses to itself", () => {
    const anyMethod = fc.record({
      method: fc.constantFrom<string>(...NORMALISATION_METHODS, "other"),
      low: fc.double(), high: fc.double(), target: fc.oneof(fc.double(), fc.string()), unit: fc.oneof(fc.string(), fc.integer()), ties: fc.constantFrom("min", "max"),
    }, { requiredKeys: [] });
    fc.assert(fc.property(fc.oneof(anyMethod, fc.jsonValue()), (given) => {
      const reader = new RawReader();
      const parsed = parseNormalisation(given, reader);
      if (parsed === null) expect(reader.hasErrors || given === null).toBe(true);
      else expect(parseNormalisation(parsed, new RawReader())).toEqual(parsed);
    }));
  });
});

describe("any depth", () => {
  it("parts of dimensions are joined as dimensions, each by its own word first", () => {
    const { framework } = parseFramework({
      id: "x", version: 1, aggregation: { area: "harmonic", dimension: { power: 3 } },
      areas: [{ id: "a", dimensions: [{ id: "b", dimensions: [{ id: "c", mean: "geometric", dimensions: [{ id: "d", indicators: [number({ goalposts: POSTS })] }] }] }] }],
    });
    expect(groupsOf(framework).map(({ id, mean, power }) => [id, mean, power])).toEqual([["a", "harmonic", null], ["b", "power", 3], ["c", "geometric", null], ["d", "power", 3]]);
  });

  it("a tree of any shape is read whole and in order", () => {
    interface Tree { readonly dimensions: readonly Tree[]; readonly indicators: number }
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.record({ dimensions: fc.constant([]), indicators: fc.nat({ max: 3 }) }),
        fc.record({ dimensions: fc.array(tie("tree"), { maxLength: 3 }), indicators: fc.nat({ max: 3 }) }),
      ),
    }));
    fc.assert(fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (areas) => {
      let next = 0;
      const groups: string[] = [];
      const indicators: string[] = [];
      const written = (one: Tree): object => {
        const id = `g${(next += 1)}`;
        groups.push(id);
        const dimensions = one.dimensions.map(written);
        const own = Array.from({ length: one.indicators }, () => `i${(next += 1)}`);
        indicators.push(...own);
        return { id, dimensions, indicators: own.map((each) => number({ id: each, goalposts: POSTS })) };
      };
      const { framework, hasErrors } = parseFramework({ id: "x", version: 1, areas: areas.map(written) });
      expect(hasErrors).toBe(false);
      expect(groupsOf(framework).map((group) => group.id)).toEqual(groups);
      expect(indicatorsOf(framework).map((one) => one.id)).toEqual(indicators);
    }));
  });

  it("the deep sample of the scoring tests has its four levels", () => {
    const framework = deepFramework();
    expect(groupsOf(framework).map((group) => group.id)).toEqual(["life", "work", "jobs", "pay", "homes", "voice"]);
    expect(indicatorsOf(framework).map((one) => one.id)).toEqual([
      "jobs.rate", "jobs.gap", "pay.median", "pay.dispersion", "work.plan", "homes.crowding", "homes.process", "homes.trust", "voice.seat", "voice.desk",
    ]);
  });
});
