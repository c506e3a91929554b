// Each kind of indicator is answered in its own form.
import { entryOf } from "../../../workspace/raw-reader.js";
import { describeValue, numberCure } from "../../describe-schema-error.js";
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const valueForm: Rule<ReadingScope> = ({ reading }, report) => {
  const { indicator, raw, pointer, isValueWrong, indicatorId } = reading;
  if (!isValueWrong || raw["status"] === "missing" || raw["status"] === "not_applicable") return;
  const value = entryOf(raw, "value");
  const cure = cureFor(indicator?.kind, value);
  report({
    ruleId: "value/wrong-kind", pointer: [...pointer, "value"],
    message: `“${indicatorId}” is answered by ${formOf(indicator?.kind, indicator?.levelScores?.length ?? 0)}, found ${describeValue(value)}.`,
    ...(cure === null ? {} : { cure }),
  });
};

function formOf(kind: string | undefined, levels: number): string {
  if (kind === "binary") return "yes or no";
  if (kind === "ordinal") return `a level from 0 to ${Math.max(0, levels - 1)}`;
  if (kind === "checklist") return "lists of items (present, absent, not_applicable)";
  return "a number";
}

function cureFor(kind: string | undefined, value: unknown): string | null {
  if (kind === "binary" && typeof value === "boolean") return `Write ${value ? "yes" : "no"}.`;
  if (kind === "checklist") return Array.isArray(value) ? "Write the list under present:" : "value: {present: [], absent: []}";
  return typeof value === "string" ? numberCure(value) : null;
}
