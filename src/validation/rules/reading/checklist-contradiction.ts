// An item cannot be present and absent at once.
import type { Rule, ReadingScope } from "../../rule-scope.js";
import { checklistLists, type PlacedItem } from "./checklist-lists.js";

export const checklistContradiction: Rule<ReadingScope> = ({ reading, file }, report) => {
  const first = new Map<string, PlacedItem>();
  for (const item of checklistLists(reading)) {
    const earlier = first.get(item.id);
    if (earlier === undefined) first.set(item.id, item);
    // Twice in one list is the schema's finding.
    else if (earlier.list !== item.list) {
      report({
        ruleId: "value/item-contradiction", pointer: item.pointer, message: `“${item.id}” is named both ${earlier.list} and ${item.list}.`,
        related: [{ file, pointer: earlier.pointer, message: `First named ${earlier.list} here.` }],
      });
    }
  }
};
