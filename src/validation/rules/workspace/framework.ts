// The framework of the workspace exists and has words in every language of the workspace.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import type { FileScope, Rule } from "../../rule-scope.js";

export const workspaceFramework: Rule<FileScope> = ({ loaded }, report) => {
  const ref = loaded.config.framework;
  const own = loaded.frameworks.get(ref);
  if (own === undefined) {
    const suggestions = suggestNames(ref, loaded.availableFrameworks);
    report({
      ruleId: "framework/unknown", pointer: ["framework"], message: `There is no framework “${ref}”.`,
      cure: `Known: ${loaded.availableFrameworks.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
    });
    return;
  }
  for (const [index, language] of loaded.config.languages.entries()) {
    if (own.languages.includes(language)) continue;
    report({ ruleId: "i18n/words-missing", pointer: ["languages", index], message: `The framework ${ref} has no words in “${language}”.` });
  }
};
