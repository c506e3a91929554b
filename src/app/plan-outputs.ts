// Results + fingerprints → the outputs that should exist, each with what it depends on.
import type { ReviewResult } from "../model/review-result.js";
import { combineHashes, sha256, writeJson } from "./hashing.js";
import type { LoadedCatalogue } from "./load-words.js";
import { changedInputs, type Manifest, type OutputEntry, type OutputInputs } from "./manifest.js";

export type OutputFormat = "html" | "pdf" | "json";

export interface PlannedOutput {
  readonly path: string;
  readonly result: ReviewResult;
  readonly lang: string | null;
  readonly format: OutputFormat;
  readonly inputs: OutputInputs;
}

export interface PlanRequest {
  readonly results: readonly ReviewResult[];
  readonly languages: readonly string[];
  readonly formats: readonly OutputFormat[];
  readonly catalogues: ReadonlyMap<string, LoadedCatalogue>;
  readonly designHash: string;
  readonly toolHash: string;
  readonly browserHash: string | null;
  /** Date written into a PDF, ISO 8601. */
  readonly dateOf: (result: ReviewResult) => string;
}

export const REPORT_NAME = "intercultural-review";

export function reviewFolder(result: ReviewResult): string {
  return `${result.city.id}/${result.review.id}`;
}

/** Languages of a review among those asked for. */
export function languagesOf(result: ReviewResult, asked: readonly string[]): string[] {
  return result.review.languages.filter((lang) => asked.length === 0 || asked.includes(lang));
}

/** Key of the words a report needs: language and framework. */
export function catalogueKey(lang: string, result: ReviewResult): string {
  return `${lang}/${result.framework.id}@${result.framework.version}`;
}

const datedHash = (data: string, date: string) => combineHashes({ data, date });

/** The values of `inputs.data` that outputs of these results have: with the date for PDFs, without it for the others. */
export function currentDataOf(results: readonly ReviewResult[], dateOf: (result: ReviewResult) => string): Map<string, Set<string>> {
  return new Map(
    results.map((result) => {
      const data = sha256(writeJson(result));
      return [reviewFolder(result), new Set([data, datedHash(data, dateOf(result))])];
    }),
  );
}

export function planOutputs(request: PlanRequest): PlannedOutput[] {
  return request.results.flatMap((result) => {
    const folder = reviewFolder(result);
    const data = sha256(writeJson(result));
    const files = sha256(writeJson([result.provenance.inputs, result.review.illustrativeIncluded]));
    const planned: PlannedOutput[] = [];
    if (request.formats.includes("json")) {
      const inputs = { files, data, words: null, design: null, tool: request.toolHash, browser: null };
      planned.push({ path: `${folder}/result.json`, result, lang: null, format: "json", inputs });
    }
    for (const lang of languagesOf(result, request.languages)) {
      const words = request.catalogues.get(catalogueKey(lang, result))!.hash;
      const inputs = { files, data, words, design: request.designHash, tool: request.toolHash, browser: null };
      const path = `${folder}/${lang}/${REPORT_NAME}`;
      if (request.formats.includes("html")) planned.push({ path: `${path}.html`, result, lang, format: "html", inputs });
      if (request.formats.includes("pdf")) {
        const dated = datedHash(data, request.dateOf(result));
        planned.push({ path: `${path}.pdf`, result, lang, format: "pdf", inputs: { ...inputs, data: dated, browser: request.browserHash } });
      }
    }
    return planned;
  });
}

const REASONS: Readonly<Record<keyof OutputInputs, string>> = {
  files: "the city's own files changed",
  data: "a city it is compared with, or the date, changed",
  words: "the words of the language changed",
  design: "templates, stylesheet or fonts changed",
  tool: "epi itself changed",
  browser: "another browser prints it",
};

export interface StaleOutput {
  readonly output: PlannedOutput;
  readonly why: string;
}

/**
 * The outputs that must be made, with the reason in plain English. `isIntact` tells whether the file that the manifest speaks of
 * still lies there as it was written.
 */
export async function findStale(
  planned: readonly PlannedOutput[],
  manifest: Manifest | null,
  isIntact: (entry: OutputEntry) => Promise<boolean>,
  force: boolean,
): Promise<StaleOutput[]> {
  const known = new Map((manifest?.outputs ?? []).map((entry) => [entry.path, entry]));
  const stale: StaleOutput[] = [];
  for (const output of planned) {
    const entry = known.get(output.path);
    if (force) stale.push({ output, why: "asked for with --force" });
    else if (!entry) stale.push({ output, why: "it was never built" });
    else {
      // Without a browser at hand nobody can say whether the one that printed it was another.
      const differing = changedInputs(entry.inputs, output.inputs).filter((name) => name !== "browser" || output.inputs.browser !== null);
      // New files of its own always give new data; that alone would not say what happened.
      const changed = differing.includes("files") ? differing.filter((name) => name !== "data") : differing;
      if (changed.length > 0) stale.push({ output, why: changed.map((name) => REASONS[name]).join("; ") });
      else if (!(await isIntact(entry))) stale.push({ output, why: "the file is missing or was changed" });
    }
  }
  return stale;
}
