// The checks of coherence: only with enough units, right correlations, and pairs named on the right side of the limits.
import { describe, expect, it } from "vitest";
import type { CoherenceResult } from "../../../src/model/doubt.js";
import { checkCoherence, COHERENCE_NEEDED } from "../../../src/scoring/table/check-coherence.js";
import { frameworkOf, scoreText } from "./sample-table.js";

const NUMBER = "kind: amount, unit: points, normalise: minmax, competence: shared";
const FRAMEWORK = frameworkOf(
  `  - id: one\n    indicators: [{id: p, ${NUMBER}}, {id: same, ${NUMBER}}, {id: against, ${NUMBER}}, {id: shown, weight: 0, ${NUMBER}}]\n  - id: two\n    indicators: [{id: q, ${NUMBER}}]\n`,
);

/** p and same almost agree, against runs the other way, q has a rhythm of its own. */
function coherence(n: number, missing = -1): CoherenceResult {
  const rows = Array.from({ length: n }, (_, at) => `u${at},${at},${at === missing ? "" : at + (at % 2) * 0.5},${n - at + (at % 3)},${at % 5},${(at * 7) % 11}\n`);
  const scored = scoreText(FRAMEWORK, `unit,p,same,against,shown,q\n${rows.join("")}`);
  return checkCoherence(scored.tree, scored.scores, scored.nodes, n);
}

describe("coherence", () => {
  it("is not judged with too few units, which is said with both numbers", () => {
    expect(coherence(COHERENCE_NEEDED - 1)).toEqual({ units: 19, needed: 20, checks: null });
    expect(coherence(COHERENCE_NEEDED).checks).not.toBeNull();
  });

  it("names siblings that say the same and siblings that run against each other, and no others", () => {
    const { checks } = coherence(30);
    expect(checks!.redundant.map(({ a, b }) => `${a} ${b}`)).toEqual(["p same"]);
    expect(checks!.redundant[0]!.r).toBeGreaterThan(0.99);
    expect(checks!.negative.map(({ a, b }) => `${a} ${b}`)).toEqual(["p against", "same against"]);
    for (const { r } of checks!.negative) expect(r).toBeLessThan(-0.9);
  });

  it("correlates with parent and overall score, and leaves out what carries no weight", () => {
    const { checks } = coherence(30);
    expect(checks!.indicators.map(({ id, parent }) => [id, parent])).toEqual([["p", "one"], ["same", "one"], ["against", "one"], ["q", "two"]]);
    const q = checks!.indicators[3]!;
    // The only child of its parent is its parent.
    expect(q.withParent).toBeCloseTo(1, 12);
    expect(q.effectiveWeight).toBeCloseTo(0.5, 12);
    for (const { withOverall } of checks!.indicators) {
      expect(withOverall).toBeGreaterThanOrEqual(0);
      expect(withOverall).toBeLessThanOrEqual(1);
    }
  });

  it("does not call two constant columns redundant", () => {
    const POST = "kind: amount, unit: points, goalposts: {min: 0, target: 3, basis: judgement}, competence: shared";
    const framework = frameworkOf(`  - id: one\n    indicators: [{id: p, ${POST}}, {id: same, ${POST}}, {id: q, ${POST}}]\n`);
    for (let n = COHERENCE_NEEDED; n <= 60; n += 1) {
      const scored = scoreText(framework, `unit,p,same,q\n${Array.from({ length: n }, (_, at) => `u${at},1,2,${(at % 7) / 3}\n`).join("")}`);
      const { checks } = checkCoherence(scored.tree, scored.scores, scored.nodes, n);
      expect([checks!.redundant, checks!.negative]).toEqual([[], []]);
      expect(checks!.indicators.map(({ withParent, withOverall }) => [withParent === null, withOverall === null])).toEqual([[true, true], [true, true], [false, false]]);
      expect(checks!.alpha[0]!.alpha).toBeCloseTo(0, 12);
    }
  });

  it("gives Cronbach's alpha over units with all children, for nodes with at least two", () => {
    const { checks } = coherence(30, 4);
    expect(checks!.alpha.map(({ id, n }) => [id, n])).toEqual([["one", 29], ["overall", 30]]);
    expect(checks!.alpha[0]!.alpha).toBeLessThan(0);
  });
});
