// Starts one browser: unpacks the bundled one if need be, decides about the sandbox, gives it the same surroundings on every machine,
// and takes everything down again.
import { posix, win32 } from "node:path";
import type { Browser } from "puppeteer";
import { EpiError } from "../model/epi-error.js";
import { writeFontConfig, type BrowserFonts } from "./browser-fonts.js";
import { unpackBundledChromium, unpackFallbackFonts } from "./bundled-chromium.js";
import type { BrowserCandidate, BrowserSource } from "./find-browser.js";
import { explainLaunchError } from "./launch-errors.js";
import type { PrintPorts } from "./ports.js";

export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly source: BrowserSource;
  /** The executable that runs. */
  readonly path: string;
  /** As the browser names itself, e.g. `HeadlessChrome/143.0.7499.0`. */
  readonly version: string;
  readonly sandboxed: boolean;
  /** Null where the browser sees the fonts of the host (not on Linux). */
  readonly fonts: BrowserFonts | null;
  /** What a curious reader should know, in plain English. */
  readonly notes: readonly string[];
  /** Ends the browser and removes its temporary files; never rejects, may be called again. */
  close(): Promise<void>;
}

const LAUNCH_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 5_000;

// Puppeteer itself adds: headless, no first run, no background networking, no extensions, no sync, no shared memory in /dev/shm.
const BASE_FLAGS = [
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--disable-gpu",
  "--disable-software-rasterizer",
  "--lang=en-US",
  "--no-default-browser-check",
  "--no-pings",
  "--disable-component-update",
  "--disable-domain-reliability",
  // One renderer per page, so that switching scripts and network off for the page holds for its frames too.
  "--disable-site-isolation-trials",
  "--disable-features=IsolateOrigins,site-per-process",
  // Three locks against the network: no name resolves, every connection goes to a proxy that is not there, and each page is offline.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
];

/**
 * Launches a candidate. Throws EpiError (environment, `browser/…`) when it does not start, or the reason of the signal when that fired.
 * Once launched, the browser ends by itself when the signal fires; `close` is still needed to remove its files.
 */
