// Reads everything a workspace holds, once, into typed values with positions. What is wrong becomes a diagnostic.
import path from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import { COMPLETE_LANGUAGES, type LanguageTag } from "../model/text.js";
import { CONFIG_FILE } from "./find-workspace.js";
import type { FileProblem } from "./decode-file.js";
import type { LoadedCity, LoadedFramework, LoadedReview, LoadedRoundTable, LoadedWords, LoadedWorkspace } from "./loaded-workspace.js";
import { parseCity } from "./parse-city.js";
import { parseFramework } from "./parse-framework.js";
import { parseFrameworkWords } from "./parse-framework-words.js";
import { parsePositionedDocument } from "./parse-positioned-document.js";
import { frameworkRefOf, parseReview } from "./parse-review.js";
import { parseRoundTable } from "./parse-round-table.js";
import { parseWorkspaceConfig } from "./parse-workspace-config.js";
import type { PositionedDocument } from "./positioned-document.js";
import type { WorkspaceFiles } from "./workspace-files.js";

export interface LoadRequest {
  /** Absolute folder that holds epi.yaml. */
  readonly folder: string;
  /** Folder of the installed tool, with `frameworks/` and `locales/`. */
  readonly toolFolder: string;
  /** Also read the bundled words files, to check them; they are checked when the tool is built. */
  readonly withBundledWords?: boolean;
}

/** Never rejects on bad content: a file that cannot be understood is told about and left out. */
export async function loadWorkspace(request: LoadRequest, files: WorkspaceFiles): Promise<LoadedWorkspace> {
  return new WorkspaceLoader(request, files).load();
}

const PROBLEM_WORDS: Readonly<Record<FileProblem, string>> = {
  "not-utf8": "The file is not UTF-8 text",
  binary: "The file is not a text",
  "too-large": "The file is larger than the 10 MB that are read",
  unreadable: "The file cannot be read",
};

class WorkspaceLoader {
  private readonly documents = new Map<string, PositionedDocument>();
  private readonly diagnostics: Diagnostic[] = [];

  constructor(
    private readonly request: LoadRequest,
    private readonly files: WorkspaceFiles,
  ) {}

  async load(): Promise<LoadedWorkspace> {
    const { folder } = this.request;
    const configDocument = await this.read(path.join(folder, CONFIG_FILE));
    const { config, hasErrors } = parseWorkspaceConfig(configDocument?.value);
    const cityFolders = await this.listFolders(path.join(folder, "cities"));
    const drafts = [];
    for (const name of cityFolders) drafts.push(await this.readCity(name));

    const available = await this.availableFrameworks();
    const asked = new Set([config.framework, ...drafts.flatMap((draft) => draft.reviews.map((one) => frameworkRefOf(one.value) ?? ""))]);
    const frameworks = new Map<string, LoadedFramework>();
    for (const [ref, place] of available) {
      if (asked.has(ref)) frameworks.set(ref, await this.readFramework(ref, place.file, place.isOwn, config.languages));
    }
    const cities = drafts.map((draft): LoadedCity => {
      const profile = parseCity(draft.profile?.value, draft.folder);
      const reviews = draft.reviews.map((document): LoadedReview => {
        const id = path.posix.basename(document.file, ".yaml");
        const ref = frameworkRefOf(document.value);
        const framework = frameworks.get(ref ?? config.framework)?.framework ?? null;
        return parseReview(document.value, { file: document.file, id, city: draft.folder }, framework);
      });
      const roundTables = draft.roundTables.map((document): LoadedRoundTable =>
        parseRoundTable(document.value, { file: document.file, name: path.posix.basename(document.file, ".yaml"), city: draft.folder }),
      );
      roundTables.sort((a, b) => a.roundTable.number - b.roundTable.number);
      return { folder: draft.folder, profileFile: draft.profileFile, reviews, roundTables, ...profile };
    });
    return {
      folder,
      configFile: CONFIG_FILE,
      config,
      configHasErrors: hasErrors,
      framework: frameworks.get(config.framework)?.framework ?? null,
      frameworks,
      availableFrameworks: [...available.keys()].sort(),
      cities,
      documents: this.documents,
      diagnostics: this.diagnostics,
    };
  }

  private async readCity(name: string): Promise<CityDraft> {
    const folder = path.join(this.request.folder, "cities", name);
    const profilePath = path.join(folder, "city.yaml");
    const profileFile = this.display(profilePath);
    const profile = (await this.files.exists(profilePath)) ? await this.read(profilePath) : null;
    if (profile === null && !this.diagnostics.some((one) => one.file === profileFile)) {
      this.report("city/profile-missing", profileFile, `The city folder “${name}” has no city.yaml.`);
    }
    const reviews = await this.readFolder(path.join(folder, "reviews"), "review");
    const roundTables = await this.readFolder(path.join(folder, "round-tables"), "round-table");
    return { folder: name, profileFile, profile, reviews, roundTables };
  }

