// A framework as a whole: its name, its coverage limits, and features that point to its own indicators.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { frameworkRef, indicatorsOf } from "../../../model/framework.js";
import type { FrameworkScope, Rule } from "../../rule-scope.js";

export const frameworkGeneral: Rule<FrameworkScope> = ({ own }, report) => {
  const { framework, ref } = own;
  if (framework.id !== "" && framework.version > 0 && frameworkRef(framework) !== ref) {
    report({ ruleId: "framework/name-mismatch", pointer: ["id"], message: `The file is named for ${ref}, but holds ${frameworkRef(framework)}.` });
  }
  const { shown, provisional } = framework.coverage;
  if (provisional > shown) {
    report({ ruleId: "framework/coverage-order", pointer: ["coverage", "provisional"], message: `A score would be shown from ${shown} but provisional only from ${provisional}.` });
  }
  // Parts that could not be read are not unknown.
  if (own.hasErrors) return;
  const known = indicatorsOf(framework).map((indicator) => indicator.id);
  for (const [feature, ids] of Object.entries(framework.features)) {
    for (const [index, id] of ids.entries()) {
      if (known.includes(id)) continue;
      const suggestions = suggestNames(id, known);
      report({
        ruleId: "framework/feature-unknown-indicator", pointer: ["features", feature, index],
        message: `The feature “${feature}” names “${id}”, which is no indicator.`, ...(suggestions.length > 0 ? { suggestions } : {}),
      });
    }
  }
};
