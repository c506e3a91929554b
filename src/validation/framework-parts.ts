// Walks the raw maps of a framework file: what rules about frameworks point at, at any depth.
import type { Pointer } from "../model/diagnostic.js";
import { asRecord, entryOf, type RawRecord } from "../workspace/raw-reader.js";

export interface FrameworkPart {
  readonly raw: RawRecord;
  readonly pointer: Pointer;
  /** The list it stands in. */
  readonly sort: "areas" | "dimensions" | "indicators";
}

/** Lists of parts that can stand in a file, and in an entry of each list, in the order in which they count. */
const LISTS_IN: Readonly<Record<"file" | FrameworkPart["sort"], readonly FrameworkPart["sort"][]>> = {
  file: ["areas"],
  areas: ["dimensions", "indicators"],
  dimensions: ["dimensions", "indicators"],
  indicators: [],
};

/** Parts directly below a part, or below the file when there is none; entries that are no maps are left out. Never throws. */
export function partsBelow(value: unknown, part: FrameworkPart | null = null): FrameworkPart[] {
  const record = part === null ? (asRecord(value) ?? {}) : part.raw;
  return LISTS_IN[part === null ? "file" : part.sort].flatMap((sort) => {
    const list = entryOf(record, sort);
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((entry, index) => {
      const raw = asRecord(entry);
      return raw === null ? [] : [{ raw, pointer: [...(part?.pointer ?? []), sort, index], sort }];
    });
  });
}

/** Every area, dimension and indicator of a file, parents before their parts, in file order. */
export function allParts(value: unknown): FrameworkPart[] {
  const withBelow = (part: FrameworkPart): FrameworkPart[] => [part, ...partsBelow(value, part).flatMap(withBelow)];
  return partsBelow(value).flatMap(withBelow);
}
