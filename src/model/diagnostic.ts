// A problem in what people wrote, as data. Its place and code frame are worked out once, when it is printed.

export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Path inside a document: map keys and list positions. */
export type Pointer = readonly (string | number)[];

/** Half-open range of UTF-16 offsets into the text of the file. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface RelatedPlace {
  readonly file: string;
  readonly pointer: Pointer;
  readonly message: string;
}

export interface Diagnostic {
  /** `area/what-is-wrong`; public API. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** Path of the file, POSIX, relative to the workspace where it lies inside. */
  readonly file: string;
  readonly pointer: Pointer;
  /** Point at the key instead of the value (unknown keys, missing properties). */
  readonly at: "key" | "value";
  /** Set where no pointer can exist: syntax errors. */
  readonly range?: TextRange;
  /** What is wrong here, with the offending text in it. One sentence. */
  readonly message: string;
  /** How to cure it here, when that is more than the rule's general cure. */
  readonly cure?: string;
  /** "Did you mean": likeliest first. */
  readonly suggestions?: readonly string[];
  readonly related?: readonly RelatedPlace[];
}
