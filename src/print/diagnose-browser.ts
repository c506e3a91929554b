// Gathers everything that `epi doctor` tells about printing, by really launching the browser and printing a page. Data only, no text.
import { EpiError } from "../model/epi-error.js";
import { bundledChromiumFolder } from "./bundled-chromium.js";
import { resolveCacheFolder, type CacheFolder } from "./cache-folder.js";
import { findBrowser, type BrowserAttempt, type BrowserRequest } from "./find-browser.js";
import { openPrinter } from "./open-printer.js";
import type { PrinterBrowser } from "./print-job.js";
import type { PrintPorts } from "./ports.js";

export interface BrowserDiagnosis {
  readonly attempts: readonly BrowserAttempt[];
  /** The browser that really printed; null when none did. */
  readonly browser: PrinterBrowser | null;
  /** Which fonts the browser can fall back on: ours only (Linux), or those of the host. */
  readonly fonts: "own" | "host";
  readonly testPage: { readonly pages: number; readonly bytes: number; readonly fonts: readonly string[]; readonly printMs: number } | null;
  /** From asking for the browser to having it ready, unpacking included; null when it did not start. */
  readonly launchMs: number | null;
  readonly cache: CacheFolder | null;
  /** The unpacked bundled Chromium; null when it is not unpacked. */
  readonly unpacked: { readonly path: string; readonly bytes: number } | null;
  /** Why printing does not work, or null when it does. */
  readonly problem: EpiError | null;
}

const TEST_PAGE = '<!doctype html><html lang="en"><head><title>Test page</title><style>@page{size:A4}</style></head><body><p>Test 0123456789</p></body></html>';
const TEST_DATE = new Date(0);

/** Never throws for a browser that is missing or broken: that is the `problem`. Rejects with the reason of the signal when it fires. */
export async function diagnoseBrowser(request: BrowserRequest, ports: PrintPorts, signal: AbortSignal): Promise<BrowserDiagnosis> {
  const { attempts } = await findBrowser(request, ports);
  const trial = await tryToPrint(request, ports, signal);
  const cache = await resolveCacheFolder(ports).catch(() => null);
  return { attempts, ...trial, fonts: ports.platform === "linux" ? "own" : "host", cache, unpacked: cache === null ? null : await unpackedBrowser(ports) };
}

type Trial = Pick<BrowserDiagnosis, "browser" | "testPage" | "launchMs" | "problem">;

async function tryToPrint(request: BrowserRequest, ports: PrintPorts, signal: AbortSignal): Promise<Trial> {
  let trial: Trial = { browser: null, testPage: null, launchMs: null, problem: null };
  try {
    const start = performance.now();
    await using printer = await openPrinter({ ...request, concurrency: 1 }, ports, signal);
    trial = { ...trial, browser: printer.browser, launchMs: Math.round(performance.now() - start) };
    const printStart = performance.now();
    const { pages, bytes, fonts } = await printer.print({ html: TEST_PAGE, date: TEST_DATE, folios: [] });
    return { ...trial, testPage: { pages, bytes: bytes.length, fonts, printMs: Math.round(performance.now() - printStart) } };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EpiError) return { ...trial, problem: error };
    throw error;
  }
}

async function unpackedBrowser(ports: PrintPorts): Promise<{ path: string; bytes: number } | null> {
  const path = await bundledChromiumFolder(ports);
  if (path === null) return null;
  const sizes = [...(await ports.files.listTree(path)).values()];
  return sizes.length === 0 ? null : { path, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
}
