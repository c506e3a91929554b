// What happens to a PDF after the browser wrote it: the passes, in order, and the facts for the caller.
import { fixDates } from "./passes/fix-dates.js";
import type { PdfPass } from "./passes/pdf-pass.js";
import { writeFolios } from "./passes/write-folios.js";
import { PdfFile } from "./pdf-file.js";
import type { PrintedPdf, PrintJob } from "./print-job.js";
import { readPdfFacts } from "./read-pdf-facts.js";

/** In the order in which they run. */
const PASSES: readonly PdfPass[] = [writeFolios, fixDates];

/** Throws EpiError: `print/folio-…` (input) or `print/unreadable-pdf` (environment). */
export async function finishPdf(raw: Uint8Array, job: Pick<PrintJob, "date" | "folios">): Promise<PrintedPdf> {
  const file = await PdfFile.open(raw);
  const facts = readPdfFacts(file);
  for (const pass of PASSES) pass(file, job, facts);
  const { pages, destinations, fonts } = facts;
  return { bytes: file.save(), pages, destinations, fonts };
}
