// Votes go to dimensions and indicators of the framework of the review.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { groupsOf, indicatorsOf } from "../../../model/framework.js";
import type { Rule, RoundTableScope } from "../../rule-scope.js";

export const roundTableVotes: Rule<RoundTableScope> = ({ roundTable, own }, report) => {
  const { votes } = roundTable;
  // A framework with errors lacks the parts that could not be read; the votes may well be right.
  if (votes === null || own === null || own.hasErrors) return;
  const areas = own.framework.areas.map((area) => area.id);
  const known = [
    ...groupsOf(own.framework).map((group) => group.id).filter((id) => !areas.includes(id)),
    ...indicatorsOf(own.framework).map((indicator) => indicator.id),
  ];
  for (const id of votes.given) {
    const place = { pointer: [...votes.pointer, "points", id], at: "key" } as const;
    if (known.includes(id)) continue;
    if (id === "overall" || areas.includes(id)) {
      report({ ruleId: "roundtable/vote-too-wide", ...place, message: `Votes cannot go to “${id}”: it is ${id === "overall" ? "the whole" : "a whole area"}.` });
      continue;
    }
    const suggestions = suggestNames(id, known);
    report({
      ruleId: "roundtable/unknown-part", ...place, message: `“${id}” is not a dimension or indicator of ${own.ref}.`,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }
};
