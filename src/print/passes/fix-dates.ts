// Writes the date of the job in place of the moment of printing, and drops the file identifier: both differ from run to run.
import type { PdfPass } from "./pdf-pass.js";

export const fixDates: PdfPass = (file, job) => {
  const { PDFName, PDFString } = file.library;
  let info = file.dict(file.trailer.get(PDFName.of("Info")));
  if (!info) {
    info = file.context.obj({});
    file.trailer.set(PDFName.of("Info"), file.context.register(info));
  }
  const date = formatPdfDate(job.date);
  info.set(PDFName.of("CreationDate"), PDFString.of(date));
  info.set(PDFName.of("ModDate"), PDFString.of(date));
  file.trailer.delete(PDFName.of("ID"));
};

/** A date in UTC after ISO 32000-1, 7.9.4, e.g. `D:20250131093000Z`. */
export function formatPdfDate(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
}
