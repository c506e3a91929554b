// What stands under `normalise` of a framework as a typed method with every default written out.
import { NORMALISATION_METHODS, RANK_TIES, type Normalisation, type NormalisationMethod } from "../model/normalisation.js";
import { asRecord, type RawReader, type RawRecord } from "./raw-reader.js";

/** Parameters without which a method says nothing, by method; all others have defaults. */
export const REQUIRED_PARAMETERS: Readonly<Record<NormalisationMethod, readonly string[]>> = {
  goalposts: ["low", "high"],
  minmax: [],
  zscore: [],
  rank: [],
  percentile_rank: [],
  borda: [],
  distance_to_target: ["target"],
  distance_to_best: [],
  distance_to_reference: ["unit"],
  share_of_best: [],
  scaled: ["low", "high"],
};

/**
 * Shape: the bare name of a method, or a map of `method` and its parameters → normalisation. null when nothing is given, and
 * when it cannot be understood; the latter is remembered by the reader. Defaults: min–max to 0…100, z-scores with mean 0 and
 * standard deviation 1, ties at the lowest rank, no cap, goalposts trimmed to 0…100, scaled by 100. Never throws.
 */
export function parseNormalisation(value: unknown, reader: RawReader): Normalisation | null {
  if (value === undefined || value === null) return null;
  const record = typeof value === "string" ? { method: value } : asRecord(value);
  const method = record === null ? null : reader.oneOf(record, "method", NORMALISATION_METHODS);
  const parsed = record === null || method === null ? null : withParameters(method, record, reader);
  if (parsed === null) reader.hasErrors = true;
  return parsed;
}

function withParameters(method: NormalisationMethod, record: RawRecord, reader: RawReader): Normalisation | null {
  const number = (key: string): number | null => reader.number(record, key);
  const [low, high] = [number("low"), number("high")];
  switch (method) {
    case "goalposts":
      return low === null || high === null ? null : { method, low, high, scale: number("scale") ?? 100, trim: reader.flag(record, "trim") ?? true };
    case "minmax":
      return { method, low: low ?? 0, high: high ?? 100 };
    case "zscore":
      return { method, mean: number("mean") ?? 0, sd: number("sd") ?? 1 };
    case "rank":
    case "percentile_rank":
    case "borda":
      return { method, ties: reader.oneOf(record, "ties", RANK_TIES) ?? "min" };
    case "distance_to_target": {
      const target = number("target");
      return target === null ? null : { method, target, cap: reader.flag(record, "cap") ?? false };
    }
    case "distance_to_reference": {
      const unit = reader.text(record, "unit");
      return unit === null ? null : { method, unit, cap: reader.flag(record, "cap") ?? false };
    }
    case "distance_to_best":
    case "share_of_best":
      return { method };
    case "scaled":
      return low === null || high === null ? null : { method, low, high, factor: number("factor") ?? 100 };
  }
}
