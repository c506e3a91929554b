// Grades A to C claim an official origin, which somebody must be able to check.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const sourceMissing: Rule<ReadingScope> = ({ reading }, report) => {
  const { observation, raw, pointer } = reading;
  const { grade } = observation;
  if (observation.value === null || observation.status === "illustrative" || grade === null || grade === "D" || isGiven(raw, "source")) return;
  report({ ruleId: "observation/source-missing", pointer: [...pointer, "grade"], message: `The value has grade ${grade} and no source.` });
};
