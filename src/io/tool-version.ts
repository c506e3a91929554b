// The version of the tool, read where it is written: in its package.json.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the installed tool, with a separator at its end. */
export function toolFolder(): string {
  return fileURLToPath(new URL("../../", import.meta.url));
}

/** For example `1.2.0`; `unknown` when package.json names none. */
export function toolVersion(): string {
  const description = JSON.parse(readFileSync(`${toolFolder()}package.json`, "utf8")) as { version?: unknown };
  return typeof description.version === "string" ? description.version : "unknown";
}
