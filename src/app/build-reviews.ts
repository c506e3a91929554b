// `epi review build`: from the files of a workspace to published reports, making only what is stale.
import { isAbsolute, join, resolve } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { ReviewResult } from "../model/review-result.js";
import type { BuildOutcome, BuildRequest } from "./build-request.js";
import { findBrowser, type BrowserRequest } from "../print/find-browser.js";
import { openPrinter } from "../print/open-printer.js";
import type { Printer } from "../print/print-job.js";
import type { PrintPorts } from "../print/ports.js";
import { BrokenMessage } from "../i18n/catalogue.js";
import { createRenderer, type RenderedPage, type Renderer } from "../report/create-renderer.js";
import { fingerprintInputs, fingerprintTool } from "./fingerprint-inputs.js";
import { sha256, writeJson } from "./hashing.js";
import { loadDesign } from "./load-design.js";
import { loadWords, type LoadedCatalogue } from "./load-words.js";
import { MANIFEST_FILE, parseManifest, type Manifest, type OutputEntry } from "./manifest.js";
import { openWorkspace, type OpenWorkspace } from "./open-workspace.js";
import { catalogueKey, currentDataOf, findStale, languagesOf, planOutputs, REPORT_NAME, type PlannedOutput } from "./plan-outputs.js";
import type { AppPorts } from "./ports.js";
import { scoreNetwork } from "./score-network.js";
import { writeManifest } from "./write-manifest.js";

type MutableOutcome = { -readonly [K in keyof BuildOutcome]: BuildOutcome[K] extends readonly (infer T)[] ? T[] : BuildOutcome[K] };

function emptyOutcome(outFolder: string): MutableOutcome {
  return { exitCode: 0, summary: "", outFolder, written: [], unchanged: 0, stale: [], reasons: [], failures: [], warnings: [], findings: [] };
}

/**
 * Builds the reports of a workspace. Earlier output is only ever replaced by complete new output; one document that fails does
 * not stop the others. Throws EpiError (config, usage, environment) when nothing can be built at all, or the reason of the signal.
 */
export async function buildReviews(request: BuildRequest, ports: AppPorts, print: PrintPorts): Promise<BuildOutcome> {
  const workspace = await openWorkspace(request.workspace, ports);
  return new ReviewBuild(request, ports, print, workspace).run();
}

class ReviewBuild {
  readonly #outFolder: string;
  readonly #browserRequest: BrowserRequest;

