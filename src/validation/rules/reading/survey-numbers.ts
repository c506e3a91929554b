// Without n and sd a survey mean has no interval.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const surveyNumbers: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, raw, pointer, indicatorId } = reading;
  if (indicator?.kind !== "survey_mean" || observation.value === null) return;
  const missing = ["n", "sd"].filter((key) => !isGiven(raw, key));
  if (missing.length === 0) return;
  report({ ruleId: "observation/survey-numbers-missing", pointer, at: "key", message: `The survey mean “${indicatorId}” has no ${missing.join(" and no ")}.` });
};
