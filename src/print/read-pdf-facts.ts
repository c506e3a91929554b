// Reads from a printed PDF what callers and passes want to know: pages, where internal links lead, and which fonts are used.
import type { PDFDict, PDFObject } from "@cantoo/pdf-lib";
import { listDrawings, type Drawing } from "./drawings.js";
import type { PdfFile } from "./pdf-file.js";

export interface PdfFacts {
  readonly pages: number;
  /** Page number, from 1, by the id of the element. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Sorted base names without subset prefix. */
  readonly fonts: readonly string[];
  readonly drawings: readonly Drawing[];
}

export function readPdfFacts(file: PdfFile): PdfFacts {
  const pages = file.pages();
  const numbers = new Map(pages.map(({ ref }, index) => [ref.toString(), index + 1]));
  const drawings = listDrawings(file);
  return { pages: pages.length, destinations: readDestinations(file, numbers), fonts: readFontNames(file, drawings), drawings };
}

/** Chromium writes a dictionary /Dests in the catalog; a name tree /Names /Dests is the newer way and read as well. */
function readDestinations(file: PdfFile, pageNumbers: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const destinations = new Map<string, number>();
  const note = (name: string | undefined, object: PDFObject | undefined) => {
    const target = file.resolve(object);
    const place = file.array(target) ?? file.array(file.entry(file.dict(target), "D"));
    const page = pageNumbers.get(place?.asArray()[0]?.toString() ?? "");
    if (name !== undefined && page !== undefined) destinations.set(decodeFragment(name), page);
  };
  for (const [name, object] of file.dict(file.entry(file.catalog, "Dests"))?.entries() ?? []) note(name.decodeText(), object);

  const walk = (node: PDFDict | undefined) => {
    const names = file.array(file.entry(node, "Names"))?.asArray() ?? [];
    for (let index = 0; index + 1 < names.length; index += 2) note(file.text(names[index]), names[index + 1]);
    for (const kid of file.array(file.entry(node, "Kids"))?.asArray() ?? []) walk(file.dict(kid));
  };
  walk(file.dict(file.entry(file.dict(file.entry(file.catalog, "Names")), "Dests")));
  return destinations;
}

/** Chromium names a destination after the fragment of the link, which is percent-encoded, and not after the id. */
function decodeFragment(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const SUBSET_PREFIX = /^[A-Z]{6}\+/;

function readFontNames(file: PdfFile, drawings: readonly Drawing[]): readonly string[] {
  const names = new Set<string>();
  for (const { fonts } of drawings) {
    for (const { dict } of fonts.values()) {
      // A Type 3 font has no base name, but Chromium writes a descriptor with one.
      const name = file.text(file.entry(dict, "BaseFont")) ?? file.text(file.entry(file.dict(file.entry(dict, "FontDescriptor")), "FontName")) ?? "Type3";
      names.add(name.replace(SUBSET_PREFIX, ""));
    }
  }
  return [...names].sort();
}
