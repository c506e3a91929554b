// A status either promises a value or says that there is none; the file must agree with it.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const valueAndStatus: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, observation, raw, pointer, indicatorId } = reading;
  const status = raw["status"];
  if (status === "missing" || status === "not_applicable") {
    if (!isGiven(raw, "value")) return;
    report({ ruleId: "observation/value-despite-status", pointer: [...pointer, "value"], at: "key", message: `“${indicatorId}” is ${status} and has a value.` });
    return;
  }
  // Without a readable status nobody knows whether a value was meant.
  if (status !== observation.status || isGiven(raw, "value")) return;
  const hasSides = isGiven(raw, "group") && isGiven(raw, "reference");
  if (hasSides && (indicator === null || indicator.kind === "ratio" || indicator.kind === "gap")) return;
  report({ ruleId: "observation/value-missing", pointer: [...pointer, "status"], message: `“${indicatorId}” is ${observation.status} and has no value.` });
};
