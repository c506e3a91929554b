// Weights are shares of their sum: none below zero, and within each part at least one above.
import type { Pointer } from "../../../model/diagnostic.js";
import { asRecord, entryOf } from "../../../workspace/raw-reader.js";
import type { FrameworkScope, Report, Rule } from "../../rule-scope.js";

export const frameworkWeights: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  const root = loaded.documents.get(own.file)?.value;
  walk(root, [], ["areas", "dimensions", "indicators"], report);
};

function walk(parent: unknown, pointer: Pointer, levels: readonly string[], report: Report): void {
  const [level, ...deeper] = levels;
  const list = level === undefined ? undefined : entryOf(asRecord(parent) ?? {}, level);
  if (level === undefined || !Array.isArray(list) || list.length === 0) return;
  let isAllZero = true;
  for (const [index, part] of (list as unknown[]).entries()) {
    const at = [...pointer, level, index];
    const record = asRecord(part) ?? {};
    const weight = entryOf(record, "weight") ?? 1;
    if (weight !== 0) isAllZero = false;
    if (typeof weight === "number" && weight < 0) {
      report({ ruleId: "framework/weight-negative", pointer: [...at, "weight"], message: `The weight of “${String(record["id"])}” is ${weight}.` });
    }
    walk(part, at, deeper, report);
  }
  if (!isAllZero) return;
  const owner = asRecord(parent)?.["id"];
  report({
    ruleId: "framework/weights-all-zero", pointer: [...pointer, level], at: "key",
    message: `All weights of the ${level} of “${String(owner)}” are zero.`,
  });
}
