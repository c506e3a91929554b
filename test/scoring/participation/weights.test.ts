// Participatory weights: allotted points in place of declared weights, on a framework of four levels.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameworkRef, groupsOf, indicatorsOf, type Framework } from "../../../src/model/framework.js";
import type { Observation } from "../../../src/model/observation.js";
import { computeParticipatory } from "../../../src/scoring/participation/compute-participatory.js";
import { participatoryFramework } from "../../../src/scoring/participation/participatory-framework.js";
import { scoreReview } from "../../../src/scoring/score-review.js";
import { deepFramework, observed } from "../sample-framework.js";
import { allotment, anyAllotments, anyObservations, partsOf, roundTable } from "./sample-round-table.js";

const deep = deepFramework();
const OBSERVATIONS: ReadonlyMap<string, Observation> = new Map([
  ["jobs.rate", observed({ type: "number", number: 60 })],
  ["jobs.gap", observed({ type: "number", number: 90 })],
  ["pay.median", observed({ type: "number", number: 30 })],
  ["pay.dispersion", observed({ type: "number", number: 60 })],
  ["work.plan", observed({ type: "level", level: 2 })],
  ["homes.crowding", observed({ type: "number", number: 20 })],
  ["homes.trust", observed({ type: "number", number: 40 }, { n: 400, sd: 2 })],
  ["voice.seat", observed({ type: "answer", answer: "yes" })],
  ["voice.desk", observed({ type: "checklist", items: { present: ["a"], absent: ["b", "c", "d"], notApplicable: [] } })],
]);
const scoresOf = (framework: Framework, observations = OBSERVATIONS) => new Map(scoreReview(framework, observations).nodes.map((node) => [node.id, node.score]));
const compute = (tables: Parameters<typeof computeParticipatory>[1]) => computeParticipatory(deep, tables, (framework) => scoreReview(framework, OBSERVATIONS));

describe("participatory weights", () => {
  it("take the place of the declared ones where points were allotted, and only there", () => {
    const tables = [roundTable(1, { allotments: [allotment("overall", { life: 100, voice: 300 }, 24), allotment("jobs", { "jobs.rate": 30, "jobs.gap": 10 }, 20)] })];
    // jobs: rate 60, gap 10 → declared (60 + 2·10)/3; allotted (3·60 + 10)/4
    const declared = scoresOf(deep);
    expect(declared.get("jobs")).toBeCloseTo(80 / 3, 10);
    const result = compute(tables)!;
    const nodeOf = (id: string) => result.nodes.find((node) => node.id === id)!;
    expect(nodeOf("jobs").participatory).toBeCloseTo(47.5, 10);
    expect(nodeOf("jobs").declared).toBe(declared.get("jobs"));
    const pay = Math.sqrt((30 * 30 + 40 * 40) / 2);
    const work = (3 * 47.5 + pay + 50) / 5;
    const life = (2 * work + (80 + 40) / 2) / 3;
    expect(nodeOf("pay").participatory).toBe(declared.get("pay"));
    expect(nodeOf("work").participatory).toBeCloseTo(work, 10);
    expect(nodeOf("voice").participatory).toBeCloseTo(62.5, 10);
    expect(nodeOf("overall").participatory).toBeCloseTo((life + 3 * 62.5) / 4, 10);
    expect(result.nodes.map((node) => node.id)).toEqual(scoreReview(deep, OBSERVATIONS).nodes.map((node) => node.id));
    expect(result.weights).toEqual([
      { id: "life", parent: "overall", declared: 2 / 3, allotted: 0.25 },
      { id: "voice", parent: "overall", declared: 1 / 3, allotted: 0.75 },
      { id: "jobs.rate", parent: "jobs", declared: 1 / 3, allotted: 0.75 },
      { id: "jobs.gap", parent: "jobs", declared: 2 / 3, allotted: 0.25 },
    ]);
    expect(result).toMatchObject({ ballots: 24, roundTables: ["1"], illustrative: false });
  });

  it("of several round tables are added up; ballots count each table once", () => {
    const both = [
      roundTable(1, { allotments: [allotment("overall", { life: 10, voice: 20 }, 24), allotment("voice", { "voice.seat": 5, "voice.desk": 5 }, 22)] }),
      roundTable(2, { status: "illustrative", allotments: [allotment("overall", { life: 20, voice: 10 }, 11)] }),
      roundTable(3),
      roundTable(4, { allotments: [allotment("nowhere", { life: 1 }, 99), allotment("homes", { "homes.trust": 0 }, 99)] }),
    ];
    const result = compute(both)!;
    expect(result.weights.map((one) => [one.id, one.allotted])).toEqual([["life", 0.5], ["voice", 0.5], ["voice.seat", 0.5], ["voice.desk", 0.5]]);
    expect(result).toMatchObject({ ballots: 35, roundTables: ["1", "2"], illustrative: true });
  });

  it("are none without an allotment over a part of the framework", () => {
    expect(compute([])).toBeNull();
    expect(compute([roundTable(1, { votes: { ballots: 9, points: new Map([["jobs", 3]]) } })])).toBeNull();
    expect(compute([roundTable(1, { allotments: [allotment("elsewhere", { life: 3 }), allotment("overall", { jobs: 3 }), allotment("voice", { "voice.seat": 0 })] })])).toBeNull();
  });

  it("give a part without points no weight, and a part declared without weight the points it got", () => {
    const zero = compute([roundTable(1, { allotments: [allotment("overall", { life: 0, voice: 7 })] })])!;
    expect(zero.nodes[0]!.participatory).toBeCloseTo(62.5, 10);
    const homes = participatoryFramework(deep, [roundTable(1, { allotments: [allotment("homes", { "homes.crowding": 1, "homes.process": 2, "homes.trust": 1 })] })]);
    expect(indicatorsOf(homes).find((one) => one.id === "homes.process")?.weight).toBe(2);
    const listed = compute([roundTable(1, { allotments: [allotment("homes", { "homes.crowding": 0, "homes.trust": 4 })] })])!.weights;
    expect(listed).toEqual([
      { id: "homes.crowding", parent: "homes", declared: 0.5, allotted: 0 },
      { id: "homes.trust", parent: "homes", declared: 0.5, allotted: 1 },
    ]);
  });

  it("say when a score is not there under them", () => {
    const observations = new Map([["voice.seat", observed({ type: "answer", answer: "yes" })]]);
    const tables = [roundTable(1, { allotments: [allotment("voice", { "voice.seat": 1, "voice.desk": 9 })] })];
    const result = computeParticipatory(deep, tables, (framework) => scoreReview(framework, observations))!;
    expect(result.nodes.find((node) => node.id === "voice")).toEqual({ id: "voice", declared: 100, participatory: null });
  });
});

