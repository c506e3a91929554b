// A question that a command needs answered, whichever way the answer comes: flag, answers file, prompt or default.
import type { PromptChoice } from "./prompts.js";

/** What an answer is once it has been checked. null: left empty on purpose. */
export type AnswerValue = string | number | readonly string[] | null;

/** Checked answers by key; a key that is absent has not been answered yet. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** An answer as it came in: from the command line always text, from a YAML file anything. */
export type RawAnswer = unknown;

export type CheckedAnswer = { readonly value: AnswerValue } | { readonly problem: string };

export interface Question {
  /** Place in an answers file, for example `population.value`. */
  readonly key: string;
  /** The flag that answers it, as a person types it. */
  readonly flag: string;
  readonly message: string;
  readonly kind: "text" | "select" | "checkbox";
  /** select and checkbox. */
  readonly choices?: readonly PromptChoice[];
  /** checkbox: answers beside the choices may be typed; the label of that way out. */
  readonly otherLabel?: string;
  readonly isRequired: boolean;
  /** Default, already in its checked form. */
  readonly initial?: AnswerValue;
  /** Text in, checked value out; `problem` is one sentence for a person. */
  readonly check: (raw: RawAnswer) => CheckedAnswer;
}

/**
 * The questions of a command in order, given what is known so far: later ones may depend on earlier answers.
 * `given` holds the keys that an answers file or an earlier run has.
 */
export type Questionnaire = (answers: Answers, given: ReadonlySet<string>) => readonly Question[];

/** The answer as text, "" when there is none. */
export function textAnswer(answers: Answers, key: string): string {
  const value = answers[key];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** The answer as a list, [] when there is none. */
export function listAnswer(answers: Answers, key: string): readonly string[] {
  const value = answers[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The answer as a number, null when there is none. */
export function numberAnswer(answers: Answers, key: string): number | null {
  const value = answers[key];
  return typeof value === "number" ? value : null;
}
