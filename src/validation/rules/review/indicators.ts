// Every indicator of the framework is listed, and none that it does not know.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { indicatorsOf } from "../../../model/framework.js";
import { asRecord, entryOf } from "../../../workspace/raw-reader.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const reviewIndicators: Rule<ReviewScope> = ({ loaded, file, own }, report) => {
  // A framework with errors lacks the parts that could not be read; the review may well be right.
  if (own === null || own.hasErrors) return;
  const record = asRecord(loaded.documents.get(file)?.value) ?? {};
  const observations = asRecord(entryOf(record, "observations"));
  if (observations === null) return;
  const known = indicatorsOf(own.framework).map((indicator) => indicator.id);
  const given = new Set(Object.keys(observations));
  for (const id of given) {
    if (known.includes(id)) continue;
    const suggestions = suggestNames(id, known.filter((one) => !given.has(one)));
    report({
      ruleId: "review/unknown-indicator", pointer: ["observations", id], at: "key",
      message: `“${id}” is not an indicator of ${own.ref}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }
  const missing = known.filter((id) => !given.has(id));
  if (missing.length === 0) return;
  const list = missing.length > 8 ? `${missing.slice(0, 8).join(", ")} and ${missing.length - 8} more` : missing.join(", ");
  report({
    ruleId: "review/indicators-missing", pointer: ["observations"], at: "key",
    message: `${missing.length} of ${known.length} indicators are not listed: ${list}.`,
  });
};
