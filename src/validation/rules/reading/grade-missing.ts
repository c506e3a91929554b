// Confidence is worked out from evidence grades, so every value that is not invented needs one.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const gradeMissing: Rule<ReadingScope> = ({ reading }, report) => {
  const { observation, raw, pointer, indicatorId } = reading;
  if (observation.value === null || observation.status === "illustrative" || isGiven(raw, "grade")) return;
  report({ ruleId: "observation/grade-missing", pointer, at: "key", message: `The ${observation.status} value of “${indicatorId}” has no evidence grade.` });
};