  constructor(
    private readonly request: BuildRequest,
    private readonly ports: AppPorts,
    private readonly print: PrintPorts,
    private readonly workspace: OpenWorkspace,
  ) {
    const { output, browser } = workspace.config;
    this.#outFolder = request.out === undefined ? resolve(workspace.folder, output) : isAbsolute(request.out) ? request.out : resolve(ports.host.cwd, request.out);
    this.#browserRequest = {
      ...(request.browser === undefined ? {} : { flagPath: request.browser }),
      ...(browser === null ? {} : { configPath: browser }),
    };
  }

  async run(): Promise<BuildOutcome> {
    const outcome = emptyOutcome(this.#outFolder);
    const manifest = await this.#readManifest();
    const toolHash = await fingerprintTool(this.ports);
    const inputsHash = await fingerprintInputs(this.workspace.folder, toolHash, this.ports);
    const browserHash = await this.#browserHash();
    const requestKey = this.#requestKey(browserHash);
    if (await this.#isUpToDate(manifest, inputsHash, requestKey)) {
      outcome.unchanged = manifest!.outputs.length;
      outcome.summary = `Up to date: ${count(outcome.unchanged, "output")} in ${this.#outFolder}.`;
      return outcome;
    }

    const scored = await scoreNetwork(
      { workspace: this.workspace.folder, cities: this.request.cities, includeIllustrative: this.request.includeIllustrative },
      this.ports,
    );
    outcome.findings = [...scored.findings];
    if (!scored.isSound) {
      outcome.exitCode = 1;
      outcome.summary = "Nothing was built: the data have errors. Earlier reports are as they were.";
      return outcome;
    }
    const catalogues = await this.#loadCatalogues(scored.results);
    const design = await loadDesign(this.#fontFolder(), this.ports);
    const planned = planOutputs({
      results: scored.results,
      languages: this.request.languages,
      formats: this.request.formats,
      catalogues,
      designHash: design.hash,
      toolHash,
      browserHash,
      dateOf: (result) => this.#dateOf(result).toISOString(),
    });
    const stale = await findStale(planned, manifest, (entry) => this.#isIntact(entry, manifest), this.request.force);
    outcome.stale = stale.map(({ output }) => output.path);
    if (this.request.check && manifest !== null && !(await this.#hasPages(manifest))) outcome.stale.push("index.html");
    if (this.request.why) outcome.reasons = stale.map(({ output, why }) => ({ output: output.path, why }));
    outcome.unchanged = planned.length - stale.length;
    if (this.request.check) {
      outcome.exitCode = outcome.stale.length > 0 ? 1 : 0;
      outcome.summary = outcome.stale.length > 0 ? `${count(outcome.stale.length, "output")} of ${planned.length + 1} stale.` : `Up to date: ${count(planned.length, "output")}.`;
      return outcome;
    }
    // Until this build has ended well, nothing may pass for up to date by its size alone.
    if (manifest !== null && stale.length > 0 && manifest.inputsHash !== "") {
      await this.ports.files.writeAtomic(join(this.#outFolder, MANIFEST_FILE), writeJson({ ...manifest, inputsHash: "" }));
    }
    const renderer = createRenderer(design.assets);
    const entries = await this.#makeAll(stale.map(({ output }) => output), renderer, catalogues, outcome);
    await this.#finish({ outcome, manifest, entries, scored: scored.results, catalogues, renderer, inputsHash, requestKey, currentData: currentDataOf(scored.results, (result) => this.#dateOf(result).toISOString()) });
    return outcome;
  }

  /** Everything that selects or colours the outputs, apart from the files. */
  #requestKey(browserHash: string | null): string {
    const { cities, languages, formats, includeIllustrative } = this.request;
    const epoch = this.ports.host.env["SOURCE_DATE_EPOCH"] ?? "";
    return JSON.stringify({
      cities: [...cities].sort(),
      languages: [...languages].sort(),
      formats: [...formats].sort(),
      includeIllustrative,
      epoch,
      browser: formats.includes("pdf") ? browserHash : null,
    });
  }

  async #isUpToDate(manifest: Manifest | null, inputsHash: string, requestKey: string): Promise<boolean> {
    if (manifest === null || this.request.force) return false;
    if (manifest.inputsHash !== inputsHash || manifest.request !== requestKey) return false;
    for (const entry of manifest.outputs) if (!(await this.#isIntact(entry, manifest))) return false;
    return this.#hasPages(manifest);
  }

  /** Whether the pages that belong to no review lie there as they were written. */
  async #hasPages(manifest: Manifest | null): Promise<boolean> {
    for (const page of manifest?.pages ?? []) {
      const path = join(this.#outFolder, page.path);
      if ((await this.ports.files.stat(path)) === null || sha256(await this.ports.files.readBytes(path)) !== page.sha256) return false;
    }
    return true;
  }

  /** By size, which costs no reading; `--check`, and a build after one that did not end well, read the bytes. */
  async #isIntact(entry: OutputEntry, manifest: Manifest | null): Promise<boolean> {
    const path = join(this.#outFolder, entry.path);
    const stat = await this.ports.files.stat(path);
    if (stat === null || stat.sizeBytes !== entry.bytes) return false;
    const isDoubtful = this.request.check || manifest?.inputsHash === "";
    return !isDoubtful || sha256(await this.ports.files.readBytes(path)) === entry.sha256;
  }

  async #readManifest(): Promise<Manifest | null> {
    const path = join(this.#outFolder, MANIFEST_FILE);
    const stat = await this.ports.files.stat(path);
    return stat?.isFile === true ? parseManifest(await this.ports.files.readText(path)) : null;
  }

  #fontFolder(): string {
    const folder = this.print.packageFolder("@fontsource/noto-sans");
    if (folder !== null) return folder;
    throw new EpiError({
      kind: "environment",
      code: "build/fonts-missing",
      message: "The bundled fonts are not installed.",
      hint: "Run `npm ci` again: the package @fontsource/noto-sans is missing.",
    });
  }

  /** Tells browsers apart without starting one; null when there is none. */
  async #browserHash(): Promise<string | null> {
    if (!this.request.formats.includes("pdf")) return null;
    const { candidates } = await findBrowser(this.#browserRequest, this.print);
    const first = candidates[0];
    if (!first) return null;
    if (first.source === "bundled") return sha256(await this.ports.files.readText(join(first.path, "package.json")));
    const stat = await this.ports.files.stat(first.path);
    return sha256(`${stat?.sizeBytes ?? 0}`);
  }

  #dateOf(result: ReviewResult): Date {
    const epoch = this.ports.host.env["SOURCE_DATE_EPOCH"];
    if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
    return new Date(`${result.review.dataAsOf}T00:00:00Z`);
  }

  async #loadCatalogues(results: readonly ReviewResult[]): Promise<Map<string, LoadedCatalogue>> {
    const catalogues = new Map<string, LoadedCatalogue>();
    const promised = new Set(results.flatMap((result) => result.review.languages));
    const unknown = this.request.languages.find((lang) => !promised.has(lang));
    if (unknown !== undefined) {
      throw new EpiError({
        kind: "usage",
        code: "usage/unknown-language",
        message: `No review promises the language “${unknown}”.`,
        hint: `Their languages are ${[...promised].join(", ")}; add others under \`languages\` in epi.yaml.`,
      });
    }
    for (const result of results) {
      for (const lang of languagesOf(result, this.request.languages)) {
        const key = catalogueKey(lang, result);
        const ref = `${result.framework.id}@${result.framework.version}`;
        if (!catalogues.has(key)) catalogues.set(key, await loadWords(lang, ref, this.workspace.folder, this.ports));
      }
    }
    return catalogues;
  }

  /** Makes outputs a few at a time: rendered only when their turn comes, so that memory does not grow with the network. */
  async #makeAll(
    outputs: readonly PlannedOutput[],
    renderer: Renderer,
    catalogues: ReadonlyMap<string, LoadedCatalogue>,
    outcome: MutableOutcome,
  ): Promise<OutputEntry[]> {
    const { signal, terminal } = this.ports;
    const needsPrinter = outputs.some((output) => output.format === "pdf");
    let noPrinter: EpiError | null = null;
    const printer = !needsPrinter
      ? null
      : await openPrinter({ ...this.#browserRequest, concurrency: this.request.jobs }, this.print, signal).catch((error: unknown) => {
          // Pages and data need no browser; only the PDFs fail, each with the reason.
          if (signal.aborted || !(error instanceof EpiError)) throw error;
          noPrinter = error;
          return null;
        });
    const entries: OutputEntry[] = [];
    const queue = outputs.entries();
    let done = 0;
    const work = async () => {
      for (const [, output] of queue) {
        signal.throwIfAborted();
        try {
          if (output.format === "pdf" && noPrinter !== null) throw noPrinter;
          const entry = await this.#make(output, renderer, catalogues, printer);
          entries.push(entry);
          outcome.written.push(entry.path);
          for (const message of entry.warnings) outcome.warnings.push({ output: entry.path, message });
        } catch (error) {
          if (signal.aborted) throw error;
          if (!(error instanceof EpiError)) throw error;
          outcome.failures.push({ output: output.path, code: error.code, message: error.message });
          outcome.exitCode = error.kind === "environment" || outcome.exitCode === 3 ? 3 : 2;
        }
        done += 1;
        this.ports.relieveMemory?.();
        terminal.progress(`${done}/${outputs.length} ${output.path}`);
      }
    };
    try {
      await Promise.all(Array.from({ length: Math.max(1, this.request.jobs) }, work));
    } finally {
      await printer?.close();
    }
    return entries;
  }

  async #make(
    output: PlannedOutput,
    renderer: Renderer,
    catalogues: ReadonlyMap<string, LoadedCatalogue>,
    printer: Printer | null,
  ): Promise<OutputEntry> {
    const { result, lang, format } = output;
    const path = join(this.#outFolder, output.path);
    const finish = async (content: string | Uint8Array, pages: number | null, warnings: readonly string[]): Promise<OutputEntry> => {
      await this.ports.files.writeAtomic(path, content);
      const bytes = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
      const { inputs } = output;
      return {
        path: output.path,
        city: result.city.id,
        review: result.review.id,
        lang,
        format,
        sha256: sha256(content),
        bytes,
        pages,
        inputs,
        illustrativeCount: result.review.illustrativeCount,
        warnings,
      };
    };
    if (format === "json" || lang === null) return finish(writeJson(result), null, []);
    const { words } = catalogues.get(catalogueKey(lang, result))!;
    const siblings = result.review.languages
      .filter((other) => other !== lang)
      .map((other) => ({ lang: other, href: `../${other}/${REPORT_NAME}.html` }));
    const page = renderPage(() => renderer.renderReview({ result, words, medium: format === "pdf" ? "pdf" : "web", siblings }), lang);
    if (page.missingMessages.length > 0) {
      throw new EpiError({
        kind: "config",
        code: "build/message-missing",
        message: `The language “${lang}” has no words for ${page.missingMessages.slice(0, 5).join(", ")}.`,
        hint: `Add them to locales/${lang}/report.yaml.`,
      });
    }
    const warnings = page.missingGlyphs.length > 0 ? [`No bundled font has the characters ${page.missingGlyphs.join(" ")}.`] : [];
    if (format === "pdf" && warnings[0] !== undefined) {
      // A reader's own fonts may help a web page; a PDF would be printed with a letter missing or in a foreign font.
      throw new EpiError({ kind: "input", code: "build/glyph-missing", message: warnings[0], hint: "Write the word in Latin, Greek or Cyrillic letters." });
    }
    this.ports.relieveMemory?.();
    if (format === "html") return finish(page.html, null, warnings);
    const printed = await printer!.print({ html: page.html, date: this.#dateOf(result), folios: page.folios });
    return finish(printed.bytes, printed.pages, warnings);
  }

  /** Lists what is there now, for readers in index.html and for the next build in manifest.json. */
  async #finish(state: {
    outcome: MutableOutcome;
    manifest: Manifest | null;
    entries: readonly OutputEntry[];
    scored: readonly ReviewResult[];
    catalogues: ReadonlyMap<string, LoadedCatalogue>;
    renderer: Renderer;
    inputsHash: string;
    requestKey: string;
    currentData: ReadonlyMap<string, ReadonlySet<string>>;
  }): Promise<void> {
    const { outcome, manifest, entries, scored } = state;
    if (entries.length === 0 && outcome.failures.length > 0) {
      outcome.summary = `${count(outcome.failures.length, "output")} failed, nothing was written in ${this.#outFolder}.`;
      // Nothing was touched, so what the last build said still holds.
      if (manifest !== null) await this.ports.files.writeAtomic(join(this.#outFolder, MANIFEST_FILE), writeJson(manifest));
      return;
    }
    const isComplete = outcome.failures.length === 0;
    const { config, folder } = this.workspace;
    const indexLang = this.request.languages[0] ?? config.languages[0] ?? "en";
    const words =
      [...state.catalogues.values()].find((loaded) => loaded.words.lang === indexLang)?.words ??
      (await loadWords(indexLang, config.framework, folder, this.ports)).words;
    await writeManifest(
      {
        outFolder: this.#outFolder,
        before: manifest,
        made: entries,
        failed: new Set(outcome.failures.map((failure) => failure.output)),
        results: scored,
        currentData: state.currentData,
        reviewsOnDisk: await this.#reviewsOnDisk(),
        renderIndex: (listed) => state.renderer.renderIndex({ words, network: config.name, entries: listed }).html,
        browserHash: await this.#browserHash(),
        // An unfinished build must not pass for up to date.
        inputsHash: isComplete ? state.inputsHash : "",
        requestKey: state.requestKey,
      },
      this.ports,
    );
    outcome.written.sort();
    const parts = [`${count(outcome.written.length, "output")} written`, `${outcome.unchanged} unchanged`];
    if (!isComplete) parts.push(`${outcome.failures.length} failed`);
    outcome.summary = `${parts.join(", ")} in ${this.#outFolder}.`;
  }

  async #reviewsOnDisk(): Promise<string[]> {
    const found: string[] = [];
    const cities = join(this.workspace.folder, "cities");
    for (const city of await this.ports.files.list(cities)) {
      for (const file of await this.ports.files.list(join(cities, city, "reviews"))) {
        if (file.endsWith(".yaml")) found.push(`${city}/${file.slice(0, -".yaml".length)}`);
      }
    }
    return found;
  }
}

/** A message that is no valid ICU text is a translator's slip in one file, not a fault of the program. */
function renderPage(render: () => RenderedPage, lang: string): RenderedPage {
  try {
    return render();
  } catch (cause) {
    if (!(cause instanceof BrokenMessage)) throw cause;
    throw new EpiError({
      kind: "config",
      code: "build/words-broken",
      message: `The message “${cause.id}” of the language “${lang}” is no valid ICU text: ${cause.message}`,
      hint: `Mend it in locales/${lang}/report.yaml.`,
      cause,
    });
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
