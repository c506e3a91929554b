// The same data and seed give the same bits: in any order of units and indicators, in any parts, passes and threads.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { runReplications as RunReplications } from "../../../src/io/replication-workers.js";
import { runReplicationJob, type ReplicationJob } from "../../../src/scoring/uncertainty/replication-job.js";
import { simulate, simulateElsewhere, type Simulation } from "../../../src/scoring/uncertainty/simulate.js";
import { REPOSITORY } from "../../cli/built-command.js";
import { flatTree, randomTables, SEED, settings, table, type Cell } from "./random-table.js";

const NUMBERS = ["scores", "low", "median", "high", "mean", "failed", "valid", "rankLow", "rankHigh", "rankedUnits", "pairs"] as const;

/** Numbers as bits, so that nothing is nearly equal. */
function bitsOf(simulation: Simulation): Record<string, unknown> {
  return Object.fromEntries([
    ...NUMBERS.map((name) => {
      const numbers = simulation[name];
      return [name, numbers === null ? null : Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("hex")];
    }),
    ["orderHolds", simulation.orderHolds],
  ]);
}

const runHere = async (jobs: readonly ReplicationJob[]) => jobs.map((job) => structuredClone(runReplicationJob(structuredClone(job))));

describe("a simulation", () => {
  it("does not depend on the order of units, groups and indicators", () => {
    fc.assert(
      fc.property(randomTables(0), fc.constantFrom<"groups" | "all">("groups", "all"), ({ tree, cells, reversed }, meanAt) => {
        const one = simulate(tree, cells, settings({ meanAt }), SEED);
        const other = simulate(reversed.tree, reversed.cells, settings({ meanAt }), SEED);
        const k = tree.nodes.length;
        const n = cells.units.length;
        const unitOf = (unit: number): number => reversed.cells.units.indexOf(cells.units[unit]!);
        for (let unit = 0; unit < n; unit += 1) {
          for (let node = 0; node < k; node += 1) {
            const at = unit * k + node;
            const there = unitOf(unit) * k + reversed.tree.nodes.indexOf(tree.nodes[node]!);
            for (const name of ["low", "median", "high", "mean", "failed", "valid", "rankLow", "rankHigh"] as const) expect(other[name][there]).toBe(one[name][at]);
          }
          for (let b = 0; b < n; b += 1) expect(other.pairs![unitOf(unit) * n + unitOf(b)]).toBe(one.pairs![unit * n + b]);
        }
        expect(other.orderHolds).toBe(one.orderHolds);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on how it is cut into jobs or passes", async () => {
    await fc.assert(
      fc.asyncProperty(randomTables(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60_000 }), async ({ tree, cells }, parts, memoryBudget) => {
        const setup = settings({ replications: 777 });
        const whole = bitsOf(simulate(tree, cells, setup, SEED));
        expect(bitsOf(simulate(tree, cells, setup, SEED, { memoryBudget }))).toEqual(whole);
        expect(bitsOf(await simulateElsewhere(tree, cells, setup, SEED, parts, runHere, { memoryBudget }))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it("has the same scores and order without ranks, and for some nodes alone", () => {
    const { tree, cells } = largeTable();
    const whole = simulate(tree, cells, settings({ meanAt: "all" }), SEED);
    const unranked = simulate(tree, cells, settings({ meanAt: "all" }), SEED, { withRanks: false });
    expect(unranked).toEqual({ ...whole, rankLow: new Int32Array(whole.rankLow.length), rankHigh: new Int32Array(whole.rankHigh.length) });
    const some = simulate(tree, cells, settings({ meanAt: "all" }), SEED, { nodes: ["area_1"] });
    const k = tree.nodes.length;
    for (const name of ["low", "high", "mean", "failed", "rankLow", "rankHigh"] as const) {
      some[name].forEach((number, at) => expect(number).toBe(tree.nodes[at % k] === "area_1" ? whole[name][at] : name === "low" || name === "high" || name === "mean" ? Number.NaN : 0));
    }
    expect([some.pairs, some.orderHolds]).toEqual([null, null]);
  });

  it("draws other numbers from another seed", () => {
    const { tree, cells } = largeTable();
    const means = [SEED, "fedcba9876543210"].map((seed) => simulate(tree, cells, settings(), seed).mean);
    expect(means[0]).not.toEqual(means[1]);
  });

  it("ends all threads with the first that fails: the process is not held by work that nobody waits for", { timeout: 60_000 }, async () => {
    const { tree, cells } = largeTable();
    // Half a minute of work or more beside a job that fails at once.
    const job = { tree, cells, settings: settings({ replications: 8_000_000 }), from: 0, to: 8_000_000, nodes: [0], scoredUnits: { from: 0, to: 1 }, rankedUnits: { from: 0, to: 40 }, countsOrder: false };
    const script = `
      const jobs = require("node:v8").deserialize(Buffer.from(${JSON.stringify(serialize([{ ...job, seed: SEED }, { ...job, seed: "?" }]).toString("base64"))}, "base64"));
      import(${JSON.stringify(pathToFileURL(join(REPOSITORY, "dist", "io", "replication-workers.js")).href)})
        .then(({ runReplications }) => runReplications(jobs, 2))
        .then(() => console.log("done"), (error) => console.log(error.message));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--eval", script], { timeout: 15_000 });
    expect(stdout).toContain("hexadecimal");
  });

  it("has the same bytes on one, two and three threads", async () => {
    const { tree, cells } = largeTable();
    const setup = settings({ replications: 700, meanAt: "all" });
    // A thread runs compiled JavaScript, which the tests build before they start.
    const { runReplications } = (await import(pathToFileURL(join(REPOSITORY, "dist", "io", "replication-workers.js")).href)) as { runReplications: typeof RunReplications };
    const whole = bitsOf(simulate(tree, cells, setup, SEED));
    for (const threads of [1, 2, 3]) {
      const run = (jobs: readonly ReplicationJob[]) => runReplications(jobs, threads);
      expect(bitsOf(await simulateElsewhere(tree, cells, setup, SEED, threads, run))).toEqual(whole);
    }
    await expect(simulateElsewhere(tree, cells, { ...setup, replications: 10 }, SEED, 1, async (jobs) => runReplications(jobs.map((job) => ({ ...job, seed: "?" })), 2))).rejects.toThrow("hexadecimal");
  });
});

/** 40 units, 12 indicators, something of everything. */
function largeTable() {
  const tree = flatTree([[1, 2, 3], [1, 1, 1, 1], [4, 1, 0, 2, 2]], "arithmetic");
  const units = Array.from({ length: 40 }, (_, unit) => `unit ${unit}`);
  const kinds: readonly ((score: number) => Cell)[] = [
    (score) => ({ type: "known", score }),
    (score) => ({ type: "known", score }),
    (score) => ({ type: "sampled", score, sd: 6 }),
    () => ({ type: "missing" }),
    (score) => ({ type: "known", score }),
    (score) => ({ type: "open", score, high: 100 }),
  ];
  const rows = units.map((_, unit) => tree.indicators.map((_, i) => kinds[(unit * 5 + i * 7) % kinds.length]!((unit * 37 + i * 53) % 101)));
  return { tree, cells: table(units, rows) };
}
