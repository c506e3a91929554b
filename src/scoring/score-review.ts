// Observations of reviews → scores, coverage and confidence of every node of the framework. Reviews that are compared are scored
// together, as rows of one table: some normalisations look at all of them.
import { indicatorsOf, type Framework, type GroupDefinition, type IndicatorDefinition } from "../model/framework.js";
import type { Observation } from "../model/observation.js";
import type { Confidence, CoverageState, NodeResult, ValueSign } from "../model/review-result.js";
import { normaliseColumn } from "./composite/normalise-column.js";
import { scoreReading } from "./score-reading.js";
import { aggregateTable, COVERAGE_TOLERANCE, type NodeTable } from "./tree/aggregate-table.js";
import { compileTree, OVERALL, type ScoreTree } from "./tree/score-tree.js";

export interface ScoredIndicator {
  readonly definition: IndicatorDefinition;
  /** The group it belongs to, and the area above that (the same when an area holds indicators directly). */
  readonly dimension: string;
  readonly area: string;
  /** The reading used, or a missing one when the review does not speak of this indicator. */
  readonly observation: Observation;
  readonly score: number | null;
  readonly signs: readonly ValueSign[];
  readonly shareOfParent: number;
  readonly effectiveWeight: number;
}

export interface ScoredReview {
  /** Depth first: overall, then each area followed by all below it. */
  readonly nodes: readonly NodeResult[];
  /** In framework order. */
  readonly indicators: readonly ScoredIndicator[];
}

const NO_CONFIDENCE: Confidence = { A: 0, B: 0, C: 0, D: 0, illustrative: 0 };
const CONFIDENCE_KEYS = ["A", "B", "C", "D", "illustrative"] as const;

export const MISSING_OBSERVATION: Observation = {
  status: "missing",
  value: null,
  year: null,
  place: null,
  basis: null,
  grade: null,
  source: null,
  flags: [],
  n: null,
  sd: null,
  group: null,
  reference: null,
  parts: null,
  reason: null,
  finding: null,
  caveat: null,
  goodPractices: [],
  alternatives: [],
};

export function coverageState(coverage: number, thresholds: Framework["coverage"]): CoverageState {
  if (coverage >= thresholds.shown - COVERAGE_TOLERANCE) return "shown";
  if (coverage >= thresholds.provisional - COVERAGE_TOLERANCE) return "provisional";
  return "insufficient";
}

interface Reading {
  readonly definition: IndicatorDefinition;
  readonly observation: Observation;
  readonly score: number | null;
  readonly signs: readonly ValueSign[];
}

/** Readings of every review, row by row in framework order, and per column the range a missing score could have. */
interface ReadingTable {
  readonly rows: readonly (readonly Reading[])[];
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
}

const FULL_SCALE = { low: 0, high: 100 } as const;

/** Normalisations over the cohort see the whole column. */
function readAll(framework: Framework, reviews: readonly ReadonlyMap<string, Observation>[], units: readonly string[]): ReadingTable {
  const definitions = indicatorsOf(framework);
  const rows = reviews.map((observations) =>
    definitions.map((definition): Reading => {
      const observation = observations.get(definition.id) ?? MISSING_OBSERVATION;
      return { definition, observation, ...scoreReading(definition, observation, framework.cases) };
    }),
  );
  const ranges = definitions.map((definition, column) => {
    if (definition.normalise === null) return FULL_SCALE;
    const raw = Float64Array.from(rows, (row) => {
      const { observation, definition: own } = row[column]!;
      const isTooFew = own.kind === "survey_mean" && observation.n !== null && observation.n < framework.cases.survey.score;
      return observation.value?.type === "number" && !isTooFew ? observation.value.number : Number.NaN;
    });
    const { scores, range } = normaliseColumn(raw, definition.direction, definition.normalise, units);
    rows.forEach((row, unit) => {
      const score = scores[unit]!;
      row[column] = { ...row[column]!, score: Number.isNaN(score) ? null : score };
    });
    return range;
  });
  return { rows, ranges };
}

function readingConfidence({ observation }: Reading): Confidence {
  if (observation.value === null) return NO_CONFIDENCE;
  if (observation.status === "illustrative") return { ...NO_CONFIDENCE, illustrative: 1 };
  return { ...NO_CONFIDENCE, [observation.grade ?? "D"]: 1 };
}

/** What a parent needs to know about a child beyond the numbers of the table. */
interface Child {
  readonly weight: number;
  readonly applies: boolean;
  readonly score: number | null;
  readonly coverage: number;
  readonly confidence: Confidence;
  readonly illustrativeCount: number;
}

function mixConfidence(children: readonly Child[]): Confidence {
  const scored = children.filter((child) => child.applies && child.score !== null && child.weight > 0);
  const mass = scored.reduce((sum, child) => sum + child.weight * child.coverage, 0);
  if (!(mass > 0)) return NO_CONFIDENCE;
  const mixed = { ...NO_CONFIDENCE } as Record<keyof Confidence, number>;
  for (const child of scored) {
    for (const key of CONFIDENCE_KEYS) mixed[key] += (child.confidence[key] * child.weight * child.coverage) / mass;
  }
  return mixed;
}

function shareOf(child: Child, siblings: readonly Child[]): number {
  if (!child.applies) return 0;
  const total = siblings.reduce((sum, sibling) => sum + (sibling.applies ? sibling.weight : 0), 0);
  return total > 0 ? child.weight / total : 0;
}

