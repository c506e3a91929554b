// A value must say what place it is about.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const placeMissing: Rule<ReadingScope> = ({ reading }, report) => {
  if (reading.observation.value === null || isGiven(reading.raw, "place")) return;
  report({ ruleId: "observation/place-missing", pointer: reading.pointer, at: "key", message: `The value of “${reading.indicatorId}” does not say what place it is about.` });
};
