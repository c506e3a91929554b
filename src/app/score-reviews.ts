// `epi review score`: the language-free results, exactly as the renderer gets them.
import type { LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import { EpiError } from "../model/epi-error.js";
import type { ReviewResult } from "../model/review-result.js";
import { closestWords } from "./closest-words.js";
import type { AppPorts } from "./ports.js";
import { scoreNetwork, type ScoreRequest } from "./score-network.js";

export interface ScoreReviewsRequest extends ScoreRequest {
  /** Id of the review; every review of the cities when left out. */
  readonly review?: string;
}

export interface ScoreOutcome {
  readonly results: readonly ReviewResult[];
  readonly findings: readonly LocatedDiagnostic[];
  readonly isSound: boolean;
}

/** @throws EpiError `config/workspace-not-found`, `usage/unknown-city`, `usage/unknown-review` when a city that is named, or every city, lacks it */
export async function scoreReviews(request: ScoreReviewsRequest, ports: Pick<AppPorts, "files" | "host">): Promise<ScoreOutcome> {
  const { results, findings, isSound } = await scoreNetwork(request, ports);
  return { results: isSound && request.review !== undefined ? chooseReview(request.review, request.cities, results) : results, findings, isSound };
}

function chooseReview(id: string, cities: readonly string[], results: readonly ReviewResult[]): ReviewResult[] {
  const chosen = results.filter(({ review }) => review.id === id);
  const without = cities.find((city) => !chosen.some((result) => result.city.id === city));
  if (chosen.length > 0 && without === undefined) return chosen;
  const known = [...new Set(results.filter(({ city }) => without === undefined || city.id === without).map(({ review }) => review.id))];
  const [near] = closestWords(id, known);
  throw new EpiError({
    kind: "usage",
    code: "usage/unknown-review",
    message: without === undefined ? `No city has a review “${id}”.` : `“${without}” has no review “${id}”.`,
    hint: `${near === undefined ? "" : `Did you mean ${near}? `}Known: ${known.join(", ")}.`,
  });
}
