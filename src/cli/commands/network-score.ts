// `epi network score`
import { PARAMETERS_HEAD, parametersPath } from "../../app/parameters-file.js";
import { scoreTableFiles, type ScoreTableRequest, type UncertaintyRequest } from "../../app/score-table.js";
import { closestWords } from "../../app/closest-words.js";
import { formatJson } from "../../diagnostics/format-json.js";
import { formatPretty } from "../../diagnostics/format-pretty.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate-diagnostics.js";
import { EpiError } from "../../model/epi-error.js";
import { UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { REPLICATION_LIMITS } from "../../model/replication-limits.js";
import type { TableNode, TableResult } from "../../model/table-result.js";
import type { CliContext } from "../cli-context.js";
import type { CommandCall, OptionValues } from "../command-spec.js";
import { EXIT_DONE, EXIT_FINDINGS } from "../exit-codes.js";
import { formatCsv, type CsvDelimiter } from "../format-csv.js";
import { formatTableJson } from "../format-table-json.js";
import { formatScoresCsv, formatScoresTable } from "../format-table-scores.js";
import { loadPalette } from "../palette.js";
import { parseChoice } from "../parse-choice.js";
import { listOption, switchOption, textOption } from "../read-options.js";

const IMPUTATIONS = ["mean", "median", "group-mean", "group-median"] as const;

/** Prints the scores of a table; exit code 1 when the files have errors. */
export async function runNetworkScore({ options, context }: CommandCall): Promise<number> {
  const format = formatOf(options);
  const delimiter = delimiterOf(options);
  const request = requestOf(options);
  const file = textOption(options, "parameters");
  const path = file === undefined ? null : await parametersPath(file, context.ports);
  const { findings, result, parameters } = await scoreTableFiles(request, context.ports);
  // A signal that came during the last computation: nothing is written or printed then.
  await context.ports.pause?.();
  context.ports.signal.throwIfAborted();
  if (result === null) {
    if (format === "json") context.terminal.result(formatJson(findings));
    else await tellFindings(findings, context);
    context.terminal.error("Nothing is scored before these errors are cured.");
    return EXIT_FINDINGS;
  }
  const nodes = chooseNodes(result, namesOf(options, "node"));
  await tellFindings(findings, context);
  if (result.imputation !== null) context.terminal.note(imputationNote(result.imputation));
  if (file !== undefined && path !== null && parameters !== null) {
    const rows = parameters.drawn.map(({ replication, isSwitched, shares }) => [replication, isSwitched ? "switched" : "declared", ...shares]);
    await context.ports.files.writeAtomic(path, formatCsv([[...PARAMETERS_HEAD, ...parameters.ids], ...rows]));
    context.terminal.note(`Weights and means of ${rows.length} replications: ${file}`);
  }
  const failed = failureNote(result);
  if (failed !== null) context.terminal.note(failed);
  if (format === "json") context.terminal.result(formatTableJson(result));
  else if (format === "csv") context.terminal.result(formatScoresCsv(result, nodes ?? result.nodes, delimiter));
  else await printTable(result, nodes ?? result.nodes.filter(({ depth }) => depth <= 1), context);
  return EXIT_DONE;
}

type Format = "table" | "csv" | "json";

/** What would do nothing beside the format is refused. */
function formatOf(options: OptionValues): Format {
  const asked = textOption(options, "format") as Format | undefined;
  if (switchOption(options, "json") && asked !== undefined && asked !== "json") {
    throw new EpiError({ kind: "usage", code: "usage/invalid-value", message: `--json and --format ${asked} ask for two results.`, hint: "Leave one of them out." });
  }
  const format = switchOption(options, "json") ? "json" : (asked ?? "table");
  if (format === "json" && options["node"] !== undefined) throw misused("--node", "the table or --format csv; the JSON holds every node");
  if (format !== "json" && switchOption(options, "sensitivity")) throw misused("--sensitivity", "--json");
  if (format !== "csv" && options["delimiter"] !== undefined) throw misused("--delimiter", "--format csv");
  return format;
}

const DELIMITERS: Readonly<Record<string, CsvDelimiter>> = { ",": ",", ";": ";", tab: "\t", "\t": "\t" };

function delimiterOf(options: OptionValues): CsvDelimiter {
  const sign = textOption(options, "delimiter") ?? ",";
  const found = DELIMITERS[sign];
  if (found === undefined) throw invalid("--delimiter", sign, 'It takes "," or ";" or the word tab.');
  return found;
}

function requestOf(options: OptionValues): ScoreTableRequest {
  const framework = fileOption(options, "framework");
  const values = fileOption(options, "values");
  const impute = textOption(options, "impute");
  const withSensitivity = switchOption(options, "sensitivity");
  const withParameters = textOption(options, "parameters") !== undefined;
  const by = textOption(options, "by") ?? null;
  if (by !== null && impute?.startsWith("group-") !== true) throw misused("--by", "--impute group-mean or --impute group-median");
  return {
    framework,
    values,
    groups: textOption(options, "groups") ?? null,
    imputation: impute === undefined ? null : imputationOf(parseChoice(impute, IMPUTATIONS, "--impute"), by),
    uncertainty: uncertaintyOf(options),
    withSensitivity,
    withParameters,
  };
}

function imputationOf(choice: (typeof IMPUTATIONS)[number], by: string | null): ScoreTableRequest["imputation"] {
  return { centre: choice.endsWith("median") ? "median" : "mean", isByGroup: choice.startsWith("group-"), by };
}

/** null without --uncertainty; its own options are refused then, because they would do nothing. */
function uncertaintyOf(options: OptionValues): UncertaintyRequest | null {
  if (!switchOption(options, "uncertainty")) {
    const flags = { replications: "--replications", sources: "--sources", seed: "--seed", threads: "--threads", meanAt: "--mean-at", anyWeights: "--any-weights", parameters: "--parameters" };
    const given = Object.entries(flags).find(([name]) => options[name] !== undefined);
    if (given !== undefined) throw misused(given[1], "--uncertainty");
    return null;
  }
  const sources = namesOf(options, "sources").map((source) => parseChoice(source, UNCERTAINTY_SOURCES, "--sources"));
  const seed = textOption(options, "seed") ?? null;
  if (seed !== null && !/^[0-9a-f]{16}$/.test(seed)) throw invalid("--seed", seed, "It takes 16 hexadecimal digits in small letters, as the JSON result prints them.");
  return {
    replications: wholeNumber(options, "replications", "--replications", REPLICATION_LIMITS.least, REPLICATION_LIMITS.most),
    sources: sources.length === 0 ? null : UNCERTAINTY_SOURCES.filter((source) => sources.includes(source)),
    seed,
    weights: switchOption(options, "anyWeights") ? "any" : "noise",
    meanAt: textOption(options, "meanAt") === "all" ? "all" : "groups",
    threads: wholeNumber(options, "threads", "--threads", 1, 64) ?? 1,
  };
}

function wholeNumber(options: OptionValues, name: string, flag: string, least: number, most: number): number | null {
  const value = textOption(options, name);
  if (value === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(value) || Number(value) < least || Number(value) > most) throw invalid(flag, value, `It takes a whole number from ${least} to ${most}.`);
  return Number(value);
}

/** [] when the flag was not given; a list that names nothing is refused. */
function namesOf(options: OptionValues, name: string): readonly string[] {
  const names = listOption(options, name).filter((one) => one !== "");
  if (options[name] !== undefined && names.length === 0) throw invalid(`--${name}`, listOption(options, name).join(","), "It takes one name or more, with commas between them.");
  return names;
}

function fileOption(options: OptionValues, name: string): string {
  const path = textOption(options, name);
  if (path !== undefined && path !== "") return path;
  throw new EpiError({
    kind: "usage",
    code: "usage/missing-argument",
    message: `--${name} is missing.`,
    hint: "Name both files: epi network score --framework framework.yaml --values values.csv",
  });
}

function invalid(flag: string, value: string, hint: string): EpiError {
  return new EpiError({ kind: "usage", code: "usage/invalid-value", message: `${flag} cannot be "${value}".`, hint });
}

function misused(flag: string, needed: string): EpiError {
  return new EpiError({ kind: "usage", code: "usage/invalid-value", message: `${flag} does nothing here.`, hint: `It goes with ${needed}.` });
}

/** null without --node: the format decides. */
function chooseNodes({ nodes }: TableResult, ids: readonly string[]): TableNode[] | null {
  if (ids.length === 0) return null;
  return ids.map((id) => {
    const found = nodes.find((node) => node.id === id);
    if (found !== undefined) return found;
    const known = nodes.map((node) => node.id);
    const [near] = closestWords(id, known);
    throw new EpiError({
      kind: "usage",
      code: "usage/unknown-node",
      message: `There is no node "${id}".`,
      hint: `${near === undefined ? "" : `Did you mean ${near}? `}Known: ${known.join(", ")}.`,
    });
  });
}

/** Nobody reads more in a terminal; the JSON holds all. */
const MOST_SHOWN = 100;

async function tellFindings(findings: readonly LocatedDiagnostic[], context: CliContext): Promise<void> {
  if (findings.length === 0) return;
  const palette = await loadPalette(context.colorStderr);
  const isSerious = findings.some(({ diagnostic }) => diagnostic.severity === "error");
  const text = formatPretty(findings, { palette, width: context.terminal.width, ...(context.verbose ? { maxPerRule: MOST_SHOWN } : {}), maxInAll: MOST_SHOWN });
  if (isSerious) context.terminal.error(text);
  else context.terminal.note(text);
}

function imputationNote({ centre, by, values }: NonNullable<TableResult["imputation"]>): string {
  const from = by === null ? `the ${centre} of its column` : `the ${centre} of its group by ${by}`;
  return `What-if: ${values === 1 ? "one missing value takes" : `${values} missing values take`} ${from}. Nothing of this was observed.`;
}

/** A run without a score leaves the interval, which would otherwise look more certain than it is; null when there is none. */
function failureNote({ nodes, uncertainty }: TableResult): string | null {
  const [overall] = nodes;
  const failed = (overall?.scores ?? []).filter((score) => (score.failed ?? 0) > 0);
  if (uncertainty === null || failed.length === 0) return null;
  const some = failed.slice(0, 5).map(({ unit, failed: count }) => `${unit} ${count}`).join(", ");
  const more = failed.length > 5 ? ` and ${failed.length - 5} more units` : "";
  return `Of ${uncertainty.replications} replications, some gave no overall score, because a mean over zero does not exist: ${some}${more}. They are not part of the intervals.`;
}

async function printTable(result: TableResult, nodes: readonly TableNode[], context: CliContext): Promise<void> {
  const palette = await loadPalette(context.colorStdout);
  const width = context.io.stdout.isTerminal ? context.terminal.width : Number.POSITIVE_INFINITY;
  const { lines, left } = formatScoresTable(result, nodes, width);
  const [head = "", ...rows] = lines;
  const { framework, uncertainty, units } = result;
  context.terminal.result(
    [
      palette.strong(`${units.length} ${units.length === 1 ? "unit" : "units"} (${framework.id}@${framework.version})`),
      palette.dim(head),
      ...rows,
      ...(uncertainty === null ? [] : [palette.dim(`Intervals: 5–95 % of ${uncertainty.replications} replications, seed ${uncertainty.seed}.`)]),
      ...(result.imputation === null ? [] : [palette.warning("* rests on filled-in values: a what-if, not observed.")]),
      ...(left.length === 0 ? [] : [palette.dim(`The terminal is too narrow for ${left.join(", ")}: see --format csv, or choose with --node.`)]),
    ].join("\n"),
  );
}
