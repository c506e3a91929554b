// What readers get to see of the example index: result tables, ranks within groups, profiles of units, strengths and weaknesses.
import { describe, expect, it } from "vitest";
import { rankColumns } from "../../../src/scoring/composite/rank-profile.js";
import { computeRanks, computeRanksWithin } from "../../../src/scoring/composite/ranks.js";
import { aggregate, asem, columnsOf, directionOf, INDICATORS, mapColumns, NODES, sourceText, UNITS } from "./asem-index.js";
import { COMPARED } from "./compared.js";
import { Comparison, listFolder, readText, type Table } from "./reference-data.js";

const normalised = columnsOf(asem("stages/06_Normalised"));
const scores: ReadonlyMap<string, Float64Array> = new Map([...normalised, ...aggregate(normalised, ["arithmetic"])]);
const ranks = mapColumns(scores, (values) => computeRanks(values));
const total = new Comparison();
const placeOf = (unit: string) => UNITS.indexOf(unit);
const agrees = () => expect(total.mismatches.slice(0, 10)).toEqual([]);

/** Tables of results are rounded after ranking; ours are compared with half a unit of the last printed digit. */
function compareRounded(table: Table, digits: number): void {
  for (const name of table.names) {
    table.units.forEach((unit, at) => {
      const reference = table.column(name)[at]!;
      if (name === "Rank") return total.number(`${unit} rank`, ranks.get("Index")![placeOf(unit)], reference);
      const ours = scores.get(name)![placeOf(unit)]!;
      const isWithin = Math.abs(ours - reference) <= 0.5 * 10 ** -digits + 1e-9;
      total.number(`${unit} ${name}`, isWithin ? reference : ours, reference);
    });
  }
  // Best first; the reference leaves units with equal ranks in the order of their codes.
  const order = UNITS.map((unit, at) => ({ unit, rank: ranks.get("Index")![at]! })).sort((a, b) => a.rank - b.rank);
  total.same("order", order.map((one) => one.unit).join(), table.units.join());
  agrees();
}

describe("result tables", () => {
  it("scores of all nodes, of everything, and of the index", () => {
    compareRounded(asem("results/Aggs_scores"), 2);
    compareRounded(asem("results/Aggs_scores_12dp"), 12);
    compareRounded(asem("results/Full_scores"), 2);
    compareRounded(asem("results/Summ_scores"), 2);
  });

  it("ranks of everything", () => {
    const table = asem("results/Full_ranks");
    expect(table.names).toHaveLength(INDICATORS.length + NODES.length);
    const split: string[] = [];
    for (const name of table.names) {
      table.units.forEach((unit, at) => {
        const own = ranks.get(name)![placeOf(unit)]!;
        const reference = table.column(name)[at]!;
        const isTied = scores.get(name)!.some((score, other) => other !== placeOf(unit) && Math.abs(score - scores.get(name)![placeOf(unit)]!) <= 1e-9);
        if (own !== reference && isTied) split.push(`${name} ${unit}: ours ${own}, reference ${reference}`);
        else total.number(`${name} ${unit}`, own, reference);
      });
    }
    agrees();
    // The reference compares exactly and so splits scores that differ in the last bit; ours are a tie within 1e-9.
    expect(split).toEqual(["TolMin GRC: ours 24, reference 26"]);
  });

  for (const grouping of ["EurAsia_group", "GDPpc_group"]) {
    it(`ranks within ${grouping}`, () => {
      const table = asem(`results/Aggs_groupranks_${grouping}`);
      const groups = sourceText(grouping);
      total.same("groups", table.units.map((unit) => groups[placeOf(unit)]).join(), table.text.get(grouping)!.join());
      for (const { id } of NODES) {
        const within = computeRanksWithin(scores.get(id)!, groups);
        total.column(id, table.units.map((unit) => within[placeOf(unit)]!), table.column(id));
      }
      agrees();
    });
  }

  for (const unit of ["DNK", "IND", "LAO"]) {
    it(`profile of ${unit}`, () => {
      const table = asem(`results/unit_summary_${unit}`);
      table.units.forEach((id, at) => {
        total.number(`${id} score`, scores.get(id)![placeOf(unit)], table.column("Score")[at]!);
        total.number(`${id} rank`, ranks.get(id)![placeOf(unit)], table.column("Rank")[at]!);
      });
      agrees();
    });
  }
});