describe("properties", () => {
  it("points in proportion to the declared weights change no score", () => {
    fc.assert(
      fc.property(anyObservations(deep), fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 12, maxLength: 12 }), (observations, factors) => {
        const allotments = partsOf(deep).map(([parent, parts], index) =>
          allotment(parent, Object.fromEntries(parts.map((part) => [part.id, part.weight * factors[index % factors.length]!]))),
        );
        const declared = scoresOf(deep, observations);
        for (const [id, score] of scoresOf(participatoryFramework(deep, [roundTable(1, { allotments })]), observations)) {
          const before = declared.get(id) ?? null;
          if (before === null) expect(score).toBeNull();
          else expect(score!).toBeCloseTo(before, 8);
        }
      }),
    );
  });

  it("nothing but weights of allotted parents differs, and their order and number do not", () => {
    const bare = (framework: Framework) => [...groupsOf(framework), ...indicatorsOf(framework)].map(({ weight: _weight, ...rest }) => ("groups" in rest ? { ...rest, groups: [], indicators: [] } : rest));
    fc.assert(
      fc.property(anyAllotments(deep), (allotments) => {
        const other = participatoryFramework(deep, [roundTable(1, { allotments })]);
        expect(bare(other)).toEqual(bare(deep));
        expect(frameworkRef(other)).toBe(frameworkRef(deep));
        const allotted = new Set(allotments.map((one) => one.over));
        const after = new Map(partsOf(other));
        for (const [parent, parts] of partsOf(deep)) {
          if (!allotted.has(parent)) expect(after.get(parent)!.map((part) => part.weight)).toEqual(parts.map((part) => part.weight));
        }
      }),
    );
  });

  it("the order of round tables, allotments and ids changes nothing", () => {
    fc.assert(
      fc.property(anyAllotments(deep), anyAllotments(deep), anyObservations(deep), (first, second, observations) => {
        const turn = (all: typeof first) => [...all].reverse().map((one) => ({ ...one, points: new Map([...one.points].reverse()) }));
        const tables = [roundTable(1, { allotments: first }), roundTable(2, { allotments: second })];
        const turned = [roundTable(2, { allotments: turn(second) }), roundTable(1, { allotments: turn(first) })];
        const score = (framework: Framework) => scoreReview(framework, observations);
        const [one, other] = [computeParticipatory(deep, tables, score), computeParticipatory(deep, turned, score)];
        expect(other?.weights).toEqual(one?.weights);
        expect(other?.nodes).toEqual(one?.nodes);
        expect(other?.ballots).toBe(one?.ballots);
      }),
    );
  });

  it("two tables with the same points weigh like one of them", () => {
    fc.assert(
      fc.property(anyAllotments(deep), (allotments) => {
        const one = compute([roundTable(1, { allotments })]);
        const twice = compute([roundTable(1, { allotments }), roundTable(2, { allotments })]);
        expect(twice?.weights).toEqual(one?.weights);
        twice?.nodes.forEach((node, index) => expect(node.participatory ?? -1).toBeCloseTo(one!.nodes[index]!.participatory ?? -1, 9));
      }),
    );
  });

  it("allotted and declared shares of each parent add up to one", () => {
    fc.assert(
      fc.property(anyAllotments(deep), (allotments) => {
        const weights = compute([roundTable(1, { allotments })])?.weights ?? [];
        for (const parent of new Set(weights.map((one) => one.parent))) {
          const mine = weights.filter((one) => one.parent === parent);
          expect(mine.reduce((sum, one) => sum + one.allotted, 0)).toBeCloseTo(1, 10);
          expect(mine.reduce((sum, one) => sum + one.declared, 0)).toBeCloseTo(1, 10);
        }
      }),
    );
  });
});
