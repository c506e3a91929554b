// How a number becomes a score: something must say it, with all it needs, and a better value must score higher.
import { isNumberKind } from "../../../model/number-kinds.js";
import type { Pointer } from "../../../model/diagnostic.js";
import { parseNormalisation, REQUIRED_PARAMETERS } from "../../../workspace/parse-normalisation.js";
import { asRecord, entryOf, isGiven, RawReader, type RawRecord } from "../../../workspace/raw-reader.js";
import { allParts, type FrameworkPart } from "../../framework-parts.js";
import type { FrameworkScope, Report, Rule } from "../../rule-scope.js";

export const frameworkNormalise: Rule<FrameworkScope> = ({ loaded, own }, report) => {
  const value = loaded.documents.get(own.file)?.value;
  const top = entryOf(asRecord(value) ?? {}, "normalise");
  checkParameters(top, ["normalise"], report);
  for (const part of allParts(value)) {
    if (part.sort !== "indicators") continue;
    if (isNumberKind(part.raw["kind"])) checkNumber(part, top, report);
    else checkOther(part, report);
  }
};

function checkNumber({ raw, pointer }: FrameworkPart, top: unknown, report: Report): void {
  const given = entryOf(raw, "normalise");
  const hasGoalposts = isGiven(raw, "goalposts");
  checkParameters(given, [...pointer, "normalise"], report);
  if (!hasGoalposts && given === undefined && top === undefined) {
    report({
      ruleId: "framework/normalisation-missing", pointer, at: "key",
      message: `Nothing says how the number of “${String(raw["id"])}” becomes a score.`,
    });
  }
  const order = goalpostDirection(raw);
  const direction = entryOf(raw, "direction");
  if (order !== null && (direction === "higher" || direction === "lower") && direction !== order) {
    report({
      ruleId: "framework/direction-contradiction", pointer: [...pointer, "direction"],
      message: `By its goalposts a ${order} number of “${String(raw["id"])}” is better, by its direction a ${direction} one.`,
    });
  }
  const method = parseNormalisation(given ?? (hasGoalposts ? undefined : top), new RawReader())?.method;
  if (method === "share_of_best" && (order ?? direction) === "lower") {
    report({
      ruleId: "framework/normalise-reversed", pointer: [...pointer, given === undefined ? "direction" : "normalise"],
      message: `Less is better for “${String(raw["id"])}”, but share_of_best gives the highest number the highest score.`,
      cure: "Use distance_to_best, which knows the direction.",
    });
  }
}

/** null when there are no goalposts, or none that say it. */
function goalpostDirection(raw: RawRecord): "higher" | "lower" | null {
  const posts = asRecord(entryOf(raw, "goalposts"));
  const [min, target] = [posts?.["min"], posts?.["target"]];
  if (typeof min !== "number" || typeof target !== "number" || min === target) return null;
  return target > min ? "higher" : "lower";
}

function checkOther({ raw, pointer }: FrameworkPart, report: Report): void {
  // Without a kind that exists nobody knows what belongs to it.
  if (!["binary", "ordinal", "checklist"].includes(String(raw["kind"]))) return;
  for (const key of ["direction", "normalise", "denominator"]) {
    if (!isGiven(raw, key)) continue;
    report({
      ruleId: "framework/key-without-effect", pointer: [...pointer, key], at: "key",
      message: `“${key}” does nothing at “${String(raw["id"])}”: the value of its kind (${String(raw["kind"])}) is no number.`,
    });
  }
}

function checkParameters(value: unknown, pointer: Pointer, report: Report): void {
  const needed = typeof value === "string" && Object.hasOwn(REQUIRED_PARAMETERS, value) ? REQUIRED_PARAMETERS[value as keyof typeof REQUIRED_PARAMETERS] : [];
  if (needed.length > 0) {
    report({
      ruleId: "framework/normalise-parameters", pointer, message: `“${String(value)}” needs ${needed.join(" and ")}.`,
      cure: `Write {method: ${String(value)}, ${needed.map((key) => `${key}: …`).join(", ")}}.`,
    });
  }
  const parsed = parseNormalisation(value, new RawReader());
  if (parsed === null || !("low" in parsed) || parsed.low < parsed.high) return;
  if (parsed.low === parsed.high) {
    report({ ruleId: "framework/normalise-equal", pointer, message: `Both ends of ${parsed.method} are ${parsed.low}.` });
  } else {
    report({ ruleId: "framework/normalise-reversed", pointer, message: `The lower end of ${parsed.method} is ${parsed.low}, above its upper end ${parsed.high}.` });
  }
}
