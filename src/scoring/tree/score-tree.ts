// A framework as flat arrays: what the arithmetic of thousands of scorings needs, and nothing else.
import {
  indicatorsOf,
  type Aggregation,
  type Framework,
  type GroupDefinition,
  type IndicatorDefinition,
  type MeanType,
} from "../../model/framework.js";

export const OVERALL = "overall";

/**
 * m indicators and k nodes. A *part* is an indicator (0 … m − 1, in framework order) or a node (m … m + k − 1); nodes stand after
 * everything below them, so that one pass from first to last scores the whole tree. The last node is the overall figure.
 */
export interface ScoreTree {
  readonly indicators: readonly string[];
  readonly nodes: readonly string[];
  /** Node n has the parts `children[childStart[n]]` … `children[childStart[n + 1] − 1]`: its groups, then its indicators. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
  /** Per part: declared weight, and the node (0 … k − 1) it belongs to; −1 for the overall figure. */
  readonly weights: Float64Array;
  readonly parents: Int32Array;
  /** Per node. */
  readonly means: readonly MeanType[];
  /** Exponent of a power mean, else NaN. */
  readonly powers: Float64Array;
  /** Least share of direct children that must have a score; 0 asks for none. */
  readonly availability: Float64Array;
  /** 0 overall, 1 area, 2 dimension … */
  readonly depths: Int32Array;
  /** Shares of weight from which a score is shown, and from which there is one at all. */
  readonly coverage: { readonly shown: number; readonly provisional: number };
}

interface OpenNode extends Aggregation {
  readonly id: string;
  readonly weight: number;
  readonly depth: number;
  readonly groups: readonly GroupDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
}

/** Flattens a framework of any depth. */
export function compileTree(framework: Pick<Framework, "areas" | "coverage" | keyof Aggregation>): ScoreTree {
  const definitions = indicatorsOf(framework);
  const indicatorIndex = new Map(definitions.map((definition, index) => [definition.id, index]));
  const m = definitions.length;
  const nodes: OpenNode[] = [];
  const children: number[][] = [];

  const place = (node: OpenNode): number => {
    const below = [
      ...node.groups.map((group) => place({ ...group, depth: node.depth + 1 })),
      ...node.indicators.map((definition) => indicatorIndex.get(definition.id)!),
    ];
    nodes.push(node);
    children.push(below);
    return m + nodes.length - 1;
  };
  const { mean, power, availability } = framework;
  place({ id: OVERALL, weight: 1, depth: 0, mean, power, availability, groups: framework.areas, indicators: [] });

  const parents = new Int32Array(m + nodes.length).fill(-1);
  children.forEach((parts, node) => parts.forEach((part) => (parents[part] = node)));
  const childStart = new Int32Array(nodes.length + 1);
  children.forEach((parts, node) => (childStart[node + 1] = childStart[node]! + parts.length));
  return {
    indicators: definitions.map((definition) => definition.id),
    nodes: nodes.map((node) => node.id),
    childStart,
    children: Int32Array.from(children.flat()),
    weights: Float64Array.from([...definitions.map((definition) => definition.weight), ...nodes.map((node) => node.weight)]),
    parents,
    means: nodes.map((node) => node.mean),
    powers: Float64Array.from(nodes, (node) => node.power ?? Number.NaN),
    availability: Float64Array.from(nodes, (node) => node.availability ?? 0),
    depths: Int32Array.from(nodes, (node) => node.depth),
    coverage: framework.coverage,
  };
}

/** Direct children of a node, as parts. */
export function childrenOf(tree: ScoreTree, node: number): Int32Array {
  return tree.children.subarray(tree.childStart[node], tree.childStart[node + 1]);
}
