// The answer in a cell of an indicator that is no number: a word, a level, or the items of a checklist.
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { IndicatorDefinition } from "../model/framework.js";

export type TableAnswer =
  | {
      readonly ok: true;
      /** binary: 1, 0.5, 0. ordinal: the level. checklist: share of the items' weight that is present, 0–1. */
      readonly value: number;
      /** checklist: the items present, in the order of the framework; else null. */
      readonly items: readonly string[] | null;
    }
  | { readonly ok: false; readonly why: string; readonly cure: string; readonly suggestions: readonly string[] };

/** A checklist of which no item is present: a blank cell would mean that nobody knows. */
export const NO_ITEM = "none";

const ANSWERS: Readonly<Record<string, number>> = { yes: 1, partly: 0.5, no: 0 };

/** Shape: trimmed, non-blank cell → its value. */
export function parseTableAnswer(text: string, definition: IndicatorDefinition): TableAnswer {
  if (definition.kind === "binary") return parseWord(text, definition);
  if (definition.kind === "ordinal") return parseLevel(text, definition);
  return parseItems(text, definition);
}

function parseWord(text: string, definition: IndicatorDefinition): TableAnswer {
  const allowed = definition.partlyAllowed ? ["yes", "partly", "no"] : ["yes", "no"];
  if (allowed.includes(text)) return { ok: true, value: ANSWERS[text]!, items: null };
  return { ok: false, why: "is no answer to this indicator", cure: `Possible: ${allowed.join(", ")}.`, suggestions: suggestNames(text, allowed) };
}

function parseLevel(text: string, { levelScores }: IndicatorDefinition): TableAnswer {
  const highest = (levelScores?.length ?? 1) - 1;
  const level = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (level <= highest) return { ok: true, value: level, items: null };
  return { ok: false, why: "is no level of this indicator", cure: `Possible: whole numbers from 0 to ${highest}.`, suggestions: [] };
}

function parseItems(text: string, definition: IndicatorDefinition): TableAnswer {
  const items = definition.items ?? [];
  const ids = items.map(({ id }) => id);
  const given = text === NO_ITEM && !ids.includes(NO_ITEM) ? [] : text.split(/[\s|]+/).filter((part) => part !== "");
  const unknown = given.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    return {
      ok: false, why: `names “${unknown}”, which is no item of this checklist`, suggestions: suggestNames(unknown, ids),
      cure: `Write the items that are present with a space or | between them, or ${NO_ITEM}. Possible: ${ids.join(", ")}.`,
    };
  }
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  const present = items.filter(({ id }) => given.includes(id));
  return { ok: true, value: present.reduce((sum, { weight }) => sum + weight, 0) / total, items: present.map(({ id }) => id) };
}
