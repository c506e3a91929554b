// Compares two folders byte by byte and names every file that differs or stands on one side only: compare-folders.mjs <one> <other>
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

function fingerprints(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.map((path) => [path, createHash("sha256").update(readFileSync(join(folder, path))).digest("hex")]));
}

const [one, other] = process.argv.slice(2);
const left = fingerprints(one);
const right = fingerprints(other);
const differing = [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path)).sort();

process.stdout.write(`${left.size} files compared, ${differing.length} differ\n`);
for (const path of differing) {
  const what = !left.has(path) ? `only in ${other}` : !right.has(path) ? `only in ${one}` : "different bytes";
  process.stdout.write(`  ${path}: ${what}\n`);
}
process.exitCode = differing.length === 0 && left.size > 0 ? 0 : 1;
