// Reads the text of each page back from a PDF, with a library that has nothing to do with the one that wrote it.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One string per page; pieces of text are separated by one space. */
export async function readPdfText(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" ").replace(/\s+/g, " ").trim());
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
