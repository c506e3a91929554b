// Prints one HTML string on a page of its own: scripts off, network blocked, nothing shared with other documents.
import type { Browser, Page } from "puppeteer";
import { EpiError } from "../model/epi-error.js";

const LANGUAGE_TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;
// Everything but data: and about:.
const BLOCKED_URLS = ["http:*", "https:*", "ws:*", "wss:*", "ftp:*", "file:*", "blob:*", "filesystem:*", "chrome:*"];

// As text, because no file of this project but this line runs in a browser and knows its types.
const READ_HEAD = "({ language: document.documentElement.lang, title: document.title, address: location.href })";

/**
 * Returns the PDF exactly as the browser wrote it. Throws EpiError (input) `print/no-language`, `print/no-title` or
 * `print/leaves-page`; else whatever puppeteer throws. A fresh page each time, because a page that printed before writes other bytes.
 */
export async function printPage(browser: Browser, html: string, timeoutMs: number): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    return await Promise.race([crashOf(page), printOn(page, html, timeoutMs)]);
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function printOn(page: Page, html: string, timeoutMs: number): Promise<Uint8Array> {
  const session = await page.createCDPSession();
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setOfflineMode(true),
    session.send("Network.enable").then(() => session.send("Network.setBlockedURLs", { urls: BLOCKED_URLS })),
  ]);
  await page.setContent(html, { waitUntil: "load", timeout: timeoutMs });
  const { language, title } = await readHead(page);
  requireLanguageAndTitle(language, title);
  const bytes = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    waitForFonts: true,
    format: "a4",
    timeout: timeoutMs,
  });
  // A refresh may have struck while printing; then nobody knows what was printed.
  await readHead(page);
  return bytes;
}

/** Throws EpiError (input, `print/leaves-page`) when the page no longer shows our document but, say, a page of the browser's own. */
async function readHead(page: Page): Promise<{ language: string; title: string }> {
  const { language, title, address } = (await page.evaluate(READ_HEAD)) as { language: string; title: string; address: string };
  if (address === "about:blank") return { language, title };
  throw new EpiError({
    kind: "input",
    code: "print/leaves-page",
    message: `The document sends its reader to another page (${address}).`,
    hint: 'Remove <meta http-equiv="refresh"> and the like.',
  });
}

function crashOf(page: Page): Promise<never> {
  return new Promise((_resolve, reject) => {
    page.once("error", reject);
  });
}

function requireLanguageAndTitle(language: string, title: string): void {
  if (!LANGUAGE_TAG.test(language)) {
    throw new EpiError({
      kind: "input",
      code: "print/no-language",
      message: language === "" ? "The document names no language." : `"${language}" is not a language tag.`,
      hint: 'Give <html> a lang attribute such as lang="en": without it the PDF cannot be read aloud.',
    });
  }
  if (title.trim() === "") {
    throw new EpiError({
      kind: "input",
      code: "print/no-title",
      message: "The document has no title.",
      hint: "Give it a <title>: PDF readers show it as the name of the document.",
    });
  }
}
