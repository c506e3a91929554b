// Says how many reports of each format lie in an output folder and fails when it is not as many as the workspace asks for:
// count-reports.mjs <output folder> <expected of each format>
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const [folder, expected] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());

for (const format of ["html", "pdf"]) {
  const reports = files.filter((path) => path.endsWith(`intercultural-review.${format}`));
  const empty = reports.filter((path) => statSync(join(folder, path)).size < 10_000);
  process.stdout.write(`${reports.length} ${format} reports\n`);
  if (reports.length !== Number(expected) || empty.length > 0) {
    process.stdout.write(`expected ${expected}; too small to be one: ${empty.join(", ") || "none"}\n`);
    process.exitCode = 1;
  }
}
