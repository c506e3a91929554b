// The one error type that `epi` throws on purpose: an operation cannot go on, and we know why.

/** What went wrong decides the exit code: usage, config and input end with 2, environment with 3. */
export type EpiErrorKind = "usage" | "config" | "input" | "environment";

export interface EpiErrorDetails {
  readonly kind: EpiErrorKind;
  /** Stable, documented code such as `browser/not-found`; `epi explain <code>` tells its meaning and cure. */
  readonly code: string;
  /** One sentence in plain English: what could not be done. */
  readonly message: string;
  /** What the reader can do about it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

export class EpiError extends Error {
  readonly kind: EpiErrorKind;
  readonly code: string;
  readonly hint: string | undefined;

  constructor(details: EpiErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "EpiError";
    this.kind = details.kind;
    this.code = details.code;
    this.hint = details.hint;
  }
}
