// Weights are shares of their sum: none below zero, and within each part at least one above.
import { entryOf } from "../../../workspace/raw-reader.js";
import { partsBelow, type FrameworkPart } from "../../framework-parts.js";
import type { FrameworkScope, Report, Rule } from "../../rule-scope.js";

export const frameworkWeights: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  checkBelow(loaded.documents.get(own.file)?.value, null, report);
};

/** Groups and indicators directly below one part share its weight. */
function checkBelow(value: unknown, owner: FrameworkPart | null, report: Report): void {
  const parts = partsBelow(value, owner);
  for (const part of parts) {
    const weight = entryOf(part.raw, "weight");
    if (typeof weight === "number" && weight < 0) {
      report({ ruleId: "framework/weight-negative", pointer: [...part.pointer, "weight"], message: `The weight of “${String(part.raw["id"])}” is ${weight}.` });
    }
    checkBelow(value, part, report);
  }
  const [first] = parts;
  if (first === undefined || parts.some((part) => (entryOf(part.raw, "weight") ?? 1) !== 0)) return;
  const sorts = [...new Set(parts.map((part) => part.sort))].join(" and ");
  const of = owner === null ? "the framework" : `“${String(owner.raw["id"])}”`;
  report({ ruleId: "framework/weights-all-zero", pointer: first.pointer.slice(0, -1), at: "key", message: `All weights of the ${sorts} of ${of} are zero.` });
}
