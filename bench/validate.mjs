// How much validation costs beyond reading: a review of about 1 MB is loaded, checked and located, and the time is compared
// with parsing the same text alone. Run after `npm run build`; exits 1 when the ratio reaches 2.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { locateDiagnostics } from "../dist/diagnostics/locate-diagnostics.js";
import { createWorkspaceFiles } from "../dist/io/workspace-files.js";
import { validateWorkspace } from "../dist/validation/validate-workspace.js";
import { loadWorkspace } from "../dist/workspace/load-workspace.js";

const LIMIT = 2;
const ROUNDS = 7;
const toolFolder = fileURLToPath(new URL("..", import.meta.url));

function makeReview(targetBytes) {
  const lines = [
    "schemaVersion: 1", "kind: review", 'id: "2020"', "city: riga", "framework: epi@1",
    "period: {from: 2020-01-01, to: 2022-06-30}", "dataAsOf: 2026-11-23", "observations:",
  ];
  const reading = (indent, year) => [
    `${indent}status: observed`, `${indent}value: 0.953`, `${indent}year: ${year}`, `${indent}place: country`,
    `${indent}basis: foreign_citizens`, `${indent}grade: A`,
    `${indent}source: {title: "Labour force survey, table ${year}", lang: en, url: "https://example.org/${year}"}`,
    `${indent}flags: [proxy, outside_period]`, `${indent}group: {value: 60.7, n: 800}`, `${indent}reference: {value: 63.7, n: 5000}`,
    `${indent}finding:`, `${indent}  en: The employment rate of foreign citizens was lower than that of nationals.`,
    `${indent}  lv: Ārvalstu pilsoņu nodarbinātības līmenis bija zemāks nekā valstspiederīgajiem.`,
  ];
  for (const id of ["par.eco.employment_ratio", "par.eco.overqualification_ratio", "par.eco.neet_ratio", "par.civ.unmet_care_ratio"]) {
    lines.push(`  ${id}:`, ...reading("    ", 2021).map((line) => line.replace(", outside_period", "")), "    alternatives:");
    const end = lines.join("\n").length + targetBytes / 4;
    let size = lines.join("\n").length;
    for (let index = 0; size < end - 2000; index += 1) {
      const entry = reading("        ", 1900 + (index % 100));
      entry[6] = entry[6].replace("example.org/", `example.org/${index}/`);
      entry[0] = `      - ${entry[0].trim()}`;
      lines.push(...entry);
      size += entry.join("\n").length + 1;
    }
  }
  return `${lines.join("\n")}\n`;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const folder = await mkdtemp(path.join(os.tmpdir(), "epi-bench-"));
try {
  const text = makeReview(1024 * 1024);
  await mkdir(path.join(folder, "cities/riga/reviews"), { recursive: true });
  await writeFile(path.join(folder, "epi.yaml"), "schemaVersion: 1\nkind: workspace\nname: {en: Bench}\nframework: epi@1\nlanguages: [en, lv]\n");
  await writeFile(path.join(folder, "cities/riga/city.yaml"), "schemaVersion: 1\nkind: city\nid: riga\ncountry: LV\nnames: {en: Riga, lv: Rīga}\nlanguages: [lv]\n");
  await writeFile(path.join(folder, "cities/riga/reviews/2020.yaml"), text);
  const files = createWorkspaceFiles();
  const parse = () => parseDocument(text).toJS();
  const validate = async () => {
    const loaded = await loadWorkspace({ folder, toolFolder }, files);
    return locateDiagnostics(validateWorkspace(loaded, { today: "2026-11-23" }), loaded.documents).length;
  };
  const times = { parse: [], validate: [] };
  let findings = 0;
  // Taken in turns, so that a busy machine harms both alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    let start = performance.now();
    parse();
    times.parse.push(performance.now() - start);
    start = performance.now();
    findings = await validate();
    times.validate.push(performance.now() - start);
  }
  const [parseMs, validateMs] = [median(times.parse), median(times.validate)];
  const ratio = validateMs / parseMs;
  const first = times.validate[0] / times.parse[0];
  console.log(`file ${(text.length / 1024 / 1024).toFixed(2)} MB, ${findings} findings`);
  console.log(`parse alone ${parseMs.toFixed(0)} ms, load + validate + locate ${validateMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (first run ${first.toFixed(2)}), limit ${LIMIT}`);
  if (ratio >= LIMIT) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