/** A node with everything below it, before its share in parent and whole is known. */
interface OpenNode extends Child {
  readonly result: Omit<NodeResult, "shareOfParent" | "effectiveWeight">;
  readonly groups: readonly OpenNode[];
  readonly readings: readonly Reading[];
  readonly readingChildren: readonly Child[];
}

/** One row of the table, told as results. */
class ReviewRow {
  readonly nodes: NodeResult[] = [];
  readonly indicators: ScoredIndicator[] = [];
  readonly #readings: ReadonlyMap<string, Reading>;
  readonly #nodeIndex: ReadonlyMap<string, number>;

  constructor(
    private readonly framework: Framework,
    private readonly tree: ScoreTree,
    private readonly table: NodeTable,
    private readonly unit: number,
    readings: readonly Reading[],
  ) {
    this.#readings = new Map(readings.map((reading) => [reading.definition.id, reading]));
    this.#nodeIndex = new Map(tree.nodes.map((id, index) => [id, index]));
    const { mean, power, availability, areas } = framework;
    const overall = this.#open({ id: OVERALL, weight: 1, mean, power, availability, groups: areas, indicators: [] }, null, 0);
    this.#close(overall, 1, 1, null);
  }

  #open(group: GroupDefinition, parent: string | null, depth: number): OpenNode {
    const groups = group.groups.map((child) => this.#open(child, group.id, depth + 1));
    const readings = group.indicators.map((definition) => this.#readings.get(definition.id)!);
    const readingChildren = readings.map(indicatorChild);
    const children = [...groups, ...readingChildren];
    const at = this.unit * this.tree.nodes.length + this.#nodeIndex.get(group.id)!;
    const found = this.table.scores[at]!;
    const score = Number.isNaN(found) ? null : found;
    const applies = this.table.applies[at] === 1;
    const coverage = this.table.coverage[at]!;
    const confidence = mixConfidence(children);
    const illustrativeCount = children.reduce((sum, child) => sum + child.illustrativeCount, 0);
    const { id, mean, power, availability, weight } = group;
    const used = this.table.used[at]!;
    const state = score === null ? "insufficient" : coverageState(used, this.framework.coverage);
    const level = depth === 0 ? "overall" : depth === 1 ? "area" : "dimension";
    const ids = [...group.groups.map((child) => child.id), ...group.indicators.map((definition) => definition.id)];
    const result = {
      id, level, depth, parent, children: ids, mean, power, availability, weight,
      score, coverage, used, state, confidence, illustrativeCount, interval: null,
    } as const;
    return { weight, applies, score, coverage, confidence, illustrativeCount, result, groups, readings, readingChildren };
  }

  #close(node: OpenNode, shareOfParent: number, effectiveWeight: number, area: string | null): void {
    this.nodes.push({ ...node.result, shareOfParent, effectiveWeight });
    const children = [...node.groups, ...node.readingChildren];
    for (const group of node.groups) {
      const share = shareOf(group, children);
      this.#close(group, share, effectiveWeight * share, area ?? group.result.id);
    }
    node.readings.forEach((reading, index) => {
      const share = shareOf(node.readingChildren[index]!, children);
      this.indicators.push({
        ...reading,
        dimension: node.result.id,
        area: area ?? node.result.id,
        shareOfParent: share,
        effectiveWeight: effectiveWeight * share,
      });
    });
  }
}

function indicatorChild(reading: Reading): Child {
  return {
    weight: reading.definition.weight,
    applies: reading.observation.status !== "not_applicable",
    score: reading.score,
    coverage: reading.score === null ? 0 : 1,
    confidence: readingConfidence(reading),
    illustrativeCount: reading.observation.status === "illustrative" ? 1 : 0,
  };
}

/** Reviews of one comparison as a table: the units are its rows. */
export interface ReviewTable {
  readonly tree: ScoreTree;
  readonly units: readonly string[];
  /** Units × indicators, row by row; NaN = no score. */
  readonly scores: Float64Array;
  /** The same shape; 0 where an indicator does not apply. */
  readonly applies: Uint8Array;
  /** Per indicator: the range in which a missing score must lie. */
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
  readonly nodes: NodeTable;
  /** In the order of the units. */
  readonly reviews: readonly ScoredReview[];
}

/**
 * Scores reviews that stand in one comparison. Each maps indicator id → the reading used; absent ids are missing. Order of a map does
 * not matter; results follow the framework's order. `units` names the reviews, in the same order: a distance to a reference city needs it.
 */
export function scoreReviewTable(
  framework: Framework,
  reviews: readonly ReadonlyMap<string, Observation>[],
  units: readonly string[],
): ReviewTable {
  const tree = compileTree(framework);
  const { rows, ranges } = readAll(framework, reviews, units);
  const width = tree.indicators.length;
  const scores = new Float64Array(rows.length * width);
  const applies = new Uint8Array(rows.length * width);
  rows.forEach((row, unit) =>
    row.forEach((reading, column) => {
      scores[unit * width + column] = reading.score ?? Number.NaN;
      applies[unit * width + column] = reading.observation.status === "not_applicable" ? 0 : 1;
    }),
  );
  const nodes = aggregateTable(tree, scores, applies, reviews.length);
  const scored = rows.map((readings, unit) => {
    const row = new ReviewRow(framework, tree, nodes, unit, readings);
    return { nodes: row.nodes, indicators: row.indicators };
  });
  return { tree, units, scores, applies, ranges, nodes, reviews: scored };
}

/** Scores one review on its own; normalisations that need a cohort give no score then. */
export function scoreReview(framework: Framework, observations: ReadonlyMap<string, Observation>): ScoredReview {
  return scoreReviewTable(framework, [observations], [""]).reviews[0]!;
}
