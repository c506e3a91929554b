// Whether the parts of a framework go together in a table of cities: the checks of a JRC audit, only where there are cities enough.
import type { CoherenceResult, IndicatorCoherence } from "../../model/doubt.js";
import { computeConsistency, computeCorrelation } from "../composite/correlations.js";
import { computeEffectiveWeights } from "../composite/effective-weights.js";
import type { NodeTable } from "../tree/aggregate-table.js";
import { childrenOf, type ScoreTree } from "../tree/score-tree.js";

/**
 * Fewest units for which the checks are made: with twenty, a correlation of ±0.44 is still within chance (two-sided 5 % of Student's t with
 * 18 degrees of freedom); with fewer, hardly any verdict would be more than chance.
 */
export const COHERENCE_NEEDED = 20;
/** From −0.4 on siblings pull against each other, and in one mean they cancel out. The limit is the one that the R package COINr flags by default. */
export const NEGATIVE_FROM = 0.4;
/** From here on two siblings say the same thing twice: the limit of JRC audits. */
export const REDUNDANT_FROM = 0.92;

/**
 * Correlation of each indicator with its own parent and with the overall score, siblings that correlate negatively or almost fully, and Cronbach's
 * alpha of the children of each node. Pearson's r over the units that have both scores; null where it does not exist.
 * Only parts that carry weight are looked at. A unit missing one of two scores is left out of that pair.
 *
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 4 (multivariate analysis) and step 8 (links to the overall
 * figure); a correlation above 0.92 is what JRC audits of composite indicators call redundant.
 *
 * @param scores units × indicators, row by row; NaN = missing
 */
export function checkCoherence(tree: ScoreTree, scores: Float64Array, nodeTable: NodeTable, units: number): CoherenceResult {
  if (units < COHERENCE_NEEDED) return { units, needed: COHERENCE_NEEDED, checks: null };
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const columns = Array.from({ length: m + k }, (_, part) =>
    Float64Array.from({ length: units }, (__, unit) => (part < m ? scores[unit * m + part]! : nodeTable.scores[unit * k + part - m]!)),
  );
  const idOf = (part: number): string => (part < m ? tree.indicators[part]! : tree.nodes[part - m]!);
  const weights = computeEffectiveWeights(tree);
  const overall = columns[m + k - 1]!;

  const indicators = tree.indicators.flatMap((id, part): IndicatorCoherence[] => {
    if (!(weights[part]! > 0)) return [];
    const parent = tree.parents[part]!;
    const withOverall = numberOrNull(computeCorrelation(columns[part]!, overall));
    return [{
      id, parent: tree.nodes[parent]!,
      withParent: numberOrNull(computeCorrelation(columns[part]!, columns[m + parent]!)),
      withOverall: withOverall === null ? null : withOverall ** 2,
      effectiveWeight: weights[part]!,
    }];
  });

  const negative: { a: string; b: string; r: number }[] = [];
  const redundant: { a: string; b: string; r: number }[] = [];
  const alpha: { id: string; alpha: number | null; n: number }[] = [];
  for (let node = 0; node < k; node += 1) {
    if (!(weights[m + node]! > 0)) continue;
    const parts = [...childrenOf(tree, node)].filter((part) => tree.weights[part]! > 0);
    parts.forEach((a, at) => {
      for (const b of parts.slice(at + 1)) {
        const r = computeCorrelation(columns[a]!, columns[b]!);
        if (r <= -NEGATIVE_FROM) negative.push({ a: idOf(a), b: idOf(b), r });
        if (r >= REDUNDANT_FROM) redundant.push({ a: idOf(a), b: idOf(b), r });
      }
    });
    if (parts.length < 2) continue;
    let n = 0;
    for (let unit = 0; unit < units; unit += 1) if (parts.every((part) => !Number.isNaN(columns[part]![unit]!))) n += 1;
    alpha.push({ id: tree.nodes[node]!, alpha: numberOrNull(computeConsistency(parts.map((part) => columns[part]!))), n });
  }
  return { units, needed: COHERENCE_NEEDED, checks: { indicators, negative, redundant, negativeFrom: NEGATIVE_FROM, redundantFrom: REDUNDANT_FROM, alpha } };
}

function numberOrNull(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}
