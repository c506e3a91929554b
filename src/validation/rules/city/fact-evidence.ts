// Where a fact comes from, and how sure it is.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { FactScope, Rule } from "../../rule-scope.js";

export const factEvidence: Rule<FactScope> = ({ loadedFact }, report) => {
  const { fact, raw, pointer } = loadedFact;
  if (fact.status === "illustrative") {
    for (const key of ["source", "grade"]) {
      if (isGiven(raw, key)) report({ ruleId: "fact/illustrative-with-evidence", pointer: [...pointer, key], at: "key", message: `The fact “${fact.measure}” is illustrative and has a ${key}.` });
    }
    return;
  }
  if (!isGiven(raw, "grade")) {
    report({ ruleId: "fact/grade-missing", pointer: [...pointer, "measure"], message: `The fact “${fact.measure}” has no evidence grade.` });
  } else if (fact.grade !== null && fact.grade !== "D" && !isGiven(raw, "source")) {
    report({ ruleId: "fact/source-missing", pointer: [...pointer, "grade"], message: `The fact “${fact.measure}” has grade ${fact.grade} and no source.` });
  }
};
