// Decides which browsers may print, in a fixed order, and records every place that was looked at so that `epi doctor` can show it.
import { EpiError } from "../model/epi-error.js";
import { bundledChromiumPackage } from "./bundled-chromium.js";
import type { PrintPorts } from "./ports.js";
import { puppeteerCacheBrowsers, puppeteerCacheFolder } from "./puppeteer-cache.js";
import { systemBrowsers } from "./system-browsers.js";

/** Where the knowledge of a browser came from, in the order in which the sources are asked. */
export type BrowserSource = "flag" | "config" | "EPI_BROWSER" | "PUPPETEER_EXECUTABLE_PATH" | "puppeteer-cache" | "system" | "bundled";

export interface BrowserRequest {
  /** Path given on the command line. */
  readonly flagPath?: string;
  /** Path from the configuration. */
  readonly configPath?: string;
}

/** `chosen`: tried first. `also-found`: usable, but another goes first. `unset`: nothing was said there. `unavailable`: not for this machine. */
export type AttemptOutcome = "chosen" | "also-found" | "unset" | "missing" | "not-executable" | "unavailable";

export interface BrowserAttempt {
  readonly source: BrowserSource;
  /** Null when the source names no path. The bundled Chromium has the path of its npm package. */
  readonly path: string | null;
  readonly outcome: AttemptOutcome;
  /** One clause in plain English. */
  readonly why: string;
}

export interface BrowserCandidate {
  readonly source: BrowserSource;
  /** Executable, or for `bundled` the folder of the npm package, which must be unpacked first. */
  readonly path: string;
}

export interface FoundBrowsers {
  readonly attempts: readonly BrowserAttempt[];
  /** In the order in which they should be launched; exactly one after an explicit choice. Empty when nothing was found. */
  readonly candidates: readonly BrowserCandidate[];
  /** Set when nothing can be launched; throw it, or show it. */
  readonly problem: EpiError | null;
}

/**
 * Looks for browsers without starting any. An explicit choice (flag, configuration, EPI_BROWSER, PUPPETEER_EXECUTABLE_PATH) that
 * cannot be used is a `problem` (environment, `browser/not-found` or `browser/not-executable`): it is never silently passed over.
 */
export async function findBrowser(request: BrowserRequest, ports: PrintPorts): Promise<FoundBrowsers> {
  const attempts: BrowserAttempt[] = [];
  const candidates: BrowserCandidate[] = [];
  let problem: EpiError | null = null;

  const consider = async (source: BrowserSource, path: string): Promise<AttemptOutcome> => {
    const outcome = await outcomeOf(path, candidates.length === 0, ports);
    attempts.push({ source, path, outcome, why: WHY[outcome] });
    if (outcome === "chosen" || outcome === "also-found") candidates.push({ source, path });
    return outcome;
  };

  const explicit: readonly (readonly [BrowserSource, string | undefined])[] = [
    ["flag", request.flagPath],
    ["config", request.configPath],
    ["EPI_BROWSER", ports.environment["EPI_BROWSER"]],
    ["PUPPETEER_EXECUTABLE_PATH", ports.environment["PUPPETEER_EXECUTABLE_PATH"]],
  ];
  let decided = false;
  for (const [source, path] of explicit) {
    if (!path) {
      attempts.push({ source, path: null, outcome: "unset", why: WHY.unset });
      continue;
    }
    const outcome = await consider(source, path);
    if (!decided && (outcome === "missing" || outcome === "not-executable")) problem = explicitProblem(source, path, outcome);
    decided = true;
  }

  const cached = await puppeteerCacheBrowsers(ports);
  if (cached.length === 0) {
    const folder = puppeteerCacheFolder(ports);
    attempts.push({ source: "puppeteer-cache", path: folder, outcome: "missing", why: "puppeteer has no browser of its own" });
  }
  for (const path of cached) await consider("puppeteer-cache", path);
  for (const path of systemBrowsers(ports)) await consider("system", path);
  considerBundled(attempts, candidates, ports);

  if (decided) return problem ? { attempts: unchosen(attempts), candidates: [], problem } : { attempts, candidates: candidates.slice(0, 1), problem };
  if (candidates.length === 0) problem = nothingFound(attempts.filter((attempt) => attempt.path !== null).length);
  return { attempts, candidates, problem };
}

const WHY: Readonly<Record<AttemptOutcome, string>> = {
  chosen: "found, and first in the order",
  "also-found": "found, but another goes first",
  unset: "not given",
  missing: "no such file",
  "not-executable": "there is a file, but it may not be executed",
  unavailable: "not for this machine",
};

async function outcomeOf(path: string, isFirst: boolean, ports: PrintPorts): Promise<AttemptOutcome> {
  if (!(await ports.files.exists(path))) return "missing";
  if (!(await ports.files.isExecutable(path))) return "not-executable";
  return isFirst ? "chosen" : "also-found";
}

function considerBundled(attempts: BrowserAttempt[], candidates: BrowserCandidate[], ports: PrintPorts): void {
  const bundled = bundledChromiumPackage(ports);
  if (bundled.path === null) {
    attempts.push({ source: "bundled", path: null, outcome: "unavailable", why: bundled.why });
    return;
  }
  const outcome = candidates.length === 0 ? "chosen" : "also-found";
  attempts.push({ source: "bundled", path: bundled.path, outcome, why: WHY[outcome] });
  candidates.push({ source: "bundled", path: bundled.path });
}

/** After a failed explicit choice nothing is chosen, whatever else lies around. */
function unchosen(attempts: readonly BrowserAttempt[]): readonly BrowserAttempt[] {
  return attempts.map((attempt) =>
    attempt.outcome === "chosen" ? { ...attempt, outcome: "also-found" as const, why: "found, but an explicit choice goes first" } : attempt,
  );
}

const SOURCE_NAMES: Readonly<Record<string, string>> = { flag: "on the command line", config: "in the configuration" };

function explicitProblem(source: BrowserSource, path: string, outcome: AttemptOutcome): EpiError {
  const where = SOURCE_NAMES[source] ?? `in the environment variable ${source}`;
  return outcome === "missing"
    ? new EpiError({
        kind: "environment",
        code: "browser/not-found",
        message: `The browser chosen ${where} does not exist: ${path}`,
        hint: "Correct the path, or remove the choice to let epi look for a browser itself.",
      })
    : new EpiError({
        kind: "environment",
        code: "browser/not-executable",
        message: `The browser chosen ${where} may not be executed: ${path}`,
        hint: "Give the path of the program itself, not of its folder, and check its permissions.",
      });
}

function nothingFound(placesTried: number): EpiError {
  return new EpiError({
    kind: "environment",
    code: "browser/not-found",
    message: `No Chrome, Chromium or Edge was found to print with (${placesTried} places tried).`,
    hint: "Install one of them, or set EPI_BROWSER to the path of one. `epi doctor` lists every place that was tried.",
  });
}
