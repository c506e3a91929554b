// A framework as the stakeholders weigh it: allotted points in place of declared weights, everything else as declared.
import type { Framework, GroupDefinition, IndicatorDefinition } from "../../model/framework.js";
import type { RoundTable } from "../../model/round-table.js";
import { OVERALL } from "../tree/score-tree.js";
import { allottedPoints } from "./allotted-points.js";

/**
 * Budget allocation: points that people share out over the parts of one parent are the weights of those parts; several round tables over
 * one parent are added up. A part of an allotted parent that got no points weighs 0; parents nobody allotted keep their declared weights.
 * Weights are points and need not add up to anything: only their proportions within a parent count.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6, budget allocation process.
 */
export function participatoryFramework(framework: Framework, roundTables: readonly Pick<RoundTable, "allotments">[]): Framework {
  const allotted = allottedPoints(framework, roundTables);
  const weigh = <T extends GroupDefinition | IndicatorDefinition>(parent: string, parts: readonly T[]): T[] => {
    const points = allotted.get(parent);
    return parts.map((part) => (points === undefined ? part : { ...part, weight: points.get(part.id)! }));
  };
  const reweigh = (group: GroupDefinition): GroupDefinition => ({
    ...group,
    groups: weigh(group.id, group.groups).map(reweigh),
    indicators: weigh(group.id, group.indicators),
  });
  return { ...framework, areas: weigh(OVERALL, framework.areas).map(reweigh) };
}
