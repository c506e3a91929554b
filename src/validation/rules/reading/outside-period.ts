// A value from outside the review period carries a sign; a sign without reason is as wrong as none.
import { yearOf } from "../../calendar.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const outsidePeriod: Rule<ReadingScope> = ({ reading, review, today }, report) => {
  const { observation, pointer } = reading;
  const { from, to } = review.review.period;
  const { year } = observation;
  // A year that has not come yet is a finding of its own.
  if (year === null || observation.value === null || from === "" || to === "" || from > to || year > yearOf(today)) return;
  const isOutside = year < yearOf(from) || year > yearOf(to);
  const isFlagged = observation.flags.includes("outside_period");
  if (isOutside && !isFlagged) {
    report({
      ruleId: "observation/outside-period", pointer: [...pointer, "year"],
      message: `${year} is outside the review period ${from} – ${to} and not flagged.`, cure: "Add flags: [outside_period].",
    });
  } else if (!isOutside && isFlagged) {
    report({
      ruleId: "observation/inside-period", pointer: [...pointer, "flags", observation.flags.indexOf("outside_period")],
      message: `${year} is inside the review period ${from} – ${to}.`,
    });
  }
};
