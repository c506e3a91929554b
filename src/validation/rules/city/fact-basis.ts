// A share or count of foreigners says which group it counts, and the same group as its measure.
import { isGiven } from "../../../workspace/raw-reader.js";
import type { FactScope, Rule } from "../../rule-scope.js";

/** Measures about a group of people → the population bases that fit them. */
const GROUP_MEASURES: Readonly<Record<string, readonly string[]>> = {
  foreign_citizens: ["foreign_citizens"],
  foreign_citizens_share: ["foreign_citizens"],
  foreign_born: ["foreign_born"],
  foreign_born_share: ["foreign_born"],
  migration_background_share: ["migration_background"],
  third_country_nationals: ["tcn"],
  third_country_nationals_share: ["tcn"],
};

export const factBasis: Rule<FactScope> = ({ loadedFact }, report) => {
  const { fact, raw, pointer } = loadedFact;
  const fitting = GROUP_MEASURES[fact.measure];
  if (fitting !== undefined && !isGiven(raw, "basis")) {
    report({
      ruleId: "fact/basis-missing", pointer: [...pointer, "measure"], message: `“${fact.measure}” does not say which population it is about.`,
      cure: `Add basis: ${fitting[0]}`,
    });
  }
  if (fitting !== undefined && fact.basis !== null && fact.basis !== "other" && !fitting.includes(fact.basis)) {
    report({ ruleId: "fact/basis-contradiction", pointer: [...pointer, "basis"], message: `The measure is “${fact.measure}”, the population “${fact.basis}”.` });
  }
  if (fact.basis === "other" && !isGiven(raw, "note")) {
    report({ ruleId: "observation/basis-unnamed", pointer: [...pointer, "basis"], message: "The population is “other”, and no note names it." });
  }
};
