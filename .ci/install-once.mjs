// Installs the dependencies when node_modules is missing or does not hold what package-lock.json asks for, so that `npm test` works
// alone on a fresh clone and costs nothing afterwards. Contents are compared, not file times: git sets those as it likes.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(repository, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf("node_modules/.package-lock.json");
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    // Optional packages are for other platforms, or failed to install where they may.
    return found === undefined ? entry.optional === true || entry.peer === true : found.version === entry.version;
  });
}

if (!isInstalled()) {
  const isWindows = process.platform === "win32";
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: repository, stdio: "inherit", shell: isWindows });
  process.exitCode = status ?? 1;
}
