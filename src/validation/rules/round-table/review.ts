// The review that was on the table exists, and the day lies within its time and has come.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { isCalendarDay } from "../../calendar.js";
import type { Rule, RoundTableScope } from "../../rule-scope.js";

export const roundTableReview: Rule<RoundTableScope> = ({ roundTable, city, review, loaded, today }, report) => {
  const { review: id, date } = roundTable.roundTable;
  // A review that could not be read at all is a finding of its own file.
  const isUnread = loaded.diagnostics.some((one) => one.file === `cities/${city.folder}/reviews/${id}.yaml`);
  if (id !== "" && review === null && !isUnread) {
    const known = city.reviews.map((one) => one.review.id);
    const suggestions = suggestNames(id, known);
    report({
      ruleId: "roundtable/unknown-review", pointer: ["review"], message: `The city has no review “${id}”.`,
      cure: known.length === 0 ? "Add the review first." : `Known: ${known.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }
  if (!isCalendarDay(date)) return;
  const from = review?.review.period.from ?? "";
  if (date > today) {
    report({ ruleId: "roundtable/date-in-future", pointer: ["date"], message: `${date} is in the future; today is ${today}.` });
  } else if (isCalendarDay(from) && date < from) {
    report({ ruleId: "roundtable/before-review", pointer: ["date"], message: `The round table was held on ${date}, before the review period begins on ${from}.` });
  }
};
