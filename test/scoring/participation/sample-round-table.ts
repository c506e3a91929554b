// Round tables and observations for the deep sample framework, and ways to draw any of them.
import fc from "fast-check";
import { groupsOf, indicatorsOf, type Framework } from "../../../src/model/framework.js";
import type { Observation } from "../../../src/model/observation.js";
import type { Allotment, RoundTable } from "../../../src/model/round-table.js";
import { observed } from "../sample-framework.js";

export function roundTable(number: number, more: Partial<RoundTable> = {}): RoundTable {
  return { city: "riga", number, date: "2021-03-18", review: "2020", status: "observed", source: { title: "Minutes" }, votes: null, allotments: [], ...more };
}

export const votes = (points: Record<string, number>, ballots = 20) => ({ ballots, points: new Map(Object.entries(points)) });

export const allotment = (over: string, points: Record<string, number>, ballots = 20): Allotment => ({ over, ballots, points: new Map(Object.entries(points)) });

/** Parent → its direct parts with their declared weights. */
export function partsOf(framework: Framework): [string, readonly { readonly id: string; readonly weight: number }[]][] {
  return [["overall", framework.areas], ...groupsOf(framework).map((group): [string, { id: string; weight: number }[]] => [group.id, [...group.groups, ...group.indicators]])];
}

/** Any observations of the framework's numeric, ordinal and binary indicators; a third of them missing. */
export function anyObservations(framework: Framework): fc.Arbitrary<ReadonlyMap<string, Observation>> {
  const value = fc.oneof({ weight: 2, arbitrary: fc.double({ min: 0.5, max: 99.5, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(null) });
  return fc.record(Object.fromEntries(indicatorsOf(framework).map((one) => [one.id, value]))).map((values) => {
    const entries = indicatorsOf(framework).flatMap(({ id, kind, levelScores }): [string, Observation][] => {
      const drawn = values[id] ?? null;
      if (drawn === null) return [];
      if (kind === "ordinal") return [[id, observed({ type: "level", level: Math.floor((drawn / 100) * (levelScores?.length ?? 0)) })]];
      if (kind === "binary") return [[id, observed({ type: "answer", answer: drawn > 50 ? "yes" : "no" })]];
      if (kind === "checklist") return [[id, observed({ type: "checklist", items: { present: drawn > 50 ? ["a", "b"] : ["a"], absent: ["c", "d"], notApplicable: [] } })]];
      return [[id, observed({ type: "number", number: drawn }, { n: 500, sd: 1 })]];
    });
    return new Map(entries);
  });
}

/** Points over any parents of the framework; single parts may get nothing, a parent never gets nothing at all. */
export function anyAllotments(framework: Framework): fc.Arbitrary<Allotment[]> {
  const over = partsOf(framework).map(([parent, parts]) =>
    fc.option(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true })), { minLength: parts.length, maxLength: parts.length })
        .filter((points) => points.some((one) => one > 0))
        .map((points) => allotment(parent, Object.fromEntries(parts.map((part, index) => [part.id, points[index]!])))),
      { nil: null },
    ),
  );
  return fc.tuple(...over).map((all) => all.filter((one) => one !== null));
}
