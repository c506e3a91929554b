// Everything that is wrong in a workspace: the form of each document, then every rule over its typed values.
import { catalogueEntryOf } from "../diagnostics/rule-catalogue.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { LoadedCity, LoadedFramework, LoadedReview, LoadedRoundTable, LoadedWorkspace } from "../workspace/loaded-workspace.js";
import { CITY_RULES, FACT_RULES, FRAMEWORK_RULES, READING_RULES, REVIEW_RULES, ROUND_TABLE_RULES, WORKSPACE_RULES } from "./all-rules.js";
import type { FileScope, Report } from "./rule-scope.js";
import { reportWords } from "./rules/framework/words.js";
import { SchemaChecker, type DocumentKind } from "./schema-checker.js";

export interface ValidationOptions {
  /** Today, `YYYY-MM-DD`; injected, so that the same data and day give the same findings. */
  readonly today: string;
  /** Folder names of the cities to look at; all when left out. */
  readonly cities?: readonly string[];
  /** Ids (file names) of the reviews to look at; all when left out. */
  readonly reviews?: readonly string[];
}

/**
 * Shape: loaded workspace → its findings, those of reading included, in the order they were found (`locateDiagnostics`
 * sorts them by place). Findings about epi.yaml and the frameworks are always among them: everything rests on those.
 * Never throws on bad content.
 */
export function validateWorkspace(loaded: LoadedWorkspace, options: ValidationOptions): Diagnostic[] {
  return new Validation(loaded, options).run();
}

/** Files that are looked at under the options, with findings or without: the test cases of a JUnit report. */
export function validatedFiles(loaded: LoadedWorkspace, options: Pick<ValidationOptions, "cities" | "reviews">): string[] {
  const cities = loaded.cities.filter((city) => isChosen(options.cities, city.folder));
  const files = [
    loaded.configFile,
    ...[...loaded.frameworks.values()].filter((framework) => framework.isOwn).map((framework) => framework.file),
    ...cities.flatMap((city) => [city.profileFile, ...[...chosenReviews(city, options.reviews), ...chosenRoundTables(city, options.reviews)].map((one) => one.file)]),
  ];
  return files.sort();
}

class Validation {
  private readonly checker = new SchemaChecker();
  private readonly findings: Diagnostic[] = [];

  constructor(
    private readonly loaded: LoadedWorkspace,
    private readonly options: ValidationOptions,
  ) {}

  run(): Diagnostic[] {
    const { loaded, options } = this;
    const isLeftOut = this.leftOutFiles();
    this.findings.push(...loaded.diagnostics.filter((finding) => !isLeftOut(finding.file)));
    this.checkConfig();
    for (const framework of loaded.frameworks.values()) this.checkFramework(framework);
    for (const city of loaded.cities) {
      if (!isChosen(options.cities, city.folder)) continue;
      this.checkCity(city);
      for (const review of chosenReviews(city, options.reviews)) this.checkReview(city, review);
      for (const roundTable of chosenRoundTables(city, options.reviews)) this.checkRoundTable(city, roundTable);
    }
    return this.findings;
  }

  /** Files of cities, reviews and round tables that nobody asked about. */
  private leftOutFiles(): (file: string) => boolean {
    const { cities, reviews } = this.options;
    const asked = new Set(this.loaded.cities.flatMap((city) => chosenRoundTables(city, reviews)).map((one) => one.file));
    const leftOut = new Set(this.loaded.cities.flatMap((city) => city.roundTables).map((one) => one.file).filter((file) => !asked.has(file)));
    return (file) => {
      if (leftOut.has(file)) return true;
      const match = /^cities\/([^/]+)\/(?:reviews\/(.+)\.yaml$)?/.exec(file);
      if (match === null) return false;
      return !isChosen(cities, match[1] ?? "") || (match[2] !== undefined && !isChosen(reviews, match[2]));
    };
  }

