// `epi city new`: the profile of a city and its first review, in which every indicator waits to be filled in.
import { join, relative, resolve } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { LanguageTag } from "../model/text.js";
import { askQuestions } from "./ask-questions.js";
import { canonicalTag } from "./check-answer.js";
import { CITY_FLAGS } from "./city-flags.js";
import { formatCityProfile } from "./city-profile.js";
import { CITY_KEYS, cityQuestionnaire } from "./city-questions.js";
import { loadCliWords, type CliWords } from "./cli-words.js";
import type { PromptPorts } from "./prompts.js";
import { listAnswer, textAnswer, type Answers, type RawAnswer } from "./questions.js";
import { openWorkspace, type OpenWorkspace } from "./open-workspace.js";
import { readFramework } from "./read-framework.js";
import { formatReviewSkeleton } from "./review-skeleton.js";
import { reviewSchemaName, SCHEMA_FOLDER, workspaceSchemas } from "./workspace-schemas.js";
import { ID_PATTERN } from "./slug-id.js";
import { writeNewFiles, type NewFile } from "./write-new-files.js";

export interface NewCityRequest {
  readonly workspace?: string;
  /** By question key, from flags. */
  readonly flags: Readonly<Record<string, RawAnswer>>;
  /** `Rīga` (in the city's first language) or `en=Riga`. */
  readonly names: readonly string[];
  readonly answersFile?: string;
  readonly takeDefaults: boolean;
}

export interface NewCityOutcome {
  readonly id: string;
  /** Absolute folder of the workspace. */
  readonly folder: string;
  /** Relative to the workspace, POSIX. */
  readonly written: readonly string[];
  /** Arguments that do the same without a question. */
  readonly equivalent: readonly string[];
}

export const CITY_DRAFT = ".epi-answers-city.yaml";

/**
 * Adds a city.
 * @throws EpiError `config/workspace-not-found`, `usage/would-overwrite` (then nothing is written), and whatever askQuestions throws
 */
export async function newCity(request: NewCityRequest, ports: PromptPorts): Promise<NewCityOutcome> {
  const workspace = await openWorkspace(request.workspace, ports);
  await assertFree(request.flags["id"], workspace, ports);
  const names = namesByTag(request.names);
  const answersPath = request.answersFile === undefined ? null : resolve(ports.host.cwd, request.answersFile);
  const draftPath = join(workspace.folder, CITY_DRAFT);
  const { answers } = await askQuestions(
    {
      questionnaire: cityQuestionnaire({
        workspaceLanguages: workspace.config.languages,
        today: ports.host.today,
        namedLanguages: [...names.keys()].filter((tag) => tag !== ""),
      }),
      flagAnswer: (key, soFar) => (key.startsWith("names.") ? nameOf(key, soFar, names) : request.flags[key]),
      answersFile:
        answersPath === null ? null : { path: request.answersFile ?? "", text: await ports.files.readText(answersPath) },
      knownKeys: CITY_KEYS,
      takeDefaults: request.takeDefaults,
      draftPath,
    },
    ports,
  );
  const newFiles = await filesOf(answers, workspace, ports);
  await writeNewFiles(newFiles, ports.files);
  await ports.drafts.remove(draftPath);
  return {
    id: textAnswer(answers, "id"),
    folder: workspace.folder,
    written: newFiles.map(({ path }) => relative(workspace.folder, path).replaceAll("\\", "/")),
    equivalent: equivalentArguments(request, answers),
  };
}

const UNTAGGED = "";

/** `lv=Rīga` → lv; a name without a tag belongs to the city's first language, which is not known yet. */
function namesByTag(names: readonly string[]): Map<string, string> {
  const byTag = new Map<string, string>();
  for (const name of names) {
    const match = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.*)$/su.exec(name);
    const tag = match === null ? UNTAGGED : (canonicalTag(match[1] ?? "") ?? UNTAGGED);
    const text = match === null ? name : (match[2] ?? "");
    if (byTag.has(tag)) {
      throw new EpiError({
        kind: "usage",
        code: "usage/invalid-value",
        message: `--name gives two names${tag === UNTAGGED ? "" : ` for the language ${tag}`}: "${byTag.get(tag) ?? ""}" and "${text}".`,
        hint: "Give one name per language: --name lv=Rīga --name en=Riga.",
      });
    }
    byTag.set(tag, text);
  }
  return byTag;
}

