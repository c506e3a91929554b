// Every stored replication of the uncertainty and sensitivity runs, replayed from its own parameters without random numbers.
import { describe, expect, it } from "vitest";
import type { MeanType } from "../../../src/model/framework.js";
import type { Normalisation } from "../../../src/model/normalisation.js";
import { chooseAlternatives } from "../../../src/scoring/composite/discrete-choice.js";
import { computeRankStatistics } from "../../../src/scoring/composite/rank-statistics.js";
import { computeRanks } from "../../../src/scoring/composite/ranks.js";
import { buildSobolDesign, estimateSobol } from "../../../src/scoring/composite/sobol.js";
import { treatColumn } from "../../../src/scoring/composite/treat.js";
import { aggregate, asem, columnsOf, mapColumns, MINMAX, MINMAX_FROM_1, normaliseAll, UNITS, weightSet, type Columns } from "./asem-index.js";
import { COMPARED } from "./compared.js";
import { Comparison, readTable, type Table } from "./reference-data.js";

const screened = columnsOf(asem("stages/04_Screened"));
const treated = new Map<number, Columns>();
function treat(maxPoints: number): Columns {
  const known = treated.get(maxPoints) ?? mapColumns(screened, (values) => treatColumn(values, { maxPoints, skewness: 2, kurtosis: 3.5 }).values);
  treated.set(maxPoints, known);
  return known;
}

const scoresBy = new Map<string, Columns>();
function normalise(maxPoints: number, method: Normalisation): Columns {
  const key = `${maxPoints} ${JSON.stringify(method)}`;
  const known = scoresBy.get(key) ?? normaliseAll(treat(maxPoints), method);
  scoresBy.set(key, known);
  return known;
}

const FIVE_METHODS: readonly Normalisation[] = [
  MINMAX,
  { method: "zscore", mean: 0, sd: 1 },
  { method: "percentile_rank", ties: "min" },
  { method: "rank", ties: "min" },
  { method: "distance_to_best" },
];
const TWO_METHODS: readonly Normalisation[] = [MINMAX_FROM_1, { method: "zscore", mean: 10, sd: 2 }];
const MEANS: Record<string, MeanType> = { a_amean: "arithmetic", a_gmean: "geometric" };
const NOMINAL = aggregate(normalise(5, MINMAX), ["arithmetic"]).get("Index")!;

const run = (name: string): Table => asem(`sensitivity/${name}`);

/** Index scores of replication `rep` (from 0) of a run. */
function replay(name: string, params: Table, sets: Table | null, rep: number): Float64Array {
  const read = (column: string) => (params.names.includes(column) ? params.column(column)[rep]! : null);
  const method = read("Normalisation");
  const methods = name === "ua_norm" ? FIVE_METHODS : TWO_METHODS;
  const columns = normalise(read("Winmax") ?? 5, method === null ? MINMAX : methods[method - 1]!);
  const mean = params.names.includes("Aggregation") ? MEANS[params.text.get("Aggregation")![rep]!]! : "arithmetic";
  return aggregate(columns, [mean], sets === null ? undefined : weightSet(sets, read("Weights")! - 1)).get("Index")!;
}

const total = new Comparison();
const agrees = () => expect(total.mismatches.slice(0, 10)).toEqual([]);
const meanChange = (ranks: Float64Array, nominal: Float64Array) => ranks.reduce((sum, rank, unit) => sum + Math.abs(rank - nominal[unit]!), 0) / ranks.length;

