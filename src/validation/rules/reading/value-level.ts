// A level must be one that the framework describes.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const valueLevel: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, pointer, indicatorId } = reading;
  if (observation.value?.type !== "level" || indicator?.levelScores == null) return;
  const highest = indicator.levelScores.length - 1;
  const { level } = observation.value;
  if (level >= 0 && level <= highest) return;
  report({ ruleId: "value/unknown-level", pointer: [...pointer, "value"], message: `“${indicatorId}” has levels 0 to ${highest}; there is no level ${level}.` });
};
