// A share whose parts are published can be recomputed; a difference beyond rounding is worth a look.
import { printedRange, rangesMeet, shortNumber } from "../../printed-rounding.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const partsMismatch: Rule<ReadingScope> = ({ reading, sourceOf }, report) => {
  const { indicator, observation, pointer } = reading;
  const { parts, value } = observation;
  if (parts === null || value?.type !== "number" || parts.denominator === 0) return;
  const scale = indicator?.unit === "percent" ? 100 : 1;
  const recomputed = (scale * parts.numerator) / parts.denominator;
  const written = sourceOf([...pointer, "value"]);
  if (rangesMeet(printedRange(value.number, written), { low: recomputed, high: recomputed })) return;
  report({
    ruleId: "observation/parts-mismatch", pointer: [...pointer, "value"],
    message: `The value is ${written}, but ${parts.numerator} of ${parts.denominator} is ${shortNumber(recomputed)}.`,
  });
};
