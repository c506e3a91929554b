// A number outside the range that its indicator can have at all is a slip, often of the unit.
import { describeValue } from "../../describe-schema-error.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const valueOutOfScale: Rule<ReadingScope> = ({ reading, sourceOf }, report) => {
  const { indicator, observation, pointer, raw } = reading;
  if (indicator?.scale == null || observation.value?.type !== "number") return;
  const { number } = observation.value;
  const { min, max } = indicator.scale;
  if ((min === undefined || number >= min) && (max === undefined || number <= max)) return;
  const isWritten = typeof raw["value"] === "number";
  const range = min !== undefined && max !== undefined ? `from ${min} to ${max}` : min !== undefined ? `${min} or more` : `${String(max)} or less`;
  report({
    ruleId: "value/out-of-scale", pointer: isWritten ? [...pointer, "value"] : [...pointer, "group"],
    message: `The value of “${reading.indicatorId}” is ${isWritten ? sourceOf([...pointer, "value"]) : describeValue(number)}; possible is ${range}.`,
  });
};
