// A review must be made by a framework that exists, and by the one of its workspace.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const reviewFramework: Rule<ReviewScope> = ({ review, loaded }, report) => {
  const ref = review.review.framework;
  if (ref === "") return;
  if (!loaded.availableFrameworks.includes(ref)) {
    const suggestions = suggestNames(ref, loaded.availableFrameworks);
    report({
      ruleId: "framework/unknown", pointer: ["framework"], message: `There is no framework “${ref}”.`,
      cure: `Known: ${loaded.availableFrameworks.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  } else if (ref !== loaded.config.framework) {
    report({
      ruleId: "review/framework-mismatch", pointer: ["framework"],
      message: `The review is for “${ref}”, the workspace for “${loaded.config.framework}”.`,
    });
  }
};
