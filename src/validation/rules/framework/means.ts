// An exponent of a power mean that exists: with 0 the formula divides by zero, and what it comes close to has a name.
import type { Pointer } from "../../../model/diagnostic.js";
import { asRecord, entryOf } from "../../../workspace/raw-reader.js";
import { allParts } from "../../framework-parts.js";
import type { FrameworkScope, Rule } from "../../rule-scope.js";

export const frameworkMeans: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  const value = loaded.documents.get(own.file)?.value;
  const aggregation = asRecord(entryOf(asRecord(value) ?? {}, "aggregation")) ?? {};
  const means: [Pointer, unknown][] = [
    ...["overall", "area", "dimension"].map((level): [Pointer, unknown] => [["aggregation", level], entryOf(aggregation, level)]),
    ...allParts(value).map(({ raw, pointer }): [Pointer, unknown] => [[...pointer, "mean"], entryOf(raw, "mean")]),
  ];
  for (const [pointer, mean] of means) {
    if (entryOf(asRecord(mean) ?? {}, "power") !== 0) continue;
    report({ ruleId: "framework/power-zero", pointer: [...pointer, "power"], message: "There is no power mean with the exponent 0.", cure: `Write ${String(pointer.at(-1))}: geometric.` });
  }
};
