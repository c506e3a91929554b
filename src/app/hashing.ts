// Fingerprints by which a build knows what has changed.
import { createHash } from "node:crypto";

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** One fingerprint over named parts; order of the names does not matter. */
export function combineHashes(parts: Readonly<Record<string, string>>): string {
  const lines = Object.keys(parts).sort().map((name) => `${name}\n${parts[name]}\n`);
  return sha256(lines.join(""));
}

/** JSON as `epi` writes it: two spaces, final newline. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
