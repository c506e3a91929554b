// The words of a framework in one language: one for every id, and none left over.
import type { Pointer } from "../../../model/diagnostic.js";
import { groupsOf, indicatorsOf, type Framework } from "../../../model/framework.js";
import { suggestNames } from "../../../diagnostics/suggest-names.js";
import type { LoadedWords } from "../../../workspace/loaded-workspace.js";
import type { FrameworkWords } from "../../../model/framework-words.js";
import type { Report } from "../../rule-scope.js";

/** Standards are looked up by id only where a catalogue lists them; populations are the tool's own vocabulary. */
export function reportWords(framework: Framework, { words }: LoadedWords, report: Report): void {
  const parts: readonly [Pointer, readonly string[], object][] = [
    [["areas"], framework.areas.map((area) => area.id), words.areas],
    [["dimensions"], groupsOf({ areas: framework.areas.flatMap((area) => area.groups) }).map((group) => group.id), words.dimensions],
    [["indicators"], indicatorsOf(framework).map((indicator) => indicator.id), words.indicators],
    [["features"], Object.keys(framework.features), words.features],
    ...wordsOfIndicators(framework, words),
  ];
  for (const [pointer, ids, map] of parts) compare(pointer, ids, Object.keys(map), report);
}

function wordsOfIndicators(framework: Framework, words: FrameworkWords): [Pointer, string[], object][] {
  return indicatorsOf(framework).flatMap((indicator): [Pointer, string[], object][] => {
    const text = words.indicators[indicator.id];
    if (text === undefined) return [];
    const levels = (indicator.levelScores ?? []).map((_, level) => String(level));
    const items = (indicator.items ?? []).map((item) => item.id);
    return [
      [["indicators", indicator.id, "levels"], levels, text.levels],
      [["indicators", indicator.id, "items"], items, text.items],
    ];
  });
}

function compare(pointer: Pointer, ids: readonly string[], given: readonly string[], report: Report): void {
  const where = pointer.join(" › ");
  const missing = ids.filter((id) => !given.includes(id));
  for (const id of missing) {
    report({ ruleId: "i18n/word-missing", pointer, at: "key", message: `There is no text for “${id}” under ${where}.` });
  }
  for (const id of given) {
    if (ids.includes(id)) continue;
    const suggestions = suggestNames(id, missing);
    report({
      ruleId: "i18n/word-extra", pointer: [...pointer, id], at: "key", message: `“${id}” under ${where} belongs to nothing in the framework.`,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }
}
