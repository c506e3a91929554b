// A value needs a year, and the year must have come.
import { isGiven } from "../../../workspace/raw-reader.js";
import { yearOf } from "../../calendar.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const year: Rule<ReadingScope> = ({ reading, today }, report) => {
  const { observation, raw, pointer, indicatorId } = reading;
  if (observation.value !== null && !isGiven(raw, "year")) {
    report({ ruleId: "observation/year-missing", pointer, at: "key", message: `The value of “${indicatorId}” has no year.` });
  }
  if (observation.year !== null && observation.year > yearOf(today)) {
    report({ ruleId: "observation/year-in-future", pointer: [...pointer, "year"], message: `${observation.year} is in the future; today is ${today}.` });
  }
};
