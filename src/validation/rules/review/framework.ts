// A review must be made by a framework that exists, and by the one of its workspace unless a later review of the city is.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const reviewFramework: Rule<ReviewScope> = ({ review, city, loaded }, report) => {
  const ref = review.review.framework;
  if (ref === "") return;
  // A review that has been followed by one under the workspace's framework is history: it is restated and shown beside it.
  const isSucceeded = city.reviews.some((other) => other.review.framework === loaded.config.framework && other.review.period.to > review.review.period.to);
  if (!loaded.availableFrameworks.includes(ref)) {
    if (isSucceeded) {
      report({
        ruleId: "framework/unknown", pointer: ["framework"], message: `There is no framework “${ref}” any more, by which this earlier review was made.`,
        cure: `Put frameworks/${ref.replace("@", "-")}.yaml back, for example from git or an earlier version of epi. Do not change the review: it says by what it was made.`,
      });
      return;
    }
    const suggestions = suggestNames(ref, loaded.availableFrameworks);
    report({
      ruleId: "framework/unknown", pointer: ["framework"], message: `There is no framework “${ref}”.`,
      cure: `Known: ${loaded.availableFrameworks.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  } else if (ref !== loaded.config.framework && !isSucceeded) {
    report({
      ruleId: "review/framework-mismatch", pointer: ["framework"],
      message: `The review is for “${ref}”, the workspace for “${loaded.config.framework}”.`,
    });
  }
};
