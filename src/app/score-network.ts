// Files of a workspace → one result per city and review, with the provenance of its numbers.
import { locateDiagnostics, type LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import { EpiError } from "../model/epi-error.js";
import type { ReviewResult } from "../model/review-result.js";
import type { RoundTable } from "../model/round-table.js";
import { assembleResult } from "../scoring/assemble-result.js";
import { selectRoundTables } from "../scoring/participation/select-round-tables.js";
import { validateWorkspace } from "../validation/validate-workspace.js";
import { findWorkspace } from "../workspace/find-workspace.js";
import { loadWorkspace } from "../workspace/load-workspace.js";
import type { LoadedCity, LoadedReview, LoadedWorkspace } from "../workspace/loaded-workspace.js";
import { resolveCities } from "../workspace/resolve-selection.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import { Comparisons } from "./compare-reviews.js";
import { sha256, combineHashes, writeJson } from "./hashing.js";
import type { AppPorts } from "./ports.js";
import { earlierReviews, trendOf } from "./trend-of.js";

export interface ScoreRequest {
  readonly workspace?: string;
  /** City ids; [] means every city. */
  readonly cities: readonly string[];
  readonly includeIllustrative: boolean;
}

export interface ScoredNetwork {
  readonly folder: string;
  readonly findings: readonly LocatedDiagnostic[];
  /** False when some finding is an error: there are no results then. */
  readonly isSound: boolean;
  readonly results: readonly ReviewResult[];
}

interface Inputs {
  readonly loaded: LoadedWorkspace;
  readonly city: LoadedCity;
  readonly review: LoadedReview;
  readonly frameworkFile: string;
  /** Round tables that were heard, by number. */
  readonly roundTables: readonly RoundTable[];
}

/** The files a result rests on. Other cities enter through the scores frozen in its cohorts, not through their files. */
function inputsOf({ loaded, city, review, frameworkFile, roundTables }: Inputs) {
  const portable = (file: string) => (file.includes("/frameworks/") ? file.slice(file.lastIndexOf("frameworks/")) : file);
  const heard = city.roundTables.filter((table) => roundTables.includes(table.roundTable)).map((table) => table.file);
  const earlier = earlierReviews({ loaded, city, review }).flatMap((one) => [one.loaded.file, one.frameworkFile]);
  const files = [...new Set([loaded.configFile, city.profileFile, review.file, frameworkFile, ...heard, ...earlier])];
  return files
    .map((file) => ({ path: portable(file), sha256: sha256(loaded.documents.get(file)?.text ?? "") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Loads, validates and scores. Nothing is scored when the data have errors: a comparison with a broken city would be wrong for all.
 * Throws EpiError (config, usage) when there is no workspace or an unknown city is asked for.
 */
export async function scoreNetwork(
  request: ScoreRequest,
  ports: Pick<AppPorts, "files" | "host" | "relieveMemory">,
): Promise<ScoredNetwork> {
  const plain = workspaceFilesFrom(ports.files);
  const files: typeof plain = {
    ...plain,
    readText(path) {
      ports.relieveMemory?.();
      return plain.readText(path);
    },
  };
  const folder = await findWorkspace({ from: ports.host.cwd, named: request.workspace }, files);
  const loaded = await loadWorkspace({ folder, toolFolder: ports.host.toolFolder }, files);
  const chosen = resolveCities(loaded, request.cities);
  const findings = locateDiagnostics(validateWorkspace(loaded, { today: ports.host.today }), loaded.documents);
  const isSound = !findings.some((finding) => finding.diagnostic.severity === "error");
  if (!isSound) return { folder, findings, isSound, results: [] };

  const comparisons = new Comparisons(loaded, request.includeIllustrative);
  const results = chosen.flatMap((city) =>
    city.reviews.map((review): ReviewResult => {
      ports.relieveMemory?.();
      const place = loaded.frameworks.get(review.review.framework);
      if (!place) throw unknownFramework(review);
      const { framework, file } = place;
      const comparison = comparisons.of(city, review, framework);
      const roundTables = selectRoundTables(city.roundTables.map((table) => table.roundTable), review.review.id, request.includeIllustrative);
      const result = assembleResult({
        toolVersion: ports.host.toolVersion,
        config: loaded.config,
        framework,
        review: review.review,
        languages: review.review.languages ?? loaded.config.languages,
        includeIllustrative: request.includeIllustrative,
        own: comparison.peers[comparison.indexOf(city)]!,
        network: comparison.peers,
        doubt: comparison.doubt,
        roundTables,
        participatory: comparisons.participatoryOf(city, review, framework, roundTables),
        trend: trendOf({ loaded, city, review, framework, comparisons }),
      });
      const inputs = inputsOf({ loaded, city, review, frameworkFile: file, roundTables });
      const dataHash = combineHashes({ result: sha256(writeJson(result)), ...Object.fromEntries(inputs.map((one) => [one.path, one.sha256])) });
      return { ...result, provenance: { inputs, dataHash } };
    }),
  );
  // The files read are let go here: a long build needs the results alone.
  return { folder, findings, isSound, results };
}

function unknownFramework(review: LoadedReview): EpiError {
  return new EpiError({
    kind: "input",
    code: "config/invalid-workspace",
    message: `${review.file} asks for the framework ${review.review.framework}, which does not exist.`,
    hint: "Run `epi review validate` to see where it is named.",
  });
}
