// Finds every text and every source of a file with its pointer, for rules that hold for all of them alike.
import type { Pointer } from "../model/diagnostic.js";
import type { Source } from "../model/observation.js";
import type { LocalText } from "../model/text.js";
import type { WorkspaceConfig } from "../model/workspace.js";
import type { LoadedCity, LoadedReview } from "../workspace/loaded-workspace.js";
import { asRecord, entryOf, type RawRecord } from "../workspace/raw-reader.js";

export interface PlacedText {
  readonly text: LocalText;
  readonly pointer: Pointer;
}

export interface PlacedSource {
  readonly source: Source;
  readonly pointer: Pointer;
}

/** Texts of epi.yaml. */
export function textsOfConfig(config: WorkspaceConfig, raw: unknown): PlacedText[] {
  const record = asRecord(raw) ?? {};
  const cohorts = listOf(record, "cohorts").flatMap((entry, index) => textsIn(entry, ["name"], ["cohorts", index]));
  return [...textsIn(record, ["name", "publisher", "funding"], []), ...(config.cohorts.length > 0 ? cohorts : [])];
}

/** Texts of city.yaml. */
export function textsOfCity(city: LoadedCity): PlacedText[] {
  const names = Object.keys(city.city.names).length === 0 ? [] : [{ text: city.city.names, pointer: ["names"] }];
  return [...names, ...city.facts.flatMap((fact) => textsIn(fact.raw, ["label", "note"], fact.pointer))];
}

/** Texts of a review. */
export function textsOfReview(review: LoadedReview): PlacedText[] {
  return review.readings.flatMap((reading) => [
    ...textsIn(reading.raw, ["reason", "finding", "caveat"], reading.pointer),
    ...listOf(reading.raw, "goodPractices").flatMap((entry, index) =>
      textsIn(entry, ["title", "text"], [...reading.pointer, "goodPractices", index]),
    ),
  ]);
}

/** Sources of city.yaml. */
export function sourcesOfCity(city: LoadedCity): PlacedSource[] {
  return city.facts.flatMap(({ fact, pointer }) => (fact.source === null ? [] : [{ source: fact.source, pointer: [...pointer, "source"] }]));
}

/** Sources of a review. */
export function sourcesOfReview(review: LoadedReview): PlacedSource[] {
  return review.readings.flatMap(({ observation, pointer, raw }) => {
    const own = observation.source === null ? [] : [{ source: observation.source, pointer: [...pointer, "source"] }];
    const practices = listOf(raw, "goodPractices").flatMap((entry, index) => {
      const source = asRecord(entryOf(asRecord(entry) ?? {}, "source"));
      return source === null ? [] : [{ source: source as unknown as Source, pointer: [...pointer, "goodPractices", index, "source"] }];
    });
    return [...own, ...practices];
  });
}

function textsIn(entry: unknown, keys: readonly string[], pointer: Pointer): PlacedText[] {
  const record = asRecord(entry);
  if (record === null) return [];
  return keys.flatMap((key) => {
    const map = asRecord(entryOf(record, key));
    if (map === null) return [];
    // Entries that are no texts are the schema's business.
    const isText = Object.values(map).every((text) => typeof text === "string");
    return isText ? [{ text: map as LocalText, pointer: [...pointer, key] }] : [];
  });
}

function listOf(record: RawRecord, key: string): readonly unknown[] {
  const list = entryOf(record, key);
  return Array.isArray(list) ? (list as unknown[]) : [];
}
