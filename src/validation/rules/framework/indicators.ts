// Goalposts leave a way to go, levels rise, and every id stands once.
import type { Pointer } from "../../../model/diagnostic.js";
import { asRecord, entryOf, type RawRecord } from "../../../workspace/raw-reader.js";
import { allParts } from "../../framework-parts.js";
import type { FrameworkScope, Report, Rule } from "../../rule-scope.js";

export const frameworkIndicators: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  const ids = new Set<string>();
  for (const { raw, pointer, sort } of allParts(loaded.documents.get(own.file)?.value)) {
    const id = entryOf(raw, "id");
    if (typeof id === "string") {
      if (id === "overall") report({ ruleId: "framework/duplicate-id", pointer: [...pointer, "id"], message: "The id “overall” is taken: it names the overall figure." });
      if (ids.has(id)) report({ ruleId: "framework/duplicate-id", pointer: [...pointer, "id"], message: `The id “${id}” is taken already.` });
      ids.add(id);
    }
    if (sort !== "indicators") continue;
    checkGoalposts(raw, pointer, report);
    checkLevels(raw, pointer, report);
    checkItems(raw, pointer, report);
  }
};

function checkGoalposts(raw: RawRecord, pointer: Pointer, report: Report): void {
  const posts = asRecord(entryOf(raw, "goalposts"));
  const [min, target] = [posts?.["min"], posts?.["target"]];
  if (posts === null || typeof min !== "number" || typeof target !== "number") return;
  if (min === target) {
    report({ ruleId: "framework/goalposts-equal", pointer: [...pointer, "goalposts"], at: "key", message: `Both goalposts of “${String(raw["id"])}” are ${min}.` });
  }
  const scale = asRecord(entryOf(raw, "scale")) ?? {};
  const [low, high] = [entryOf(scale, "min"), entryOf(scale, "max")];
  for (const [key, value] of [["min", min], ["target", target]] as const) {
    const isOutside = (typeof low === "number" && value < low) || (typeof high === "number" && value > high);
    if (isOutside) report({ ruleId: "framework/goalposts-outside-scale", pointer: [...pointer, "goalposts", key], message: `The goalpost ${value} of “${String(raw["id"])}” is outside its scale.` });
  }
}

function checkLevels(raw: RawRecord, pointer: Pointer, report: Report): void {
  const scores = entryOf(raw, "levelScores");
  if (!Array.isArray(scores)) return;
  for (const [index, score] of (scores as unknown[]).entries()) {
    const before: unknown = scores[index - 1];
    if (typeof score !== "number" || typeof before !== "number" || score > before) continue;
    report({ ruleId: "framework/level-scores", pointer: [...pointer, "levelScores", index], message: `Level ${index} scores ${score}, not more than the ${before} of the level below.` });
  }
  const levels = entryOf(raw, "levels");
  if (typeof levels === "number" && levels !== scores.length) {
    report({ ruleId: "framework/level-scores", pointer: [...pointer, "levels"], message: `There are ${levels} levels but ${scores.length} level scores.` });
  }
}

function checkItems(raw: RawRecord, pointer: Pointer, report: Report): void {
  const items = entryOf(raw, "items");
  if (!Array.isArray(items)) return;
  const ids = new Set<unknown>();
  for (const [index, item] of (items as unknown[]).entries()) {
    const id = asRecord(item)?.["id"] ?? item;
    if (ids.has(id)) report({ ruleId: "framework/duplicate-id", pointer: [...pointer, "items", index], message: `The item “${String(id)}” is listed already.` });
    ids.add(id);
  }
}
