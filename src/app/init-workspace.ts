// `epi init`: a new workspace with its epi.yaml and the schemas that editors need.
import { basename, join, relative, resolve } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { LanguageTag } from "../model/text.js";
import { askQuestions } from "./ask-questions.js";
import { listFrameworks } from "./read-framework.js";
import { INIT_KEYS, initQuestionnaire } from "./init-questions.js";
import type { PromptPorts } from "./prompts.js";
import { listAnswer, textAnswer, type Answers, type RawAnswer } from "./questions.js";
import { workspaceSchemas } from "./workspace-schemas.js";
import { writeNewFiles, type NewFile } from "./write-new-files.js";
import { schemaLine, yamlList, yamlScalar, yamlTextMap } from "./yaml-line.js";

export interface InitRequest {
  readonly folder: string;
  /** By question key, from flags. */
  readonly flags: Readonly<Record<string, RawAnswer>>;
  readonly answersFile?: string;
  readonly takeDefaults: boolean;
}

export interface InitOutcome {
  /** Absolute. */
  readonly folder: string;
  /** Relative to the folder, POSIX. */
  readonly written: readonly string[];
  /** Schema copies that were there before and were left as they are. */
  readonly kept: readonly string[];
  /** Arguments that do the same without a question. */
  readonly equivalent: readonly string[];
}

export const INIT_DRAFT = ".epi-answers-init.yaml";

/**
 * Sets up a workspace.
 * @throws EpiError `usage/would-overwrite` when the folder has an epi.yaml, and whatever askQuestions throws
 */
export async function initWorkspace(request: InitRequest, ports: PromptPorts): Promise<InitOutcome> {
  const folder = resolve(ports.host.cwd, request.folder);
  const configPath = join(folder, "epi.yaml");
  await assertUsable(folder, configPath, ports);
  const answersPath = request.answersFile === undefined ? null : resolve(ports.host.cwd, request.answersFile);
  const frameworks = await listFrameworks(null, ports);
  const draftPath = join(ports.host.cwd, INIT_DRAFT);
  const { answers } = await askQuestions(
    {
      questionnaire: initQuestionnaire({ name: basename(folder), frameworks }),
      flagAnswer: (key) => request.flags[key],
      answersFile:
        answersPath === null ? null : { path: request.answersFile ?? "", text: await ports.files.readText(answersPath) },
      knownKeys: INIT_KEYS,
      takeDefaults: request.takeDefaults,
      draftPath,
    },
    ports,
  );
  const languages = listAnswer(answers, "languages");
  const schemas = await workspaceSchemas(
    { names: ["workspace", "city", "round-table"], framework: textAnswer(answers, "framework"), lang: languages[0] ?? "en", folder },
    ports,
  );
  const newFiles: NewFile[] = [{ path: configPath, content: configText(answers, languages) }];
  const kept: string[] = [];
  for (const schema of schemas) {
    if ((await ports.files.stat(schema.path)) === null) newFiles.push(schema);
    else kept.push(toPosix(relative(folder, schema.path)));
  }
  await writeNewFiles(newFiles, ports.files);
  await ports.drafts.remove(draftPath);
  return {
    folder,
    written: newFiles.map(({ path }) => toPosix(relative(folder, path))),
    kept,
    equivalent: equivalentArguments(request.folder, answers, languages),
  };
}

async function assertUsable(folder: string, configPath: string, ports: PromptPorts): Promise<void> {
  // Asked before the first question: nobody should answer eight of them in vain.
  if ((await ports.files.stat(configPath)) !== null) {
    throw new EpiError({
      kind: "usage",
      code: "usage/would-overwrite",
      message: `${configPath} is already there; nothing was written.`,
      hint: "This folder is a workspace already. Choose another folder, or edit the file by hand.",
    });
  }
  const there = await ports.files.stat(folder);
  if (there !== null && !there.isFolder) {
    throw new EpiError({
      kind: "input",
      code: "input/unwritable-output",
      message: `${folder} is a file, not a folder; nothing was written.`,
      hint: "Choose another folder.",
    });
  }
}

function configText(answers: Answers, languages: readonly LanguageTag[]): string {
  const [lead = "en"] = languages;
  const text = (key: string): string => textAnswer(answers, key);
  const localText = (key: string): string => yamlTextMap({ [lead]: text(key) });
  const orExample = (key: string, line: (value: string) => string, example: string): string =>
    text(key) === "" ? `# ${key}: ${example}` : `${key}: ${line(key)}`;
  const contact = ["email", "url"].filter((part) => text(`contact.${part}`) !== "");
  return [
    schemaLine(".epi/schemas/workspace.schema.json"),
    "# The workspace: which framework is measured, in which languages reports are made, and who answers for them.",
    "schemaVersion: 1",
    "kind: workspace",
    `name: ${localText("name")}`,
    `framework: ${yamlScalar(text("framework"))}`,
    "# The first language leads; texts may be given in each of them.",
    `languages: ${yamlList(languages)}`,
    `output: ${yamlScalar(text("output"))}`,
    orExample("publisher", localText, `{${lead}: City of …}`),
    orExample("funding", localText, `{${lead}: Co-funded by …}`),
    contact.length === 0
      ? "# contact: {email: someone@example.org, url: https://example.org}"
      : `contact: {${contact.map((part) => `${part}: ${JSON.stringify(text(`contact.${part}`))}`).join(", ")}}`,
    "# licence: CC BY 4.0",
    "",
  ].join("\n");
}

function equivalentArguments(folder: string, answers: Answers, languages: readonly string[]): string[] {
  const flags: [string, string][] = [
    ["--name", textAnswer(answers, "name")],
    ["--lang", languages.join(",")],
    ["--framework", textAnswer(answers, "framework")],
    ["--out", textAnswer(answers, "output")],
    ["--publisher", textAnswer(answers, "publisher")],
    ["--funding", textAnswer(answers, "funding")],
    ["--contact-email", textAnswer(answers, "contact.email")],
    ["--contact-url", textAnswer(answers, "contact.url")],
  ];
  return ["epi", "init", folder, ...flags.filter(([, value]) => value !== "").flat(), "--yes"];
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
