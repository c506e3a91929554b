// `npm run bench:scoring`: what thousands of scorings of a table cost in time and memory, beside the reference engine of the field, and
// whether the cost grows with units, indicators and replications and no faster. Run it on a quiet machine.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { normaliseColumn } from "../dist/scoring/composite/normalise-column.js";
import { computeRanks } from "../dist/scoring/composite/ranks.js";
import { runReplications } from "../dist/io/replication-workers.js";
import { aggregateTable } from "../dist/scoring/tree/aggregate-table.js";
import { compileTree } from "../dist/scoring/tree/score-tree.js";
import { compareUnits } from "../dist/scoring/uncertainty/compare-units.js";
import { computeSobol } from "../dist/scoring/uncertainty/compute-sobol.js";
import { leaveOut } from "../dist/scoring/uncertainty/leave-out.js";
import { simulatePriorities } from "../dist/scoring/uncertainty/simulate-priorities.js";
import { simulate, simulateElsewhere } from "../dist/scoring/uncertainty/simulate.js";

const SELF = fileURLToPath(import.meta.url);
const SEED = "0123456789abcdef";
const SOURCES = ["sampling", "missing", "weights", "mean"];

// COINr 1.1.14 on R 4.2.2, a 2-core machine, one thread: the figures of docs/method.md.
const REFERENCE = { scoreMs: 490, simulateMs: 657_000, peakMb: 216 };

/** Time on the clock and on all processors together: the second is what a busy machine does not distort as much. */
function stopwatch() {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
  };
}

const median = (values) => [...values].sort((x, y) => x - y)[values.length >> 1];

/** Of this process so far; Linux tells, other systems give no number. */
function peakMb() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Numbers in [0, 1), the same in every run: a linear congruential generator is good enough for made-up data. */
function chance() {
  let state = 12345;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function makeTree(indicators) {
  const joined = { mean: "arithmetic", power: null, availability: null };
  const ids = Array.from({ length: indicators }, (_, i) => ({ id: `i${i}`, weight: 1 }));
  const areas = Array.from({ length: Math.ceil(indicators / 10) }, (_, a) => ({ id: `area${a}`, weight: 1, ...joined, groups: [], indicators: ids.slice(a * 10, a * 10 + 10) }));
  return compileTree({ areas, ...joined, coverage: { shown: 2 / 3, provisional: 0.5 } });
}

/** Raw values, column by column; a share of them missing. */
function makeColumns(units, indicators, missing) {
  const next = chance();
  return Array.from({ length: indicators }, () => Float64Array.from({ length: units }, () => (next() < missing ? Number.NaN : 1000 * next() * next())));
}

/** Min–max to 1–100, so that a geometric mean exists everywhere. */
function normalise(columns, units) {
  const scores = new Float64Array(units * columns.length);
  columns.forEach((column, c) => {
    const { scores: normalised } = normaliseColumn(column, 1, { method: "minmax", low: 1, high: 100 });
    for (let unit = 0; unit < units; unit += 1) scores[unit * columns.length + c] = normalised[unit];
  });
  return scores;
}

/** Every missing cell open, a share of the others with a sampling error of 5 points. */
function makeCells(units, indicators, { missing = 0.03, sampled = 0.05 } = {}) {
  const scores = normalise(makeColumns(units, indicators, missing), units);
  const next = chance();
  const open = [];
  const drawn = [];
  scores.forEach((score, cell) => {
    if (Number.isNaN(score)) open.push(cell);
    else if (next() < sampled) drawn.push(cell);
  });
  const fill = (list, value) => new Float64Array(list.length).fill(value);
  return {
    units: Array.from({ length: units }, (_, i) => `unit${i}`),
    scores,
    applies: null,
    open: { cell: Int32Array.from(open), low: fill(open, 1), high: fill(open, 100) },
    sampled: { cell: Int32Array.from(drawn), centre: Float64Array.from(drawn, (cell) => scores[cell]), sd: fill(drawn, 5), low: fill(drawn, 1), high: fill(drawn, 100) },
  };
}

const settings = (more) => ({ sources: SOURCES, replications: 1000, weightNoise: 0.25, weights: "noise", meanAt: "groups", ...more });

function rawToRanks(units, indicators) {
  const tree = makeTree(indicators);
  const columns = makeColumns(units, indicators, 0.03);
  const k = tree.nodes.length;
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    const start = performance.now();
    const { scores } = aggregateTable(tree, normalise(columns, units), null, units);
    for (let node = 0; node < k; node += 1) computeRanks(Float64Array.from({ length: units }, (_, unit) => scores[unit * k + node]));
    times.push(performance.now() - start);
  }
  return { firstMs: times[0], ms: median(times) };
}

