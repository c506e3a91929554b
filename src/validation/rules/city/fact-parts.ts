// A share whose parts are published must follow from them, as far as its printed digits allow.
import { printedRange, rangesMeet, shortNumber } from "../../printed-rounding.js";
import type { FactScope, Rule } from "../../rule-scope.js";

export const factParts: Rule<FactScope> = ({ loadedFact, sourceOf }, report) => {
  const { fact, pointer } = loadedFact;
  if (fact.parts === null || fact.parts.denominator === 0) return;
  const { numerator, denominator } = fact.parts;
  const recomputed = ((fact.unit === "percent" ? 100 : 1) * numerator) / denominator;
  const written = sourceOf([...pointer, "value"]);
  if (rangesMeet(printedRange(fact.value, written), { low: recomputed, high: recomputed })) return;
  const unit = fact.unit === "percent" ? " %" : "";
  report({
    ruleId: "fact/parts-mismatch", pointer: [...pointer, "value"],
    message: `The share is ${written}${unit}, but ${numerator} of ${denominator} is ${shortNumber(recomputed)}${unit}.`,
  });
};
