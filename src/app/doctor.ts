// `epi doctor`: everything a build needs from this computer, tried out for real. Data only; the command line words it.
import { join } from "node:path";
import { parse } from "yaml";
import { EpiError } from "../model/epi-error.js";
import { COMPLETE_LANGUAGES } from "../model/text.js";
import { diagnoseBrowser, type BrowserDiagnosis } from "../print/diagnose-browser.js";
import type { PrintPorts } from "../print/ports.js";
import { openWorkspace } from "./open-workspace.js";
import type { AppPorts } from "./ports.js";

export interface DoctorRequest {
  readonly workspace?: string;
  /** Path given on the command line. */
  readonly browser?: string;
}

export interface LanguageHealth {
  readonly lang: string;
  /** Files, or words within a file, that English has and this language lacks. */
  readonly missing: readonly string[];
}

export interface DoctorReport {
  readonly node: { readonly version: string; readonly needed: string; readonly isSupported: boolean };
  readonly tool: { readonly version: string; readonly folder: string };
  readonly languages: readonly LanguageHealth[];
  readonly fonts: { readonly package: string; readonly folder: string | null; readonly files: number };
  readonly workspace:
    | { readonly folder: string; readonly cities: number; readonly reviews: number; readonly problem: null }
    | { readonly folder: null; readonly problem: string };
  readonly browser: BrowserDiagnosis;
  /** Whether a PDF can be printed here. */
  readonly canPrint: boolean;
}

const NEEDED_NODE = "20.19.0";
const FONT_PACKAGE = "@fontsource/noto-sans";

/** Looks at everything; nothing that is wrong makes it throw, except an interrupt. */
export async function doctor(request: DoctorRequest, ports: AppPorts, print: PrintPorts): Promise<DoctorReport> {
  const { workspace, configuredBrowser } = await lookAtWorkspace(request, ports);
  ports.terminal.progress("Starting the browser …");
  const browser = await diagnoseBrowser(
    {
      ...(request.browser === undefined ? {} : { flagPath: request.browser }),
      ...(configuredBrowser === null ? {} : { configPath: configuredBrowser }),
    },
    print,
    ports.signal,
  );
  const fontFolder = print.packageFolder(FONT_PACKAGE);
  const fontFiles = fontFolder === null ? [] : await ports.files.list(join(fontFolder, "files"));
  const fonts = { package: FONT_PACKAGE, folder: fontFolder, files: fontFiles.filter((name) => name.endsWith(".woff2")).length };
  const isSupported = compareVersions(ports.host.nodeVersion, NEEDED_NODE) >= 0;
  return {
    node: { version: ports.host.nodeVersion, needed: NEEDED_NODE, isSupported },
    tool: { version: ports.host.toolVersion, folder: ports.host.toolFolder },
    languages: await lookAtLanguages(ports),
    fonts,
    workspace,
    browser,
    canPrint: browser.problem === null && browser.testPage !== null && fonts.files > 0,
  };
}

async function lookAtWorkspace(
  request: DoctorRequest,
  ports: AppPorts,
): Promise<{ workspace: DoctorReport["workspace"]; configuredBrowser: string | null }> {
  try {
    const { folder, config } = await openWorkspace(request.workspace, ports);
    const citiesFolder = join(folder, "cities");
    let cities = 0;
    let reviews = 0;
    for (const name of await ports.files.list(citiesFolder)) {
      if ((await ports.files.stat(join(citiesFolder, name)))?.isFolder !== true || name.startsWith(".")) continue;
      cities += 1;
      reviews += (await ports.files.list(join(citiesFolder, name, "reviews"))).filter((file) => file.endsWith(".yaml")).length;
    }
    return { workspace: { folder, cities, reviews, problem: null }, configuredBrowser: config.browser };
  } catch (error) {
    if (!(error instanceof EpiError)) throw error;
    return { workspace: { folder: null, problem: error.message }, configuredBrowser: null };
  }
}

async function lookAtLanguages(ports: AppPorts): Promise<LanguageHealth[]> {
  const english = await wordsOf("en", ports);
  const health: LanguageHealth[] = [];
  for (const lang of COMPLETE_LANGUAGES) {
    const own = await wordsOf(lang, ports);
    const missing: string[] = [];
    for (const [file, ids] of english) {
      const ownIds = own.get(file);
      if (ownIds === undefined) missing.push(file);
      else for (const id of ids) if (!ownIds.has(id)) missing.push(`${file}: ${id}`);
    }
    health.push({ lang, missing });
  }
  return health;
}

/** File, relative to the folder of the language → ids of its words. */
async function wordsOf(lang: string, ports: AppPorts): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const root = join(ports.host.toolFolder, "locales", lang);
  const visit = async (folder: string, prefix: string): Promise<void> => {
    for (const name of await ports.files.list(folder)) {
      const path = join(folder, name);
      if (name.endsWith(".yaml")) found.set(prefix + name, idsOf(await ports.files.readText(path)));
      else if ((await ports.files.stat(path))?.isFolder === true) await visit(path, `${prefix}${name}/`);
    }
  };
  await visit(root, "");
  return found;
}

function idsOf(text: string): Set<string> {
  const ids = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) ids.add(path);
    else for (const [key, inner] of Object.entries(value)) visit(inner, path === "" ? key : `${path}.${key}`);
  };
  try {
    visit(parse(text), "");
  } catch {
    // A file that cannot be parsed has none of its words.
  }
  return ids;
}

/** Negative, zero or positive; a leading `v` and anything behind the three numbers is ignored. */
function compareVersions(a: string, b: string): number {
  const parts = (version: string): number[] => (/(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  const [left, right] = [parts(a), parts(b)];
  return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
