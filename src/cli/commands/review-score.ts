// `epi review score`
import { scoreReviews } from "../../app/score-reviews.js";
import type { RankInterval } from "../../model/interval.js";
import type { NodeResult, ReviewResult } from "../../model/review-result.js";
import type { CommandCall } from "../command-spec.js";
import { EXIT_DONE, EXIT_FINDINGS } from "../exit-codes.js";
import { formatJsonResult } from "../format-json-result.js";
import { formatTable } from "../format-table.js";
import { loadPalette, type Palette } from "../palette.js";
import { switchOption, textOption, workspaceOf } from "../read-options.js";
import { reportFindings } from "../report-findings.js";

/** Prints the scores; exit code 1 when errors in the files stand against it. */
export async function runReviewScore({ args, options, context }: CommandCall): Promise<number> {
  const review = textOption(options, "review");
  const { results, findings, isSound } = await scoreReviews(
    { ...workspaceOf(options), cities: [...args], includeIllustrative: switchOption(options, "illustrative"), ...(review === undefined ? {} : { review }) },
    context.ports,
  );
  await reportFindings(findings, context);
  if (!isSound) {
    context.terminal.error("Nothing is scored before these errors are cured.");
    return EXIT_FINDINGS;
  }
  if (switchOption(options, "json")) {
    // One review of one city asked for by name gives one document, so that a script need not unpack a list of one.
    const isOne = args.length === 1 && results.length === 1;
    context.terminal.result(formatJsonResult(isOne ? results[0] : results));
    return EXIT_DONE;
  }
  const palette = await loadPalette(context.colorStdout);
  context.terminal.result(results.map((result) => formatScores(result, palette)).join("\n\n"));
  return EXIT_DONE;
}

function formatScores(result: ReviewResult, palette: Palette): string {
  const { city, review, framework } = result;
  const [own = "en"] = city.languages;
  const name = city.names["en"] ?? city.names[own] ?? city.id;
  const rows = result.nodes.map((node, index) => [
    `${"  ".repeat(node.depth)}${node.id}`,
    scoreOf(node, result),
    node.interval === null ? "" : `${node.interval.low.toFixed(1)}–${node.interval.high.toFixed(1)}`,
    rankOf(result.uncertainty?.nodes[index]?.rank ?? null),
    `${Math.round(node.coverage * 100)} %`,
    node.illustrativeCount === 0 ? "" : String(node.illustrativeCount),
  ]);
  const table = formatTable([["", "score", "interval", "rank", "coverage", "illustrative"], ...rows], [1, 2, 3, 4, 5]);
  const [head = "", ...body] = table;
  return [
    palette.strong(`${name}, ${review.period.from} to ${review.period.to} (${framework.id}@${framework.version})`),
    palette.dim(head),
    ...body,
    ...(review.illustrativeCount > 0
      ? [palette.warning(`${review.illustrativeCount} values are illustrative: invented, not observed. Leave them out with --no-illustrative.`)]
      : []),
    ...(result.uncertainty === null ? [] : [palette.dim(`Intervals: 5–95 % of ${result.uncertainty.replications} replications.`)]),
  ].join("\n");
}

/** Never a bare rank: the interval, and among how many. */
function rankOf(rank: RankInterval | null): string {
  if (rank === null) return "";
  return `${rank.low === rank.high ? rank.low : `${rank.low}–${rank.high}`} of ${rank.n}`;
}

/** One decimal: brackets for provisional, words for too little data and for a mean that does not exist. */
function scoreOf(node: NodeResult, result: ReviewResult): string {
  if (isUndefined(node, result)) return "no mean at zero";
  if (node.score === null || node.state === "insufficient") return "not enough data";
  const score = node.score.toFixed(1);
  return node.state === "provisional" ? `(${score})` : score;
}

/** Whether a mean over zero does not exist, here or further down. Nothing rests on it, although parts below have scores; too little data leaves those counted. */
function isUndefined(node: NodeResult, result: ReviewResult): boolean {
  if (node.score !== null || node.used > 0) return false;
  return node.children.some((id) => {
    const part = result.nodes.find((one) => one.id === id);
    if (part !== undefined) return part.shareOfParent > 0 && (part.score !== null || isUndefined(part, result));
    const indicator = result.indicators.find((one) => one.id === id);
    return indicator !== undefined && indicator.shareOfParent > 0 && indicator.score !== null;
  });
}
