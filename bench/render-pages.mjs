// Renders the pages that a build would print, as files, for the bare browser to print.
// Usage: node bench/render-pages.mjs <workspace> <folder>
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadDesign } from "../dist/app/load-design.js";
import { loadWords } from "../dist/app/load-words.js";
import { scoreNetwork } from "../dist/app/score-network.js";
import { nodeFiles } from "../dist/io/node-files.js";
import { printPorts } from "../dist/io/print-ports.js";
import { createRenderer } from "../dist/report/create-renderer.js";

const [workspace, folder] = process.argv.slice(2);
const toolFolder = fileURLToPath(new URL("../", import.meta.url));
const host = { cwd: process.cwd(), env: {}, today: new Date().toISOString().slice(0, 10), toolFolder, toolVersion: "0.1.0", nodeVersion: "", icuVersion: "" };
const ports = { files: nodeFiles("bench"), host };
const { results } = await scoreNetwork({ workspace, cities: [], includeIllustrative: true }, ports);
const design = await loadDesign(printPorts().packageFolder("@fontsource/noto-sans"), ports);
const renderer = createRenderer(design.assets);
mkdirSync(folder, { recursive: true });
const catalogues = new Map();
for (const result of results) {
  for (const lang of result.review.languages) {
    if (!catalogues.has(lang)) catalogues.set(lang, (await loadWords(lang, "epi@1", workspace, ports)).words);
    const page = renderer.renderReview({ result, words: catalogues.get(lang), medium: "pdf", siblings: [] });
    writeFileSync(join(folder, `${result.city.id}.${lang}.html`), page.html);
  }
}
