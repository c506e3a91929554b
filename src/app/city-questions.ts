// What `epi city new` asks. Later questions depend on earlier answers: names on languages, sources on figures.
import { EVIDENCE_GRADES } from "../model/observation.js";
import {
  checkAddress,
  checkCountry,
  checkDate,
  checkDay,
  checkLanguages,
  checkNumber,
  checkOneOf,
  checkPattern,
  checkRequiredText,
  checkText,
} from "./check-answer.js";
import { languageName } from "./language-name.js";
import { COMPLETE_LANGUAGES } from "../model/text.js";
import {
  listAnswer,
  numberAnswer,
  textAnswer,
  type Answers,
  type CheckedAnswer,
  type Question,
  type Questionnaire,
  type RawAnswer,
} from "./questions.js";
import { ID_PATTERN, slugId } from "./slug-id.js";

/** Keys of an answers file for `epi city new`. */
export const CITY_KEYS = [
  "id",
  "country",
  "languages",
  "names.*",
  ...["value", "asOf", "source", "url", "grade", "note"].map((part) => `population.${part}`),
  ...["measure", "value", "asOf", "source", "url", "grade"].map((part) => `foreigners.${part}`),
  ...["id", "from", "to", "dataAsOf"].map((part) => `review.${part}`),
];

/** Share measures and the population basis that each of them is about. */
export const SHARE_MEASURES = {
  foreign_citizens_share: { basis: "foreign_citizens", label: "foreign citizens" },
  foreign_born_share: { basis: "foreign_born", label: "residents born abroad" },
  migration_background_share: { basis: "migration_background", label: "residents with a migration background" },
  third_country_nationals_share: { basis: "tcn", label: "third-country nationals (citizens of no EU state)" },
} as const;

const GRADES: Readonly<Record<(typeof EVIDENCE_GRADES)[number], string>> = {
  A: "official statistic",
  B: "administrative record or decision",
  C: "self-report or press release",
  D: "press or third party",
};

export interface CityDefaults {
  /** Languages of the workspace: names in them may be given as well. */
  readonly workspaceLanguages: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Languages for which a flag gives a name. */
  readonly namedLanguages: readonly string[];
}

/** The questions, given what is known so far. */
export function cityQuestionnaire(defaults: CityDefaults): Questionnaire {
  return (answers, given) => {
    const named = [...given].flatMap((key) => (key.startsWith("names.") ? [key.slice("names.".length)] : []));
    const tags = [...defaults.namedLanguages, ...named, ...defaults.workspaceLanguages];
    const questions: Question[] = [languagesQuestion()];
    if ("languages" in answers) questions.push(...nameQuestions(answers, tags));
    questions.push(idQuestion(answers), countryQuestion(), ...populationQuestions(answers, defaults));
    questions.push(...foreignersQuestions(answers, defaults), ...reviewQuestions(answers, defaults));
    return questions;
  };
}

function languagesQuestion(): Question {
  return {
    key: "languages",
    flag: "--lang <tags>",
    message: "Languages of the city's own administration",
    kind: "checkbox",
    choices: COMPLETE_LANGUAGES.map((tag) => ({ value: tag, label: `${languageName(tag)} (${tag})` })),
    otherLabel: "another language",
    isRequired: true,
    check: checkLanguages,
  };
}

function nameQuestions(answers: Answers, others: readonly string[]): Question[] {
  const tags = new Set([...listAnswer(answers, "languages"), ...others]);
  return [...tags].map((tag, index) => ({
    key: `names.${tag}`,
    flag: `--name ${tag}=<name>`,
    message: `Name of the city in ${languageName(tag)}${index === 0 ? "" : " (may stay empty)"}`,
    kind: "text",
    // One name in a language of the city's own is enough; the others fall back on it.
    isRequired: index === 0,
    ...(index === 0 ? {} : { initial: null }),
    check: index === 0 ? checkRequiredText : checkText,
  }));
}

function idQuestion(answers: Answers): Question {
  const [first = ""] = listAnswer(answers, "languages");
  // A Latin name in another language helps where the city's own is written in another script.
  const names = [textAnswer(answers, `names.${first}`), textAnswer(answers, "names.en"), ...otherNames(answers)];
  const suggestion = names.map(slugId).find((id) => id !== "");
  return {
    key: "id",
    flag: "[id]",
    message: "Short name for files and folders",
    kind: "text",
    isRequired: true,
    ...(suggestion === undefined ? {} : { initial: suggestion }),
    check: (raw) => checkId(raw),
  };
}

function otherNames(answers: Answers): string[] {
  return Object.keys(answers)
    .filter((key) => key.startsWith("names."))
    .map((key) => textAnswer(answers, key));
}

/** Lower-case Latin letters, digits, hyphens; a near miss is answered with what it could be. */
function checkId(raw: RawAnswer): CheckedAnswer {
  const checked = checkRequiredText(raw);
  if ("problem" in checked) return checked;
  const text = String(checked.value);
  if (ID_PATTERN.test(text) && text.length <= 60) return checked;
  const slug = slugId(text).slice(0, 60);
  return {
    problem: `"${text}" cannot be a short name; it takes a-z, 0-9 and single hyphens.${slug === "" ? "" : ` Did you mean ${slug}?`}`,
  };
}

