// Sources named in a review.
import { sourcesOfReview } from "../../collect-parts.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";
import { reportSources } from "../source-parts.js";

export const reviewSources: Rule<ReviewScope> = ({ review, today }, report) => {
  reportSources(sourcesOfReview(review), today, report);
};