export async function launchBrowser(candidate: BrowserCandidate, ports: PrintPorts, signal: AbortSignal): Promise<LaunchedBrowser> {
  signal.throwIfAborted();
  const notes: string[] = [];
  const bundled = candidate.source === "bundled" ? await unpackBundledChromium(ports, signal) : null;
  const path = bundled?.executable ?? candidate.path;
  const fontFolder = ports.platform === "linux" ? await unpackFallbackFonts(ports, signal) : null;

  const join = ports.platform === "win32" ? win32.join : posix.join;
  const workFolder = await ports.files.makeUniqueFolder(join(ports.temporaryFolder, "epi-print-"));
  let close = () => ports.files.remove(workFolder);
  try {
    const fonts = fontFolder === null ? null : await writeFontConfig(fontFolder, workFolder, ports);
    const environment = browserEnvironment(ports, fonts, bundled?.libraryFolder ?? null);
    const start = (sandboxed: boolean) =>
      startBrowser({ path, profile: join(workFolder, sandboxed ? "profile" : "profile-plain"), sandboxed, environment, signal });
    const { browser, sandboxed } = await startWithSandboxDecision(start, ports.isRoot, path, notes, signal);
    close = closer(browser, workFolder, ports);
    return { browser, source: candidate.source, path, version: await browser.version(), sandboxed, fonts, notes, close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw explainLaunchError(error, path);
  }
}

/**
 * The one place that decides about the sandbox. Root cannot have one. Everybody else tries, and goes without when the system forbids
 * it: the documents are our own, scripts are off and the network is blocked, so there is nothing to fence in.
 */
async function startWithSandboxDecision(
  start: (sandboxed: boolean) => Promise<Browser>,
  isRoot: boolean,
  path: string,
  notes: string[],
  signal: AbortSignal,
): Promise<{ browser: Browser; sandboxed: boolean }> {
  if (isRoot) {
    notes.push("Running as root, so the browser runs without its sandbox.");
    return { browser: await start(false), sandboxed: false };
  }
  try {
    return { browser: await start(true), sandboxed: true };
  } catch (error) {
    signal.throwIfAborted();
    if (explainLaunchError(error, path).code !== "browser/no-sandbox") throw error;
    const browser = await start(false);
    notes.push("This system does not let the browser make its sandbox, so it runs without one.");
    return { browser, sandboxed: false };
  }
}

interface StartOptions {
  readonly path: string;
  readonly profile: string;
  readonly sandboxed: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Talks to the browser through a pipe: no open port, and the browser ends with us even when we are killed. A browser that fails says
 * nothing over a pipe, though, so it is started once more with a port, for its words or, who knows, its success.
 */
async function startBrowser(options: StartOptions): Promise<Browser> {
  const puppeteer = await importPuppeteer();
  const start = (pipe: boolean) =>
    puppeteer.launch({
      executablePath: options.path,
      // Plain `--headless`: what the headless shell knows, and new headless in a full Chrome.
      headless: "shell",
      pipe,
      userDataDir: options.profile,
      args: [...BASE_FLAGS, ...(options.sandboxed ? [] : ["--no-sandbox", "--no-zygote"])],
      env: { ...options.environment },
      timeout: LAUNCH_TIMEOUT_MS,
      waitForInitialPage: false,
      // Signals come through the AbortSignal; puppeteer's own handlers would end the process under us.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      signal: options.signal,
    });
  try {
    return await start(true);
  } catch (error) {
    if (options.signal.aborted || error instanceof puppeteer.TimeoutError) throw error;
    return start(false);
  }
}

/** Puppeteer reads configuration files while it is imported, and falls over those that it may not read. */
async function importPuppeteer() {
  try {
    const { default: launcher, TimeoutError } = await import("puppeteer");
    return { launch: launcher.launch, TimeoutError };
  } catch (error) {
    throw new EpiError({
      kind: "environment",
      code: "browser/puppeteer-broken",
      message: `Puppeteer, which talks to the browser, could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
      hint: "Check that HOME is a folder that you may read, and that no .puppeteerrc on the way to it is broken.",
      cause: error,
    });
  }
}

/** The browser formats dates and sorts fonts by its surroundings, so they are the same everywhere. */
function browserEnvironment(ports: PrintPorts, fonts: BrowserFonts | null, libraryFolder: string | null) {
  const environment: Record<string, string | undefined> = { ...ports.environment, TZ: "UTC" };
  for (const name of Object.keys(environment)) if (name.startsWith("LC_")) delete environment[name];
  environment["LANG"] = "C.UTF-8";
  environment["LANGUAGE"] = "en";
  if (fonts !== null) {
    environment["FONTCONFIG_FILE"] = fonts.configFile;
    environment["FONTCONFIG_PATH"] = posix.dirname(fonts.configFile);
  }
  if (libraryFolder !== null) {
    environment["LD_LIBRARY_PATH"] = [libraryFolder, ports.environment["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  }
  return environment;
}

function closer(browser: Browser, workFolder: string, ports: PrintPorts): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = async () => {
    const child = browser.process();
    const hasExited = () => child === null || child.exitCode !== null || child.signalCode !== null;
    const exited = hasExited() ? Promise.resolve() : new Promise<void>((resolve) => child?.once("exit", () => resolve()));
    await Promise.race([browser.close().catch(() => undefined), later(CLOSE_TIMEOUT_MS)]);
    if (!hasExited()) child?.kill("SIGKILL");
    // The profile can only be removed when nobody writes into it any more.
    await Promise.race([exited, later(CLOSE_TIMEOUT_MS)]);
    await ports.files.remove(workFolder).catch(() => undefined);
  };
  return () => (closing ??= close());
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
