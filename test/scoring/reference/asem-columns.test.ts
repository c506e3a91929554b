// One table per normalisation and per imputation of the example data.
import { describe, expect, it } from "vitest";
import type { Normalisation } from "../../../src/model/normalisation.js";
import { computeEffectiveWeights } from "../../../src/scoring/composite/effective-weights.js";
import { imputeByRow, imputeColumn, imputeColumnByGroup, type Centre } from "../../../src/scoring/composite/impute.js";
import { normaliseColumn } from "../../../src/scoring/composite/normalise-column.js";
import { asem, columnsOf, directionOf, ENTRIES, INDICATORS, NODES, sourceText, targetOf, UNITS, weightsOf } from "./asem-index.js";
import { COMPARED } from "./compared.js";
import { Comparison, listFolder } from "./reference-data.js";
import { buildTree } from "./reference-tree.js";

const raw = columnsOf(asem("stages/01_Raw"));
const total = { normalise: new Comparison(), impute: new Comparison(), weights: new Comparison() };

const posts = asem("normalise/goalposts_params");
const goalpostsOf = (id: string, trim: boolean): Normalisation => {
  const at = posts.units.indexOf(id);
  const read = (name: string) => posts.column(name)[at]!;
  return { method: "goalposts", low: read("goalpost_lower"), high: read("goalpost_upper"), scale: read("goalpost_scale"), trim };
};

const METHODS: Record<string, (id: string) => Normalisation> = {
  borda: () => ({ method: "borda", ties: "min" }),
  dist2max: () => ({ method: "distance_to_best" }),
  dist2ref_DEU: () => ({ method: "distance_to_reference", unit: "DEU", cap: false }),
  dist2ref_DEU_capped: () => ({ method: "distance_to_reference", unit: "DEU", cap: true }),
  dist2targ: (id) => ({ method: "distance_to_target", target: targetOf(id), cap: false }),
  dist2targ_capped: (id) => ({ method: "distance_to_target", target: targetOf(id), cap: true }),
  fracmax: () => ({ method: "share_of_best" }),
  goalposts_open: (id) => goalpostsOf(id, false),
  goalposts_truncated: (id) => goalpostsOf(id, true),
  minmax_0_100: () => ({ method: "minmax", low: 0, high: 100 }),
  minmax_1_100: () => ({ method: "minmax", low: 1, high: 100 }),
  mixed_LPI_borda_Flights_z: (id) =>
    id === "LPI" ? { method: "borda", ties: "min" } : id === "Flights" ? { method: "zscore", mean: 10, sd: 2 } : { method: "minmax", low: 0, high: 100 },
  prank_min: () => ({ method: "percentile_rank", ties: "min" }),
  rank_average: () => ({ method: "rank", ties: "average" }),
  rank_min: () => ({ method: "rank", ties: "min" }),
  scaled_0_100: () => ({ method: "scaled", low: 0, high: 100, factor: 100 }),
  zscore_0_1: () => ({ method: "zscore", mean: 0, sd: 1 }),
  zscore_10_2: () => ({ method: "zscore", mean: 10, sd: 2 }),
};

/** Share of the best where less is better and the best is zero: nothing to divide by. The reference gives infinity beside NaN. */
const BEST_IS_ZERO = ["CostImpEx", "Tariff", "Poverty"];

describe("normalised by every method", () => {
  it("covers every table", () => expect(Object.keys(METHODS).map((name) => `${name}.csv`)).toEqual(listFolder("asem/normalise").filter((file) => file !== "goalposts_params.csv")));

  for (const [name, methodOf] of Object.entries(METHODS)) {
    it(name, () => {
      const reference = asem(`normalise/${name}`);
      for (const id of reference.names) {
        const ours = normaliseColumn(raw.get(id)!, directionOf(id), methodOf(id), UNITS);
        if (name === "fracmax") expect(ours.isReversed, id).toBe(directionOf(id) === -1 && !BEST_IS_ZERO.includes(id));
        if (name === "fracmax" && BEST_IS_ZERO.includes(id)) {
          expect([...ours.scores].every(Number.isNaN), id).toBe(true);
          expect(ours.undefinedCount, id).toBe([...reference.text.get(id)!].filter((cell) => cell !== "").length);
          expect(reference.text.get(id)!.every((cell) => ["", "NaN", "Infinity"].includes(cell)), id).toBe(true);
        } else total.normalise.column(`${name} ${id}`, ours.scores, reference.column(id));
      }
      expect(total.normalise.mismatches.slice(0, 10)).toEqual([]);
    });
  }

  it(`${COMPARED.normalise} scores agree`, () => total.normalise.expectAgreement(COMPARED.normalise));
});

describe("missing values filled in every way", () => {
  const ids = INDICATORS.map(({ id }) => id);
  const pillars = NODES.filter((node) => node.level === 2).map((node) => INDICATORS.filter((one) => one.parent === node.id).map((one) => one.id));

  function fillRows(blocks: readonly (readonly string[])[], centre: Centre): Map<string, Float64Array> {
    return new Map(
      blocks.flatMap((block) => {
        const filled = imputeByRow(block.map((id) => raw.get(id)!), centre, block.map(directionOf));
        return block.map((id, at) => [id, filled[at]!.values] as const);
      }),
    );
  }

  function fillTable(name: string): Map<string, Float64Array> {
    const centre = name.includes("median") ? "median" : "mean";
    if (name.startsWith("row_")) return fillRows(name.endsWith("_all") ? [ids] : pillars, centre);
    const group = /_grp_(.*)$/.exec(name)?.[1];
    const groups = group === undefined ? null : sourceText(group);
    return new Map(ids.map((id) => [id, (groups === null ? imputeColumn(raw.get(id)!, centre) : imputeColumnByGroup(raw.get(id)!, groups, centre)).values]));
  }

  for (const file of listFolder("asem/impute")) {
    const name = file.replace(".csv", "");
    it(name, () => {
      const reference = asem(`impute/${name}`);
      const filled = fillTable(name);
      for (const id of reference.names) total.impute.column(`${name} ${id}`, filled.get(id)!, reference.column(id));
      expect(total.impute.mismatches.slice(0, 10)).toEqual([]);
    });
  }

  it(`${COMPARED.impute} values agree`, () => {
    expect(listFolder("asem/impute")).toHaveLength(13);
    total.impute.expectAgreement(COMPARED.impute);
  });
});

describe("effective weights", () => {
  for (const [name, weights] of [["effective", "original"], ["effective_alt", "alt"]] as const) {
    it(name, () => {
      const tree = buildTree(ENTRIES, { means: ["arithmetic"], weights: weightsOf(asem(`weights/${weights}`)) });
      const effective = computeEffectiveWeights(tree);
      const reference = asem(`weights/${name}`);
      reference.units.forEach((id, at) => {
        const part = id === "Index" ? effective.length - 1 : tree.indicators.includes(id) ? tree.indicators.indexOf(id) : tree.indicators.length + tree.nodes.indexOf(id);
        total.weights.number(`${name} ${id}`, effective[part], reference.column("EffWeight")[at]!);
      });
      expect(total.weights.mismatches).toEqual([]);
    });
  }
  it(`${COMPARED.weights} weights agree`, () => total.weights.expectAgreement(COMPARED.weights));
});
