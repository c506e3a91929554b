// How sure a priority is: the share of replications in which a part stays among those where improvement would raise the overall score most.
import { TOP_DIMENSIONS } from "../../model/finding-limits.js";
import { TIE_TOLERANCE } from "../composite/tie-tolerance.js";
import type { ScoreTree } from "../tree/score-tree.js";
import { BLOCK } from "./replication-block.js";
import { replicate, type UnitView } from "./replicate.js";
import { buildReplicationModel, type ReplicationModel } from "./replication-model.js";
import type { SimulationSettings, UncertainCells } from "./uncertain-cells.js";

/** Among the replications in which the part has a score, the share (0–1) in which it is among the largest; NaN for parts that are no candidates. */
export interface PriorityShares {
  /** Per indicator of the tree: among the `top` largest potentials of indicators. */
  readonly indicators: Float64Array;
  /** Per node of the tree: among the three largest of nodes below an area. */
  readonly nodes: Float64Array;
}

/** Parts that are held against each other. */
interface Contest {
  readonly parts: readonly number[];
  readonly top: number;
  /** Per part a row of `BLOCK` slots. */
  readonly potentials: Float64Array;
  readonly best: Float64Array;
  /** Per slot the potential from which a part is among the largest. */
  readonly least: Float64Array;
}

/**
 * Potential of a part = effective weight · (100 − score), both as drawn in the replication. The effective weight is the product of the shares
 * down the tree among what applies to the unit, whether or not there is a value. Candidates have a declared score and carry weight. What ties
 * with the last of the largest (within 1e-9) counts as among them.
 *
 * @param unit id; throws RangeError where the cells have no such unit
 */
export function simulatePriorities(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  unit: string,
  { top }: { readonly top: number },
): PriorityShares {
  const row = cells.units.indexOf(unit);
  if (row < 0) throw new RangeError(`No unit "${unit}".`);
  const model = buildReplicationModel(tree, cells, settings, seed);
  const m = tree.indicators.length;
  const parts = findCandidates(model, row);
  const indicators = contest(parts.filter((part) => part < m), top);
  const dimensions = contest(parts.filter((part) => part >= m && tree.depths[part - m]! >= 2), TOP_DIMENSIONS);
  const effective = new Float64Array(tree.weights.length * BLOCK);
  const inside = new Float64Array(tree.weights.length);
  const seen = new Float64Array(tree.weights.length);
  replicate(model, 0, settings.replications, {
    nodes: dimensions.parts.map((part) => part - m),
    units: [row],
    unit: (view) => {
      spreadWeights(model, view, effective);
      for (const one of [indicators, dimensions]) holdContest(model, view, effective, one, inside, seen);
    },
  });
  // Nothing was seen of parts that are no candidates, and 0 / 0 says so.
  const shares = inside.map((count, part) => count / seen[part]!);
  return { indicators: shares.slice(0, m), nodes: shares.slice(m) };
}

function contest(parts: readonly number[], top: number): Contest {
  const k = Math.min(top, parts.length);
  return { parts, top: k, potentials: new Float64Array(parts.length * BLOCK), best: new Float64Array(k), least: new Float64Array(BLOCK) };
}

/** Parts with a declared score and with weight all the way up. */
function findCandidates({ tree, declared, cells }: ReplicationModel, unit: number): number[] {
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const isWeighted = new Uint8Array(m + k);
  isWeighted[m + k - 1] = 1;
  const candidates: number[] = [];
  for (let part = m + k - 2; part >= 0; part -= 1) {
    isWeighted[part] = tree.weights[part]! > 0 && isWeighted[m + tree.parents[part]!] === 1 ? 1 : 0;
    const score = part < m ? cells.scores[unit * m + part]! : declared.scores[unit * k + part - m]!;
    const applies = part >= m || cells.applies === null || cells.applies[unit * m + part] === 1;
    if (isWeighted[part] === 1 && applies && !Number.isNaN(score)) candidates.push(part);
  }
  return candidates.reverse();
}

/** Effective weights of every part in every slot, from the overall node down. */
function spreadWeights({ tree, childStart, children, declared, cells }: ReplicationModel, { unit, block, totals }: UnitView, effective: Float64Array): void {
  const m = tree.indicators.length;
  const k = tree.nodes.length;
  const { count, shares } = block;
  const isIn = (part: number): boolean =>
    part >= m ? declared.applies[unit * k + part - m] === 1 : cells.applies === null || cells.applies[unit * m + part] === 1;
  effective.fill(1, (m + k - 1) * BLOCK);
  for (let node = k - 1; node >= 0; node -= 1) {
    const above = (m + node) * BLOCK;
    totals.fill(0);
    for (let c = childStart[node]!; c < childStart[node + 1]!; c += 1) {
      if (!isIn(children[c]!)) continue;
      const row = children[c]! * BLOCK;
      for (let s = 0; s < count; s += 1) totals[s]! += shares[row + s]!;
    }
    for (let c = childStart[node]!; c < childStart[node + 1]!; c += 1) {
      if (!isIn(children[c]!)) continue;
      const row = children[c]! * BLOCK;
      for (let s = 0; s < count; s += 1) effective[row + s] = (effective[above + s]! * shares[row + s]!) / totals[s]!;
    }
  }
}

/** Adds to `seen` the replications of the block in which a part has a score, and to `inside` those in which it is among the largest. */
function holdContest(
  { tree, cells }: ReplicationModel,
  view: UnitView,
  effective: Float64Array,
  { parts, top, potentials, best, least }: Contest,
  inside: Float64Array,
  seen: Float64Array,
): void {
  if (top === 0) return;
  const m = tree.indicators.length;
  const { count } = view.block;
  parts.forEach((part, i) => {
    const row = part * BLOCK;
    const out = i * BLOCK;
    const score = part < m ? cells.scores[view.unit * m + part]! : 0;
    if (part < m && view.isDrawn[part] === 0) for (let s = 0; s < count; s += 1) potentials[out + s] = effective[row + s]! * (100 - score);
    else for (let s = 0; s < count; s += 1) potentials[out + s] = effective[row + s]! * (100 - view.scores[row + s]!);
  });
  for (let s = 0; s < count; s += 1) least[s] = kthLargest(potentials, s, parts.length, best) - TIE_TOLERANCE;
  parts.forEach((part, i) => {
    let valid = 0;
    let among = 0;
    for (let s = 0; s < count; s += 1) {
      const potential = potentials[i * BLOCK + s]!;
      if (potential >= least[s]!) among += 1;
      if (potential === potential) valid += 1;
    }
    seen[part]! += valid;
    inside[part]! += among;
  });
}

/** The k-th largest potential in a slot, k the length of `best`; −Infinity where fewer exist. */
function kthLargest(potentials: Float64Array, slot: number, n: number, best: Float64Array): number {
  const last = best.length - 1;
  best.fill(-Infinity);
  for (let i = 0; i < n; i += 1) {
    const potential = potentials[i * BLOCK + slot]!;
    if (!(potential > best[last]!)) continue;
    let at = last;
    for (; at > 0 && best[at - 1]! < potential; at -= 1) best[at] = best[at - 1]!;
    best[at] = potential;
  }
  return best[last]!;
}
