// Budget points are shared out over all direct parts of one parent, once for each parent.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { indicatorsOf, partsByParent } from "../../../model/framework.js";
import type { LoadedFramework, PointSet } from "../../../workspace/loaded-workspace.js";
import type { Report, Rule, RoundTableScope } from "../../rule-scope.js";

export const roundTableAllotments: Rule<RoundTableScope> = ({ roundTable, own, file }, report) => {
  const seen = new Map<string, PointSet>();
  for (const allotment of roundTable.allotments) {
    const { over, pointer } = allotment;
    if (over === null) continue;
    const first = seen.get(over);
    seen.set(over, first ?? allotment);
    if (first !== undefined) {
      report({
        ruleId: "roundtable/duplicate-allotment", pointer: [...pointer, "over"], message: `The points over “${over}” are allotted already.`,
        related: [{ file, pointer: [...first.pointer, "over"], message: "The first allotment stands here." }],
      });
    }
    // A framework with errors lacks the parts that could not be read; the points may well be right.
    if (own !== null && !own.hasErrors) checkParts(allotment, over, own, report);
  }
};

function checkParts({ pointer, given }: PointSet, over: string, { framework, ref }: LoadedFramework, report: Report): void {
  const parents = partsByParent(framework);
  const parts = parents.get(over);
  const indicators = indicatorsOf(framework).map((indicator) => indicator.id);
  if (parts === undefined) {
    const isIndicator = indicators.includes(over);
    const suggestions = isIndicator ? [] : suggestNames(over, [...parents.keys()]);
    report({
      ruleId: isIndicator ? "roundtable/no-parts" : "roundtable/unknown-part", pointer: [...pointer, "over"],
      message: isIndicator ? `“${over}” is an indicator: it has no parts.` : `“${over}” is not an area or dimension of ${ref}.`,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    });
    return;
  }
  const ids = parts.map((part) => part.id);
  for (const id of given) {
    if (ids.includes(id)) continue;
    const isElsewhere = parents.has(id) || indicators.includes(id);
    const suggestions = isElsewhere ? [] : suggestNames(id, ids.filter((one) => !given.includes(one)));
    report({
      ruleId: isElsewhere ? "roundtable/not-a-child" : "roundtable/unknown-part", pointer: [...pointer, "points", id], at: "key",
      message: isElsewhere ? `“${id}” is not a direct part of “${over}”.` : `“${id}” is not a part of “${over}” in ${ref}.`,
      ...(suggestions.length > 0 ? { suggestions } : { cure: `Parts of “${over}”: ${ids.join(", ")}.` }),
    });
  }
  // Where no points are written at all it is the schema that speaks.
  if (given.length === 0) return;
  const missing = parts.filter((part) => part.weight > 0 && !given.includes(part.id)).map((part) => part.id);
  if (missing.length === 0) return;
  report({
    ruleId: "roundtable/part-left-out", pointer: [...pointer, "points"], at: "key",
    message: `Parts of “${over}” without points: ${missing.join(", ")}.`,
  });
}
