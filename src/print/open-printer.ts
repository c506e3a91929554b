// Opens the printer: one browser for the whole run, several documents at a time, each on a fresh page.
import type { Browser } from "puppeteer";
import { EpiError } from "../model/epi-error.js";
import { findBrowser } from "./find-browser.js";
import { finishPdf } from "./finish-pdf.js";
import { launchBrowser, type LaunchedBrowser } from "./launch-browser.js";
import type { PrintedPdf, Printer, PrinterBrowser, PrinterRequest, PrintJob } from "./print-job.js";
import { printPage } from "./print-page.js";
import type { PrintPorts } from "./ports.js";
import { Slots } from "./slots.js";

const DEFAULT_CONCURRENCY = 4;
const DEFAULT_TIMEOUT_MS = 60_000;
const GRACE_MS = 1_000;
const ANSWER_WITHIN_MS = 2_000;
const PRELOAD_AFTER_MS = 30;

/**
 * Finds and starts a browser. One that was found by itself but does not start is passed over for the next, with a note; an explicit
 * choice is not. Throws EpiError (environment, `browser/…`), or the reason of the signal. When the signal fires later, the browser ends
 * and every open job rejects with its reason.
 */
export async function openPrinter(request: PrinterRequest, ports: PrintPorts, signal: AbortSignal): Promise<Printer> {
  signal.throwIfAborted();
  const found = await findBrowser(request, ports);
  if (found.problem !== null) throw found.problem;

  const notes: string[] = [];
  let firstError: unknown;
  for (const candidate of found.candidates) {
    try {
      // The PDF library takes as long to load as the browser takes to start; the browser uses another core.
      const [launched] = await Promise.all([launchBrowser(candidate, ports, signal), preloadPdfLibrary()]);
      return new BrowserPrinter(launched, () => launchBrowser(candidate, ports, signal), notes, request.concurrency ?? DEFAULT_CONCURRENCY, signal);
    } catch (error) {
      signal.throwIfAborted();
      firstError ??= error;
      notes.push(`${candidate.path} was passed over: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw firstError;
}

/** Waits a moment first, so that the browser process is on its way before this thread is busy. Never rejects: printing will tell. */
async function preloadPdfLibrary(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PRELOAD_AFTER_MS));
  await import("@cantoo/pdf-lib").catch(() => undefined);
}

class BrowserPrinter implements Printer {
  readonly browser: PrinterBrowser;
  readonly #slots: Slots;
  readonly #relaunch: () => Promise<LaunchedBrowser>;
  readonly #signal: AbortSignal;
  readonly #ended = new AbortController();
  readonly #onAbort = () => void this.#end(this.#signal.reason);
  readonly #first: LaunchedBrowser;
  /** After the first browser died, its only successor. */
  #successor: Promise<LaunchedBrowser> | null = null;

  constructor(launched: LaunchedBrowser, relaunch: () => Promise<LaunchedBrowser>, notes: readonly string[], concurrency: number, signal: AbortSignal) {
    const { version, source, path, sandboxed } = launched;
    this.browser = { version, source, path, sandboxed, notes: [...notes, ...launched.notes] };
    this.#slots = new Slots(Math.max(1, Math.floor(concurrency)));
    this.#relaunch = relaunch;
    this.#first = launched;
    this.#signal = signal;
    signal.addEventListener("abort", this.#onAbort, { once: true });
    if (signal.aborted) this.#onAbort();
  }

  async print(job: PrintJob): Promise<PrintedPdf> {
    const raw = await this.#slots.run(() => this.#printRaw(job));
    try {
      return await finishPdf(raw, job);
    } catch (error) {
      throw explainPrintError(error);
    }
  }

  async #printRaw(job: PrintJob): Promise<Uint8Array> {
    const { signal } = this.#ended;
    signal.throwIfAborted();
    const launched = await (this.#successor ?? this.#first);
    try {
      return await this.#printWith(launched, job);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EpiError || (await isAlive(launched.browser))) throw explainPrintError(error);
      signal.throwIfAborted();
      // The browser died under several documents and nobody knows which one killed it, so each gets one more chance.
      const successor = await this.#successorOf(launched, error);
      return await this.#printWith(successor, job).catch((secondError: unknown) => {
        signal.throwIfAborted();
        throw explainPrintError(secondError);
      });
    }
  }

  #printWith({ browser }: LaunchedBrowser, job: PrintJob): Promise<Uint8Array> {
    const timeoutMs = job.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    // Puppeteer gets a little more, so that it is always our own deadline that speaks, and it still closes the page.
    return withDeadline(() => printPage(browser, job.html, timeoutMs + GRACE_MS), timeoutMs, this.#ended.signal);
  }

  /** Several documents ask at the same moment, so nothing is awaited before the decision. */
  #successorOf(dead: LaunchedBrowser, cause: unknown): Promise<LaunchedBrowser> {
    if (dead !== this.#first) throw explainPrintError(cause);
    if (this.#successor === null) {
      this.#successor = dead.close().then(() => this.#relaunch());
      // Whoever waits for it gets the error; without waiters it must not count as unhandled.
      this.#successor.catch(() => undefined);
    }
    return this.#successor;
  }

  close(): Promise<void> {
    return this.#end(new EpiError({ kind: "environment", code: "print/closed", message: "The printer was closed before this document was printed." }));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #end(reason: unknown): Promise<void> {
    this.#signal.removeEventListener("abort", this.#onAbort);
    if (!this.#ended.signal.aborted) this.#ended.abort(reason);
    await Promise.all([this.#first.close(), this.#successor?.then((launched) => launched.close(), () => undefined)]);
  }
}

/** Asks it, because a page hears of the end of its browser before the browser object does. */
async function isAlive(browser: Browser): Promise<boolean> {
  if (!browser.connected) return false;
  const answer = browser.version().then(() => true, () => false);
  const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS).unref());
  return Promise.race([answer, silence]);
}

function explainPrintError(error: unknown): EpiError {
  if (error instanceof EpiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EpiError({ kind: "environment", code: "print/failed", message: `The document could not be printed: ${message}`, cause: error });
}

/** Rejects when the work does, when the time is over (EpiError `print/timeout`) or when the signal fires or has fired. */
async function withDeadline<Value>(start: () => Promise<Value>, timeoutMs: number, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const work = start();
  // The loser of the race below may still reject later.
  work.catch(() => undefined);
  const ends: (() => void)[] = [];
  const end = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    const timer = setTimeout(() => reject(timedOut(timeoutMs)), timeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    ends.push(() => clearTimeout(timer), () => signal.removeEventListener("abort", onAbort));
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    for (const stop of ends) stop();
  }
}

function timedOut(timeoutMs: number): EpiError {
  return new EpiError({
    kind: "environment",
    code: "print/timeout",
    message: `The document was not printed within ${timeoutMs} ms.`,
    hint: "Allow more time or print fewer documents at a time.",
  });
}