async function simulateTable({ units, indicators, replications, threads, meanAt }) {
  const tree = makeTree(indicators);
  const cells = makeCells(units, indicators);
  const setup = settings({ replications, meanAt });
  const stop = stopwatch();
  if (threads === 1) simulate(tree, cells, setup, SEED);
  else await simulateElsewhere(tree, cells, setup, SEED, threads, (jobs) => runReplications(jobs, threads));
  return { ...stop(), peakMb: peakMb() };
}

/** A network of seven cities: everything that one run of `review build` works out. */
function smallTable() {
  const tree = makeTree(44);
  const cells = makeCells(7, 44, { missing: 0.2, sampled: 0.1 });
  const setup = settings({ replications: 10_000 });
  const parts = {};
  const stop = stopwatch();
  const time = (name, work) => {
    const start = performance.now();
    const result = work();
    parts[name] = performance.now() - start;
    return result;
  };
  const all = time("all sources", () => simulate(tree, cells, setup, SEED));
  const unranked = { withRanks: false };
  time("each alone", () => SOURCES.forEach((source) => simulate(tree, cells, { ...setup, sources: [source] }, SEED, unranked)));
  time("any weights", () => simulate(tree, cells, { ...setup, sources: ["weights"], weights: "any" }, SEED, unranked));
  time("comparison", () => compareUnits(all));
  time("Sobol", () => computeSobol(tree, cells, setup, SEED));
  time("leave-out", () => leaveOut(tree, cells));
  time("priorities", () => cells.units.forEach((unit) => simulatePriorities(tree, cells, setup, SEED, unit, { top: 10 })));
  return { parts, ...stop() };
}

/** Runs one part in a process of its own: cold, and with a peak memory of its own. */
function inChild(part, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SELF, part, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${part} ended with ${code}`))));
  });
}

async function best(part, options, rounds = 3) {
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await inChild(part, options));
  return results.reduce((fastest, one) => (one.ms < fastest.ms ? one : fastest));
}

const [part, options] = [process.argv[2], JSON.parse(process.argv[3] ?? "{}")];
if (part === "score") console.log(JSON.stringify(rawToRanks(options.units, options.indicators)));
else if (part === "simulate") console.log(JSON.stringify(await simulateTable(options)));
else if (part === "small") console.log(JSON.stringify(smallTable()));
else await report();

async function report() {
  const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  const table = { units: 1000, indicators: 100, replications: 1000, threads: 1, meanAt: "groups" };
  const score = await best("score", { units: 1000, indicators: 100 });
  console.log(`(a) 1,000 × 100 from raw values to ranks: ${ms(score.ms)}, the first time ${ms(score.firstMs)} (wanted: under 50 ms); reference ${ms(REFERENCE.scoreMs)}: ${Math.round(REFERENCE.scoreMs / score.firstMs)} times as fast`);
  const one = await best("simulate", table);
  console.log(`(b) 1,000 replications of it, four sources, mean switched above groups, one thread: ${ms(one.ms)}, processor ${ms(one.cpuMs)} (wanted: under 2 s), peak ${Math.round(one.peakMb)} MB (wanted: under 250 MB); reference ${REFERENCE.simulateMs / 1000} s, ${REFERENCE.peakMb} MB: ${Math.round(REFERENCE.simulateMs / one.ms)} times as fast`);
  const everywhere = await best("simulate", { ...table, meanAt: "all" });
  console.log(`    mean switched at every node: ${ms(everywhere.ms)}, peak ${Math.round(everywhere.peakMb)} MB`);
  const two = await best("simulate", { ...table, threads: 2 });
  console.log(`    two threads of ${availableParallelism()}: ${ms(two.ms)}, ${(one.ms / two.ms).toFixed(2)} times as fast as one, peak ${Math.round(two.peakMb)} MB`);
  console.log("(c) growth, one thread, processor time (wanted: ns level or falling); where more than 112 MB would be recorded, a part is run again");
  console.log("    units indicators replications      time  ns per cell and replication   peak");
  const sizes = [[250, 100, 1000], [500, 100, 1000], [1000, 100, 1000], [2000, 100, 1000], [1000, 50, 1000], [1000, 200, 1000], [1000, 100, 500], [1000, 100, 2000]];
  for (const [units, indicators, replications] of sizes) {
    const result = await best("simulate", { ...table, units, indicators, replications }, 2);
    const perCell = (result.cpuMs * 1e6) / (units * indicators * replications);
    console.log(`    ${String(units).padStart(5)} ${String(indicators).padStart(10)} ${String(replications).padStart(12)} ${ms(result.cpuMs).padStart(9)} ${perCell.toFixed(1).padStart(28)} ${String(Math.round(result.peakMb)).padStart(4)} MB`);
  }
  const small = await best("small");
  const parts = Object.entries(small.parts).map(([name, value]) => `${name} ${ms(value)}`);
  console.log(`(d) 7 cities × 44 indicators, 10,000 replications, all that a report needs: ${ms(small.ms)}, processor ${ms(small.cpuMs)} (wanted: well under 1 s): ${parts.join(", ")}`);
}
