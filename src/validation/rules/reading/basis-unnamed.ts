// `basis: other` only says which groups are not meant; somebody has to name the one that is.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const basisUnnamed: Rule<ReadingScope> = ({ reading }, report) => {
  const { observation, raw, pointer } = reading;
  if (observation.basis !== "other" || isGiven(raw, "caveat") || observation.status === "illustrative") return;
  report({ ruleId: "observation/basis-unnamed", pointer: [...pointer, "basis"], message: "The population is “other”, and no caveat names it." });
};
