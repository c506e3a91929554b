// Something invented cannot have a source.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const illustrativeWithEvidence: Rule<ReadingScope> = ({ reading }, report) => {
  if (reading.observation.status !== "illustrative") return;
  for (const key of ["source", "grade"]) {
    if (!isGiven(reading.raw, key)) continue;
    report({ ruleId: "observation/illustrative-with-evidence", pointer: [...reading.pointer, key], at: "key", message: `The value of “${reading.indicatorId}” is illustrative and has a ${key}.` });
  }
};
