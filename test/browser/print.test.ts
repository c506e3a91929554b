// Prints with the real browser and reads the PDF back: true page numbers, equal bytes, bundled fonts, and clear refusals.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printPorts } from "../../src/io/print-ports.js";
import { diagnoseBrowser } from "../../src/print/diagnose-browser.js";
import { openPrinter } from "../../src/print/open-printer.js";
import { PdfFile } from "../../src/print/pdf-file.js";
import type { Printer, PrintJob } from "../../src/print/print-job.js";
import { printInChild } from "../print/print-in-child.js";
import { readPdfText } from "../print/read-pdf-text.js";
import { ALPHABET, chapterIds, html, placeholder, reportHtml } from "../print/report-html.js";

const DATE = new Date("2025-03-04T05:06:07.891Z");
const never = new AbortController().signal;
const job = (text: string, folios: readonly string[] = []): PrintJob => ({ html: text, date: DATE, folios });
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter({}, printPorts(), never);
}, 60_000);
afterAll(() => printer.close());

describe("folios", () => {
  it("writes the true page numbers, also those of two digits, and erases the alphabet", async () => {
    const printed = await printer.print(job(reportHtml(14), chapterIds(14)));
    expect(printed.pages).toBe(15);
    expect(printed.destinations.get("chapter-14")).toBe(15);
    const [contents] = await readPdfText(printed.bytes);
    const expected = chapterIds(14).map((_, index) => `Chapter ${index + 1} ${index + 2}`);
    expect(contents?.replace(/• /g, "")).toBe(`Contents ${expected.join(" ")}`);
  });

  it("follows chapters that take more than a page or share one", async () => {
    const long = `<section id="long"><h2>Long</h2>${"<p>Many words.</p>".repeat(400)}</section>`;
    const link = (id: string, number: number) => `<p><a href="#${id}">${id} ${placeholder(number)}</a></p>`;
    const body = `${ALPHABET}${link("long", 1)}${link("a", 2)}${link("b", 3)}${link("a", 2)}${long}<section id="a">A</section><h2 id="b">B</h2>`;
    const printed = await printer.print(job(html(body), ["long", "a", "b"]));
    const texts = await readPdfText(printed.bytes);
    const pageOfA = texts.findIndex((text) => text.startsWith("A")) + 1;
    expect(pageOfA).toBeGreaterThan(9);
    expect(texts[0]).toBe(`long 2 a ${pageOfA} b ${pageOfA} a ${pageOfA}`);
  });

  it("right-aligns the numbers and moves nothing else", async () => {
    const plain = await printer.print(job(reportHtml(12)));
    const numbered = await printer.print(job(reportHtml(12), chapterIds(12)));
    const [before, after] = [await rightEdges(plain.bytes), await rightEdges(numbered.bytes)];
    expect(before.filter(({ text }) => /^\d{3}$/.test(text)).map(({ right }) => right)).toHaveLength(12);
    const numbers = after.filter(({ text }) => /^\d{1,2}$/.test(text));
    expect(numbers.map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 2)));
    const right = before.find(({ text }) => text === "001")?.right ?? 0;
    for (const number of numbers) expect(number.right).toBeCloseTo(right, 0);
    const words = (edges: typeof before) => edges.filter(({ text }) => /[A-Za-z]/.test(text));
    expect(words(before).length).toBeGreaterThan(12);
    expect(words(after)).toEqual(words(before));
  });

  it("keeps every tag of the contents page", async () => {
    const tags = async (bytes: Uint8Array) => {
      const file = await PdfFile.open(bytes);
      const page = file.pages()[0];
      const contents = file.entry(page?.dict, "Contents");
      if (!(contents instanceof file.library.PDFStream)) throw new Error("no contents");
      return [...new TextDecoder("latin1").decode(file.streamBytes(contents)).matchAll(/\/MCID \d+|EMC/g)].map(String);
    };
    const plain = await tags((await printer.print(job(reportHtml(12)))).bytes);
    expect(plain.length).toBeGreaterThan(24);
    expect(await tags((await printer.print(job(reportHtml(12), chapterIds(12)))).bytes)).toEqual(plain);
  });

  it("takes the digits from the alphabet even when the placeholders have another colour", async () => {
    const printed = await printer.print(job(reportHtml(9, { entryStyle: "color:#0645ad" }), chapterIds(9)));
    expect((await readPdfText(printed.bytes))[0]).toContain("Chapter 9 10");
  });

  it("names the target that is missing", async () => {
    await expect(printer.print(job(reportHtml(2), ["chapter-1", "nowhere"]))).rejects.toMatchObject({
      kind: "input",
      code: "print/folio-target-missing",
      message: expect.stringContaining("nowhere"),
    });
  });

  it("says so when a digit is not embedded", async () => {
    // Placeholders 001 and 002 bring 0, 1 and 2; the second chapter is on page 3.
    await expect(printer.print(job(reportHtml(2, { alphabet: "" }), chapterIds(2)))).rejects.toMatchObject({ code: "print/folio-digit-missing" });
  });

  it("says so when a placeholder is not there, or its font is that of the text", async () => {
    await expect(printer.print(job(reportHtml(2), [...chapterIds(2), "chapter-1"]))).rejects.toMatchObject({
      code: "print/folio-placeholder-missing",
      message: expect.stringContaining("003"),
    });
    const merged = reportHtml(2).replace(";family=epi-folio", "");
    await expect(printer.print(job(merged, chapterIds(2)))).rejects.toMatchObject({ code: "print/folio-placeholder-missing" });
  });

  it("finds targets whose id is not ASCII", async () => {
    const body = `${ALPHABET}<a href="#%C3%BCber-uns">Über uns ${placeholder(1)}</a><section id="über-uns">Wir</section>`;
    const printed = await printer.print(job(html(body), ["über-uns"]));
    expect(printed.destinations.get("über-uns")).toBe(2);
  });
});

