// The real browser when things go wrong: scripts and network in the document, failing neighbours, timeouts, crashes, Ctrl-C.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { access } from "node:fs/promises";
import puppeteer from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPrinter } from "../../src/print/open-printer.js";
import type { Printer, PrintJob } from "../../src/print/print-job.js";
import { processesOf, watchedPorts, type WatchedPorts } from "../print/browser-processes.js";
import { readPdfText } from "../print/read-pdf-text.js";
import { html } from "../print/report-html.js";

const never = new AbortController().signal;
const job = (body: string, more: Partial<PrintJob> = {}): PrintJob => ({ html: html(body), date: new Date(0), folios: [], ...more });
const exists = (path: string) => access(path).then(() => true, () => false);

describe("the document", () => {
  let printer: Printer;
  let server: Server;
  let origin: string;
  const requested: string[] = [];
  beforeAll(async () => {
    printer = await openPrinter({}, watchedPorts(), never);
    server = createServer((request, response) => {
      requested.push(request.url ?? "");
      response.writeHead(200, { "content-type": "text/html", "access-control-allow-origin": "*" }).end("<p>SERVED</p>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 60_000);
  afterAll(async () => {
    await printer.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const remoteBody = (base: string) => `<p>Safe text</p><img src="${base}/x.png" alt="x"><iframe src="${base}/frame"></iframe>
    <iframe src="file:///etc/passwd" width="600" height="400"></iframe><object data="${base}/object"></object><embed src="${base}/embed">
    <link rel="stylesheet" href="${base}/style.css"><link rel="preload" as="font" href="${base}/font"><style>@import url(${base}/import.css);
    @font-face{font-family:far;src:url(${base}/far.woff2)} p{background:url(${base}/background.png);font-family:far,'Noto Sans'}</style>
    <iframe srcdoc="<img src='${base}/inner.png'><iframe src='file:///etc/passwd'></iframe>"></iframe>
    <video src="${base}/video" poster="${base}/poster.png"></video>
    <svg role="img" aria-label="x"><image href="${base}/svg.png"/><use href="${base}/sprite.svg#a"/></svg>`;

  it("fetches nothing from the network and shows no file", async () => {
    const { bytes } = await printer.print(job(remoteBody(origin)));
    const text = (await readPdfText(bytes)).join(" ");
    expect(text).toContain("Safe text");
    expect(text).not.toMatch(/SERVED|root:/);
    expect(requested).toEqual([]);
  });

  it("does not follow a document that sends itself elsewhere", async () => {
    const away = `<p>Leaving</p><meta http-equiv="refresh" content="0;url=${origin}/refresh">`;
    const [result] = await Promise.allSettled([printer.print(job(away))]);
    if (result?.status === "fulfilled") expect((await readPdfText(result.value.bytes)).join(" ")).toContain("Leaving");
    else expect(result?.reason).toMatchObject({ name: "EpiError", code: expect.stringMatching(/^print\//) });
    expect(requested).toEqual([]);
  });

  it("would have fetched it in an ordinary browser", async () => {
    // Without this, the test before could pass because of a mistake in its HTML.
    const browser = await puppeteer.launch({
      executablePath: printer.browser.path,
      headless: "shell",
      args: ["--no-sandbox"],
      env: { ...process.env, LD_LIBRARY_PATH: `${printer.browser.path.replace(/[^/]*$/, "")}lib` },
    });
    try {
      await (await browser.newPage()).setContent(html(remoteBody(origin)), { timeout: 10_000 }).catch(() => undefined);
      expect(requested).toEqual(expect.arrayContaining(["/x.png", "/frame", "/style.css", "/inner.png"]));
    } finally {
      await browser.close();
      requested.length = 0;
    }
  }, 30_000);

  it("runs no scripts, not even in frames", async () => {
    const script = "<script>document.body.textContent='SCRIPTED'</script>";
    const body = `<p>Unchanged</p>${script}<img src="data:,x" alt="alt" onerror="document.body.textContent='SCRIPTED'">
      <iframe srcdoc="<p>Frame</p>${script}"></iframe><iframe src="data:text/html,<p>Data</p>${script}"></iframe>`;
    const text = (await readPdfText((await printer.print(job(body))).bytes)).join(" ");
    expect(text).toContain("Unchanged");
    expect(text).toContain("Frame");
    expect(text).not.toContain("SCRIPTED");
  });
});

describe("failures", () => {
  it("of one document do not touch the other four", async () => {
    await using printer = await openPrinter({ concurrency: 2 }, watchedPorts(), never);
    const jobs = ["one", "two", "three", "four", "five"].map((name) => job(`<p>${name}</p>`));
    jobs[2] = { ...job("<p>three</p>"), html: "<!doctype html><title>no language</title>" };
    const results = await Promise.allSettled(jobs.map((each) => printer.print(each)));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(results[2]).toMatchObject({ reason: { name: "EpiError", code: "print/no-language" } });
  }, 30_000);

  it("by a time limit end that document alone", async () => {
    await using printer = await openPrinter({ concurrency: 1 }, watchedPorts(), never);
    const slow = printer.print(job("<p>x</p>", { timeoutMs: 1 }));
    const quick = printer.print(job("<p>y</p>"));
    await expect(slow).rejects.toMatchObject({ name: "EpiError", kind: "environment", code: "print/timeout" });
    expect((await quick).pages).toBe(1);
  }, 30_000);

  it("of the browser are survived once", async () => {
    const ports = watchedPorts();
    await using printer = await openPrinter({ concurrency: 2 }, ports, never);
    const long = `<p>${"word ".repeat(200_000)}</p>`;
    const open = [printer.print(job(long)), printer.print(job(long)), printer.print(job("<p>later</p>"))];
    await killBrowser(ports);
    const results = await Promise.all(open);
    expect(results.map(({ pages }) => pages > 0)).toEqual([true, true, true]);
    expect(ports.workFolders).toHaveLength(2);

    const doomed = [printer.print(job(long)), printer.print(job("<p>later</p>")), printer.print(job("<p>later</p>"))];
    await killBrowser(ports);
    const ends = await Promise.allSettled(doomed);
    expect(ends[0]).toMatchObject({ status: "rejected", reason: { name: "EpiError", code: "print/failed" } });
    expect(ports.workFolders).toHaveLength(2);
  }, 60_000);
});

describe("the end", () => {
  it("by an abort rejects open jobs with its reason and leaves no process and no file", async () => {
    const ports = watchedPorts();
    const controller = new AbortController();
    const printer = await openPrinter({}, ports, controller.signal);
    const open = printer.print(job(`<p>${"word ".repeat(200_000)}</p>`));
    expect(await processesOf(ports.workFolders)).not.toEqual([]);
    const reason = new Error("Ctrl-C");
    controller.abort(reason);
    await expect(open).rejects.toBe(reason);
    await expect(printer.print(job("<p>x</p>"))).rejects.toBe(reason);
    await printer.close();
    await expectGone(ports);
  }, 30_000);

  it("by an abort during the launch does so too", async () => {
    for (const delayMs of [0, 20, 80, 150]) {
      const ports = watchedPorts();
      const controller = new AbortController();
      const opening = openPrinter({}, ports, controller.signal);
      const outcome = opening.then((printer) => printer.close(), (error: unknown) => error);
      setTimeout(() => controller.abort(new Error("early")), delayMs);
      await outcome;
      await expectGone(ports);
    }
  }, 30_000);

  it("by close rejects what still runs and can be said twice", async () => {
    const ports = watchedPorts();
    const printer = await openPrinter({}, ports, never);
    const open = printer.print(job(`<p>${"word ".repeat(200_000)}</p>`));
    const rejected = expect(open).rejects.toMatchObject({ code: "print/closed" });
    await Promise.all([printer.close(), printer.close()]);
    await rejected;
    await expectGone(ports);
  }, 30_000);

  it("is not needed when the browser never starts", async () => {
    const ports = watchedPorts();
    await expect(openPrinter({ flagPath: "/bin/false" }, ports, never)).rejects.toMatchObject({ kind: "environment", code: "browser/launch-failed" });
    expect(ports.workFolders).toHaveLength(1);
    await expectGone(ports);
  }, 30_000);
});

async function killBrowser(ports: WatchedPorts): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const [browser] = await processesOf(ports.workFolders);
  if (browser === undefined) throw new Error("no browser runs");
  process.kill(browser, "SIGKILL");
}

async function expectGone(ports: WatchedPorts): Promise<void> {
  await expect.poll(() => processesOf(ports.workFolders), { timeout: 5_000 }).toEqual([]);
  for (const folder of ports.workFolders) expect(await exists(folder)).toBe(false);
}
