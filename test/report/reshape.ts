// The same city under frameworks of other depths: an area without dimensions, and dimensions that consist of parts.
import type { NodeResult, ReviewResult } from "../../src/model/review-result.js";

const node = (from: NodeResult, more: Partial<NodeResult>): NodeResult => ({ ...from, ...more });

/** Every area holds its indicators itself: area → indicator. */
export function withoutDimensions(result: ReviewResult): ReviewResult {
  const kept = result.nodes.filter((one) => one.level !== "dimension");
  return {
    ...result,
    nodes: kept.map((one) =>
      one.level === "area" ? node(one, { children: result.indicators.filter((indicator) => indicator.area === one.id).map(({ id }) => id) }) : one,
    ),
    indicators: result.indicators.map((indicator) => ({ ...indicator, dimension: indicator.area })),
    strengths: result.strengths.filter((finding) => finding.level === "indicator"),
    gaps: result.gaps.filter((finding) => finding.level === "indicator"),
    potentials: result.potentials.filter((entry) => entry.level === "indicator"),
    similar: [],
  };
}

/**
 * One dimension of the first area gets two parts, one of which has parts of its own; the area keeps one indicator itself.
 * So the area holds dimensions and an indicator, and indicators stand at depths 2 to 5.
 */
export function withParts(result: ReviewResult): ReviewResult {
  const area = result.nodes.find((one) => one.level === "area")!;
  const [first, second] = result.nodes.filter((one) => one.parent === area.id) as [NodeResult, NodeResult];
  const [a, b, c] = first.children as [string, string, string];
  const [moved, ...left] = second.children as [string, ...string[]];
  const part = (id: string, parent: string, depth: number, children: readonly string[]) => node(first, { id, parent, depth, children, level: "dimension" });
  const added = [
    part("part_one", first.id, 3, [a]),
    part("part_two", first.id, 3, ["inner_part", b]),
    part("inner_part", "part_two", 4, ["innermost_part"]),
    part("innermost_part", "inner_part", 5, [c]),
  ];
  const home = new Map([[a, "part_one"], [b, "part_two"], [c, "innermost_part"], [moved, area.id]]);
  return {
    ...result,
    nodes: result.nodes.flatMap((one) => {
      if (one.id === area.id) return [node(one, { children: [...one.children, moved] })];
      if (one.id === first.id) return [node(one, { children: ["part_one", "part_two"] }), ...added];
      if (one.id === second.id) return [node(one, { children: left })];
      return [one];
    }),
    indicators: result.indicators.map((indicator) => ({ ...indicator, dimension: home.get(indicator.id) ?? indicator.dimension })),
  };
}
