// Two reviews of a city whose periods share days tell of the same time: a change between them is no change over time.
import type { Review } from "../../../model/workspace.js";
import type { ReviewScope, Rule } from "../../rule-scope.js";

type Dated = Pick<Review, "id" | "period">;

export const reviewPeriodOverlap: Rule<ReviewScope> = ({ review: { review }, city }, report) => {
  if (!isPeriod(review)) return;
  for (const { review: other, file } of city.reviews) {
    if (other.id === review.id || !isPeriod(other) || !isBefore(other, review)) continue;
    if (other.period.to < review.period.from) continue;
    const isSame = other.period.from === review.period.from && other.period.to === review.period.to;
    report({
      ruleId: "review/period-overlap", pointer: ["period"],
      message: isSame
        ? `The review “${other.id}” of this city is about the same days, so neither is earlier than the other.`
        : `The review “${other.id}” of this city runs until ${other.period.to}, this one from ${review.period.from}.`,
      related: [{ file, pointer: ["period"], message: `the period of “${other.id}”` }],
    });
  }
};

/** Days in the form of the calendar, in their order; anything else is told about elsewhere. */
function isPeriod({ period }: Dated): boolean {
  return /^\d{4}-/.test(period.from) && /^\d{4}-/.test(period.to) && period.from <= period.to;
}

function isBefore(a: Dated, b: Dated): boolean {
  const keyOf = ({ period, id }: Dated): string => `${period.to} ${period.from} ${id}`;
  return keyOf(a) < keyOf(b);
}
