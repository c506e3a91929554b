// Items of a checklist must be the framework's own.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";
import { checklistLists } from "./checklist-lists.js";

export const checklistItems: Rule<ReadingScope> = ({ reading }, report) => {
  const known = (reading.indicator?.items ?? []).map((item) => item.id);
  if (known.length === 0) return;
  for (const { id, pointer } of checklistLists(reading)) {
    if (known.includes(id)) continue;
    const suggestions = suggestNames(id, known);
    report({
      ruleId: "value/unknown-item", pointer, message: `“${id}” is not an item of “${reading.indicatorId}”.`,
      cure: `Items: ${known.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }
};
