// A city's profile as a typed value; facts that make no sense are left out of it.
import { EVIDENCE_GRADES, PLACE_LEVELS, POPULATION_BASES } from "../model/observation.js";
import { FACT_MEASURES, FACT_UNITS, type City, type CityFact } from "../model/workspace.js";
import type { LoadedFact } from "./loaded-workspace.js";
import { parseParts, parseSource } from "./parse-observation.js";
import { asRecord, RawReader, type RawRecord } from "./raw-reader.js";

const FACT_STATUSES = ["observed", "estimated", "provisional", "illustrative"] as const;

export interface ParsedCity {
  readonly city: City;
  readonly facts: readonly LoadedFact[];
  readonly hasErrors: boolean;
}

/** Shape: plain value of city.yaml and the name of its folder → city. Never throws. */
export function parseCity(value: unknown, folder: string): ParsedCity {
  const record = asRecord(value);
  const raw = record ?? {};
  const reader = new RawReader();
  const facts: LoadedFact[] = [];
  for (const [index, entry] of reader.list(raw, "facts").entries()) {
    const factRaw = asRecord(entry);
    const fact = factRaw === null ? null : parseFact(factRaw, reader);
    if (factRaw === null || fact === null) reader.hasErrors = true;
    else facts.push({ fact, pointer: ["facts", index], raw: factRaw });
  }
  const city: City = {
    id: reader.text(raw, "id") ?? folder,
    country: reader.text(raw, "country") ?? "",
    names: reader.localText(raw, "names") ?? {},
    languages: reader.texts(raw, "languages"),
    facts: facts.map((loaded) => loaded.fact),
  };
  return { city, facts, hasErrors: record === null || reader.hasErrors || city.country === "" };
}

function parseFact(raw: RawRecord, reader: RawReader): CityFact | null {
  const measure = reader.oneOf(raw, "measure", FACT_MEASURES);
  const value = reader.number(raw, "value");
  const unit = reader.oneOf(raw, "unit", FACT_UNITS);
  const asOf = reader.text(raw, "asOf");
  const place = reader.oneOf(raw, "place", PLACE_LEVELS);
  if (measure === null || value === null || unit === null || asOf === null || place === null) return null;
  return {
    measure,
    label: reader.localText(raw, "label"),
    value,
    unit,
    asOf,
    place,
    basis: reader.oneOf(raw, "basis", POPULATION_BASES),
    grade: reader.oneOf(raw, "grade", EVIDENCE_GRADES),
    status: reader.oneOf(raw, "status", FACT_STATUSES) ?? "observed",
    source: parseSource(reader, raw),
    parts: parseParts(reader, raw),
    note: reader.localText(raw, "note"),
  };
}
