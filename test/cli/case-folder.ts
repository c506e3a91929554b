// One case of the command line: a folder with case.yaml, and beside it a folder files/ that is laid over the workspace.
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const HERE = dirname(fileURLToPath(import.meta.url));

export interface StreamExpectation {
  readonly contains?: readonly string[];
  /** Regular expressions, flags `mu`. */
  readonly matches?: readonly string[];
  readonly lacks?: readonly string[];
  readonly isEmpty?: boolean;
  /** The whole stream is one JSON document. */
  readonly isJson?: boolean;
}

export interface CommandCase {
  /** What the case shows. */
  readonly about: string;
  /** Folder of test/cli/fixtures to start from; none means an empty folder. */
  readonly fixture?: string;
  /** Folder of the repository to start from instead, for example examples/epi-network. */
  readonly from?: string;
  /** Exact replacements in files; each text must occur. */
  readonly edits?: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  /** New files: text, bytes in base64, or a text many times over. */
  readonly write?: Readonly<Record<string, string | { readonly base64: string } | { readonly text: string; readonly times: number }>>;
  readonly args: readonly string[];
  /** Inside the folder of the case. */
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode: number;
  readonly stdout?: StreamExpectation;
  readonly stderr?: StreamExpectation;
  /** Files that the command makes; every other file must be as it was, and no other may appear. */
  readonly makes?: readonly string[];
}

/** Every case, by the name of its folder. */
export async function loadCases(): Promise<Map<string, CommandCase>> {
  const cases = new Map<string, CommandCase>();
  for (const name of (await readdir(join(HERE, "cases"))).sort()) {
    cases.set(name, parse(await readFile(join(HERE, "cases", name, "case.yaml"), "utf8")) as CommandCase);
  }
  return cases;
}

/** Lays out a fresh folder for a case, with a report of an earlier run in it, and gives its path. */
export async function layOut(name: string, one: CommandCase): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "epi-case-")));
  if (one.fixture !== undefined) await cp(join(HERE, "fixtures", one.fixture), folder, { recursive: true });
  if (one.from !== undefined) await cp(join(HERE, "..", "..", one.from), folder, { recursive: true });
  if (one.fixture !== undefined || one.from !== undefined) {
    await put(join(folder, "out", "earlier-report.html"), "<!doctype html><title>Earlier report</title>\n");
  }
  const overlay = join(HERE, "cases", name, "files");
  if (existsSync(overlay)) await cp(overlay, folder, { recursive: true });
  for (const [path, content] of Object.entries(one.write ?? {})) {
    const bytes =
      typeof content === "string"
        ? content
        : "base64" in content
          ? Buffer.from(content.base64, "base64")
          : content.text.repeat(content.times);
    await put(join(folder, path), bytes);
  }
  for (const { file, find, replace } of one.edits ?? []) {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    if (!text.includes(find)) throw new Error(`${name}: ${file} does not contain ${find}`);
    await writeFile(path, text.replace(find, () => replace));
  }
  return folder;
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Path → fingerprint of every file below a folder, POSIX. */
export async function fingerprints(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1).replaceAll("\\", "/")] = createHash("sha256").update(await readFile(path)).digest("hex");
  }
  return found;
}
