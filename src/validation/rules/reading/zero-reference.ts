// Nothing can be divided by a reference of zero.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const zeroReference: Rule<ReadingScope> = ({ reading, sourceOf }, report) => {
  const { indicator, observation, pointer } = reading;
  if (indicator?.kind !== "ratio" || observation.reference?.value !== 0) return;
  const at = [...pointer, "reference", "value"];
  report({ ruleId: "observation/zero-reference", pointer: at, message: `The reference of “${reading.indicatorId}” is ${sourceOf(at)}; a ratio to zero has no value.` });
};
