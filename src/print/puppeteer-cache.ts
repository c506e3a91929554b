// Finds browsers that `npx puppeteer browsers install` left in puppeteer's cache, without loading puppeteer.
import { posix, win32 } from "node:path";
import type { PrintPorts } from "./ports.js";

interface CachedKind {
  readonly folder: string;
  /** Path inside `<folder>/<platform>-<version>/`, per platform. */
  readonly inside: Readonly<Record<string, readonly string[]>>;
}

const MAC_CHROME = ["Google Chrome for Testing.app", "Contents", "MacOS", "Google Chrome for Testing"];

// The headless shell goes first: it starts faster, and it is what the bundled Chromium is too.
const KINDS: readonly CachedKind[] = [
  {
    folder: "chrome-headless-shell",
    inside: {
      linux: ["chrome-headless-shell-linux64", "chrome-headless-shell"],
      mac: ["chrome-headless-shell-mac-x64", "chrome-headless-shell"],
      mac_arm: ["chrome-headless-shell-mac-arm64", "chrome-headless-shell"],
      win32: ["chrome-headless-shell-win32", "chrome-headless-shell.exe"],
      win64: ["chrome-headless-shell-win64", "chrome-headless-shell.exe"],
    },
  },
  {
    folder: "chrome",
    inside: {
      linux: ["chrome-linux64", "chrome"],
      mac: ["chrome-mac-x64", ...MAC_CHROME],
      mac_arm: ["chrome-mac-arm64", ...MAC_CHROME],
      win32: ["chrome-win32", "chrome.exe"],
      win64: ["chrome-win64", "chrome.exe"],
    },
  },
];

/** Folder in which puppeteer keeps its browsers, or null when neither PUPPETEER_CACHE_DIR nor a home folder is known. */
export function puppeteerCacheFolder(ports: Pick<PrintPorts, "platform" | "environment" | "homeFolder">): string | null {
  const explicit = ports.environment["PUPPETEER_CACHE_DIR"];
  if (explicit) return explicit;
  return ports.homeFolder === null ? null : pathFor(ports).join(ports.homeFolder, ".cache", "puppeteer");
}

/** Paths of the executables that a complete cache would hold, newest version first. They may be missing. */
export async function puppeteerCacheBrowsers(ports: PrintPorts): Promise<readonly string[]> {
  const cache = puppeteerCacheFolder(ports);
  if (cache === null) return [];
  const paths: string[] = [];
  for (const kind of KINDS) {
    const builds = await ports.files.listFolder(pathFor(ports).join(cache, kind.folder));
    for (const build of [...builds].sort(byVersionDescending)) {
      const platform = build.slice(0, build.indexOf("-"));
      const inside = kind.inside[platform];
      if (inside) paths.push(pathFor(ports).join(cache, kind.folder, build, ...inside));
    }
  }
  return paths;
}

function pathFor(ports: Pick<PrintPorts, "platform">): typeof posix {
  return ports.platform === "win32" ? win32 : posix;
}

function byVersionDescending(one: string, other: string): number {
  const numbers = (build: string) => build.slice(build.indexOf("-") + 1).split(".").map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(one), numbers(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one < other ? -1 : Number(one > other);
}
