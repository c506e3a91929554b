// Gets every question of a command answered: from flags, an answers file, an earlier unfinished run, a person, or defaults.
// Without a terminal it never waits: it names everything that is missing at once.
import { stringify } from "yaml";
import { EpiError } from "../model/epi-error.js";
import { nestAnswers, parseAnswers } from "./answers-file.js";
import type { PromptPorts, Prompts } from "./prompts.js";
import type { AnswerValue, Answers, Question, Questionnaire, RawAnswer } from "./questions.js";

export interface AskRequest {
  readonly questionnaire: Questionnaire;
  /** The answer a flag gives to a question; undefined when there is none. */
  readonly flagAnswer: (key: string, answers: Answers) => RawAnswer;
  /** Text and name of the answers file, when there is one. */
  readonly answersFile: { readonly path: string; readonly text: string } | null;
  /** Keys an answers file may have; `*` stands for one part of a key. */
  readonly knownKeys: readonly string[];
  readonly takeDefaults: boolean;
  /** Where unfinished answers are kept. */
  readonly draftPath: string;
}

export interface AskedAnswers {
  readonly answers: Answers;
  /** Keys that a person typed in just now. */
  readonly prompted: readonly string[];
}

const OTHER = "…";

/**
 * Answers every question.
 * @throws EpiError `usage/no-terminal` naming each missing flag, `usage/invalid-value`, `usage/unknown-answer`
 * @throws PromptAborted when the person leaves; what was answered is kept in the draft
 */
export async function askQuestions(request: AskRequest, ports: PromptPorts): Promise<AskedAnswers> {
  const fromFile =
    request.answersFile === null
      ? new Map<string, RawAnswer>()
      : parseAnswers(request.answersFile.text, request.answersFile.path, request.knownKeys);
  const mayAsk = ports.terminal.isInteractive && !request.takeDefaults;
  // An answers file is meant to be complete: what it leaves out takes its default, as under --yes.
  const mayDefault = request.takeDefaults || request.answersFile !== null;
  const prompts = mayAsk ? await ports.loadPrompts() : null;
  const draft = prompts === null ? new Map<string, RawAnswer>() : await offerDraft(request, prompts, ports);
  const answers: Record<string, AnswerValue> = {};
  const prompted: string[] = [];
  const missing: Question[] = [];
  const keys = new Set([...fromFile.keys(), ...draft.keys()]);
  for (;;) {
    const question = request.questionnaire(answers, keys).find(({ key }) => !(key in answers));
    if (question === undefined) break;
    const given = givenAnswer(question, answers, request, fromFile);
    if (given !== undefined) {
      answers[question.key] = checked(question, given.raw, given.origin);
      continue;
    }
    const kept = draft.has(question.key) ? question.check(draft.get(question.key)) : undefined;
    if (kept !== undefined && "value" in kept) {
      answers[question.key] = kept.value;
      prompted.push(question.key);
      continue;
    }
    if (mayDefault && question.initial !== undefined) {
      answers[question.key] = question.initial;
      continue;
    }
    if (prompts !== null && (!mayDefault || question.isRequired)) {
      answers[question.key] = await askOne(question, prompts);
      prompted.push(question.key);
      await ports.drafts.write(request.draftPath, draftText(answers));
      continue;
    }
    answers[question.key] = question.isRequired ? placeholder(question) : null;
    if (question.isRequired) missing.push(question);
  }
  if (missing.length > 0) throw missingError(missing, request.takeDefaults);
  return { answers, prompted };
}

function givenAnswer(
  question: Question,
  answers: Answers,
  request: AskRequest,
  fromFile: ReadonlyMap<string, RawAnswer>,
): { raw: RawAnswer; origin: string } | undefined {
  const flag = request.flagAnswer(question.key, answers);
  if (flag !== undefined) return { raw: flag, origin: question.flag };
  if (fromFile.has(question.key)) {
    return { raw: fromFile.get(question.key), origin: `${question.key} in ${request.answersFile?.path ?? ""}` };
  }
  return undefined;
}

