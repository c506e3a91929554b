// The Chromium inside the npm package @sparticuz/chromium, unpacked into our own versioned cache together with the shared libraries
// that a bare Linux lacks. The package's own unpacking is not used: it takes whatever lies under one fixed name in the temp folder.
import { posix } from "node:path";
import { EpiError } from "../model/epi-error.js";
import { resolveCacheFolder } from "./cache-folder.js";
import type { PrintPorts } from "./ports.js";
import { unpackArchives } from "./unpack-archives.js";

const PACKAGE = "@sparticuz/chromium";

export interface BundledChromium {
  readonly executable: string;
  /** Folder with libnss3 and its kin, for LD_LIBRARY_PATH. */
  readonly libraryFolder: string;
  readonly folder: string;
  /** False when an earlier run had unpacked it. */
  readonly unpackedNow: boolean;
}

/** Where the package lies, or why this machine cannot use it. Nothing is unpacked. */
export function bundledChromiumPackage(ports: PrintPorts): { path: string; why: "" } | { path: null; why: string } {
  if (ports.platform !== "linux" || ports.architecture !== "x64") {
    return { path: null, why: `the bundled Chromium is for Linux on x64, and this is ${ports.platform} on ${ports.architecture}` };
  }
  const path = ports.packageFolder(PACKAGE);
  return path === null ? { path, why: `the npm package ${PACKAGE} is not installed` } : { path, why: "" };
}

/** Unpacks the browser when needed. Throws EpiError (environment): `browser/no-cache-folder`, `browser/unpack-failed`. */
export async function unpackBundledChromium(ports: PrintPorts, signal: AbortSignal): Promise<BundledChromium> {
  const { folder, unpackedNow } = await unpackFromPackage(ports, signal, "chromium", [
    { name: "chromium.br", executable: "chromium" },
    { name: "al2023.tar.br", executable: null },
  ]);
  return { executable: posix.join(folder, "chromium"), libraryFolder: posix.join(folder, "lib"), folder, unpackedNow };
}

/**
 * Unpacks the few fonts of the package and returns their folder. Throws like `unpackBundledChromium`; null when the package is missing.
 * Chromium draws no text at all, not even in web fonts, when the system has no font whatever: one must be there to fall back on.
 */
export async function unpackFallbackFonts(ports: PrintPorts, signal: AbortSignal): Promise<string | null> {
  if (ports.packageFolder(PACKAGE) === null) return null;
  const { folder } = await unpackFromPackage(ports, signal, "fonts", [{ name: "fonts.tar.br", executable: null }]);
  return posix.join(folder, "fonts");
}

/** Folder that the bundled browser has, or will have, once unpacked. */
export async function bundledChromiumFolder(ports: PrintPorts): Promise<string | null> {
  const path = ports.packageFolder(PACKAGE);
  return path === null ? null : posix.join((await resolveCacheFolder(ports)).path, `chromium-${await packageVersion(path, ports)}`);
}

interface PackedFile {
  readonly name: string;
  readonly executable: string | null;
}

async function unpackFromPackage(ports: PrintPorts, signal: AbortSignal, what: string, packed: readonly PackedFile[]) {
  const path = ports.packageFolder(PACKAGE);
  if (path === null) throw unpackFailed(new Error(`the npm package ${PACKAGE} is not installed`));
  const cache = await resolveCacheFolder(ports);
  const folder = posix.join(cache.path, `${what}-${await packageVersion(path, ports)}`);
  const archives = packed.map(({ name, executable }) => ({ path: posix.join(path, "bin", name), executable }));
  try {
    return { folder, unpackedNow: await unpackArchives({ folder, archives }, ports.files, signal) };
  } catch (error) {
    signal.throwIfAborted();
    throw unpackFailed(error);
  }
}

async function packageVersion(path: string, ports: PrintPorts): Promise<string> {
  const text = await ports.files.readText(posix.join(path, "package.json"));
  const version = text === null ? undefined : (JSON.parse(text) as { version?: string }).version;
  if (!version) throw unpackFailed(new Error(`no version in ${path}/package.json`));
  return version;
}

function unpackFailed(cause: unknown): EpiError {
  return new EpiError({
    kind: "environment",
    code: "browser/unpack-failed",
    message: `The bundled Chromium could not be unpacked: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "It needs 250 MB of free space. Set EPI_CACHE_DIR to another folder, or run `npm ci` again if the package is damaged.",
    cause,
  });
}
