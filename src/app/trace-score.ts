// `epi review trace`: the tree from a score to raw values and sources, as lines of text and as data.
import { EpiError } from "../model/epi-error.js";
import type { ReviewResult } from "../model/review-result.js";
import { traceResult, type Trace } from "../scoring/trace-score.js";
import { closestWords } from "./closest-words.js";
import { loadWords } from "./load-words.js";
import type { AppPorts } from "./ports.js";
import { scoreNetwork } from "./score-network.js";
import { writeTrace } from "./write-trace.js";

export interface TraceRequest {
  readonly workspace?: string;
  readonly city: string;
  /** `overall`, or the id of an area, dimension or indicator. */
  readonly node: string;
  readonly includeIllustrative: boolean;
  /** Id of the review; the latest when left out. */
  readonly review?: string;
  /** Language of the titles. */
  readonly lang: string;
}

export interface TraceOutcome {
  readonly lines: readonly string[];
  readonly json: Trace;
}

/** @throws EpiError `usage/unknown-city`, `usage/unknown-review`, `usage/unknown-node`, `input/invalid-data` when the data have errors */
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
  const latest = chooseReview(request, scored.results);
  const trace = latest ? traceResult(latest, request.node) : null;
  if (!latest || !trace) throw unknownNode(request, latest);
  const { words } = await loadWords(request.lang, `${latest.framework.id}@${latest.framework.version}`, scored.folder, ports);
  const titleOf = (id: string) =>
    words.words.areas[id]?.title ?? words.words.dimensions[id]?.title ?? words.words.indicators[id]?.title ?? (id === "overall" ? words.t("scorecard.overall") : id);
  return { lines: writeTrace(trace, titleOf, latest.uncertainty), json: trace };
}

function chooseReview(request: TraceRequest, results: readonly ReviewResult[]): ReviewResult | undefined {
  if (request.review === undefined) return [...results].sort((a, b) => (a.review.period.to < b.review.period.to ? 1 : -1))[0];
  const found = results.find((result) => result.review.id === request.review);
  if (found) return found;
  throw new EpiError({
    kind: "usage",
    code: "usage/unknown-review",
    message: `“${request.city}” has no review “${request.review}”.`,
    hint: `Known: ${results.map((result) => result.review.id).join(", ")}.`,
  });
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
