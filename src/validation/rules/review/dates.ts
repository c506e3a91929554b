// The period runs forwards, and the data stand lies behind it and not ahead of today.
import { isCalendarDay } from "../../calendar.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const reviewDates: Rule<ReviewScope> = ({ review, today }, report) => {
  const { period, dataAsOf } = review.review;
  const isPeriod = isCalendarDay(period.from) && isCalendarDay(period.to);
  if (isPeriod && period.from > period.to) {
    report({ ruleId: "review/period-reversed", pointer: ["period", "to"], message: `The period ends on ${period.to}, before it starts on ${period.from}.` });
  }
  if (!isCalendarDay(dataAsOf)) return;
  if (dataAsOf > today) {
    report({ ruleId: "review/data-in-future", pointer: ["dataAsOf"], message: `${dataAsOf} is in the future; today is ${today}.` });
  } else if (isPeriod && period.from <= period.to && dataAsOf < period.to) {
    report({ ruleId: "review/data-before-period-end", pointer: ["dataAsOf"], message: `Data were collected up to ${dataAsOf}, but the period ends on ${period.to}.` });
  }
};
