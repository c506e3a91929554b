// The way back from a score to the raw values it rests on: what an auditor replays by hand.
import type { Goalposts } from "../model/framework.js";
import type { CoverageState, IndicatorResult, NodeResult, ReviewResult, SourceEntry } from "../model/review-result.js";

export interface NodeTrace {
  readonly type: "node";
  readonly id: string;
  readonly level: NodeResult["level"];
  readonly score: number | null;
  readonly state: CoverageState;
  readonly coverage: number;
  readonly used: number;
  readonly mean: NodeResult["mean"];
  readonly shareOfParent: number;
  readonly effectiveWeight: number;
  /** Σ share × score over the children that count, with shares rescaled to those; null unless arithmetic and scored. */
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
}

export type Trace = NodeTrace | IndicatorTrace;

function unclippedScore(indicator: IndicatorResult): number | null {
  if (indicator.value?.type !== "number" || indicator.goalposts === null) return null;
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

/** The tree below a node or indicator; null when the result has no such id. */
export function traceResult(result: ReviewResult, id: string): Trace | null {
  const indicator = result.indicators.find((one) => one.id === id);
  if (indicator) {
    const source = result.sources.find((one) => one.key === indicator.sourceKey) ?? null;
    return { type: "indicator", id, indicator, source, unclipped: unclippedScore(indicator) };
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
    shareOfParent: node.shareOfParent,
    effectiveWeight: node.effectiveWeight,
    sum: usedShares(result, node),
    children: node.children.flatMap((child) => traceResult(result, child) ?? []),
  };
}
