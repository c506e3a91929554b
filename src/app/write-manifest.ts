// The end of a build: index.html for readers and manifest.json for the next build, both listing everything that is there.
import { join } from "node:path";
import type { ReviewResult } from "../model/review-result.js";
import type { IndexEntry } from "../report/index-view.js";
import { sha256, writeJson } from "./hashing.js";
import { MANIFEST_FILE, MANIFEST_SCHEMA_ID, type Manifest, type ManifestCity, type OutputEntry } from "./manifest.js";
import { reviewFolder, type OutputFormat } from "./plan-outputs.js";
import type { AppPorts } from "./ports.js";

export interface ManifestRequest {
  readonly outFolder: string;
  readonly before: Manifest | null;
  /** Outputs of this build. */
  readonly made: readonly OutputEntry[];
  /** Paths that could not be made; whatever lies there is no longer vouched for. */
  readonly failed: ReadonlySet<string>;
  readonly results: readonly ReviewResult[];
  /** Fingerprints that an earlier output of a review may still have: `city/review` → values of `inputs.data`. */
  readonly currentData: ReadonlyMap<string, ReadonlySet<string>>;
  /** `city/review` of every review file of the workspace. */
  readonly reviewsOnDisk: readonly string[];
  readonly renderIndex: (entries: readonly IndexEntry[]) => string;
  readonly browserHash: string | null;
  readonly inputsHash: string;
  readonly requestKey: string;
}

/** Outputs of earlier builds that this one was not asked for stay listed as long as their review exists. */
export async function writeManifest(request: ManifestRequest, ports: Pick<AppPorts, "files" | "host">): Promise<void> {
  const known = new Set([...request.results.map(reviewFolder), ...request.reviewsOnDisk]);
  const outputs = listOutputs(request, known);
  const reviews = listReviews(request, known);
  const index = request.renderIndex(reviews.map((one) => indexEntry(one, outputs)));
  const page = { path: "index.html", sha256: sha256(index) };
  await ports.files.writeAtomic(join(request.outFolder, page.path), index);
  const manifest: Manifest = {
    $schema: MANIFEST_SCHEMA_ID,
    schemaVersion: 1,
    kind: "manifest",
    tool: { name: "epi", version: ports.host.toolVersion },
    environment: { node: ports.host.nodeVersion, icu: ports.host.icuVersion, browser: request.browserHash },
    inputsHash: request.inputsHash,
    request: request.requestKey,
    reviews,
    outputs,
    pages: [page],
  };
  await ports.files.writeAtomic(join(request.outFolder, MANIFEST_FILE), writeJson(manifest));
}

/** An earlier output is vouched for as long as its review, language and data are the same. */
function isCurrent(entry: OutputEntry, { failed, results, currentData }: ManifestRequest, known: ReadonlySet<string>): boolean {
  const id = `${entry.city}/${entry.review}`;
  if (failed.has(entry.path) || !known.has(id)) return false;
  const result = results.find((one) => reviewFolder(one) === id);
  if (result && entry.lang !== null && !result.review.languages.includes(entry.lang)) return false;
  return currentData.get(id)?.has(entry.inputs.data) ?? true;
}

function listOutputs(request: ManifestRequest, known: ReadonlySet<string>): OutputEntry[] {
  const { before, made } = request;
  const listed = new Map(made.map((entry) => [entry.path, entry]));
  for (const entry of before?.outputs ?? []) {
    if (!listed.has(entry.path) && isCurrent(entry, request, known)) listed.set(entry.path, entry);
  }
  return [...listed.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function listReviews({ before, results }: ManifestRequest, known: ReadonlySet<string>): ManifestCity[] {
  const listed = new Map((before?.reviews ?? []).map((one) => [`${one.city}/${one.review}`, one]));
  for (const result of results) {
    const { city, review } = result;
    listed.set(reviewFolder(result), { city: city.id, review: review.id, names: city.names, illustrativeCount: review.illustrativeCount });
  }
  return [...listed].filter(([id]) => known.has(id)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function indexEntry(one: ManifestCity, outputs: readonly OutputEntry[]): IndexEntry {
  const own = outputs.filter((entry) => entry.city === one.city && entry.review === one.review);
  const find = (format: OutputFormat, lang: string | null) => own.find((entry) => entry.format === format && entry.lang === lang)?.path ?? null;
  const languages = [...new Set(own.flatMap((entry) => (entry.lang === null ? [] : [entry.lang])))].sort();
  return {
    names: one.names,
    reviewId: one.review,
    illustrativeCount: Math.max(one.illustrativeCount, ...own.map((entry) => entry.illustrativeCount)),
    json: find("json", null),
    reports: languages.map((lang) => ({ lang, html: find("html", lang), pdf: find("pdf", lang) })),
  };
}