  /** Every .yaml file of a folder; `kind` names its files in a sentence. */
  private async readFolder(folder: string, kind: string): Promise<PositionedDocument[]> {
    const documents: PositionedDocument[] = [];
    for (const file of await this.files.list(folder)) {
      const full = path.join(folder, file);
      if (/\.yml$/i.test(file) || (/\.yaml$/i.test(file) && !file.endsWith(".yaml"))) {
        this.report("file/wrong-extension", this.display(full), `“${file}” is not read: ${kind} files end in .yaml.`, "warning");
      } else if (file.endsWith(".yaml") && !file.startsWith(".")) {
        const document = await this.read(full);
        if (document !== null) documents.push(document);
      }
    }
    return documents;
  }

  private async listFolders(folder: string): Promise<string[]> {
    const names = (await this.files.list(folder)).filter((name) => !name.startsWith("."));
    // A stray file such as a spreadsheet beside the city folders is no city: a city folder can be listed.
    const found: string[] = [];
    for (const name of names) {
      const inside = await this.files.list(path.join(folder, name));
      if (inside.length > 0) found.push(name);
    }
    return found;
  }

  /** Reference → file, own frameworks before bundled ones. */
  private async availableFrameworks(): Promise<Map<string, { file: string; isOwn: boolean }>> {
    const found = new Map<string, { file: string; isOwn: boolean }>();
    for (const isOwn of [true, false]) {
      const folder = path.join(isOwn ? this.request.folder : this.request.toolFolder, "frameworks");
      for (const name of await this.files.list(folder)) {
        const match = /^(.+)-(\d+)\.yaml$/.exec(name);
        if (match === null) continue;
        const ref = `${match[1]}@${match[2]}`;
        if (!found.has(ref)) found.set(ref, { file: path.join(folder, name), isOwn });
      }
    }
    return found;
  }

  private async readFramework(ref: string, file: string, isOwn: boolean, wanted: readonly LanguageTag[]): Promise<LoadedFramework> {
    const document = await this.read(file);
    const parsed = parseFramework(document?.value);
    const words = new Map<LanguageTag, LoadedWords>();
    const languages: LanguageTag[] = [];
    const name = `${path.basename(file, ".yaml")}.yaml`;
    for (const language of new Set([...wanted, ...COMPLETE_LANGUAGES])) {
      // A language tag comes from a file; it must not lead out of the locales folder.
      if (!/^[A-Za-z0-9-]+$/.test(language)) continue;
      const inside = path.join("locales", language, "frameworks", name);
      const own = path.join(this.request.folder, inside);
      const bundled = path.join(this.request.toolFolder, inside);
      const isOwnWords = await this.files.exists(own);
      if (!isOwnWords && !(await this.files.exists(bundled))) continue;
      languages.push(language);
      if (!isOwnWords && this.request.withBundledWords !== true) continue;
      const wordsDocument = await this.read(isOwnWords ? own : bundled);
      if (wordsDocument !== null) {
        words.set(language, { file: wordsDocument.file, words: parseFrameworkWords(wordsDocument.value), document: wordsDocument });
      }
    }
    return { ref, file: this.display(file), framework: parsed.framework, hasErrors: parsed.hasErrors, isOwn, languages, words };
  }

  /** Reads and parses one file; null when it is no text at all. */
  private async read(fullPath: string): Promise<PositionedDocument | null> {
    const file = this.display(fullPath);
    const content = await this.files.readText(fullPath);
    if (!content.ok) {
      this.report(`file/${content.problem}`, file, `${PROBLEM_WORDS[content.problem]}: ${content.detail}.`);
      return null;
    }
    const { document, diagnostics } = parsePositionedDocument(file, content.text);
    this.documents.set(file, document);
    this.diagnostics.push(...diagnostics);
    return document;
  }

  private report(ruleId: string, file: string, message: string, severity: Diagnostic["severity"] = "error"): void {
    this.diagnostics.push({ ruleId, severity, file, pointer: [], at: "value", range: { start: 0, end: 0 }, message });
  }

  private display(fullPath: string): string {
    const relative = path.relative(this.request.folder, fullPath);
    const isInside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
    return (isInside ? relative : fullPath).split(path.sep).join("/");
  }
}

interface CityDraft {
  readonly folder: string;
  readonly profileFile: string;
  readonly profile: PositionedDocument | null;
  readonly reviews: readonly PositionedDocument[];
  readonly roundTables: readonly PositionedDocument[];
}
