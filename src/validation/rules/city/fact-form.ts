// A fact has a name, a unit that fits and a date that has come.
import { isGiven } from "../../../workspace/raw-reader.js";
import { isAfterDay } from "../../calendar.js";
import type { FactScope, Rule } from "../../rule-scope.js";

export const factForm: Rule<FactScope> = ({ loadedFact, today }, report) => {
  const { fact, raw, pointer } = loadedFact;
  if (fact.measure === "other" && !isGiven(raw, "label")) {
    report({ ruleId: "fact/label-missing", pointer: [...pointer, "measure"], message: "The measure is “other”, and no label says what it is." });
  }
  const expected = fact.measure === "other" ? fact.unit : fact.measure.endsWith("_share") ? "percent" : "people";
  if (fact.unit !== expected) {
    report({
      ruleId: "fact/unit-mismatch", pointer: [...pointer, "unit"], message: `“${fact.measure}” is measured in ${expected}, found “${fact.unit}”.`,
      cure: `Write unit: ${expected}.`,
    });
  }
  // 91.255 is how some languages write ninety-one thousand; as a number of people it is a slip.
  if (fact.unit === "people" && (fact.value < 0 || !Number.isInteger(fact.value))) {
    report({
      ruleId: "fact/unit-mismatch", pointer: [...pointer, "value"], message: `${fact.value} is no number of people.`,
      cure: "Write a whole number without separators, for example 91255.",
    });
  }
  if (isAfterDay(fact.asOf, today)) {
    report({ ruleId: "fact/future", pointer: [...pointer, "asOf"], message: `${fact.asOf} is in the future; today is ${today}.` });
  }
};
