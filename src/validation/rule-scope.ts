// What a rule gets to see and how it speaks: typed values, the raw maps behind them, and a way to report.
import type { Pointer, RelatedPlace, Severity } from "../model/diagnostic.js";
import type { LanguageTag } from "../model/text.js";
import type { LoadedCity, LoadedFact, LoadedFramework, LoadedReview, LoadedRoundTable, LoadedWorkspace, Reading } from "../workspace/loaded-workspace.js";

/** A finding before its file and severity are filled in. */
export interface RuleFinding {
  readonly ruleId: string;
  readonly pointer: Pointer;
  /** Default: the value. */
  readonly at?: "key" | "value";
  readonly message: string;
  readonly cure?: string;
  readonly suggestions?: readonly string[];
  readonly related?: readonly RelatedPlace[];
  /** Default: that of the catalogue. */
  readonly severity?: Severity;
}

export type Report = (finding: RuleFinding) => void;

/** A rule looks at one thing and reports what is wrong with it; it never throws and keeps nothing. */
export type Rule<Scope> = (scope: Scope, report: Report) => void;

export interface WorkspaceScope {
  readonly loaded: LoadedWorkspace;
  /** `YYYY-MM-DD`, injected. */
  readonly today: string;
}

export interface FileScope extends WorkspaceScope {
  readonly file: string;
  /** The text of a value as it was written, "" when it is not there. */
  sourceOf(pointer: Pointer): string;
}

export interface FrameworkScope extends WorkspaceScope {
  readonly own: LoadedFramework;
}

export interface CityScope extends FileScope {
  readonly city: LoadedCity;
}

export interface FactScope extends CityScope {
  readonly loadedFact: LoadedFact;
}

export interface ReviewScope extends FileScope {
  readonly city: LoadedCity;
  readonly review: LoadedReview;
  /** null when the review's framework does not exist. */
  readonly own: LoadedFramework | null;
  /** Languages the review promises. */
  readonly languages: readonly LanguageTag[];
}

export interface RoundTableScope extends FileScope {
  readonly city: LoadedCity;
  readonly roundTable: LoadedRoundTable;
  /** The review that was on the table; null when the city has none of that id. */
  readonly review: LoadedReview | null;
  /** Its framework; null when there is none. */
  readonly own: LoadedFramework | null;
}

export interface ReadingScope extends ReviewScope {
  readonly reading: Reading;
}
