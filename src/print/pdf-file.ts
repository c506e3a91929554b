// A PDF as Chromium writes it, read object by object on demand and written back with only the touched objects made anew. Loading and
// saving everything with the PDF library takes about half as long as the browser took to print; this takes a few milliseconds.
import { inflateSync } from "node:zlib";
import type { PDFArray, PDFContext, PDFDict, PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import { EpiError } from "../model/epi-error.js";
import { concatenateBytes } from "./concatenate-bytes.js";

export type PdfLibrary = typeof import("@cantoo/pdf-lib");

export interface PdfPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

export class PdfFile {
  /** The PDF library, for passes that make objects. */
  readonly library: PdfLibrary;
  /** Its `lookup`, and with it that of every dictionary and array, reads objects when they are first asked for. */
  readonly context: PDFContext;
  readonly trailer: PDFDict;
  readonly #bytes: Uint8Array;
  readonly #extents: ReadonlyMap<number, Extent>;
  readonly #stored: (ref: PDFRef) => PDFObject | undefined;

  private constructor(bytes: Uint8Array, library: PdfLibrary) {
    this.#bytes = bytes;
    this.library = library;
    const context = library.PDFContext.create();
    this.context = context;
    const { offsets, tableAt, trailerAt } = readTable(bytes);
    this.#extents = extentsOf(offsets, tableAt);
    for (const number of offsets.keys()) context.largestObjectNumber = Math.max(context.largestObjectNumber, number);

    const lookup = context.lookup.bind(context) as (ref: PDFObject | undefined, ...types: unknown[]) => PDFObject | undefined;
    this.#stored = (ref) => lookup(ref);
    const lazily = (object: PDFObject | undefined, ...types: unknown[]) => {
      if (object instanceof library.PDFRef) this.#load(object);
      return lookup(object, ...types);
    };
    const lookupMaybe = context.lookupMaybe.bind(context) as typeof lookup;
    const lazilyMaybe = (object: PDFObject | undefined, ...types: unknown[]) => {
      if (object instanceof library.PDFRef) this.#load(object);
      return lookupMaybe(object, ...types);
    };
    // The library follows every reference through these two.
    Object.assign(context, { lookup: lazily, lookupMaybe: lazilyMaybe });

    const trailer = this.#parseAt(trailerAt, bytes.length);
    if (!(trailer instanceof library.PDFDict)) throw unreadable("its trailer is not a dictionary");
    this.trailer = trailer;
  }

  /** Throws EpiError (environment, `print/unreadable-pdf`) when it is not a PDF with one plain cross-reference table. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    return new PdfFile(bytes, await import("@cantoo/pdf-lib"));
  }

  get catalog(): PDFDict {
    const catalog = this.dict(this.trailer.get(this.library.PDFName.of("Root")));
    if (!catalog) throw unreadable("it has no catalog");
    return catalog;
  }

  /** Follows a reference; undefined for nothing, for null and for an object that does not exist. */
  resolve(object: PDFObject | undefined): PDFObject | undefined {
    const found = this.context.lookup(object);
    return found === this.library.PDFNull ? undefined : found;
  }

  /** The dictionary itself, or the dictionary of a stream. */
  dict(object: PDFObject | undefined): PDFDict | undefined {
    const found = this.resolve(object);
    if (found instanceof this.library.PDFDict) return found;
    return found instanceof this.library.PDFStream ? found.dict : undefined;
  }

  array(object: PDFObject | undefined): PDFArray | undefined {
    const found = this.resolve(object);
    return found instanceof this.library.PDFArray ? found : undefined;
  }

  number(object: PDFObject | undefined): number | undefined {
    const found = this.resolve(object);
    return found instanceof this.library.PDFNumber ? found.asNumber() : undefined;
  }

  /** A name without its slash, or a string as text. */
  text(object: PDFObject | undefined): string | undefined {
    const { PDFName, PDFString, PDFHexString } = this.library;
    const found = this.resolve(object);
    return found instanceof PDFName || found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
  }

  /** An entry of a dictionary, with references followed. */
  entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
    return this.resolve(dict?.get(this.library.PDFName.of(key)));
  }

  /** All pages in reading order. */
  pages(): readonly PdfPage[] {
    const pages: PdfPage[] = [];
    const walk = (object: PDFObject | undefined): void => {
      const node = this.dict(object);
      if (!node) return;
      const kids = this.array(this.entry(node, "Kids"));
      if (kids) kids.asArray().forEach(walk);
      else if (object instanceof this.library.PDFRef) pages.push({ ref: object, dict: node });
    };
    walk(this.catalog.get(this.library.PDFName.of("Pages")));
    return pages;
  }

  /** Decoded bytes of a stream. */
  streamBytes(stream: PDFStream): Uint8Array {
    const { PDFRawStream, decodePDFRawStream } = this.library;
    const isPlainFlate = this.text(stream.dict.get(this.library.PDFName.of("Filter"))) === "FlateDecode" && this.entry(stream.dict, "DecodeParms") === undefined;
    if (stream instanceof PDFRawStream && isPlainFlate) return inflateSync(stream.contents);
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  }

  /** Puts new contents into an indirect stream, keeping the rest of its dictionary. */
  replaceStream(ref: PDFRef, old: PDFStream, contents: Uint8Array): void {
    // The library's own deflate, because the one in Node gives other bytes on other processors and versions.
    const fresh = this.context.flateStream(contents);
    for (const [key, value] of old.dict.entries()) if (!fresh.dict.has(key) && key.asString() !== "/DecodeParms") fresh.dict.set(key, value);
    this.context.assign(ref, fresh);
  }

  /** Objects that were read are written anew, because a pass may have changed them; all others are copied byte for byte. */
  save(): Uint8Array {
    const { PDFRef, PDFName, PDFNumber } = this.library;
    const chunks: Uint8Array[] = [];
    const offsets: (number | undefined)[] = [];
    let length = 0;
    const push = (chunk: Uint8Array) => {
      chunks.push(chunk);
      length += chunk.length;
    };
    push(this.#bytes.subarray(0, this.#extents.values().next().value?.start ?? 0));
    for (let number = 1; number <= this.context.largestObjectNumber; number += 1) {
      const object = this.#stored(PDFRef.of(number));
      const extent = this.#extents.get(number);
      if (!object && !extent) continue;
      offsets[number] = length;
      if (object) push(indirectObject(number, object));
      else if (extent) push(this.#bytes.subarray(extent.start, extent.end));
    }
    const size = this.context.largestObjectNumber + 1;
    const rows = Array.from({ length: size }, (_, number) => {
      const offset = offsets[number];
      return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
    });
    this.trailer.set(PDFName.of("Size"), PDFNumber.of(size));
    push(encoder.encode(`xref\n0 ${size}\n${rows.join("")}trailer\n${this.trailer.toString()}\nstartxref\n${length}\n%%EOF\n`));
    return concatenateBytes(chunks);
  }

  #load(ref: PDFRef): void {
    if (this.#stored(ref)) return;
    const extent = this.#extents.get(ref.objectNumber);
    if (!extent) return;
    const header = /^\s*\d+\s+\d+\s+obj\s*/.exec(asLatin1(this.#bytes, extent.start, Math.min(extent.end, extent.start + HEADER_BYTES)));
    if (!header) throw unreadable(`object ${ref.objectNumber} is not where the table says`);
    this.context.assign(ref, this.#parseAt(extent.start + header[0].length, extent.end));
  }

  #parseAt(start: number, end: number): PDFObject {
    return this.library.PDFObjectParser.forBytes(this.#bytes.subarray(start, end), this.context).parseObject();
  }
}

const HEADER_BYTES = 40;
const TAIL_BYTES = 1024;

interface Table {
  readonly offsets: ReadonlyMap<number, number>;
  readonly tableAt: number;
  readonly trailerAt: number;
}

function readTable(bytes: Uint8Array): Table {
  const tail = asLatin1(bytes, Math.max(0, bytes.length - TAIL_BYTES), bytes.length);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  if (!start) throw unreadable("it has no end");
  const tableAt = Number(start[1]);
  const text = asLatin1(bytes, tableAt, bytes.length);
  const head = /^xref\s+/.exec(text);
  if (!head) throw unreadable("it has no plain cross-reference table");
  const offsets = new Map<number, number>();
  let at = head[0].length;
  const section = /(\d+) (\d+)\s+/y;
  for (;;) {
    section.lastIndex = at;
    const found = section.exec(text);
    if (!found) break;
    at = section.lastIndex;
    for (let index = 0; index < Number(found[2]); index += 1, at += ROW_BYTES) {
      if (text[at + 17] === "n") offsets.set(Number(found[1]) + index, Number(text.slice(at, at + 10)));
    }
  }
  const trailer = /^trailer\s*/.exec(text.slice(at, at + HEADER_BYTES));
  if (!trailer) throw unreadable("it has no trailer");
  return { offsets, tableAt, trailerAt: tableAt + at + trailer[0].length };
}
const ROW_BYTES = 20;

/** Each object reaches up to the next one, or to the table. In the order of the file. */
function extentsOf(offsets: ReadonlyMap<number, number>, tableAt: number): ReadonlyMap<number, Extent> {
  const sorted = [...offsets].sort((one, other) => one[1] - other[1]);
  return new Map(sorted.map(([number, start], index) => [number, { start, end: sorted[index + 1]?.[1] ?? tableAt }]));
}

function indirectObject(number: number, object: PDFObject): Uint8Array {
  const head = encoder.encode(`${number} 0 obj\n`);
  const tail = encoder.encode("\nendobj\n");
  const chunk = new Uint8Array(head.length + object.sizeInBytes() + tail.length);
  chunk.set(head);
  object.copyBytesInto(chunk, head.length);
  chunk.set(tail, chunk.length - tail.length);
  return chunk;
}

const encoder = new TextEncoder();

function asLatin1(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(start, end));
}

function unreadable(why: string): EpiError {
  return new EpiError({
    kind: "environment",
    code: "print/unreadable-pdf",
    message: `The browser wrote a PDF that epi cannot read: ${why}.`,
    hint: "Use the bundled Chromium: unset EPI_BROWSER and any browser in the configuration.",
  });
}