describe("equal bytes", () => {
  const documents = [reportHtml(12), html("<p>One page</p>"), html('<p lang="de">Größe</p>', { title: "Äpfel" }), reportHtml(3), html("<h1>A</h1><h2>B</h2>")];
  const jobs = documents.map((text) => job(text, text.includes("chapter-12") ? chapterIds(12) : []));

  it("for the same document, whatever the concurrency, the run, the time zone and the language", async () => {
    const reference = (await Promise.all(jobs.map((each) => printer.print(each)))).map(({ bytes }) => hash(bytes));
    const again = (await Promise.all(jobs.map((each) => printer.print(each)))).map(({ bytes }) => hash(bytes));
    expect(again).toEqual(reference);
    await using single = await openPrinter({ concurrency: 1 }, printPorts(), never);
    const alone: string[] = [];
    for (const each of [...jobs].reverse()) alone.unshift(hash((await single.print(each)).bytes));
    expect(alone).toEqual(reference);
    const [first] = jobs;
    if (!first) throw new Error("no job");
    const abroad = await printInChild(first, { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", LANGUAGE: "de" });
    expect(hash(abroad)).toBe(reference[0]);
    expect(new Set(reference).size).toBe(jobs.length);
  }, 60_000);

  it("change with the date, which is written in UTC", async () => {
    const one = await printer.print({ ...job(html("<p>x</p>")), date: DATE });
    const other = await printer.print({ ...job(html("<p>x</p>")), date: new Date(0) });
    const text = Buffer.from(one.bytes).toString("latin1");
    expect(text).toContain("/CreationDate (D:20250304050607Z)");
    expect(text).toContain("/ModDate (D:20250304050607Z)");
    expect(text).not.toMatch(/\/ID\s*\[/);
    expect(hash(other.bytes)).not.toBe(hash(one.bytes));
  });
});

describe("fonts", () => {
  it("are the bundled ones of the document", async () => {
    expect((await printer.print(job(reportHtml(2)))).fonts).toEqual(["NotoSans-Bold", "NotoSans-Regular"]);
  });

  it("of the host are not seen, so what the document does not bring falls back on one known font", async () => {
    const generic = await printer.print(job(html('<p style="font-family:sans-serif">a</p><p style="font-family:DejaVu Sans, monospace">b</p>')));
    expect(generic.fonts).toEqual(["OpenSans-Regular"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["print/no-language", { language: null }],
    ["print/no-language", { language: "" }],
    ["print/no-language", { language: "en_US@posix" }],
    ["print/no-title", { title: null }],
    ["print/no-title", { title: " " }],
  ])("%s for %j", async (code, options) => {
    await expect(printer.print(job(html("<p>x</p>", options)))).rejects.toMatchObject({ name: "EpiError", kind: "input", code });
  });
});

describe("the page", () => {
  it("has the size of @page, tags, language, title and an outline", async () => {
    const { bytes } = await printer.print(job(html("<h1>Head</h1><p>x</p>", { title: "The title" })));
    const text = Buffer.from(bytes).toString("latin1");
    expect(text).toMatch(/\/MediaBox \[\s*0 0 594\.9\d* 841\.9\d*/);
    for (const part of ["/Marked true", "/StructTreeRoot", "/Lang (en)", "(The title)", "/Outlines"]) expect(text).toContain(part);
  });
});

describe("diagnoseBrowser", () => {
  it("launches, prints and tells what it did", async () => {
    const diagnosis = await diagnoseBrowser({}, printPorts(), never);
    expect(diagnosis.problem).toBeNull();
    expect(diagnosis.browser?.version).toMatch(/Chrome\/\d+/);
    expect(diagnosis.testPage).toMatchObject({ pages: 1 });
    expect(diagnosis.attempts.filter(({ outcome }) => outcome === "chosen")).toHaveLength(1);
    expect(diagnosis.browser?.source === "bundled" ? (diagnosis.unpacked?.bytes ?? 0) : 2e8).toBeGreaterThan(1.5e8);
  });

  it("tells of a browser that does not start instead of throwing", async () => {
    const diagnosis = await diagnoseBrowser({ flagPath: "/bin/false" }, printPorts(), never);
    expect(diagnosis).toMatchObject({ browser: null, testPage: null, problem: { kind: "environment", code: "browser/launch-failed" } });
  });
});

/** Pieces of text on the first page with their right edge in points. */
async function rightEdges(bytes: Uint8Array): Promise<{ text: string; right: number }[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const content = await (await (await task.promise).getPage(1)).getTextContent();
  const edges = content.items.flatMap((item) => ("str" in item ? [{ text: item.str, right: (item.transform[4] as number) + item.width }] : []));
  await task.destroy();
  return edges;
}
