// What a build is asked for and what it answers.
import type { LocatedDiagnostic } from "../diagnostics/locate-diagnostics.js";
import type { OutputFormat } from "./plan-outputs.js";

export interface BuildRequest {
  readonly workspace?: string;
  /** City ids; [] means every city. */
  readonly cities: readonly string[];
  /** Language tags; [] means those of each review. */
  readonly languages: readonly string[];
  readonly formats: readonly OutputFormat[];
  /** Output folder, relative to the current folder; by default the one of epi.yaml, relative to the workspace. */
  readonly out?: string;
  /** Documents printed at the same time. */
  readonly jobs: number;
  readonly includeIllustrative: boolean;
  /** Write nothing; exit code 1 when something is stale. */
  readonly check: boolean;
  readonly why: boolean;
  readonly force: boolean;
  readonly browser?: string;
}

export interface BuildOutcome {
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly summary: string;
  readonly outFolder: string;
  /** Paths below the output folder, sorted. */
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly stale: readonly string[];
  readonly reasons: readonly { readonly output: string; readonly why: string }[];
  readonly failures: readonly { readonly output: string; readonly code: string; readonly message: string }[];
  readonly warnings: readonly { readonly output: string; readonly message: string }[];
  /** What the validator found; errors among them stop the build before anything is written. */
  readonly findings: readonly LocatedDiagnostic[];
}
