// The words of a framework in one language: titles, definitions, levels and items under the framework's own ids.
import type { FrameworkWords } from "../model/framework-words.js";
import { asRecord, RawReader, type RawRecord } from "./raw-reader.js";

/** Shape: plain value of a words file → words; what has the wrong type is left out. Never throws. */
export function parseFrameworkWords(value: unknown): FrameworkWords {
  const record = asRecord(value) ?? {};
  const reader = new RawReader();
  return {
    title: reader.text(record, "title"),
    areas: mapOf(reader, record, "areas", (area) => ({ title: reader.text(area, "title"), aim: reader.text(area, "aim") })),
    dimensions: mapOf(reader, record, "dimensions", (dimension) => ({ title: reader.text(dimension, "title") })),
    indicators: mapOf(reader, record, "indicators", (indicator) => ({
      title: reader.text(indicator, "title"),
      definition: reader.text(indicator, "definition"),
      unit: reader.text(indicator, "unit"),
      source: reader.text(indicator, "source"),
      levels: textsOf(reader, indicator, "levels"),
      items: textsOf(reader, indicator, "items"),
    })),
    populations: textsOf(reader, record, "populations"),
    features: textsOf(reader, record, "features"),
    standards: textsOf(reader, record, "standards"),
  };
}

function mapOf<T>(reader: RawReader, record: RawRecord, key: string, parse: (entry: RawRecord) => T): Record<string, T> {
  const map = reader.record(record, key) ?? {};
  return Object.fromEntries(Object.keys(map).map((id) => [id, parse(reader.record(map, id) ?? {})]));
}

function textsOf(reader: RawReader, record: RawRecord, key: string): Readonly<Record<string, string>> {
  return reader.localText(record, key) ?? {};
}
