// The files of a table (framework, values, groups) read and checked together, so that every mistake is told in one run.
import { isAbsolute, resolve } from "node:path";
import type { LocatableDocument } from "../diagnostics/locate-diagnostics.js";
import { catalogueEntryOf } from "../diagnostics/rule-catalogue.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { EpiError } from "../model/epi-error.js";
import { frameworkRef, indicatorsOf, type Framework } from "../model/framework.js";
import type { GroupColumn } from "../model/values-table.js";
import { validateWorkspace } from "../validation/validate-workspace.js";
import type { LoadedWorkspace } from "../workspace/loaded-workspace.js";
import { checkIsNoTable } from "../workspace/check-table-form.js";
import { parseCsvText, type CsvDocument } from "../workspace/parse-csv-text.js";
import { parseFramework } from "../workspace/parse-framework.js";
import { parseGroupsTable } from "../workspace/parse-groups-table.js";
import { parsePositionedDocument } from "../workspace/parse-positioned-document.js";
import { parseValuesTable, STANDARD_ERROR_ENDING, type ParsedTable } from "../workspace/parse-values-table.js";
import { parseWorkspaceConfig } from "../workspace/parse-workspace-config.js";
import { workspaceFilesFrom } from "../workspace/workspace-files.js";
import type { AppPorts } from "./ports.js";

export interface TableFiles {
  readonly framework: string;
  readonly values: string;
  readonly groups: string | null;
}

export interface ReadTable {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: ReadonlyMap<string, LocatableDocument>;
  /** null when a file cannot be understood at all. */
  readonly content: { readonly framework: Framework; readonly csv: CsvDocument; readonly parsed: ParsedTable; readonly groups: readonly GroupColumn[] } | null;
}

type Ports = Pick<AppPorts, "files" | "host">;

/**
 * Reads the files of a table. Paths are relative to the current folder.
 * @throws EpiError `input/unreadable-file` when the system does not hand a file over
 */
export async function readTableFiles(asked: TableFiles, ports: Ports): Promise<ReadTable> {
  const diagnostics: Diagnostic[] = [];
  const documents = new Map<string, LocatableDocument>();
  const frameworkText = await readText(asked.framework, false, diagnostics, ports);
  const valuesText = await readText(asked.values, true, diagnostics, ports);
  const groupsText = asked.groups === null ? null : await readText(asked.groups, true, diagnostics, ports);
  const framework = frameworkText === null ? null : checkFramework(displayPath(asked.framework), frameworkText, diagnostics, documents, ports.host.today);
  // Without a framework nobody knows what the columns mean.
  if (framework === null || valuesText === null) return { diagnostics, documents, content: null };
  const csv = keep(parseCsvText(displayPath(asked.values), valuesText), documents);
  const parsed = parseValuesTable(csv, framework);
  // One by one: a call with a hundred thousand arguments would break the stack.
  for (const one of parsed.diagnostics) diagnostics.push(one);
  let groups: readonly GroupColumn[] = [];
  if (asked.groups !== null && groupsText !== null) {
    const read = parseGroupsTable(keep(parseCsvText(displayPath(asked.groups), groupsText), documents), parsed.table.units, valueColumns(framework));
    groups = read.columns;
    for (const one of read.diagnostics) diagnostics.push(one);
  }
  return { diagnostics, documents, content: { framework, csv, parsed, groups } };
}

/** Every name that a column of values may have. */
function valueColumns(framework: Framework): ReadonlySet<string> {
  return new Set(indicatorsOf(framework).flatMap(({ id, denominator }) => [id, `${id}${STANDARD_ERROR_ENDING}`, ...(denominator === null ? [] : [denominator])]));
}

function keep(csv: CsvDocument, documents: Map<string, LocatableDocument>): CsvDocument {
  documents.set(csv.file, { file: csv.file, text: csv.text, rangeOf: () => ({ start: 0, end: 0 }) });
  return csv;
}

/** null, and a finding, for a file that is no text. */
async function readText(path: string, isTable: boolean, diagnostics: Diagnostic[], ports: Ports): Promise<string | null> {
  const content = await workspaceFilesFrom(ports.files).readText(isAbsolute(path) ? path : resolve(ports.host.cwd, path));
  if (content.ok) return content.text;
  if (content.problem === "unreadable") {
    throw new EpiError({ kind: "input", code: "input/unreadable-file", message: content.detail, hint: "Check that the path is right and that you may read it." });
  }
  const isSheet = /\.(?:xlsx?|ods|numbers)$/i.test(path);
  const isMisread = content.problem === "binary" || content.problem === "not-utf8";
  const ruleId = `file/${content.problem}`;
  diagnostics.push({
    ruleId, severity: "error", file: displayPath(path), pointer: [], at: "value",
    message: `${catalogueEntryOf(ruleId)?.title ?? "File cannot be read"}: ${content.detail}.`,
    ...(isSheet || (isTable && isMisread) ? { cure: "In the spreadsheet program, save the sheet as “CSV UTF-8” (Excel: File, Save as, “CSV UTF-8”)." } : {}),
  });
  return null;
}

function checkFramework(file: string, text: string, diagnostics: Diagnostic[], documents: Map<string, LocatableDocument>, today: string): Framework | null {
  const { document, diagnostics: syntax } = parsePositionedDocument(file, text);
  documents.set(file, document);
  const mistaken = checkIsNoTable(file, text);
  if (mistaken !== null) {
    diagnostics.push(mistaken);
    return null;
  }
  const { framework, hasErrors } = parseFramework(document.value);
  const ref = frameworkRef(framework);
  const own = { ref, file, framework, hasErrors, isOwn: true, languages: [], words: new Map() };
  // A table has no workspace around it; the framework is checked as the one file of an empty one.
  const alone: LoadedWorkspace = {
    folder: "", configFile: "", config: { ...parseWorkspaceConfig({}).config, framework: ref }, configHasErrors: false,
    framework, frameworks: new Map([[ref, own]]), availableFrameworks: [ref], cities: [], documents: new Map([[file, document]]), diagnostics: syntax,
  };
  const found = validateWorkspace(alone, { today });
  for (const one of found) diagnostics.push(one);
  return hasErrors || found.some(({ severity }) => severity === "error") ? null : framework;
}

/** POSIX, as it was asked for. */
function displayPath(path: string): string {
  return path.replaceAll("\\", "/");
}
