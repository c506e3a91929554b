// One unit's values over time: gaps filled from its own other years, and values read off at a point in time.
import type { ImputedColumn } from "./impute.js";

/**
 * `latest` carries the last value forward and nothing backward; `constant` does the same and carries the first value back; `linear` draws
 * straight lines between observed values and needs two of them; `linear_constant` also takes a single value for all years. Both linear
 * ways keep the first and last value beyond their years.
 */
export type SeriesMethod = "latest" | "constant" | "linear" | "linear_constant";

function observedPlaces(times: ArrayLike<number>, values: ArrayLike<number>): number[] {
  const places: number[] = [];
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i]!)) places.push(i);
  return places.sort((a, b) => times[a]! - times[b]!);
}

function readAt(times: ArrayLike<number>, values: ArrayLike<number>, places: readonly number[], time: number, method: SeriesMethod): number {
  const nextAt = places.findIndex((place) => times[place]! >= time);
  const next = nextAt < 0 ? undefined : places[nextAt];
  if (next !== undefined && times[next]! === time) return values[next]!;
  const before = nextAt < 0 ? places.at(-1) : places[nextAt - 1];
  if (before === undefined) return method === "latest" || next === undefined ? Number.NaN : values[next]!;
  if (next === undefined || method === "latest" || method === "constant") return values[before]!;
  const share = (time - times[before]!) / (times[next]! - times[before]!);
  return values[before]! + share * (values[next]! - values[before]!);
}

/**
 * Fills the gaps of one series.
 * @param times in any order and at any distance, each once
 * @param values NaN = missing; a series without any value stays missing
 * @param only times to fill; all by default
 */
export function interpolateSeries(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  method: SeriesMethod,
  only: ReadonlySet<number> | null = null,
): ImputedColumn {
  const places = observedPlaces(times, values);
  const filled = Float64Array.from(values);
  const isImputed = new Uint8Array(filled.length);
  if (method === "linear" && places.length < 2) return { values: filled, isImputed };
  for (let i = 0; i < filled.length; i += 1) {
    if (!Number.isNaN(filled[i]!) || (only !== null && !only.has(times[i]!))) continue;
    filled[i] = readAt(times, values, places, times[i]!, method);
    if (!Number.isNaN(filled[i]!)) isImputed[i] = 1;
  }
  return { values: filled, isImputed };
}
