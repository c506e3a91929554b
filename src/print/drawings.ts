// Lists everything in a PDF that has a content stream (pages, forms, patterns) with the fonts it can use.
import type { PDFDict, PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { PdfFile } from "./pdf-file.js";

export interface DrawingFont {
  /** Identifies the font within the file. */
  readonly key: string;
  /** As the resource dictionary holds it. */
  readonly object: PDFObject;
  readonly dict: PDFDict;
}

export interface Drawing {
  /** The indirect streams that hold its operations, in order; mostly one. */
  readonly streams: readonly { readonly ref: PDFRef; readonly stream: PDFStream }[];
  /** By resource name without slash, e.g. `F4`. */
  readonly fonts: ReadonlyMap<string, DrawingFont>;
  /** The dictionary behind `fonts`, to be changed by passes. */
  readonly fontResources: PDFDict | undefined;
}

/** Each drawing once, however often it is used, in the order of the pages. */
export function listDrawings(file: PdfFile): readonly Drawing[] {
  const drawings: Drawing[] = [];
  const seen = new Set<string>();

  const visit = (contents: readonly (PDFObject | undefined)[], resources: PDFDict | undefined) => {
    const streams = contents.flatMap((object) => {
      const stream = file.resolve(object);
      return object instanceof file.library.PDFRef && stream instanceof file.library.PDFStream ? [{ ref: object, stream }] : [];
    });
    const fontResources = file.dict(file.entry(resources, "Font"));
    drawings.push({ streams, fonts: fontsOf(file, fontResources), fontResources });
    for (const kind of ["XObject", "Pattern"]) {
      const entries = file.dict(file.entry(resources, kind))?.entries() ?? [];
      for (const [, object] of entries) {
        const stream = file.resolve(object);
        const key = object.toString();
        if (!(stream instanceof file.library.PDFStream) || seen.has(key)) continue;
        seen.add(key);
        // An image has no resources and no operations.
        if (kind === "Pattern" || file.text(file.entry(stream.dict, "Subtype")) === "Form") visit([object], file.dict(file.entry(stream.dict, "Resources")));
      }
    }
  };

  for (const { dict } of file.pages()) {
    const contents = dict.get(file.library.PDFName.of("Contents"));
    visit(file.array(contents)?.asArray() ?? [contents], file.dict(file.entry(dict, "Resources")));
  }
  return drawings;
}

function fontsOf(file: PdfFile, fontResources: PDFDict | undefined): ReadonlyMap<string, DrawingFont> {
  const fonts = new Map<string, DrawingFont>();
  for (const [name, object] of fontResources?.entries() ?? []) {
    const dict = file.dict(object);
    if (dict) fonts.set(name.decodeText(), { key: object.toString(), object, dict });
  }
  return fonts;
}
