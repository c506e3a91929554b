// What a city may decide itself always applies to it.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const notApplicableRefused: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, pointer, indicatorId } = reading;
  if (observation.status !== "not_applicable" || indicator?.competence !== "municipal") return;
  report({ ruleId: "observation/not-applicable-refused", pointer: [...pointer, "status"], message: `“${indicatorId}” is a task of the city itself and cannot be not_applicable.` });
};
