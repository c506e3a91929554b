// `epi network score`: files of a table → checked, scored, and where asked with what the scores are worth.
import { locateDiagnostics, type LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import { EpiError } from "../model/epi-error.js";
import type { Framework, UncertaintySource } from "../model/framework.js";
import type { TableIssue } from "../model/table-issue.js";
import type { TableResult } from "../model/table-result.js";
import type { GroupColumn } from "../model/values-table.js";
import { assembleTable } from "../scoring/table/assemble-table.js";
import { drawParameters, weightedParts, type DrawnParameters } from "../scoring/table/draw-parameters.js";
import type { TableImputation } from "../scoring/table/score-columns.js";
import { scoreTable } from "../scoring/table/score-table.js";
import { computeTableSensitivity, describeSimulation, type TableDoubt } from "../scoring/table/table-doubt.js";
import { uncertainTable } from "../scoring/table/uncertain-table.js";
import type { ScoreTree } from "../scoring/tree/score-tree.js";
import { countTurns, runInTurns } from "../scoring/uncertainty/run-in-turns.js";
import { simulateElsewhere, type Simulation } from "../scoring/uncertainty/simulate.js";
import type { SimulationSettings, UncertainCells } from "../scoring/uncertainty/uncertain-cells.js";
import { describeTableIssues } from "../workspace/describe-table-issues.js";
import type { ParsedTable } from "../workspace/parse-values-table.js";
import { closestWords } from "./closest-words.js";
import type { AppPorts } from "./ports.js";
import { readTableFiles, type TableFiles } from "./read-table-files.js";
import { seedOf } from "./seed-of.js";

export interface UncertaintyRequest {
  /** null: as the framework says. */
  readonly replications: number | null;
  readonly sources: readonly UncertaintySource[] | null;
  /** 16 hexadecimal digits; null: from the content. */
  readonly seed: string | null;
  readonly weights: SimulationSettings["weights"];
  readonly meanAt: SimulationSettings["meanAt"];
  readonly threads: number;
}

export interface ScoreTableRequest extends TableFiles {
  /** A what-if; `by` names the column of the groups file, null the only one. */
  readonly imputation: { readonly centre: "mean" | "median"; readonly isByGroup: boolean; readonly by: string | null } | null;
  readonly uncertainty: UncertaintyRequest | null;
  readonly withSensitivity: boolean;
  /** Also give the assumptions that each replication drew. */
  readonly withParameters: boolean;
}

export interface ScoreTableOutcome {
  /** Sorted by file and place. */
  readonly findings: readonly LocatedDiagnostic[];
  /** null when some finding is an error: nothing is scored then. */
  readonly result: TableResult | null;
  readonly parameters: { readonly ids: readonly string[]; readonly drawn: readonly DrawnParameters[] } | null;
}

/**
 * Reads, checks and scores a table.
 * @throws the reason of `ports.signal` when it fires; EpiError `input/unreadable-file`, `usage/invalid-value` for an imputation by a grouping that is not there
 */
export async function scoreTableFiles(request: ScoreTableRequest, ports: Pick<AppPorts, "files" | "host" | "runReplications" | "pause"> & Partial<Pick<AppPorts, "signal">>): Promise<ScoreTableOutcome> {
  const { diagnostics, documents, content } = await readTableFiles(request, ports);
  if (content === null) return { findings: locateDiagnostics(diagnostics, documents), result: null, parameters: null };
  const { framework, csv, parsed, groups } = content;
  const { table } = parsed;
  if (diagnostics.some(({ severity }) => severity === "error")) {
    const findings = locateDiagnostics([...diagnostics, ...describeTableIssues(columnIssues(framework, parsed), csv, parsed)], documents);
    return { findings, result: null, parameters: null };
  }
  const imputation = request.imputation === null ? null : resolveImputation(request.imputation, groups);
  const scored = scoreTable(framework, table, { imputation });
  const { cells, issues } = uncertainTable(scored, table.denominators);
  const isDrawn = request.uncertainty !== null || request.withSensitivity;
  const found = describeTableIssues([...scored.issues, ...(isDrawn ? issues : [])], csv, parsed);
  const findings = locateDiagnostics([...diagnostics, ...found], documents);
  if (found.some(({ severity }) => severity === "error")) return { findings, result: null, parameters: null };

  let doubt: TableDoubt | null = null;
  let parameters: ScoreTableOutcome["parameters"] = null;
  if (isDrawn) {
    const asked = request.uncertainty;
    const settings = resolveSettings(framework, asked);
    const seed = asked?.seed ?? seedOf(scored.tree, cells, framework.uncertainty);
    const threads = asked?.threads ?? 1;
    const pause = async (): Promise<void> => {
      await ports.pause?.();
      ports.signal?.throwIfAborted();
    };
    const simulation = asked === null ? null : await simulateTable(scored.tree, cells, settings, seed, threads, pause, ports);
    await pause();
    doubt = {
      ...(simulation === null ? { nodes: null, uncertainty: null } : describeSimulation(simulation)),
      sensitivity: request.withSensitivity ? await computeTableSensitivity(scored.tree, cells, settings, seed, pause) : null,
    };
    if (request.withParameters) parameters = { ids: weightedParts(scored.tree).ids, drawn: drawParameters(scored.tree, cells, settings, seed) };
    await pause();
  }
  const result = assembleTable({ toolVersion: ports.host.toolVersion, framework, table, groups, imputation, scored, doubt });
  return { findings, result, parameters };
}

/** On other threads where there are any, else on this one, cut into turns: the same figures. */
function simulateTable(
  tree: ScoreTree,
  cells: UncertainCells,
  settings: SimulationSettings,
  seed: string,
  threads: number,
  pause: () => Promise<void>,
  { runReplications }: Pick<AppPorts, "runReplications">,
): Promise<Simulation> {
  if (threads > 1 && runReplications !== undefined) {
    return simulateElsewhere(tree, cells, settings, seed, threads, (jobs) => runReplications(jobs, threads));
  }
  const turns = countTurns({ units: cells.units.length, parts: tree.weights.length, replications: settings.replications });
  return simulateElsewhere(tree, cells, settings, seed, turns, (jobs) => runInTurns(jobs, pause));
}

/** Empty and constant columns, so that they are told in the same run as unreadable cells elsewhere. */
function columnIssues(framework: Framework, { table, hasAllRows, brokenIndicators }: ParsedTable): TableIssue[] {
  if (!hasAllRows) return [];
  const given = new Set(table.columns.flatMap(({ isGiven, indicator }) => (isGiven && !brokenIndicators.has(indicator) ? [indicator] : [])));
  return scoreTable(framework, table, { imputation: null }).issues.filter((issue) => (issue.type === "all_missing" || issue.type === "constant") && given.has(issue.indicator));
}

function resolveSettings({ uncertainty }: Framework, asked: UncertaintyRequest | null): SimulationSettings {
  const sources = asked?.sources ?? uncertainty.sources;
  if (asked !== null && sources.length === 0) {
    throw new EpiError({
      kind: "usage",
      code: "usage/invalid-value",
      message: "The framework switches every source of uncertainty off.",
      hint: "Name the sources that shall count with --sources, for example --sources weights,missing.",
    });
  }
  if (asked?.weights === "any" && !sources.includes("weights")) {
    throw new EpiError({
      kind: "usage",
      code: "usage/invalid-value",
      message: "--any-weights does nothing here: the weights are not among the sources.",
      hint: "Add weights to --sources, or leave --any-weights out.",
    });
  }
  return {
    sources,
    replications: asked?.replications ?? uncertainty.replications,
    weightNoise: uncertainty.weightNoise,
    weights: asked?.weights ?? "noise",
    meanAt: asked?.meanAt ?? "groups",
  };
}

function resolveImputation({ centre, isByGroup, by }: NonNullable<ScoreTableRequest["imputation"]>, groups: readonly GroupColumn[]): TableImputation {
  if (!isByGroup) return { centre, groups: null };
  const names = groups.map(({ name }) => name);
  const found = by === null ? (groups.length === 1 ? groups[0] : undefined) : groups.find(({ name }) => name === by);
  if (found !== undefined) return { centre, groups: found };
  const [near] = by === null ? [] : closestWords(by, names);
  throw new EpiError({
    kind: "usage",
    code: "usage/invalid-value",
    message: by === null ? "--impute by groups needs to know the groups." : `--by cannot be "${by}".`,
    hint: names.length === 0
      ? "Give a file of groups with --groups."
      : `${near === undefined ? "" : `Did you mean ${near}? `}Give one column of the groups file with --by: ${names.join(", ")}.`,
  });
}
