// A simulation with pauses: the same bits as in one go, and an end as soon as a pause asks for it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeSobol, computeSobolInTurns } from "../../../src/scoring/uncertainty/compute-sobol.js";
import { countTurns, runInTurns } from "../../../src/scoring/uncertainty/run-in-turns.js";
import { simulate, simulateElsewhere } from "../../../src/scoring/uncertainty/simulate.js";
import { flatTree, known, MISSING, randomTables, SEED, settings, table } from "./random-table.js";

const goOn = async (): Promise<void> => undefined;

describe("a simulation in turns", () => {
  it("gives the same bits, however many turns it takes", async () => {
    await fc.assert(
      fc.asyncProperty(randomTables(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1e4, max: 1e6 }), async ({ tree, cells }, turns, memoryBudget) => {
        const setup = settings({ replications: 555 });
        const whole = simulate(tree, cells, setup, SEED, { memoryBudget });
        expect(await simulateElsewhere(tree, cells, setup, SEED, turns, (jobs) => runInTurns(jobs, goOn), { memoryBudget })).toEqual(whole);
        expect(await computeSobolInTurns(tree, cells, settings(), SEED, goOn, { sample: 300, bootstrap: 5 })).toEqual(
          computeSobol(tree, cells, settings(), SEED, { sample: 300, bootstrap: 5 }),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("ends at the next pause that throws", async () => {
    const tree = flatTree([[1, 2], [3]]);
    const cells = table(["a", "b"], [[...[10, 20].map(known), MISSING], [30, 40, 50].map(known)]);
    let pauses = 0;
    const stopAtThird = async (): Promise<void> => {
      pauses += 1;
      if (pauses === 3) throw new Error("stop");
    };
    const run = simulateElsewhere(tree, cells, settings({ replications: 1280 }), SEED, 10, (jobs) => runInTurns(jobs, stopAtThird));
    await expect(run).rejects.toThrow("stop");
    expect(pauses).toBe(3);
    await expect(computeSobolInTurns(tree, cells, settings(), SEED, async () => Promise.reject(new Error("stop")))).rejects.toThrow("stop");
  });

  it("takes more turns the more there is to do, and at least one", () => {
    expect(countTurns({ units: 2, parts: 3, replications: 100 })).toBe(1);
    expect(countTurns({ units: 1000, parts: 60, replications: 10_000 })).toBeGreaterThan(20);
  });
});
