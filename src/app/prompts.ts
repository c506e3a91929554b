// How a use case asks a person: four kinds of question, injected, so that no use case knows a terminal library.
import type { AppPorts } from "./ports.js";

export interface PromptChoice {
  readonly value: string;
  readonly label: string;
}

/** Every method rejects with PromptAborted when the person leaves with Ctrl-C. */
export interface Prompts {
  /** `validate` gives null when the text is fine, otherwise the sentence to show. */
  text(question: {
    readonly message: string;
    readonly initial?: string;
    readonly validate: (text: string) => string | null;
  }): Promise<string>;
  select(question: {
    readonly message: string;
    readonly choices: readonly PromptChoice[];
    readonly initial?: string;
  }): Promise<string>;
  checkbox(question: {
    readonly message: string;
    readonly choices: readonly PromptChoice[];
    readonly initial: readonly string[];
    readonly validate: (values: readonly string[]) => string | null;
  }): Promise<string[]>;
  confirm(question: { readonly message: string; readonly initial: boolean }): Promise<boolean>;
}

/** Answers given so far, kept beside the work until it is done; readable by their owner only. */
export interface Drafts {
  /** null when there is none. */
  read(path: string): Promise<string | null>;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface PromptPorts extends AppPorts {
  /** Loads the prompts; called only when somebody can answer. */
  readonly loadPrompts: () => Promise<Prompts>;
  readonly drafts: Drafts;
}

/** The person left a prompt with Ctrl-C. */
export class PromptAborted extends Error {
  constructor() {
    super("The prompt was left.");
    this.name = "PromptAborted";
  }
}
