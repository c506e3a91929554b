// One wrong workspace per line of a table: the place where the finding must stand is marked «like this» in the text.
import { expect } from "vitest";
import { type FileMap, type Found, validateMemory } from "./memory-workspace.js";
import { changed, SAMPLE } from "./sample-workspace.js";

export interface MarkedCase {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  /** Replaces `from`; «…» marks the offending text. */
  readonly to: string;
  /** Other rules that must speak as well, and no more. */
  readonly also?: readonly string[];
  /** Piece that the message must contain. */
  readonly says?: string | RegExp;
  readonly suggests?: string;
  readonly base?: FileMap;
}

/** Checks rule id, exact range, message, and that nothing else is reported. */
export async function expectMarked(one: MarkedCase): Promise<Found> {
  const marked = changed(one.file, one.from, one.to, one.base ?? SAMPLE);
  const text = String(marked[one.file]);
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  if (start < 0 || end < start) throw new Error("no marks");
  const clean = text.replace("«", "").replace("»", "");
  const found = await validateMemory({ ...marked, [one.file]: clean });
  const hits = found.located.filter(({ diagnostic }) => diagnostic.ruleId === one.rule);
  expect(hits.map(({ diagnostic, place }) => `${diagnostic.file}:${place.line}:${place.column} ${diagnostic.message}`)).toHaveLength(1);
  const [hit] = hits;
  if (hit === undefined) throw new Error("unreachable");
  const before = clean.slice(0, start).split("\n");
  expect({ file: hit.diagnostic.file, line: hit.place.line, column: hit.place.column }).toEqual({
    file: one.file, line: before.length, column: [...(before.at(-1) ?? "")].length + 1,
  });
  expect(clean.slice(hit.range.start, hit.range.end)).toBe(clean.slice(start, end));
  const others = found.located.map(({ diagnostic }) => diagnostic.ruleId).filter((rule) => rule !== one.rule);
  expect(others.sort()).toEqual([...(one.also ?? [])].sort());
  if (one.says !== undefined) expect(hit.diagnostic.message).toMatch(one.says);
  if (one.suggests !== undefined) expect(hit.diagnostic.suggestions?.[0]).toBe(one.suggests);
  return found;
}