interface Standing {
  readonly Code: readonly string[];
  readonly Rank: readonly number[];
  readonly Value: readonly number[];
}
interface Written {
  readonly params: { readonly dset: "Raw" | "Normalised"; readonly usel: string; readonly topN?: number; readonly use_group?: string; readonly unq_discard?: number; readonly min_discard?: boolean };
  readonly strengths: Standing;
  readonly weaknesses: Standing;
}

/** Indicators that the reference leaves out because no unit stands lower; they are weaknesses all the same and epi shows them. */
const HIDDEN_LAST: Record<string, readonly string[]> = {
  str_weak_DNK_grp: [],
  str_weak_ESP: [],
  str_weak_IND_3: [],
  str_weak_IND_keepmin: [],
  str_weak_IND_unq: [],
  str_weak_LAO_norm: ["TIRcon", "Ship", "Poverty", "LPI", "IGOs", "NEET"],
};

describe("strengths and weaknesses", () => {
  const files = listFolder("asem/results").filter((file) => file.startsWith("str_weak"));
  it("covers every file", () => expect(files.map((file) => file.replace(".json", ""))).toEqual(Object.keys(HIDDEN_LAST)));

  for (const file of files) {
    it(file.replace(".json", ""), () => {
      const { params, strengths, weaknesses } = JSON.parse(readText(`asem/results/${file}`)) as Written;
      const plain = columnsOf(asem(params.dset === "Raw" ? "stages/01_Raw" : "stages/06_Normalised"));
      const shareOfUnique = (values: ArrayLike<number>) => new Set(Array.from(values)).size / values.length;
      // Columns of equal rank keep their order; the reference orders columns as its table of weights does.
      const ids = asem("weights/original").units.filter((id) => INDICATORS.some((one) => one.id === id)).filter((id) => params.unq_discard === undefined || shareOfUnique(plain.get(id)!) > params.unq_discard);
      const directed = ids.map((id) => (params.dset === "Raw" ? Float64Array.from(plain.get(id)!, (value) => directionOf(id) * value) : plain.get(id)!));
      const groups = params.use_group === undefined ? null : sourceText(params.use_group);
      const unit = placeOf(params.usel);
      const standings = rankColumns(directed, unit, groups);
      // The reference compares with the lowest place of any group, not of the unit's own.
      const lowest = directed.map((values) => Math.max(...[...(groups === null ? computeRanks(values) : computeRanksWithin(values, groups))].filter((rank) => !Number.isNaN(rank))));
      const isHidden = ({ column, rank }: { column: number; rank: number }) => params.min_discard !== false && rank === lowest[column];
      const shown = standings.filter((one) => !isHidden(one));
      const hidden = standings.filter(isHidden).map((one) => ids[one.column]!);
      const compare = (own: typeof standings, reference: Standing) => {
        expect(own.map((one) => ids[one.column])).toEqual(reference.Code);
        total.column("ranks", own.map((one) => one.rank), reference.Rank);
        total.column("values", own.map((one) => plain.get(ids[one.column]!)![unit]!), reference.Value);
      };
      compare(shown.slice(0, strengths.Code.length), strengths);
      compare(shown.slice(-weaknesses.Code.length), weaknesses);
      agrees();
      expect(hidden).toEqual(HIDDEN_LAST[file.replace(".json", "")]);
      const own = standings.filter((one) => one.isLast).map((one) => ids[one.column]!);
      if (groups === null && params.min_discard !== false) expect(own).toEqual(hidden);
      const worst = standings.filter((one) => isHidden(one) && one.rank > Math.max(...weaknesses.Rank));
      const named = standings.slice(-weaknesses.Code.length);
      for (const one of worst) expect(named).toContain(one);
    });
  }

  it(`${COMPARED.results} numbers agree`, () => total.expectAgreement(COMPARED.results));
});
