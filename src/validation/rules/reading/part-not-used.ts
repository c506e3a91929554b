// Parts that mean nothing for a kind of indicator are likely at the wrong indicator.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

const USED_BY: Readonly<Record<string, readonly string[]>> = {
  group: ["ratio", "gap"],
  reference: ["ratio", "gap"],
  sd: ["survey_mean"],
  parts: ["rate", "ratio", "amount", "index", "count"],
};

export const partNotUsed: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, raw, pointer, indicatorId } = reading;
  if (indicator === null) return;
  for (const [key, kinds] of Object.entries(USED_BY)) {
    if (!isGiven(raw, key) || kinds.includes(indicator.kind)) continue;
    report({
      ruleId: "observation/part-not-used", pointer: [...pointer, key], at: "key",
      message: `“${key}” has no meaning for “${indicatorId}”, which is of kind ${indicator.kind}.`,
    });
  }
};
