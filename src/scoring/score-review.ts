// Observations of one review → scores, coverage and confidence of every node of the framework.
import {
  indicatorsOf,
  type AreaDefinition,
  type DimensionDefinition,
  type Framework,
  type IndicatorDefinition,
  type MeanType,
} from "../model/framework.js";
import type { Observation } from "../model/observation.js";
import type { Confidence, CoverageState, NodeResult, ValueSign } from "../model/review-result.js";
import { computeMean } from "./means.js";
import { scoreReading } from "./score-reading.js";

export interface ScoredIndicator {
  readonly definition: IndicatorDefinition;
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
  readonly nodes: readonly NodeResult[];
  readonly indicators: readonly ScoredIndicator[];
}

/** What a parent needs to know about a child, be it an indicator, a dimension or an area. */
interface Child {
  readonly id: string;
  readonly weight: number;
  /** False when nothing below applies to this city: the child then leaves the weights altogether. */
  readonly applies: boolean;
  /** Null when missing or when there is not enough data below. */
  readonly score: number | null;
  /** Observed share (0–1) of the child's own weight. */
  readonly coverage: number;
  /** Share (0–1) of the child's own weight that its score rests on. */
  readonly used: number;
  readonly confidence: Confidence;
  readonly illustrativeCount: number;
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

/** Thresholds are given with few digits (0.6667 for two thirds), so a hair below still counts. */
const COVERAGE_TOLERANCE = 1e-4;

export function coverageState(coverage: number, thresholds: Framework["coverage"]): CoverageState {
  if (coverage >= thresholds.shown - COVERAGE_TOLERANCE) return "shown";
  if (coverage >= thresholds.provisional - COVERAGE_TOLERANCE) return "provisional";
  return "insufficient";
}

function shareOf(child: Child, siblings: readonly Child[]): number {
  if (!child.applies) return 0;
  const total = siblings.reduce((sum, sibling) => sum + (sibling.applies ? sibling.weight : 0), 0);
  return total > 0 ? child.weight / total : 0;
}

function mixConfidence(children: readonly Child[]): Confidence {
  const scored = children.filter((child) => child.score !== null && child.weight > 0);
  const mass = scored.reduce((sum, child) => sum + child.weight * child.coverage, 0);
  if (!(mass > 0)) return NO_CONFIDENCE;
  const mixed = { ...NO_CONFIDENCE } as Record<keyof Confidence, number>;
  for (const child of scored) {
    for (const key of CONFIDENCE_KEYS) mixed[key] += (child.confidence[key] * child.weight * child.coverage) / mass;
  }
  return mixed;
}

function indicatorConfidence(observation: Observation): Confidence {
  if (observation.value === null) return NO_CONFIDENCE;
  if (observation.status === "illustrative") return { ...NO_CONFIDENCE, illustrative: 1 };
  return { ...NO_CONFIDENCE, [observation.grade ?? "D"]: 1 };
}

interface NodeFrame {
  readonly id: string;
  readonly level: NodeResult["level"];
  readonly parent: string | null;
  readonly mean: MeanType;
  readonly weight: number;
}

/** A node before its share in parent and whole is known. */
type OpenNode = Omit<NodeResult, "shareOfParent" | "effectiveWeight"> & { readonly applies: boolean };

/**
 * Joins children into their parent. Coverage is the observed share of weight, down to the indicators. The score is the mean of
 * the children that have one, with their weights rescaled: a child without enough data counts as missing, never as zero. The state
 * follows the share of weight that the score really rests on, so that a few values in many thin children do not prop up the parent.
 */
function joinChildren(frame: NodeFrame, children: readonly Child[], framework: Framework): OpenNode {
  const applicable = children.filter((child) => child.applies && child.weight > 0);
  const total = applicable.reduce((sum, child) => sum + child.weight, 0);
  const scored = applicable.flatMap((child) =>
    child.score === null ? [] : [{ score: child.score, weight: child.weight, used: child.used }],
  );
  const coverage = total > 0 ? applicable.reduce((sum, child) => sum + (child.weight * child.coverage) / total, 0) : 0;
  const used = total > 0 ? scored.reduce((sum, child) => sum + (child.weight * child.used) / total, 0) : 0;
  const score = computeMean(scored, frame.mean);
  // A geometric or harmonic mean is undefined at zero: no score then, rather than a wrong one, and none of its weight is used above.
  const state = score === null ? "insufficient" : coverageState(used, framework.coverage);
  return {
    ...frame,
    children: children.map((child) => child.id),
    applies: applicable.length > 0,
    score: state === "insufficient" ? null : score,
    coverage,
    used: state === "insufficient" && score === null ? 0 : used,
    state,
    confidence: mixConfidence(applicable),
    illustrativeCount: children.reduce((sum, child) => sum + child.illustrativeCount, 0),
    interval: null,
  };
}

const asChild = (node: OpenNode): Child => node;

function indicatorChild(definition: IndicatorDefinition, observation: Observation, score: number | null): Child {
  return {
    id: definition.id,
    weight: definition.weight,
    applies: observation.status !== "not_applicable",
    score,
    coverage: score === null ? 0 : 1,
    used: score === null ? 0 : 1,
    confidence: indicatorConfidence(observation),
    illustrativeCount: observation.status === "illustrative" ? 1 : 0,
  };
}

/**
 * Scores a whole review. `observations` maps indicator id → the reading used; absent ids are missing.
 * Order of the map does not matter; results follow the framework's order.
 */
export function scoreReview(framework: Framework, observations: ReadonlyMap<string, Observation>): ScoredReview {
  const readings = new Map(
    indicatorsOf(framework).map((definition) => {
      const observation = observations.get(definition.id) ?? MISSING_OBSERVATION;
      return [definition.id, { definition, observation, ...scoreReading(definition, observation, framework.cases) }];
    }),
  );
  const nodes: NodeResult[] = [];
  const indicators: ScoredIndicator[] = [];

  const scoreDimension = (dimension: DimensionDefinition, area: AreaDefinition) => {
    const children = dimension.indicators.map((definition) => {
      const reading = readings.get(definition.id)!;
      return indicatorChild(definition, reading.observation, reading.score);
    });
    const frame = { id: dimension.id, level: "dimension", parent: area.id, mean: dimension.mean, weight: dimension.weight } as const;
    return { dimension, children, node: joinChildren(frame, children, framework) };
  };

  const areas = framework.areas.map((area) => {
    const dimensions = area.dimensions.map((dimension) => scoreDimension(dimension, area));
    const frame = { id: area.id, level: "area", parent: "overall", mean: area.mean, weight: area.weight } as const;
    return { area, dimensions, node: joinChildren(frame, dimensions.map((d) => asChild(d.node)), framework) };
  });
  const overall = joinChildren(
    { id: "overall", level: "overall", parent: null, mean: framework.mean, weight: 1 },
    areas.map((a) => asChild(a.node)),
    framework,
  );

  const close = ({ applies: _applies, ...node }: OpenNode, shareOfParent: number, effectiveWeight: number) =>
    nodes.push({ ...node, shareOfParent, effectiveWeight });
  close(overall, 1, 1);
  for (const { node: areaNode, dimensions, area } of areas) {
    const areaShare = shareOf(areaNode, areas.map((a) => asChild(a.node)));
    close(areaNode, areaShare, areaShare);
    for (const { node, dimension, children } of dimensions) {
      const dimensionShare = shareOf(node, dimensions.map((d) => asChild(d.node)));
      close(node, dimensionShare, areaShare * dimensionShare);
      for (const [index, definition] of dimension.indicators.entries()) {
        const share = shareOf(children[index]!, children);
        indicators.push({
          ...readings.get(definition.id)!,
          dimension: dimension.id,
          area: area.id,
          shareOfParent: share,
          effectiveWeight: areaShare * dimensionShare * share,
        });
      }
    }
  }
  return { nodes, indicators };
}
