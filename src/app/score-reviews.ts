// `epi review score`: the language-free results, exactly as the renderer gets them.
import type { LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import type { ReviewResult } from "../model/review-result.js";
import type { AppPorts } from "./ports.js";
import { scoreNetwork, type ScoreRequest } from "./score-network.js";

export interface ScoreOutcome {
  readonly results: readonly ReviewResult[];
  readonly findings: readonly LocatedDiagnostic[];
  readonly isSound: boolean;
}

/** @throws EpiError `config/workspace-not-found`, `usage/unknown-city` */
export async function scoreReviews(request: ScoreRequest, ports: Pick<AppPorts, "files" | "host">): Promise<ScoreOutcome> {
  const { results, findings, isSound } = await scoreNetwork(request, ports);
  return { results, findings, isSound };
}
