// An exponent of a power mean that can be worked out: with 0 the formula divides by zero, close to it rounding outgrows the scores, and what
// it comes close to has a name.
import type { Pointer } from "../../../model/diagnostic.js";
import { asRecord, entryOf } from "../../../workspace/raw-reader.js";
import { allParts } from "../../framework-parts.js";
import type { FrameworkScope, Rule } from "../../rule-scope.js";

/** Down to here rounding costs a power mean less than 1e-12 of its value; far below, it is made of rounding. */
const LEAST_POWER = 0.01;

export const frameworkMeans: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  const value = loaded.documents.get(own.file)?.value;
  const aggregation = asRecord(entryOf(asRecord(value) ?? {}, "aggregation")) ?? {};
  const means: [Pointer, unknown][] = [
    ...["overall", "area", "dimension"].map((level): [Pointer, unknown] => [["aggregation", level], entryOf(aggregation, level)]),
    ...allParts(value).map(({ raw, pointer }): [Pointer, unknown] => [[...pointer, "mean"], entryOf(raw, "mean")]),
  ];
  for (const [pointer, mean] of means) {
    const power = entryOf(asRecord(mean) ?? {}, "power");
    if (typeof power !== "number" || Math.abs(power) >= LEAST_POWER) continue;
    report({
      ruleId: "framework/power-zero", pointer: [...pointer, "power"],
      message: power === 0 ? "There is no power mean with the exponent 0." : `The exponent ${power} is too close to 0: it must be at least ${LEAST_POWER} away from it.`,
      cure: `Write ${String(pointer.at(-1))}: geometric.`,
    });
  }
};
