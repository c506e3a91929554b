// A trace as lines of text: every step from the raw value to the score, what doubt there is about it, and where it stands.
import type { UncertaintyResult } from "../model/doubt.js";
import type { ScoreInterval } from "../model/interval.js";
import type { IndicatorResult } from "../model/review-result.js";
import type { IndicatorTrace, NodeTrace, Trace, TracePlace } from "../scoring/trace-score.js";

const INDENT = "  ";
const decimal = (value: number) => (Math.round(value * 100) / 100).toString();
const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${decimal(Math.abs(value))}`;
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
const span = ({ low, high }: ScoreInterval) => `${decimal(low)} to ${decimal(high)}`;

type TitleOf = (id: string) => string;

/** The whole tree below a trace, children indented; `uncertainty` says how its intervals were made. */
export function writeTrace(trace: Trace, titleOf: TitleOf, uncertainty: UncertaintyResult | null): string[] {
  const lines = writePart(trace, titleOf, 0);
  if (uncertainty === null) return [...lines, "No intervals: the framework switches every source of uncertainty off."];
  const { replications, sources, seed, weightNoise, level } = uncertainty;
  const drawn = sources.map((source) => (source === "weights" ? `weights ±${percent(weightNoise)}` : source)).join(", ");
  return [...lines, `Intervals span the middle ${percent(level)} of ${replications} replications (${drawn}), extended to the score; seed ${seed}.`];
}

function writePart(trace: Trace, titleOf: TitleOf, depth: number): string[] {
  return trace.type === "node" ? writeNode(trace, titleOf, depth) : writeIndicator(trace, titleOf, depth);
}

function writeNode(trace: NodeTrace, titleOf: TitleOf, depth: number): string[] {
  const inner = INDENT.repeat(depth + 1);
  const score = trace.score === null ? "not enough data" : decimal(trace.score);
  const shown = trace.state === "provisional" ? `(${score})` : score;
  const interval = trace.interval === null ? "" : `, interval ${span(trace.interval)}`;
  const share = trace.level === "overall" ? "" : `, ${percent(trace.shareOfParent)} of its parent, ${percent(trace.effectiveWeight)} of the whole`;
  const rests = Math.abs(trace.used - trace.coverage) > 1e-9 ? `, score rests on ${percent(trace.used)}` : "";
  const needs = trace.availability === null ? "" : `, needs ${percent(trace.availability)} of its parts`;
  const lines = [`coverage ${percent(trace.coverage)}${rests}${needs} (${trace.state})${share}`];
  if (trace.sum.length > 0) lines.push(`${meanName(trace)}: ${writeMean(trace)}`);
  lines.push(...describeDoubt(trace), ...describePlace(trace.place));
  return [
    `${INDENT.repeat(depth)}${titleOf(trace.id)} [${trace.id}]: ${shown}${interval}`,
    ...lines.map((line) => inner + line),
    ...trace.children.flatMap((child) => writePart(child, titleOf, depth + 1)),
  ];
}

function meanName({ mean, power }: NodeTrace): string {
  return mean === "power" ? `power mean (exponent ${power ?? ""})` : `${mean} mean`;
}

function writeMean({ mean, power, sum }: NodeTrace): string {
  if (mean === "geometric") return sum.map((term) => `${decimal(term.score)}^(${percent(term.share)})`).join(" × ");
  if (mean === "harmonic") return `1 / (${sum.map((term) => `${percent(term.share)} / ${decimal(term.score)}`).join(" + ")})`;
  if (mean === "power") return `(${sum.map((term) => `${percent(term.share)} × ${decimal(term.score)}^${power ?? ""}`).join(" + ")})^(1/${power ?? ""})`;
  return sum.map((term) => `${decimal(term.score)} × ${percent(term.share)}`).join(" + ");
}

/** Each source alone, any weights at all, and the rank. */
function describeDoubt({ uncertainty }: NodeTrace): string[] {
  if (uncertainty === null || uncertainty.interval === null) return [];
  const parts = Object.entries(uncertainty.bySource).map(([source, interval]) => `${source} ${span(interval)}`);
  if (uncertainty.anyWeights) parts.push(`any weights ${span(uncertainty.anyWeights)}`);
  const lines = [`interval parts, each alone: ${parts.join("; ")}`];
  const { rank, failed, quantiles } = uncertainty;
  if (quantiles !== null) lines.unshift(`replications: 5 % at ${decimal(quantiles.low)}, half at ${decimal(quantiles.median)}, 95 % at ${decimal(quantiles.high)}`);
  if (rank !== null) lines.push(`rank ${rank.low === rank.high ? rank.low : `${rank.low} to ${rank.high}`} of ${rank.n}`);
  if (failed > 0) lines.push(`${failed} replications without a score: a mean that does not exist at zero`);
  return lines;
}

function describePlace({ cohort, leftOut, potential }: TracePlace): string[] {
  const lines: string[] = [];
  if (cohort !== null && cohort.median !== null && cohort.n > 1) {
    lines.push(`cities: median ${decimal(cohort.median)} of ${cohort.n}, from ${decimal(cohort.min ?? 0)} to ${decimal(cohort.max ?? 0)}`);
  }
  if (leftOut?.score != null) {
    const rank = leftOut.rank === null ? "" : `, rank ${leftOut.rank} (${signed(leftOut.rankChange ?? 0)})`;
    lines.push(`without it the overall score is ${decimal(leftOut.score)} (${signed(leftOut.change ?? 0)})${rank}`);
  }
  if (potential !== null) {
    const standing = potential.standing === null ? "" : `, ${potential.standing} priority`;
    const share = potential.share === null ? "" : `, among the largest in ${percent(potential.share)} of the replications`;
    lines.push(`potential ${decimal(potential.potential)} points${standing}${share}`);
  }
  return lines;
}

function writeIndicator({ indicator, source, unclipped, standardError, place }: IndicatorTrace, titleOf: TitleOf, depth: number): string[] {
  const inner = INDENT.repeat(depth + 1);
  const score = indicator.score === null ? (indicator.value === null ? indicator.status.replace("_", " ") : "not scored: too few cases") : decimal(indicator.score);
  const interval = indicator.interval === null ? "" : `, interval ${span(indicator.interval)}`;
  const weight =
    indicator.effectiveWeight > 0 ? `, ${percent(indicator.shareOfParent)} of its parent, ${percent(indicator.effectiveWeight)} of the whole` : ", no weight";
  const lines: string[] = [];
  if (indicator.value !== null) lines.push(`value ${describeValue(indicator)}, ${describeReading(indicator)}`);
  lines.push(...describeStep(indicator, unclipped, standardError));
  if (indicator.signs.length > 0) lines.push(`signs: ${indicator.signs.join(", ")}`);
  const reason = indicator.reason?.["en"] ?? Object.values(indicator.reason ?? {})[0];
  if (reason !== undefined) lines.push(`reason: ${reason}`);
  if (source) lines.push(`source [${source.key}] ${source.title}${source.url === null ? "" : ` <${source.url}>`}`);
  lines.push(...describePlace(place));
  return [`${INDENT.repeat(depth)}${titleOf(indicator.id)} [${indicator.id}]: ${score}${interval}${weight}`, ...lines.map((line) => inner + line)];
}

function describeValue(indicator: IndicatorResult): string {
  const { value, unit } = indicator;
  switch (value?.type) {
    case "answer":
      return value.answer;
    case "level":
      return `level ${value.level} of ${(indicator.levelScores?.length ?? 1) - 1}`;
    case "checklist":
      return `${value.items.present.length} of ${(indicator.items?.length ?? 0) - value.items.notApplicable.length} items (${value.items.present.join(", ")})`;
    case "number":
      return `${value.number}${unit === null ? "" : ` ${unit}`}`;
    case undefined:
      return "none";
  }
}

function describeReading(indicator: IndicatorResult): string {
  const parts = [indicator.year, indicator.place, indicator.basis, indicator.grade === null ? null : `grade ${indicator.grade}`, indicator.status];
  return parts.filter((part) => part !== null).join(", ");
}

function describeStep(indicator: IndicatorResult, unclipped: number | null, standardError: number | null): string[] {
  const { goalposts, group, reference, value, score, normalise, interval } = indicator;
  const lines: string[] = [];
  if (group && reference) lines.push(`sides: group ${group.value}, reference ${reference.value}`);
  if (normalise !== null && value?.type === "number") {
    lines.push(`score by ${normalise.method.replaceAll("_", " ")} over the cities compared${indicator.direction < 0 ? ", less is better" : ""}`);
  } else if (goalposts && value?.type === "number" && unclipped !== null) {
    const clipped = unclipped < 0 || unclipped > 100 ? `, clipped to ${score === null ? "0…100" : decimal(score)}` : "";
    lines.push(`score 100 × (${value.number} − ${goalposts.min}) / (${goalposts.target} − ${goalposts.min}) = ${decimal(unclipped)}${clipped} (goalposts by ${goalposts.basis})`);
  }
  if (standardError !== null) lines.push(`standard error ${decimal(standardError)} in the unit of the value: 95 % interval of the sample`);
  else if (interval !== null) lines.push("the interval runs from no unanswered item in place to all of them");
  return lines;
}
