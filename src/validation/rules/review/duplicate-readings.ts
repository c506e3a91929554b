// Two readings of one year, place, population and source cannot be told apart.
import type { Reading } from "../../../workspace/loaded-workspace.js";
import type { Rule, ReviewScope } from "../../rule-scope.js";

export const duplicateReadings: Rule<ReviewScope> = ({ review, file }, report) => {
  const seen = new Map<string, Reading>();
  for (const reading of review.readings) {
    const { observation, indicatorId, pointer } = reading;
    if (observation.value === null || observation.status === "illustrative") continue;
    const { year, place, basis, source } = observation;
    const key = JSON.stringify([indicatorId, year, place, basis, source?.url ?? source?.title ?? null]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, reading);
      continue;
    }
    const isSame = JSON.stringify(first.observation.value) === JSON.stringify(observation.value);
    // Sources may print two figures; whoever flags them has seen it.
    if (!isSame && [first.observation, observation].some((one) => one.flags.includes("disputed"))) continue;
    report({
      ruleId: "observation/duplicate", pointer, at: "key",
      message: `“${indicatorId}” has a reading of the same year (${String(year)}), place, population and source already${isSame ? "" : ", with another value"}.`,
      related: [{ file, pointer: first.pointer, message: "The first one stands here." }],
    });
  }
};
