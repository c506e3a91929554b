// The example index joined by every mean, weight set and availability threshold, through the engine that scores reviews.
import { describe, expect, it } from "vitest";
import type { MeanType } from "../../../src/model/framework.js";
import { computeRanks } from "../../../src/scoring/composite/ranks.js";
import { aggregate, asem, columnsOf, MINMAX, MINMAX_FROM_1, normaliseAll, weightsOf } from "./asem-index.js";
import { COMPARED } from "./compared.js";
import { Comparison, listFolder } from "./reference-data.js";

const raw = columnsOf(asem("stages/01_Raw"));
const full = { arithmetic: normaliseAll(raw, MINMAX), others: normaliseAll(raw, MINMAX_FROM_1) };
const gappy = normaliseAll(columnsOf(asem("aggregate/gappy_raw")), MINMAX_FROM_1);
const alternative = weightsOf(asem("weights/alt"));

const MEANS: Record<string, readonly MeanType[]> = {
  amean: ["arithmetic"],
  gmean: ["geometric"],
  hmean: ["harmonic"],
  bylevel: ["arithmetic", "geometric", "harmonic"],
};
/** t067 is two thirds; the thresholds of one table differ by step. */
const THRESHOLDS: Record<string, readonly number[]> = {
  none: [0], t000: [0], t050: [0.5], t067: [2 / 3], t080: [0.8], t090: [0.9], t100: [1], bylevel: [0.8, 0.5, 1],
};

function scoresOf(name: string): ReadonlyMap<string, Float64Array> {
  const parts = name.split("_");
  const weights = parts.includes("alt") ? alternative : undefined;
  if (parts[0] === "gappy") {
    const threshold = parts.includes("bylevel") ? "bylevel" : parts.at(-1)!;
    return aggregate(gappy, MEANS[parts[1]!]!, weights, THRESHOLDS[threshold]);
  }
  return aggregate(parts[0] === "amean" ? full.arithmetic : full.others, MEANS[parts[0]!]!, weights);
}

const tables = listFolder("asem/aggregate").filter((file) => !file.includes("_ranks") && file !== "gappy_raw.csv").map((file) => file.replace(".csv", ""));
const total = new Comparison();

describe("the example index by every mean, weight set and threshold", () => {
  for (const name of tables) {
    it(name, () => {
      const ours = scoresOf(name);
      const scores = asem(`aggregate/${name}`);
      const ranks = asem(`aggregate/${name}_ranks`);
      expect(scores.names).toHaveLength(11);
      for (const id of scores.names) {
        total.column(`${name} ${id}`, ours.get(id)!, scores.column(id));
        total.column(`${name} ${id} ranks`, computeRanks(ours.get(id)!), ranks.column(id));
      }
      expect(total.mismatches.slice(0, 10)).toEqual([]);
    });
  }

  it("a higher threshold can only take scores away", () => {
    const known = ["t000", "t050", "t067", "t080", "t090", "t100"].map((name) => [...scoresOf(`gappy_amean_${name}`).values()].flatMap((column) => [...column]).filter((score) => !Number.isNaN(score)).length);
    expect([...known].sort((a, b) => b - a)).toEqual(known);
    expect(known[0]).toBeGreaterThan(known[5]!);
  });

  it(`${COMPARED.aggregate} scores and ranks agree`, () => {
    expect(tables).toHaveLength(29);
    total.expectAgreement(COMPARED.aggregate);
  });
});
