// A ratio or gap must follow from its two sides, as far as their printed digits allow.
import { printedRange, quotientRange, rangesMeet, shortNumber, type NumberRange } from "../../printed-rounding.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const sidesMismatch: Rule<ReadingScope> = ({ reading, sourceOf }, report) => {
  const { indicator, observation, pointer, raw } = reading;
  const { group, reference, value } = observation;
  if (group === null || reference === null || value?.type !== "number" || typeof raw["value"] !== "number") return;
  if (indicator?.kind !== "ratio" && indicator?.kind !== "gap") return;
  if (indicator.kind === "ratio" && reference.value === 0) return;
  const groupRange = printedRange(group.value, sourceOf([...pointer, "group", "value"]));
  const referenceRange = printedRange(reference.value, sourceOf([...pointer, "reference", "value"]));
  const expected: NumberRange =
    indicator.kind === "ratio"
      ? quotientRange(groupRange, referenceRange)
      : { low: referenceRange.low - groupRange.high, high: referenceRange.high - groupRange.low };
  const written = sourceOf([...pointer, "value"]);
  if (rangesMeet(printedRange(value.number, written), expected)) return;
  const recomputed = indicator.kind === "ratio" ? group.value / reference.value : reference.value - group.value;
  const sum = indicator.kind === "ratio" ? `${group.value} / ${reference.value}` : `${reference.value} − ${group.value}`;
  report({
    ruleId: "observation/sides-mismatch", pointer: [...pointer, "value"],
    message: `The value is ${written}, but its sides give ${sum} = ${shortNumber(recomputed)}.`,
  });
};
