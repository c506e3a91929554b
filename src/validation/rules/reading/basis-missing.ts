// A figure about foreigners is invalid without the group it counts.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const basisMissing: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, raw, pointer, indicatorId } = reading;
  if (indicator?.basisRequired !== true || observation.value === null || isGiven(raw, "basis")) return;
  report({ ruleId: "observation/basis-missing", pointer, at: "key", message: `The value of “${indicatorId}” does not say which population it is about.` });
};
