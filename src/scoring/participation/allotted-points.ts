// Which parents of a framework had points shared out over their parts, and how many points each part got.
import { partsByParent, type Framework } from "../../model/framework.js";
import type { RoundTable } from "../../model/round-table.js";
import { addPoints } from "./add-points.js";

/**
 * Parent → part → points of all round tables together, in framework order. Only points for direct parts of their parent count; a parent
 * without any point above 0 is not there, nor is one that the framework does not have.
 */
export function allottedPoints(
  framework: Pick<Framework, "areas">,
  roundTables: readonly Pick<RoundTable, "allotments">[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const allotments = roundTables.flatMap((table) => table.allotments);
  const found = new Map<string, ReadonlyMap<string, number>>();
  for (const [parent, parts] of partsByParent(framework)) {
    const sums = addPoints(allotments.filter((one) => one.over === parent).map((one) => one.points));
    const points = parts.map((part) => [part.id, sums.get(part.id) ?? 0] as const);
    if (points.some(([, sum]) => sum > 0)) found.set(parent, new Map(points));
  }
  return found;
}
