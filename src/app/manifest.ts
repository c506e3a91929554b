// manifest.json of an output folder: what every output was made from, so that the next build knows what is stale.
import type { LocalText } from "../model/text.js";

export const MANIFEST_SCHEMA_ID = "https://epi-project.eu/schemas/manifest-1.schema.json";
export const MANIFEST_FILE = "manifest.json";

/** Fingerprints (SHA-256) of what an output depends on; null where it does not. */
export interface OutputInputs {
  /** The files of the city and network that the result rests on, without those of other cities. */
  readonly files: string;
  /** The result JSON of the review. */
  readonly data: string;
  /** Word files of the language. */
  readonly words: string | null;
  /** Templates, stylesheet, fonts. */
  readonly design: string | null;
  /** The program itself. */
  readonly tool: string;
  /** The browser that printed it: version and size of its executable. */
  readonly browser: string | null;
}

export interface OutputEntry {
  /** POSIX path below the output folder. */
  readonly path: string;
  readonly city: string;
  readonly review: string;
  readonly lang: string | null;
  readonly format: "html" | "pdf" | "json";
  readonly sha256: string;
  readonly bytes: number;
  /** Pages of a PDF. */
  readonly pages: number | null;
  readonly inputs: OutputInputs;
  readonly illustrativeCount: number;
  /** Things a publisher should know: characters no bundled font has, messages without words. */
  readonly warnings: readonly string[];
}

export interface ManifestCity {
  readonly city: string;
  readonly review: string;
  readonly names: LocalText;
  readonly illustrativeCount: number;
}

export interface Manifest {
  readonly $schema: string;
  readonly schemaVersion: 1;
  readonly kind: "manifest";
  readonly tool: { readonly name: "epi"; readonly version: string };
  /** Versions that can change how numbers and dates are written, or how pages are printed. */
  readonly environment: { readonly node: string; readonly icu: string; readonly browser: string | null };
  /** Over every file a build reads; when it is unchanged and so are the outputs, there is nothing to do. */
  readonly inputsHash: string;
  /** What was asked for, so that the same question can be answered without reading the data. */
  readonly request: string;
  readonly reviews: readonly ManifestCity[];
  /** By path. */
  readonly outputs: readonly OutputEntry[];
  /** Pages that belong to no review: the index. */
  readonly pages: readonly { readonly path: string; readonly sha256: string }[];
}

/** A manifest of this version, or null for anything else: then everything is built anew. */
export function parseManifest(text: string): Manifest | null {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    const isOurs = value !== null && value.kind === "manifest" && value.schemaVersion === 1 && Array.isArray(value.outputs);
    return isOurs ? (value as Manifest) : null;
  } catch {
    return null;
  }
}

/** Names of the inputs in which two outputs differ. */
export function changedInputs(before: OutputInputs, after: OutputInputs): (keyof OutputInputs)[] {
  return (["files", "data", "words", "design", "tool", "browser"] as const).filter((name) => before[name] !== after[name]);
}