function countryQuestion(): Question {
  return {
    key: "country",
    flag: "--country <code>",
    message: "Country (two letters, for example LV)",
    kind: "text",
    isRequired: true,
    check: checkCountry,
  };
}

function populationQuestions(answers: Answers, defaults: CityDefaults): Question[] {
  const questions: Question[] = [
    {
      ...optionalText("population.value", "--population <number>", "Population (may stay empty)"),
      check: checkNumber({ min: 1, max: 100_000_000, isWhole: true }),
    },
  ];
  if (numberAnswer(answers, "population.value") === null) return questions;
  return [
    ...questions,
    ...provenance("population", "Population", defaults),
    optionalText("population.note", "--population-note <text>", "Population: who is counted, for example main residence only (may stay empty)"),
  ];
}

function foreignersQuestions(answers: Answers, defaults: CityDefaults): Question[] {
  const questions: Question[] = [
    {
      ...optionalText("foreigners.value", "--foreigners <number>", "Share of foreign residents in percent (may stay empty)"),
      check: checkNumber({ min: 0, max: 100, isWhole: false }),
    },
  ];
  if (numberAnswer(answers, "foreigners.value") === null) return questions;
  return [
    ...questions,
    {
      key: "foreigners.measure",
      flag: "--foreigners-measure <measure>",
      message: "Share: of whom",
      kind: "select",
      choices: Object.entries(SHARE_MEASURES).map(([value, { label }]) => ({ value, label })),
      isRequired: true,
      check: checkOneOf(Object.keys(SHARE_MEASURES)),
    },
    ...provenance("foreigners", "Share", defaults),
  ];
}

/** A figure is worth nothing without its date, source and grade: all are asked, none has a default. */
function provenance(prefix: "population" | "foreigners", what: string, defaults: CityDefaults): Question[] {
  return [
    {
      key: `${prefix}.asOf`,
      flag: `--${prefix}-as-of <date>`,
      message: `${what}: year or day it is about`,
      kind: "text",
      isRequired: true,
      check: notAfter(defaults.today, checkDate),
    },
    {
      key: `${prefix}.source`,
      flag: `--${prefix}-source <title>`,
      message: `${what}: title of the source`,
      kind: "text",
      isRequired: true,
      check: checkRequiredText,
    },
    { ...optionalText(`${prefix}.url`, `--${prefix}-url <address>`, `${what}: web address of the source (may stay empty)`), check: checkAddress },
    {
      key: `${prefix}.grade`,
      flag: `--${prefix}-grade <grade>`,
      message: `${what}: what kind of evidence`,
      kind: "select",
      choices: EVIDENCE_GRADES.map((grade) => ({ value: grade, label: `${grade}  ${GRADES[grade]}` })),
      isRequired: true,
      check: checkOneOf(EVIDENCE_GRADES),
    },
  ];
}

function reviewQuestions(answers: Answers, defaults: CityDefaults): Question[] {
  // The last full year: a period that is still running cannot have been reviewed.
  const lastYear = String(Number(defaults.today.slice(0, 4)) - 1);
  const id = textAnswer(answers, "review.id");
  const year = /^(19|20)\d\d$/.test(id) ? id : lastYear;
  const from = textAnswer(answers, "review.from");
  return [
    {
      key: "review.id",
      flag: "--review <id>",
      message: "Name of the first review, for example its year",
      kind: "text",
      isRequired: true,
      initial: lastYear,
      check: checkPattern(ID_PATTERN, "a review name; it takes a-z, 0-9 and single hyphens"),
    },
    {
      key: "review.from",
      flag: "--from <date>",
      message: "First day of the period reviewed",
      kind: "text",
      isRequired: true,
      initial: `${year}-01-01`,
      check: checkDay,
    },
    {
      key: "review.to",
      flag: "--to <date>",
      message: "Last day of the period reviewed",
      kind: "text",
      isRequired: true,
      initial: from > `${year}-12-31` ? `${from.slice(0, 4)}-12-31` : `${year}-12-31`,
      check: notBefore(from, checkDay),
    },
    {
      key: "review.dataAsOf",
      flag: "--data-as-of <date>",
      message: "Day up to which data are collected",
      kind: "text",
      isRequired: true,
      initial: defaults.today,
      check: notAfter(defaults.today, checkDay),
    },
  ];
}

function optionalText(key: string, flag: string, message: string): Question {
  return { key, flag, message, kind: "text", isRequired: false, initial: null, check: checkText };
}

function notAfter(today: string, check: Question["check"]): Question["check"] {
  return (raw) => {
    const checked = check(raw);
    if ("problem" in checked || checked.value === null) return checked;
    const text = String(checked.value);
    return text > today.slice(0, text.length) ? { problem: `${text} lies in the future.` } : checked;
  };
}

function notBefore(from: string, check: Question["check"]): Question["check"] {
  return (raw) => {
    const checked = check(raw);
    if ("problem" in checked || checked.value === null) return checked;
    return String(checked.value) < from ? { problem: `${String(checked.value)} lies before the first day, ${from}.` } : checked;
  };
}
