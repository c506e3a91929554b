// The yardstick of the build bench: the bare browser prints the very same HTML, so many pages at once, and nothing else is done.
// Usage: node bench/bare-print.mjs <executable> <pages at once> <folder of *.html>
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer";

const [executablePath, atOnce, folder] = process.argv.slice(2);
const started = performance.now();
const browser = await puppeteer.launch({ executablePath, headless: "shell", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
const queue = readdirSync(folder).filter((name) => name.endsWith(".html")).values();
let bytes = 0;
let documents = 0;
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    for (const name of queue) {
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(false);
      await page.setContent(readFileSync(join(folder, name), "utf8"));
      bytes += (await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })).length;
      documents += 1;
      await page.close();
    }
  }),
);
await browser.close();
console.log(JSON.stringify({ ms: performance.now() - started, documents, bytes }));
