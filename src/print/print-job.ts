// The words of the print room: what is asked for and what comes back.
import type { BrowserRequest, BrowserSource } from "./find-browser.js";

export interface PrinterRequest extends BrowserRequest {
  /** Documents printed at the same time, at least 1; 4 when left out. */
  readonly concurrency?: number;
}

export interface PrintJob {
  /** One self-contained document with `<html lang>` and `<title>`; page size and margins come from its CSS `@page`. */
  readonly html: string;
  /** Written as CreationDate and ModDate, in UTC, to the second. */
  readonly date: Date;
  /**
   * `folios[k - 1]` is the id of the element whose page number replaces placeholder k. See `passes/write-folios.ts` for what the HTML
   * has to look like. Empty when there are no placeholders.
   */
  readonly folios: readonly string[];
  /** From the start of this job's printing, not counting the wait for its turn; 60 seconds when left out. */
  readonly timeoutMs?: number;
}

export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Page number, from 1, of each element that an internal link points to, by its id. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Sorted base names of the fonts used, without the subset prefix, e.g. `NotoSans-Regular`. */
  readonly fonts: readonly string[];
}

export interface PrinterBrowser {
  readonly version: string;
  readonly source: BrowserSource;
  readonly path: string;
  readonly sandboxed: boolean;
  readonly notes: readonly string[];
}

export interface Printer extends AsyncDisposable {
  readonly browser: PrinterBrowser;
  /**
   * Prints one document; may be called as often as wanted without waiting. Rejects with EpiError: `print/no-language`,
   * `print/no-title`, `print/leaves-page`, `print/folio-…` (input), `print/failed`, `print/timeout`, `print/closed` (environment); or
   * with the reason of the signal.
   */
  print(job: PrintJob): Promise<PrintedPdf>;
  /** Ends the browser; jobs that still run are rejected. Never rejects. */
  close(): Promise<void>;
}
