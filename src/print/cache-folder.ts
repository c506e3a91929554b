// Chooses the folder in which unpacked browsers are kept between runs.
import { posix } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { PrintPorts } from "./ports.js";

export interface CacheFolder {
  readonly path: string;
  readonly source: "EPI_CACHE_DIR" | "XDG_CACHE_HOME" | "home" | "temporary";
}

/**
 * The first of `$EPI_CACHE_DIR`, `$XDG_CACHE_HOME/epi`, `~/.cache/epi` and a private folder in the temp folder that can be written.
 * Throws EpiError (environment, `browser/no-cache-folder`) when none can.
 */
export async function resolveCacheFolder(ports: PrintPorts): Promise<CacheFolder> {
  const { environment, homeFolder, files } = ports;
  const wishes: CacheFolder[] = [];
  if (environment["EPI_CACHE_DIR"]) wishes.push({ path: posix.resolve(environment["EPI_CACHE_DIR"]), source: "EPI_CACHE_DIR" });
  const xdg = environment["XDG_CACHE_HOME"];
  // The XDG specification says that a relative path there must be ignored.
  if (xdg && posix.isAbsolute(xdg)) wishes.push({ path: posix.join(xdg, "epi"), source: "XDG_CACHE_HOME" });
  if (homeFolder) wishes.push({ path: posix.join(homeFolder, ".cache", "epi"), source: "home" });
  for (const wish of wishes) if (await files.makeWritableFolder(wish.path)) return wish;

  // A plain fixed name in the shared temp folder would let another user plant a program there that we would run.
  const temporary = await files.makePrivateTemporaryFolder("epi-cache");
  if (temporary !== null) return { path: temporary, source: "temporary" };
  throw new EpiError({
    kind: "environment",
    code: "browser/no-cache-folder",
    message: "There is no folder in which the bundled browser could be unpacked.",
    hint: "Set EPI_CACHE_DIR to a folder that can be written, with 250 MB of free space.",
  });
}
