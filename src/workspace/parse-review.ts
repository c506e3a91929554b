// One review file as a typed value: its observations for scoring, and every reading with its place for the rules.
import { indicatorsOf, type Framework, type IndicatorDefinition } from "../model/framework.js";
import type { Pointer } from "../model/diagnostic.js";
import type { Observation } from "../model/observation.js";
import type { LoadedReview, Reading } from "./loaded-workspace.js";
import { parseObservation } from "./parse-observation.js";
import { asRecord, entryOf, RawReader, type RawRecord } from "./raw-reader.js";

export interface ReviewPlace {
  readonly file: string;
  /** What the file and its folder say when the text says nothing. */
  readonly id: string;
  readonly city: string;
}

/** The framework a review file asks for, before anything else is read; null when it does not say. */
export function frameworkRefOf(value: unknown): string | null {
  const ref = entryOf(asRecord(value) ?? {}, "framework");
  return typeof ref === "string" ? ref : null;
}

/** Shape: plain value of a review file → review and readings. `framework` null when it is unknown. Never throws. */
export function parseReview(value: unknown, place: ReviewPlace, framework: Framework | null): LoadedReview {
  const record = asRecord(value);
  const reader = new RawReader();
  const raw = record ?? {};
  const readings: Reading[] = [];
  const observations = new Map<string, Observation>();
  const indicators = new Map(framework === null ? [] : indicatorsOf(framework).map((one) => [one.id, one]));
  const rawObservations = reader.record(raw, "observations") ?? {};
  let hasErrors = record === null || framework === null;
  for (const [id, entry] of Object.entries(rawObservations)) {
    const parsed = parseIndicator(id, entry, indicators.get(id) ?? null);
    readings.push(...parsed.readings);
    hasErrors ||= parsed.hasErrors;
    if (parsed.observation !== null) observations.set(id, parsed.observation);
  }
  const period = reader.record(raw, "period") ?? {};
  const languages = reader.texts(raw, "languages");
  const review = {
    id: reader.text(raw, "id") ?? place.id,
    city: reader.text(raw, "city") ?? place.city,
    framework: reader.text(raw, "framework") ?? "",
    period: { from: reader.text(period, "from") ?? "", to: reader.text(period, "to") ?? "" },
    dataAsOf: reader.text(raw, "dataAsOf") ?? "",
    languages: languages.length === 0 ? null : languages,
    observations,
  };
  hasErrors ||= review.period.from === "" || review.period.to === "" || review.dataAsOf === "";
  return { file: place.file, review, readings, hasErrors: hasErrors || reader.hasErrors };
}

interface ParsedIndicator {
  readonly readings: readonly Reading[];
  readonly observation: Observation | null;
  readonly hasErrors: boolean;
}

function parseIndicator(id: string, entry: unknown, indicator: IndicatorDefinition | null): ParsedIndicator {
  const raw = asRecord(entry);
  if (raw === null) return { readings: [], observation: null, hasErrors: true };
  const pointer: Pointer = ["observations", id];
  const used = parseObservation(raw, indicator);
  const readings: Reading[] = [readingOf(id, indicator, pointer, false, used, raw)];
  const alternatives: Observation[] = [];
  let hasErrors = used.hasErrors || indicator === null;
  const list = entryOf(raw, "alternatives");
  for (const [index, alternative] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const alternativeRaw: RawRecord | null = asRecord(alternative);
    if (alternativeRaw === null) {
      hasErrors = true;
      continue;
    }
    const parsed = parseObservation(alternativeRaw, indicator);
    readings.push(readingOf(id, indicator, [...pointer, "alternatives", index], true, parsed, alternativeRaw));
    if (parsed.hasErrors) hasErrors = true;
    else alternatives.push(parsed.observation);
  }
  const isUsable = indicator !== null && !used.hasErrors;
  return { readings, observation: isUsable ? { ...used.observation, alternatives } : null, hasErrors };
}

function readingOf(
  indicatorId: string,
  indicator: IndicatorDefinition | null,
  pointer: Pointer,
  isAlternative: boolean,
  parsed: { readonly observation: Observation; readonly isValueWrong: boolean },
  raw: RawRecord,
): Reading {
  return { indicatorId, indicator, pointer, isAlternative, observation: parsed.observation, raw, isValueWrong: parsed.isValueWrong };
}
