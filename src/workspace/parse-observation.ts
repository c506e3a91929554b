// One reading of an indicator as a typed value: absent parts null, the value in the form of the indicator's kind.
import type { IndicatorDefinition } from "../model/framework.js";
import {
  EVIDENCE_GRADES, OBSERVATION_FLAGS, OBSERVATION_STATUSES, PLACE_LEVELS, POPULATION_BASES,
  type ChecklistAnswer, type GoodPractice, type GroupFigure, type Observation, type ObservationValue, type ShareParts, type Source,
} from "../model/observation.js";
import { asRecord, entryOf, isGiven, RawReader, type RawRecord } from "./raw-reader.js";

export interface ParsedObservation {
  readonly observation: Observation;
  readonly isValueWrong: boolean;
  /** Something is wrong enough that the observation must not be used. */
  readonly hasErrors: boolean;
}

/**
 * Shape: plain map of one reading → observation. `indicator` null (unknown id) takes the value as it looks.
 * Alternatives are not read here: they are readings of their own. Never throws.
 */
export function parseObservation(raw: RawRecord, indicator: IndicatorDefinition | null): ParsedObservation {
  const reader = new RawReader();
  const status = reader.oneOf(raw, "status", OBSERVATION_STATUSES);
  const group = parseFigure(reader, raw, "group");
  const reference = parseFigure(reader, raw, "reference");
  const written = parseValue(entryOf(raw, "value"), indicator);
  const isValueWrong = isGiven(raw, "value") && written === null;
  const hasValue = status !== "missing" && status !== "not_applicable";
  const observation: Observation = {
    status: status ?? "missing",
    value: hasValue ? (written ?? (isValueWrong ? null : valueOfSides(indicator, group, reference))) : null,
    year: reader.integer(raw, "year"),
    place: reader.oneOf(raw, "place", PLACE_LEVELS),
    basis: reader.oneOf(raw, "basis", POPULATION_BASES),
    grade: reader.oneOf(raw, "grade", EVIDENCE_GRADES),
    source: parseSource(reader, raw),
    flags: reader.someOf(raw, "flags", OBSERVATION_FLAGS),
    n: reader.integer(raw, "n"),
    sd: reader.number(raw, "sd"),
    group,
    reference,
    parts: parseParts(reader, raw),
    reason: reader.localText(raw, "reason"),
    finding: reader.localText(raw, "finding"),
    caveat: reader.localText(raw, "caveat"),
    goodPractices: reader.list(raw, "goodPractices").flatMap((entry) => parseGoodPractice(reader, entry)),
    alternatives: [],
  };
  return { observation, isValueWrong, hasErrors: reader.hasErrors || isValueWrong || status === null };
}

/** The value in the form of its kind, or null when it has another form. */
function parseValue(value: unknown, indicator: IndicatorDefinition | null): ObservationValue | null {
  const kind = indicator?.kind ?? guessKind(value);
  switch (kind) {
    case "binary":
      return value === "yes" || value === "partly" || value === "no" ? { type: "answer", answer: value } : null;
    case "ordinal":
      return Number.isSafeInteger(value) ? { type: "level", level: value as number } : null;
    case "checklist": {
      const items = parseChecklist(value);
      return items === null ? null : { type: "checklist", items };
    }
    default:
      return typeof value === "number" && Number.isFinite(value) ? { type: "number", number: value } : null;
  }
}

function guessKind(value: unknown): IndicatorDefinition["kind"] {
  if (typeof value === "string") return "binary";
  return asRecord(value) === null ? "rate" : "checklist";
}

function parseChecklist(value: unknown): ChecklistAnswer | null {
  const record = asRecord(value);
  if (record === null) return null;
  const reader = new RawReader();
  const answer = {
    present: reader.texts(record, "present"),
    absent: reader.texts(record, "absent"),
    notApplicable: reader.texts(record, "not_applicable"),
  };
  return reader.hasErrors ? null : answer;
}

/** A ratio is group / reference; a gap is reference − group. null where a side is unknown or the reference is zero. */
function valueOfSides(
  indicator: IndicatorDefinition | null,
  group: GroupFigure | null,
  reference: GroupFigure | null,
): ObservationValue | null {
  if (indicator === null || group === null || reference === null) return null;
  if (indicator.kind === "gap") return { type: "number", number: reference.value - group.value };
  if (indicator.kind !== "ratio" || reference.value === 0) return null;
  return { type: "number", number: group.value / reference.value };
}

function parseFigure(reader: RawReader, raw: RawRecord, key: string): GroupFigure | null {
  const figure = reader.record(raw, key);
  if (figure === null) return null;
  const value = reader.number(figure, "value");
  const n = reader.integer(figure, "n");
  const sd = reader.number(figure, "sd");
  if (value === null) {
    reader.hasErrors = true;
    return null;
  }
  return { value, ...(n === null ? {} : { n }), ...(sd === null ? {} : { sd }) };
}

/** Also used for facts of a city. */
export function parseParts(reader: RawReader, raw: RawRecord): ShareParts | null {
  const parts = reader.record(raw, "parts");
  if (parts === null) return null;
  const numerator = reader.number(parts, "numerator");
  const denominator = reader.number(parts, "denominator");
  if (numerator === null || denominator === null) {
    reader.hasErrors = true;
    return null;
  }
  return { numerator, denominator };
}

/** Also used for facts of a city. */
export function parseSource(reader: RawReader, raw: RawRecord): Source | null {
  const source = reader.record(raw, "source");
  if (source === null) return null;
  const title = reader.text(source, "title");
  const lang = reader.text(source, "lang");
  const url = reader.text(source, "url");
  const accessed = reader.text(source, "accessed");
  if (title === null) {
    reader.hasErrors = true;
    return null;
  }
  return {
    title,
    ...(lang === null ? {} : { lang }),
    ...(url === null ? {} : { url }),
    ...(accessed === null ? {} : { accessed }),
  };
}

function parseGoodPractice(reader: RawReader, entry: unknown): GoodPractice[] {
  const record = asRecord(entry);
  const title = record === null ? null : reader.localText(record, "title");
  const text = record === null ? null : reader.localText(record, "text");
  if (record === null || title === null || text === null) {
    reader.hasErrors = true;
    return [];
  }
  const year = reader.integer(record, "year");
  const source = parseSource(reader, record);
  return [{ title, text, ...(year === null ? {} : { year }), ...(source === null ? {} : { source }) }];
}
