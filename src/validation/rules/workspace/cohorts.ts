// Cohorts have names of their own, rules that name a fact, and bounds that some city can meet.
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import { FACT_MEASURES } from "../../../model/workspace.js";
import { asRecord, entryOf } from "../../../workspace/raw-reader.js";
import { DEFAULT_COHORTS } from "../../../workspace/parse-workspace-config.js";
import type { FileScope, Rule } from "../../rule-scope.js";

/** `other` is no measure to group by: every such fact is another one. */
const MEASURES = FACT_MEASURES.filter((measure) => measure !== "other") as readonly string[];

export const cohorts: Rule<FileScope> = ({ loaded, file }, report) => {
  const raw = entryOf(asRecord(loaded.documents.get(file)?.value) ?? {}, "cohorts");
  if (!Array.isArray(raw)) return;
  const ids = new Set<string>();
  const known = new Set(DEFAULT_COHORTS.map((cohort) => cohort.id));
  for (const [index, entry] of (raw as unknown[]).entries()) {
    const cohort = asRecord(entry) ?? {};
    const id = entryOf(cohort, "id");
    const pointer = ["cohorts", index];
    if (typeof id === "string") {
      if (ids.has(id)) report({ ruleId: "cohort/duplicate-id", pointer: [...pointer, "id"], message: `Another cohort has the id “${id}” already.` });
      else if (!known.has(id) && entryOf(cohort, "name") === undefined) {
        report({ ruleId: "cohort/name-missing", pointer: [...pointer, "id"], message: `The cohort “${id}” has no name.` });
      }
      ids.add(id);
    }
    const rule = asRecord(entryOf(cohort, "rule")) ?? {};
    const measure = entryOf(rule, "measure");
    const [atLeast, below] = [entryOf(rule, "atLeast"), entryOf(rule, "below")];
    if (typeof measure === "string" && !MEASURES.includes(measure)) {
      const suggestions = suggestNames(measure, MEASURES);
      report({
        ruleId: "cohort/unknown-measure", pointer: [...pointer, "rule", "measure"], message: `“${measure}” is not a measure that facts of cities have.`,
        cure: `Possible: ${MEASURES.join(", ")}.`, ...(suggestions.length > 0 ? { suggestions } : {}),
      });
    }
    if (measure === undefined && (atLeast !== undefined || below !== undefined)) {
      report({ ruleId: "cohort/unknown-measure", pointer: [...pointer, "rule"], at: "key", message: "The rule has a bound but does not say of what." });
    }
    if (typeof atLeast === "number" && typeof below === "number" && atLeast >= below) {
      report({ ruleId: "cohort/empty-range", pointer: [...pointer, "rule", "below"], message: `No number is at least ${atLeast} and below ${below}.` });
    }
  }
};
