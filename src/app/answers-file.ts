// An answers file is YAML whose nested keys are those of the questions: `population: {value: 600000}` is `population.value`.
import { LineCounter, parseDocument } from "yaml";
import { EpiError } from "../model/epi-error.js";
import { closestWords } from "./closest-words.js";
import type { Answers, RawAnswer } from "./questions.js";

const MAX_CHARACTERS = 1_000_000;

/**
 * Reads the answers as key → raw value.
 * @param knownKeys keys that may occur; `names.*` allows any one part in place of the star
 * @throws EpiError `input/unreadable-file` with line and column for bad YAML, `usage/unknown-answer` with a suggestion
 */
export function parseAnswers(text: string, path: string, knownKeys: readonly string[]): Map<string, RawAnswer> {
  const lineCounter = new LineCounter();
  if (text.length > MAX_CHARACTERS) throw unreadable(path, "it is larger than an answers file can be");
  const document = parseDocument(text, { lineCounter, stringKeys: true, prettyErrors: false, version: "1.2" });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw unreadable(`${path}:${line}:${col}`, problem.message.split("\n")[0] ?? "");
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw unreadable(path, "it uses aliases, which an answers file cannot have");
  }
  if (content === null) return new Map();
  if (typeof content !== "object" || Array.isArray(content)) {
    throw unreadable(path, "its top level is not a list of `key: value` lines");
  }
  const answers = flatten(content as Record<string, unknown>, "");
  for (const key of answers.keys()) assertKnown(key, path, knownKeys);
  return answers;
}

function flatten(value: Record<string, unknown>, prefix: string): Map<string, RawAnswer> {
  const flat = new Map<string, RawAnswer>();
  for (const [name, inner] of Object.entries(value)) {
    const key = prefix + name;
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) {
      for (const [deeper, raw] of flatten(inner as Record<string, unknown>, `${key}.`)) flat.set(deeper, raw);
    } else {
      flat.set(key, inner);
    }
  }
  return flat;
}

function assertKnown(key: string, path: string, knownKeys: readonly string[]): void {
  if (knownKeys.some((known) => matches(key, known))) return;
  const [near] = closestWords(key, knownKeys.filter((known) => !known.includes("*")));
  throw new EpiError({
    kind: "usage",
    code: "usage/unknown-answer",
    message: `${path}: there is no question "${key}".`,
    hint: `${near === undefined ? "" : `Did you mean ${near}? `}Known keys: ${knownKeys.join(", ")}.`,
  });
}

function matches(key: string, known: string): boolean {
  const parts = key.split(".");
  const knownParts = known.split(".");
  return parts.length === knownParts.length && knownParts.every((part, index) => part === "*" || part === parts[index]);
}

function unreadable(where: string, reason: string): EpiError {
  return new EpiError({
    kind: "input",
    code: "input/unreadable-file",
    message: `Cannot read the answers in ${where}: ${reason}.`,
    hint: "docs/commands.md shows an answers file.",
  });
}

/** The answers as nested values, the form of an answers file. Empty answers are left out. */
export function nestAnswers(answers: Answers): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answers)) {
    if (value === null) continue;
    const parts = key.split(".");
    const last = parts.pop() ?? key;
    let level = nested;
    for (const part of parts) {
      const inner = level[part];
      const next = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {};
      level[part] = next;
      level = next;
    }
    level[last] = value;
  }
  return nested;
}
