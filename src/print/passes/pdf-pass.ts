// The shape of one step of post-processing: it changes the file in place and knows nothing of the other steps.
import type { PdfFile } from "../pdf-file.js";
import type { PrintJob } from "../print-job.js";
import type { PdfFacts } from "../read-pdf-facts.js";

/** `facts` were read before the first pass. */
export type PdfPass = (file: PdfFile, job: Pick<PrintJob, "date" | "folios">, facts: PdfFacts) => void;
