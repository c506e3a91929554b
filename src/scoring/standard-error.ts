// The sampling error behind a value that comes from a survey.
import type { IndicatorKind } from "../model/framework.js";
import type { Observation } from "../model/observation.js";

/** Standard error of the value, in its unit: sd/√n of a survey mean, √(sd₁²/n₁ + sd₂²/n₂) of a difference of means; null when not given. */
export function standardError({ kind }: { readonly kind: IndicatorKind }, observation: Pick<Observation, "n" | "sd" | "group" | "reference">): number | null {
  const { n, sd, group, reference } = observation;
  if (kind === "survey_mean") return n !== null && n > 0 && sd !== null ? sd / Math.sqrt(n) : null;
  if (kind !== "gap" || group?.n === undefined || group.sd === undefined || reference?.n === undefined || reference.sd === undefined) return null;
  if (!(group.n > 0) || !(reference.n > 0)) return null;
  return Math.sqrt(group.sd ** 2 / group.n + reference.sd ** 2 / reference.n);
}