  private checkConfig(): void {
    const file = this.loaded.configFile;
    if (!this.checkSchema("workspace", file)) return;
    for (const rule of WORKSPACE_RULES) rule(this.fileScope(file), this.reporter(file));
  }

  private checkFramework(own: LoadedFramework): void {
    if (!this.checkSchema("framework", own.file)) return;
    for (const rule of FRAMEWORK_RULES) rule({ loaded: this.loaded, today: this.options.today, own }, this.reporter(own.file));
    for (const words of own.words.values()) {
      if (this.checkSchema("framework-words", words.file) && !own.hasErrors) reportWords(own.framework, words, this.reporter(words.file));
    }
  }

  private checkCity(city: LoadedCity): void {
    const file = city.profileFile;
    if (!this.checkSchema("city", file)) return;
    const scope = { ...this.fileScope(file), city };
    const report = this.reporter(file);
    for (const rule of CITY_RULES) rule(scope, report);
    for (const loadedFact of city.facts) {
      for (const rule of FACT_RULES) rule({ ...scope, loadedFact }, report);
    }
  }

  private checkReview(city: LoadedCity, review: LoadedReview): void {
    const { file } = review;
    if (!this.checkSchema("review", file)) return;
    const { config, frameworks } = this.loaded;
    const own = frameworks.get(review.review.framework) ?? null;
    const scope = { ...this.fileScope(file), city, review, own, languages: review.review.languages ?? config.languages };
    const report = this.reporter(file);
    for (const rule of REVIEW_RULES) rule(scope, report);
    for (const reading of review.readings) {
      const readingScope = { ...scope, reading };
      for (const rule of READING_RULES) rule(readingScope, report);
    }
  }

  private checkRoundTable(city: LoadedCity, roundTable: LoadedRoundTable): void {
    const { file } = roundTable;
    if (!this.checkSchema("round-table", file)) return;
    const review = city.reviews.find((one) => one.review.id === roundTable.roundTable.review) ?? null;
    const own = review === null ? null : this.loaded.frameworks.get(review.review.framework) ?? null;
    const scope = { ...this.fileScope(file), city, roundTable, review, own };
    const report = this.reporter(file);
    for (const rule of ROUND_TABLE_RULES) rule(scope, report);
  }

  /** False when there is nothing to say about the content: no text, or no YAML. */
  private checkSchema(kind: DocumentKind, file: string): boolean {
    const document = this.loaded.documents.get(file);
    if (document === undefined || document.isBroken) return false;
    this.checker.check(kind, document.value, this.reporter(file));
    return true;
  }

  private fileScope(file: string): FileScope {
    const document = this.loaded.documents.get(file);
    return {
      loaded: this.loaded,
      today: this.options.today,
      file,
      sourceOf(pointer) {
        if (document === undefined) return "";
        const { start, end } = document.rangeOf(pointer, "value");
        return document.text.slice(start, end);
      },
    };
  }

  private reporter(file: string): Report {
    return (finding) => {
      const { severity, at, ...rest } = finding;
      this.findings.push({
        ...rest,
        file,
        at: at ?? "value",
        severity: severity ?? catalogueEntryOf(finding.ruleId)?.severity ?? "error",
      });
    };
  }
}

function chosenReviews(city: LoadedCity, ids: readonly string[] | undefined): readonly LoadedReview[] {
  return city.reviews.filter((review) => isChosen(ids, (review.file.split("/").at(-1) ?? "").replace(/\.yaml$/, "")));
}

/** Those that had one of the reviews on the table; one that names no readable review belongs to all of them. */
function chosenRoundTables(city: LoadedCity, ids: readonly string[] | undefined): readonly LoadedRoundTable[] {
  const known = new Set(city.reviews.map((review) => review.review.id));
  return city.roundTables.filter(({ roundTable }) => !known.has(roundTable.review) || isChosen(ids, roundTable.review));
}

function isChosen(chosen: readonly string[] | undefined, name: string): boolean {
  return chosen === undefined || chosen.length === 0 || chosen.includes(name);
}
