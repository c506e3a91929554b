// `epi review trace`: the tree from a score to raw values and sources, as lines of text and as data.
import { EpiError } from "../model/epi-error.js";
import type { IndicatorResult, ReviewResult } from "../model/review-result.js";
import { traceResult, type IndicatorTrace, type NodeTrace, type Trace } from "../scoring/trace-score.js";
import { closestWords } from "./closest-words.js";
import { loadWords } from "./load-words.js";
import type { AppPorts } from "./ports.js";
import { scoreNetwork } from "./score-network.js";

export interface TraceRequest {
  readonly workspace?: string;
  readonly city: string;
  /** `overall`, or the id of an area, dimension or indicator. */
  readonly node: string;
  readonly includeIllustrative: boolean;
  /** Language of the titles. */
  readonly lang: string;
}

export interface TraceOutcome {
  readonly lines: readonly string[];
  readonly json: Trace;
}

/** @throws EpiError `usage/unknown-city`, `usage/unknown-node`, `input/invalid-data` when the data have errors */
export async function traceScore(request: TraceRequest, ports: Pick<AppPorts, "files" | "host">): Promise<TraceOutcome> {
  const scored = await scoreNetwork(
    { ...(request.workspace === undefined ? {} : { workspace: request.workspace }), cities: [request.city], includeIllustrative: request.includeIllustrative },
    ports,
  );
  if (!scored.isSound) {
    throw new EpiError({
      kind: "input",
      code: "input/invalid-data",
      message: "The data have errors, so there is no score to trace.",
      hint: "Run `epi review validate` to see them with their lines.",
    });
  }
  const latest = [...scored.results].sort((a, b) => (a.review.period.to < b.review.period.to ? 1 : -1))[0];
  const trace = latest ? traceResult(latest, request.node) : null;
  if (!latest || !trace) throw unknownNode(request, latest);
  const { words } = await loadWords(request.lang, `${latest.framework.id}@${latest.framework.version}`, scored.folder, ports);
  const titleOf = (id: string) =>
    words.words.areas[id]?.title ?? words.words.dimensions[id]?.title ?? words.words.indicators[id]?.title ?? (id === "overall" ? words.t("scorecard.overall") : id);
  return { lines: writeTrace(trace, titleOf, 0), json: trace };
}

function unknownNode(request: TraceRequest, result: ReviewResult | undefined): EpiError {
  const ids = result ? [...result.nodes.map((node) => node.id), ...result.indicators.map((indicator) => indicator.id)] : [];
  const close = closestWords(request.node, ids);
  return new EpiError({
    kind: "usage",
    code: "usage/unknown-node",
    message: result ? `“${request.node}” is no area, dimension or indicator of the review.` : `“${request.city}” has no review.`,
    ...(close.length > 0 ? { hint: `Did you mean ${close.join(", ")}?` } : {}),
  });
}

const INDENT = "  ";
const decimal = (value: number) => (Math.round(value * 100) / 100).toString();
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

function writeTrace(trace: Trace, titleOf: (id: string) => string, depth: number): string[] {
  return trace.type === "node" ? writeNode(trace, titleOf, depth) : writeIndicator(trace, titleOf, depth);
}

function writeNode(trace: NodeTrace, titleOf: (id: string) => string, depth: number): string[] {
  const pad = INDENT.repeat(depth);
  const score = trace.score === null ? "not enough data" : decimal(trace.score);
  const shown = trace.state === "provisional" ? `(${score})` : score;
  const share = trace.level === "overall" ? "" : `, ${percent(trace.shareOfParent)} of its parent, ${percent(trace.effectiveWeight)} of the whole`;
  const rests = Math.abs(trace.used - trace.coverage) > 1e-9 ? `, score rests on ${percent(trace.used)}` : "";
  const lines = [`${pad}${titleOf(trace.id)} [${trace.id}]: ${shown}`, `${pad}${INDENT}coverage ${percent(trace.coverage)}${rests} (${trace.state})${share}`];
  if (trace.sum.length > 0) {
    lines.push(`${pad}${INDENT}${trace.mean} mean: ${writeMean(trace)}`);
  }
  return [...lines, ...trace.children.flatMap((child) => writeTrace(child, titleOf, depth + 1))];
}

function writeMean({ mean, sum }: NodeTrace): string {
  if (mean === "geometric") return sum.map((term) => `${decimal(term.score)}^(${percent(term.share)})`).join(" × ");
  if (mean === "harmonic") return `1 / (${sum.map((term) => `${percent(term.share)} / ${decimal(term.score)}`).join(" + ")})`;
  return sum.map((term) => `${decimal(term.score)} × ${percent(term.share)}`).join(" + ");
}

function writeIndicator({ indicator, source, unclipped }: IndicatorTrace, titleOf: (id: string) => string, depth: number): string[] {
  const pad = INDENT.repeat(depth);
  const inner = `${pad}${INDENT}`;
  const score = indicator.score === null ? (indicator.value === null ? indicator.status.replace("_", " ") : "not scored: too few cases") : decimal(indicator.score);
  const weight = indicator.effectiveWeight > 0 ? `, ${percent(indicator.effectiveWeight)} of the whole` : ", no weight";
  const lines = [`${pad}${titleOf(indicator.id)} [${indicator.id}]: ${score}${weight}`];
  if (indicator.value !== null) lines.push(`${inner}value ${describeValue(indicator)}, ${describeReading(indicator)}`);
  lines.push(...describeStep(indicator, unclipped).map((line) => `${inner}${line}`));
  if (indicator.signs.length > 0) lines.push(`${inner}signs: ${indicator.signs.join(", ")}`);
  const reason = indicator.reason?.["en"] ?? Object.values(indicator.reason ?? {})[0];
  if (reason !== undefined) lines.push(`${inner}reason: ${reason}`);
  if (source) lines.push(`${inner}source [${source.key}] ${source.title}${source.url === null ? "" : ` <${source.url}>`}`);
  return lines;
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

function describeStep(indicator: IndicatorResult, unclipped: number | null): string[] {
  const { goalposts, group, reference, value, score } = indicator;
  const lines: string[] = [];
  if (group && reference) lines.push(`sides: group ${group.value}, reference ${reference.value}`);
  if (goalposts && value?.type === "number" && unclipped !== null) {
    const clipped = unclipped < 0 || unclipped > 100 ? `, clipped to ${score === null ? "0…100" : decimal(score)}` : "";
    lines.push(`score 100 × (${value.number} − ${goalposts.min}) / (${goalposts.target} − ${goalposts.min}) = ${decimal(unclipped)}${clipped} (goalposts by ${goalposts.basis})`);
  }
  return lines;
}
