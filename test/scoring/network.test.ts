import { describe, expect, it } from "vitest";
import type { City, CityFact } from "../../src/model/workspace.js";
import { computeMedian, computeRank, freezeCohort, isMember, type Peer } from "../../src/scoring/cohorts.js";
import { checkFeatures, describeProfile, findSimilarCities, findStrengthsAndGaps, findTeachers, rankPotentials } from "../../src/scoring/findings.js";
import { scoreReview } from "../../src/scoring/score-review.js";
import { area, framework, number, rate } from "./sample-framework.js";

const sample = framework(
  [area("one", { a: [rate("a1"), rate("a2", { competence: "national" })] }), area("two", { b: [rate("b1")] })],
  { features: { steady: ["a1"], absent: ["zz"] } },
);
const population = (value: number): CityFact => ({
  measure: "population", label: null, value, unit: "people", asOf: "2021", place: "city", basis: null, grade: "A", status: "observed",
  source: null, parts: null, note: null,
});
const city = (id: string, facts: CityFact[] = []): City => ({ id, country: "LV", names: { en: id }, languages: ["lv"], facts });
const peer = (id: string, a1: number, a2: number | null, b1: number, facts: CityFact[] = []): Peer => ({
  city: city(id, facts),
  scored: scoreReview(sample, new Map([["a1", number(a1)], ...(a2 === null ? [] : [["a2", number(a2)] as const]), ["b1", number(b1)]])),
});
const own = peer("own", 80, 20, 30, [population(300_000)]);
const network = [own, peer("p1", 70, 30, 90, [population(100)]), peer("p2", 60, null, 95), peer("p3", 10, 40, 20, [population(200_000)])];
const all = freezeCohort({ id: "all", rule: {} }, own, network, "2026-01-01");

describe("cohorts", () => {
  it("are frozen with members, n, median, range and the place of the city", () => {
    expect(all.members.map((member) => member.city)).toEqual(["own", "p1", "p2", "p3"]);
    expect(all.positions.find((one) => one.id === "a1")).toEqual({ id: "a1", n: 4, median: 65, min: 10, max: 80, scores: [80, 70, 60, 10], rank: 1 });
    expect(all.positions.find((one) => one.id === "a2")).toMatchObject({ n: 3, median: 30, scores: [20, 30, null, 40], rank: 3 });
  });
  it("a city without the fact is neither in nor out, but named", () => {
    const large = freezeCohort({ id: "large", rule: { measure: "population", atLeast: 200_000 } }, own, network, "2026-01-01");
    expect(large.members.map((member) => member.city)).toEqual(["own", "p3"]);
    expect(large.unknown).toEqual(["p2"]);
    expect(isMember(network[1]!.city, { measure: "population", below: 100 })).toBe(false);
  });
  it("ties within rounding noise share the best place", () => {
    expect(computeRank(50, [50 + 1e-12, 50, 60])).toBe(2);
    expect(computeMedian([3, 1, 2])).toBe(2);
    expect(computeMedian([])).toBeNull();
  });
});

describe("findings", () => {
  it("names strengths and gaps on level and cohort", () => {
    const { strengths, gaps } = findStrengthsAndGaps(sample, own.scored, all);
    expect(strengths).toEqual([{ id: "a1", level: "indicator", score: 80, median: 65, n: 4 }]);
    expect(gaps.map((gap) => gap.id)).toEqual(["a2", "b", "b1"]);
  });
  it("never from a figure of a wider place, thin coverage or too small a cohort", () => {
    const proxy = { city: own.city, scored: scoreReview(sample, new Map([["a1", number(99, { place: "country" })], ["b1", number(99)]])) };
    const cohort = freezeCohort({ id: "all", rule: {} }, proxy, [proxy, ...network.slice(1)], "2026-01-01");
    expect(findStrengthsAndGaps(sample, proxy.scored, cohort).strengths.map((one) => one.id)).toEqual(["b", "b1"]);
    const alone = freezeCohort({ id: "all", rule: {} }, own, network.slice(0, 2), "2026-01-01");
    expect(findStrengthsAndGaps(sample, own.scored, alone).strengths).toEqual([]);
  });
  it("potential is effective weight times the distance to 100, largest first", () => {
    const potentials = rankPotentials(own.scored);
    expect(potentials[0]).toMatchObject({ id: "b", potential: 35 });
    expect(potentials.find((one) => one.id === "a2")).toEqual({
      id: "a2", level: "indicator", competence: "national", potential: 20, score: 20, share: null, standing: null, votes: null,
    });
  });
  it("finds cities to learn from by their own strong figures", () => {
    const { gaps } = findStrengthsAndGaps(sample, own.scored, all);
    expect(findTeachers(sample, gaps, own, network).map((pair) => [pair.indicator, pair.city])).toEqual([["b1", "p2"], ["b1", "p1"]]);
  });
  it("describes profile, similar cities and features", () => {
    expect(describeProfile(own.scored)).toEqual({ type: "led", leading: "one", trailing: "two", spread: 20 });
    expect(findSimilarCities(own, network)[0]).toMatchObject({ city: "p3", distance: 17.5, dimensions: 2 });
    expect(checkFeatures(sample, own.scored)).toEqual([
      { id: "steady", indicators: ["a1"], answer: "yes", scored: 1 },
      { id: "absent", indicators: ["zz"], answer: "no_data", scored: 0 },
    ]);
  });
});
