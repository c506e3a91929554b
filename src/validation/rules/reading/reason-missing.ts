// A gap needs a reason, because the report prints it.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const reasonMissing: Rule<ReadingScope> = ({ reading }, report) => {
  const { observation, raw, pointer, indicatorId } = reading;
  // A mistyped status is read as missing; the vocabulary is the schema's business.
  if (raw["status"] !== "missing" && raw["status"] !== "not_applicable") return;
  if (isGiven(raw, "reason")) return;
  report({ ruleId: "observation/reason-missing", pointer: [...pointer, "status"], message: `“${indicatorId}” is ${observation.status} without a reason.` });
};
