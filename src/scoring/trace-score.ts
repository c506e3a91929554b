// The way back from a score to the raw values it rests on: what an auditor replays by hand.
import type { LeftOut, NodeUncertainty } from "../model/doubt.js";
import type { Goalposts } from "../model/framework.js";
import type { CoverageState, IndicatorResult, NodeResult, Potential, ReviewResult, SourceEntry } from "../model/review-result.js";
import { standardError } from "./standard-error.js";

/** Where a part stands among the cities of the main cohort, and what the overall score would be without it. */
export interface TracePlace {
  readonly cohort: { readonly n: number; readonly median: number | null; readonly min: number | null; readonly max: number | null; readonly rank: number | null } | null;
  readonly leftOut: LeftOut | null;
  readonly potential: Potential | null;
}

export interface NodeTrace {
  readonly type: "node";
  readonly id: string;
  readonly level: NodeResult["level"];
  readonly score: number | null;
  readonly state: CoverageState;
  readonly coverage: number;
  readonly used: number;
  readonly mean: NodeResult["mean"];
  readonly power: number | null;
  readonly availability: number | null;
  readonly interval: NodeResult["interval"];
  /** Interval and rank interval with their parts; null when the framework switches uncertainty off. */
  readonly uncertainty: NodeUncertainty | null;
  readonly place: TracePlace;
  readonly shareOfParent: number;
  readonly effectiveWeight: number;
  /** Share and score of the children that count, with shares rescaled to those. */
  readonly sum: readonly { readonly id: string; readonly share: number; readonly score: number }[];
  readonly children: readonly Trace[];
}

export interface IndicatorTrace {
  readonly type: "indicator";
  readonly id: string;
  readonly indicator: IndicatorResult;
  readonly source: SourceEntry | null;
  /** The score before clipping to 0–100, for numbers with goalposts. */
  readonly unclipped: number | null;
  /** Sampling error of the value in its unit; null when none is given. */
  readonly standardError: number | null;
  readonly place: TracePlace;
}

export type Trace = NodeTrace | IndicatorTrace;

function unclippedScore(indicator: IndicatorResult): number | null {
  if (indicator.value?.type !== "number" || indicator.goalposts === null || indicator.normalise !== null) return null;
  const { min, target }: Goalposts = indicator.goalposts;
  return (100 * (indicator.value.number - min)) / (target - min);
}

/** Weights of the children that have a score, rescaled so that they add up to 1: what the mean really used. */
function usedShares(result: ReviewResult, node: NodeResult) {
  const children = node.children.flatMap((id) => {
    const child = result.nodes.find((one) => one.id === id) ?? result.indicators.find((one) => one.id === id);
    return child && child.score !== null && child.shareOfParent > 0 ? [{ id, share: child.shareOfParent, score: child.score }] : [];
  });
  const total = children.reduce((sum, child) => sum + child.share, 0);
  return children.map((child) => ({ ...child, share: child.share / total }));
}

function placeOf(result: ReviewResult, id: string): TracePlace {
  const position = result.cohorts[0]?.positions.find((one) => one.id === id);
  return {
    cohort: position ? { n: position.n, median: position.median, min: position.min, max: position.max, rank: position.rank } : null,
    leftOut: result.sensitivity.leftOut.find((one) => one.id === id) ?? null,
    potential: result.potentials.find((one) => one.id === id) ?? null,
  };
}

/** The tree below a node or indicator; null when the result has no such id. */
export function traceResult(result: ReviewResult, id: string): Trace | null {
  const indicator = result.indicators.find((one) => one.id === id);
  if (indicator) {
    const source = result.sources.find((one) => one.key === indicator.sourceKey) ?? null;
    return {
      type: "indicator",
      id,
      indicator,
      source,
      unclipped: unclippedScore(indicator),
      standardError: standardError(indicator, indicator),
      place: placeOf(result, id),
    };
  }
  const node = result.nodes.find((one) => one.id === id);
  if (!node) return null;
  return {
    type: "node",
    id,
    level: node.level,
    score: node.score,
    state: node.state,
    coverage: node.coverage,
    used: node.used,
    mean: node.mean,
    power: node.power,
    availability: node.availability,
    interval: node.interval,
    uncertainty: result.uncertainty?.nodes.find((one) => one.id === id) ?? null,
    place: placeOf(result, id),
    shareOfParent: node.shareOfParent,
    effectiveWeight: node.effectiveWeight,
    sum: usedShares(result, node),
    children: node.children.flatMap((child) => traceResult(result, child) ?? []),
  };
}
