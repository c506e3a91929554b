// What a workspace is once its files are read: typed values, the documents behind them, and what was wrong on the way.
import type { Diagnostic, Pointer } from "../model/diagnostic.js";
import type { Framework, IndicatorDefinition } from "../model/framework.js";
import type { Observation } from "../model/observation.js";
import type { RoundTable } from "../model/round-table.js";
import type { LanguageTag } from "../model/text.js";
import type { City, CityFact, Review, WorkspaceConfig } from "../model/workspace.js";
import type { FrameworkWords } from "../model/framework-words.js";
import type { PositionedDocument } from "./positioned-document.js";
import type { RawRecord } from "./raw-reader.js";

/** One reading of an indicator (the one used, or an alternative) with its place in the file. */
export interface Reading {
  readonly indicatorId: string;
  /** null when the framework does not know the id, or is itself unknown. */
  readonly indicator: IndicatorDefinition | null;
  readonly pointer: Pointer;
  readonly isAlternative: boolean;
  /** Broken parts are null here; `raw` tells whether something was written. */
  readonly observation: Observation;
  readonly raw: RawRecord;
  /** The value is written, but not in the form that the indicator's kind asks for. */
  readonly isValueWrong: boolean;
}

export interface LoadedFact {
  readonly fact: CityFact;
  readonly pointer: Pointer;
  readonly raw: RawRecord;
}

export interface LoadedReview {
  readonly file: string;
  /** Where it says nothing readable: id from the file name, city from the folder, empty dates. */
  readonly review: Review;
  /** In file order, each alternative behind the reading it belongs to. */
  readonly readings: readonly Reading[];
  /** Some part of the file could not be understood and is left out of `review`. */
  readonly hasErrors: boolean;
}

/** Points of a round table as written: its votes, or one of its allotments. */
export interface PointSet {
  /** The parent over whose parts the points are shared out; null for votes, or when it is not readable. */
  readonly over: string | null;
  readonly pointer: Pointer;
  /** null when it is not a whole number of at least 1. */
  readonly ballots: number | null;
  /** Every id that is written, in file order, however wrong its points are. */
  readonly given: readonly string[];
  /** Those that are numbers of at least 0. */
  readonly points: ReadonlyMap<string, number>;
}

export interface LoadedRoundTable {
  readonly file: string;
  /** Where it says nothing readable: number from the file name (else 0), city from the folder, empty date and review. */
  readonly roundTable: RoundTable;
  readonly votes: PointSet | null;
  readonly allotments: readonly PointSet[];
  readonly raw: RawRecord;
  /** Some part of the file could not be understood and is left out of `roundTable`. */
  readonly hasErrors: boolean;
}

export interface LoadedCity {
  /** Name of the folder. */
  readonly folder: string;
  /** Where the profile says nothing readable: id from the folder, no names, no facts. */
  readonly city: City;
  readonly profileFile: string;
  readonly facts: readonly LoadedFact[];
  readonly hasErrors: boolean;
  /** By file name, in code-point order. */
  readonly reviews: readonly LoadedReview[];
  /** By number. */
  readonly roundTables: readonly LoadedRoundTable[];
}

export interface LoadedWords {
  readonly file: string;
  readonly words: FrameworkWords;
  readonly document: PositionedDocument;
}

export interface LoadedFramework {
  /** `epi@1`, as files ask for it. */
  readonly ref: string;
  readonly file: string;
  readonly framework: Framework;
  readonly hasErrors: boolean;
  /** Brought by the workspace, not bundled with the tool. */
  readonly isOwn: boolean;
  /** Languages that have a words file, bundled or own. */
  readonly languages: readonly LanguageTag[];
  /** Words files that were read: those of the workspace, and the bundled ones when asked for. */
  readonly words: ReadonlyMap<LanguageTag, LoadedWords>;
}

export interface LoadedWorkspace {
  /** Absolute path in the form of the host. */
  readonly folder: string;
  readonly configFile: string;
  readonly config: WorkspaceConfig;
  readonly configHasErrors: boolean;
  /** The framework of epi.yaml; null when there is none of that name. */
  readonly framework: Framework | null;
  /** Every framework that epi.yaml or a review asks for and that exists, by reference. */
  readonly frameworks: ReadonlyMap<string, LoadedFramework>;
  /** References of every framework that could be asked for. */
  readonly availableFrameworks: readonly string[];
  /** By folder name, in code-point order. */
  readonly cities: readonly LoadedCity[];
  /** By the `file` of their diagnostics. */
  readonly documents: ReadonlyMap<string, PositionedDocument>;
  /** Found while reading: encoding, YAML, missing profiles. Everything else is found by `validateWorkspace`. */
  readonly diagnostics: readonly Diagnostic[];
}
