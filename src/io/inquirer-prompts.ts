// Asks on the terminal with inquirer. Questions go to standard error: standard output belongs to results.
import inquirer from "inquirer";
import { PromptAborted, type Prompts } from "../app/prompts.js";

/** What a question comes back with; its type depends on the kind of question. */
interface Answer {
  readonly answer: unknown;
}

/** Prompts on the given streams; they end when `signal` fires. */
export function createInquirerPrompts(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  signal: AbortSignal,
): Prompts {
  const prompt = inquirer.createPromptModule({ input, output, signal });
  return {
    async text({ message, initial, validate }) {
      const { answer } = await leaving(
        prompt<Answer>([
          {
            type: "input",
            name: "answer",
            message,
            ...(initial === undefined ? {} : { default: initial }),
            validate: (text: string) => validate(text) ?? true,
          },
        ]),
      );
      return typeof answer === "string" ? answer : "";
    },
    async select({ message, choices, initial }) {
      const { answer } = await leaving(
        prompt<Answer>([
          {
            type: "select",
            name: "answer",
            message,
            choices: choices.map(({ value, label }) => ({ value, name: label })),
            ...(initial === undefined ? {} : { default: initial }),
            loop: false,
          },
        ]),
      );
      return String(answer);
    },
    async checkbox({ message, choices, initial, validate }) {
      const { answer } = await leaving(
        prompt<Answer>([
          {
            type: "checkbox",
            name: "answer",
            message,
            default: [],
            choices: choices.map(({ value, label }) => ({ value, name: label, checked: initial.includes(value) })),
            loop: false,
            pageSize: choices.length,
            validate: (chosen: readonly { value: string }[]) => validate(chosen.map(({ value }) => value)) ?? true,
          },
        ]),
      );
      return Array.isArray(answer) ? answer.map(String) : [];
    },
    async confirm({ message, initial }) {
      const { answer } = await leaving(
        prompt<Answer>([{ type: "confirm", name: "answer", message, default: initial }]),
      );
      return answer === true;
    },
  };
}

/** The library's ways of saying "left with Ctrl-C", as ours. They are told apart by name: its classes are not exported here. */
async function leaving<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "ExitPromptError" || name === "AbortPromptError" || name === "CancelPromptError") throw new PromptAborted();
    throw error;
  }
}
