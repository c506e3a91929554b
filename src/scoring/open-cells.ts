// What is open about a value: the sampling error of a survey, the unanswered items of a checklist, the whole scale of a missing one.
import type { Goalposts } from "../model/framework.js";
import type { ScoreInterval } from "../model/interval.js";
import { openLine } from "./open-line.js";
import { openGoalpostScore, scoreChecklist } from "./score-reading.js";
import type { ReviewTable, ScoredIndicator } from "./score-review.js";
import { standardError } from "./standard-error.js";
import type { UncertainCells } from "./uncertainty/uncertain-cells.js";

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.959963984540054;

const clip = (score: number) => Math.min(100, Math.max(0, score));

/** Sampling error of a score before clipping to 0–100, both in points. */
interface SampledScore {
  readonly centre: number;
  readonly sd: number;
}

function onScale(error: number, { min, target }: Goalposts): number {
  return (100 * error) / Math.abs(target - min);
}

function sampledScore({ definition, observation, score }: ScoredIndicator): SampledScore | null {
  const error = standardError(definition, observation);
  if (error === null || !(error > 0) || score === null || definition.goalposts === null || definition.normalise !== null) return null;
  if (observation.value?.type !== "number") return null;
  return { centre: openGoalpostScore(observation.value.number, definition.goalposts), sd: onScale(error, definition.goalposts) };
}

/** Sampling errors of a column with a normalisation of its own, per unit; the parameters of the method are held fixed. */
function normalisedErrors({ reviews, units }: ReviewTable, column: number): readonly (SampledScore | null)[] {
  const entries = reviews.map((review) => review.indicators[column]!);
  const { definition } = entries[0]!;
  const values = Float64Array.from(entries, ({ observation, score }) => (score !== null && observation.value?.type === "number" ? observation.value.number : Number.NaN));
  const line = openLine(definition, values, units);
  return entries.map(({ observation }, unit) => {
    const error = standardError(definition, observation);
    if (line === null || error === null || !(error > 0) || Number.isNaN(values[unit]!) || !(line.slope > 0)) return null;
    return { centre: line.scores[unit]!, sd: error * line.slope };
  });
}

/** The score if every unanswered item were in place; null when nothing is unanswered. */
function checklistCeiling({ definition, observation, score }: ScoredIndicator): number | null {
  if (score === null || observation.value?.type !== "checklist") return null;
  const { absent, notApplicable } = observation.value.items;
  const settled = new Set([...absent, ...notApplicable]);
  const possible = (definition.items ?? []).map((item) => item.id).filter((id) => !settled.has(id));
  const ceiling = scoreChecklist(definition, { present: possible, absent, notApplicable });
  return ceiling !== null && ceiling > score ? ceiling : null;
}

/**
 * Interval of one indicator's score, 0–100: the 95 % sampling interval of a survey mean or a gap of means, or from the floor to the
 * ceiling of a checklist with unanswered items; null when the value is as certain as its source.
 */
export function indicatorInterval(indicator: ScoredIndicator): ScoreInterval | null {
  const sampled = sampledScore(indicator);
  if (sampled !== null) return { low: clip(sampled.centre - Z95 * sampled.sd), high: clip(sampled.centre + Z95 * sampled.sd) };
  const ceiling = checklistCeiling(indicator);
  return ceiling === null || indicator.score === null ? null : { low: indicator.score, high: ceiling };
}

/** The cells of a table of reviews with everything that is open about them. */
export function uncertainCells(table: ReviewTable): UncertainCells {
  const { units, scores, applies, ranges, reviews } = table;
  const open: { cell: number; low: number; high: number }[] = [];
  const sampled: (SampledScore & { cell: number })[] = [];
  const width = ranges.length;
  const definitions = reviews[0]?.indicators.map((indicator) => indicator.definition) ?? [];
  const errors = definitions.map(({ normalise }, column) => (normalise === null ? null : normalisedErrors(table, column)));
  reviews.forEach(({ indicators }, unit) =>
    indicators.forEach((indicator, column) => {
      const cell = unit * width + column;
      if (applies[cell] === 0) return;
      if (indicator.score === null) {
        const { low, high } = ranges[column]!;
        // A column without any score has no range of its own.
        open.push(Number.isNaN(low) || Number.isNaN(high) ? { cell, low: 0, high: 100 } : { cell, low, high });
        return;
      }
      const error = errors[column] ? errors[column][unit]! : sampledScore(indicator);
      if (error !== null) sampled.push({ cell, ...error });
      const high = checklistCeiling(indicator);
      if (high !== null) open.push({ cell, low: indicator.score, high });
    }),
  );
  return {
    units,
    scores,
    applies,
    open: {
      cell: Int32Array.from(open, (one) => one.cell),
      low: Float64Array.from(open, (one) => one.low),
      high: Float64Array.from(open, (one) => one.high),
    },
    sampled: {
      cell: Int32Array.from(sampled, (one) => one.cell),
      centre: Float64Array.from(sampled, (one) => one.centre),
      sd: Float64Array.from(sampled, (one) => one.sd),
      low: new Float64Array(sampled.length),
      high: new Float64Array(sampled.length).fill(100),
    },
  };
}