function checked(question: Question, raw: RawAnswer, origin: string): AnswerValue {
  const result = question.check(raw);
  const problem =
    "problem" in result ? result.problem : result.value === null && question.isRequired ? "It cannot be empty." : null;
  if (problem === null && "value" in result) return result.value;
  throw new EpiError({
    kind: "usage",
    code: "usage/invalid-value",
    message: `${origin}: ${problem ?? ""}`,
    hint: `Asked for: ${question.message}`,
  });
}

async function askOne(question: Question, prompts: Prompts): Promise<AnswerValue> {
  const sayProblem = (raw: RawAnswer): string | null => {
    const result = question.check(raw);
    if ("problem" in result) return result.problem;
    return result.value === null && question.isRequired ? "This cannot be empty." : null;
  };
  const choices = question.choices ?? [];
  if (question.kind === "select") {
    const initial = typeof question.initial === "string" ? { initial: question.initial } : {};
    return checked(question, await prompts.select({ message: question.message, choices, ...initial }), question.flag);
  }
  if (question.kind === "text") {
    const { initial } = question;
    const shown = typeof initial === "string" || typeof initial === "number" ? { initial: String(initial) } : {};
    const text = await prompts.text({ message: question.message, ...shown, validate: sayProblem });
    return checked(question, text, question.flag);
  }
  const other = question.otherLabel === undefined ? [] : [{ value: OTHER, label: question.otherLabel }];
  const chosen = await prompts.checkbox({
    message: question.message,
    choices: [...choices, ...other],
    initial: Array.isArray(question.initial) ? (question.initial as readonly string[]) : [],
    validate: (values) => (values.includes(OTHER) ? null : sayProblem(values)),
  });
  const listed = chosen.filter((value) => value !== OTHER);
  if (!chosen.includes(OTHER)) return checked(question, listed, question.flag);
  const typed = await prompts.text({
    message: `${question.otherLabel ?? ""} (language tags, separated by commas)`,
    validate: (text) => sayProblem([...listed, ...text.split(/[,\s]+/)]),
  });
  return checked(question, [...listed, ...typed.split(/[,\s]+/)], question.flag);
}

async function offerDraft(request: AskRequest, prompts: Prompts, ports: PromptPorts): Promise<Map<string, RawAnswer>> {
  const text = await ports.drafts.read(request.draftPath);
  if (text === null) return new Map();
  const isWanted = await prompts.confirm({
    message: "An earlier run was left unfinished. Go on with its answers?",
    initial: true,
  });
  if (isWanted) {
    try {
      return parseAnswers(text, request.draftPath, request.knownKeys);
    } catch (error) {
      if (!(error instanceof EpiError)) throw error;
      ports.terminal.note("Those answers cannot be read any more; starting anew.");
    }
  }
  await ports.drafts.remove(request.draftPath);
  return new Map();
}

function draftText(answers: Answers): string {
  const heading = "# Answers so far, kept until the command is done. The same command offers to go on with them.\n";
  return heading + stringify(nestAnswers(answers), { lineWidth: 0 });
}

/** Stands in for a missing answer only so that the questions after it can be found missing as well. */
function placeholder(question: Question): AnswerValue {
  return question.initial ?? (question.kind === "checkbox" ? ["en"] : (question.choices?.[0]?.value ?? "missing"));
}

function missingError(missing: readonly Question[], tookDefaults: boolean): EpiError {
  const lines = missing.map(({ flag, message }) => `${flag}  ${message}`);
  const defaults = missing.filter(({ initial }) => initial !== undefined).map(({ flag }) => flag.split(" ")[0] ?? flag);
  if (!tookDefaults && defaults.length > 0) {
    lines.push(`--yes takes the default for ${defaults.join(", ")}.`);
  }
  lines.push("All answers can also come from a file: --answers FILE.");
  return new EpiError({
    kind: "usage",
    code: "usage/no-terminal",
    message: `There is nobody to ask here, and ${missing.length === 1 ? "one answer is" : `${missing.length} answers are`} missing: ${missing
      .map(({ flag }) => flag.split(" ")[0] ?? flag)
      .join(", ")}.`,
    hint: lines.join("\n"),
  });
}