describe("replications replayed", () => {
  // `centre`: replications that the rank statistics rest on; of a sensitivity run the two base samples only.
  for (const { name, replications, centre } of [
    { name: "ua_norm", replications: 50, centre: 50 },
    { name: "ua_weights", replications: 500, centre: 500 },
    { name: "ua_four", replications: 100, centre: 100 },
    { name: "sa_four", replications: 600, centre: 200 },
  ]) {
    it(`${name}: ${replications} replications`, () => {
      const params = readTable(`asem/sensitivity/${name}_params.csv`);
      const sets = name === "ua_norm" ? null : run(`${name}_weightsets`);
      const scores = run(`${name}_scores`);
      const ranks = run(`${name}_ranks`);
      expect(params.units).toHaveLength(replications);
      expect(scores.units).toEqual(UNITS);
      total.column(`${name} nominal`, NOMINAL, scores.column("Nominal"));
      total.column(`${name} nominal ranks`, computeRanks(NOMINAL), ranks.column("Nominal"));
      const own: Float64Array[] = [];
      for (let rep = 0; rep < replications; rep += 1) {
        const replayed = replay(name, params, sets, rep);
        own.push(computeRanks(replayed));
        total.column(`${name} r_${rep + 1}`, replayed, scores.column(`r_${rep + 1}`));
        total.column(`${name} r_${rep + 1} ranks`, own[rep]!, ranks.column(`r_${rep + 1}`));
      }
      agrees();
      const statistics = run(`${name}_rankstats`);
      UNITS.forEach((unit, at) => {
        const { mean, median, q5, q95, n } = computeRankStatistics(own.slice(0, centre).map((column) => column[at]!));
        expect(n).toBe(centre);
        for (const [column, value] of Object.entries({ Mean: mean, Median: median, Q5: q5, Q95: q95 })) total.number(`${name} ${unit} ${column}`, value, statistics.column(column)[at]!);
      });
      if (name === "sa_four") compareIndices(params, own);
      agrees();
    }, 60_000);
  }
});

/** Design, choices and point values. The bootstrap bounds rest on draws that were not stored and cannot be replayed; ours are tested for themselves. */
function compareIndices(params: Table, ranks: readonly Float64Array[]): void {
  const design = run("sa_four_design");
  const inputs = ["Winmax", "Normalisation", "Weights", "Aggregation"];
  const [n, d] = [100, inputs.length];
  const drawn = inputs.map((input) => design.column(`u_${input}`));
  const uniforms = Float64Array.from({ length: n * 2 * d }, (_, i) => drawn[i % d]![Math.floor(i / (2 * d)) + (i % (2 * d) < d ? 0 : n)]!);
  const built = buildSobolDesign(uniforms, n, d);
  drawn.forEach((column, input) => total.column(`design ${inputs[input]}`, column.map((_, rep) => built[rep * d + input]!), column));
  const alternatives = [5, 2, 100, 2];
  drawn.forEach((column, input) => {
    const chosen = chooseAlternatives(column, alternatives[input]!, "observed");
    const written = params.text.get(inputs[input]!)!;
    chosen.forEach((choice, rep) => total.same(`${inputs[input]} of ${rep + 1}`, input === 3 ? Object.keys(MEANS)[choice]! : String(choice + 1), written[rep]));
  });
  const nominal = computeRanks(NOMINAL);
  const changes = Float64Array.from(ranks, (column) => meanChange(column, nominal));
  total.column("mean absolute rank change", changes, design.column("mean_abs_rank_change"));
  const { firstOrder, total: totals } = estimateSobol(changes, n, d);
  const reference = readTable("asem/sensitivity/sa_four_indices.csv");
  expect(reference.units).toEqual(inputs);
  total.column("Si", firstOrder, reference.column("Si"));
  total.column("STi", totals, reference.column("STi"));
}

describe("one element left out at a time", () => {
  for (const [level, elements] of [[1, 49], [2, 8], [3, 2]] as const) {
    it(`level ${level}: ${elements} elements`, () => {
      const read = (what: string) => run(`remove_level${level}_${what}`);
      const [scores, ranks, differences, means] = [read("scores"), read("ranks"), read("rankdiffs"), readTable(`asem/sensitivity/remove_level${level}_mean.csv`)];
      const removed = scores.names.filter((name) => name !== "Nominal");
      expect(removed).toHaveLength(elements);
      const nominal = computeRanks(NOMINAL);
      for (const [name, own] of [["Nominal", NOMINAL] as const, ...removed.map((id) => [id, aggregate(normalise(5, MINMAX), ["arithmetic"], new Map([[id, 0]])).get("Index")!] as const)]) {
        const place = computeRanks(own);
        total.column(`without ${name}`, own, scores.column(name));
        total.column(`without ${name}, ranks`, place, ranks.column(name));
        total.column(`without ${name}, change`, nominal.map((rank, unit) => rank - place[unit]!), differences.column(name));
        total.number(`without ${name}, mean change`, meanChange(place, nominal), means.column("mean_abs_rank_change")[means.units.indexOf(name)]!);
      }
      agrees();
    });
  }

  it(`${COMPARED.sensitivity} numbers agree`, () => total.expectAgreement(COMPARED.sensitivity));
});
