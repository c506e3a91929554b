// What `epi init` asks.
import { COMPLETE_LANGUAGES } from "../model/text.js";
import { checkAddress, checkLanguages, checkOneOf, checkPattern, checkRequiredText, checkText } from "./check-answer.js";
import { languageName } from "./language-name.js";
import type { Answers, Question, Questionnaire } from "./questions.js";

/** Keys of an answers file for `epi init`. */
export const INIT_KEYS = [
  "name",
  "languages",
  "framework",
  "output",
  "publisher",
  "funding",
  "contact.email",
  "contact.url",
] as const;

export interface InitDefaults {
  readonly name: string;
  /** For example ["epi@1"]; the first is the default. */
  readonly frameworks: readonly string[];
}

/** The questions, with the defaults of this folder. */
export function initQuestionnaire(defaults: InitDefaults): Questionnaire {
  const [framework] = defaults.frameworks;
  const questions: readonly Question[] = [
    {
      key: "name",
      flag: "--name <text>",
      message: "Name of the network or project",
      kind: "text",
      isRequired: true,
      ...(defaults.name === "" ? {} : { initial: defaults.name }),
      check: checkRequiredText,
    },
    {
      key: "languages",
      flag: "--lang <tags>",
      message: "Languages of the reports",
      kind: "checkbox",
      choices: COMPLETE_LANGUAGES.map((tag) => ({ value: tag, label: `${languageName(tag)} (${tag})` })),
      otherLabel: "another language",
      isRequired: true,
      initial: ["en"],
      check: checkLanguages,
    },
    {
      key: "framework",
      flag: "--framework <id@version>",
      message: "Framework: what is measured",
      kind: "select",
      choices: defaults.frameworks.map((ref) => ({ value: ref, label: ref })),
      isRequired: true,
      ...(framework === undefined ? {} : { initial: framework }),
      check: checkOneOf(defaults.frameworks),
    },
    {
      key: "output",
      flag: "--out <folder>",
      message: "Output folder, inside the workspace",
      kind: "text",
      isRequired: true,
      initial: "out",
      check: checkPattern(
        /^(?![/\\]|[A-Za-z]:)(?!.*(^|[/\\])\.\.([/\\]|$)).+$/,
        "a folder inside the workspace; write it relative, without ..",
      ),
    },
    optional("publisher", "--publisher <text>", "Publisher (may stay empty)", checkText),
    optional("funding", "--funding <text>", "Funding line on the cover (may stay empty)", checkText),
    optional(
      "contact.email",
      "--contact-email <address>",
      "Contact: e-mail address (may stay empty)",
      checkPattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
    ),
    optional("contact.url", "--contact-url <address>", "Contact: web address (may stay empty)", checkAddress),
  ];
  return (_answers: Answers) => questions;
}

function optional(key: string, flag: string, message: string, check: Question["check"]): Question {
  return { key, flag, message, kind: "text", isRequired: false, initial: null, check };
}