function nameOf(key: string, answers: Answers, names: ReadonlyMap<string, string>): RawAnswer {
  const tag = key.slice("names.".length);
  const [first] = listAnswer(answers, "languages");
  return names.get(tag) ?? (tag === first ? names.get(UNTAGGED) : undefined);
}

/** Asked before the first question, when the name is known by then: nobody should answer twenty of them in vain. */
async function assertFree(id: RawAnswer, workspace: OpenWorkspace, ports: PromptPorts): Promise<void> {
  if (typeof id !== "string" || !ID_PATTERN.test(id)) return;
  const path = join(workspace.folder, "cities", id, "city.yaml");
  if ((await ports.files.stat(path)) === null) return;
  throw new EpiError({
    kind: "usage",
    code: "usage/would-overwrite",
    message: `${path} is already there; nothing was written.`,
    hint: "The workspace has this city already. Choose another short name.",
  });
}

async function filesOf(answers: Answers, workspace: OpenWorkspace, ports: PromptPorts): Promise<NewFile[]> {
  const { folder, config } = workspace;
  const id = textAnswer(answers, "id");
  const [lead = "en"] = listAnswer(answers, "languages");
  const framework = await readFramework(config.framework, lead, folder, ports);
  const words = await wordsOf([...listAnswer(answers, "languages"), ...config.languages], ports);
  const [leadWords] = words;
  if (leadWords === undefined) throw new Error("The tool has no English words.");
  const cityFolder = join(folder, "cities", id);
  const reviewId = textAnswer(answers, "review.id");
  const schemas = await workspaceSchemas({ names: ["city"], framework: framework.ref, lang: lead, folder }, ports);
  const missingSchemas: NewFile[] = [];
  for (const schema of schemas) {
    if ((await ports.files.stat(schema.path)) === null) missingSchemas.push(schema);
  }
  return [
    { path: join(cityFolder, "city.yaml"), content: formatCityProfile(answers, ports.host.today) },
    {
      path: join(cityFolder, "reviews", `${reviewId}.yaml`),
      content: formatReviewSkeleton({
        id: reviewId,
        city: id,
        period: { from: textAnswer(answers, "review.from"), to: textAnswer(answers, "review.to") },
        dataAsOf: textAnswer(answers, "review.dataAsOf"),
        framework,
        words: leadWords,
        reason: Object.fromEntries(words.map((one) => [one.lang, one.say("review.reason.not_yet_collected")])),
        schemaPath: `../../../${SCHEMA_FOLDER}/${reviewSchemaName(framework.ref)}`,
      }),
    },
    ...missingSchemas,
  ];
}

/** Words in each language asked for that there are words in, in that order; English when there is none. */
async function wordsOf(tags: readonly LanguageTag[], ports: PromptPorts): Promise<CliWords[]> {
  const found: CliWords[] = [];
  for (const tag of new Set([...tags, "en"])) {
    if (tag === "en" && !tags.includes("en") && found.length > 0) continue;
    const words = await loadCliWords(tag, ports);
    if (words !== null && !found.some(({ lang }) => lang === words.lang)) found.push(words);
  }
  return found;
}

function equivalentArguments(request: NewCityRequest, answers: Answers): string[] {
  const flags: [string, string][] = [["--lang", listAnswer(answers, "languages").join(",")]];
  if (request.workspace !== undefined) flags.unshift(["--workspace", request.workspace]);
  for (const [key, value] of Object.entries(answers)) {
    if (key.startsWith("names.") && value !== null) flags.push(["--name", `${key.slice("names.".length)}=${String(value)}`]);
  }
  for (const [key, flag] of Object.entries(CITY_FLAGS)) {
    if (key === "id") continue;
    flags.push([`--${flag}`, textAnswer(answers, key)]);
  }
  return ["epi", "city", "new", textAnswer(answers, "id"), ...flags.filter(([, value]) => value !== "").flat(), "--yes"];
}
