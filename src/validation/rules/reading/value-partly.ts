// `partly` is an answer only where the framework allows it.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const valuePartly: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, pointer, indicatorId } = reading;
  if (observation.value?.type !== "answer" || observation.value.answer !== "partly" || indicator === null || indicator.partlyAllowed) return;
  report({ ruleId: "value/partly-not-allowed", pointer: [...pointer, "value"], message: `“${indicatorId}” is answered by yes or no, not by “partly”.` });
};
