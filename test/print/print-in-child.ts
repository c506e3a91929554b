// Prints in a Node process of its own with another environment. Node cannot run TypeScript everywhere, so the room is transpiled first.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = `import { writeFile, readFile } from "node:fs/promises";
import { printPorts } from "./src/io/print-ports.js";
import { openPrinter } from "./src/print/open-printer.js";
const { html, folios, date } = JSON.parse(await readFile("job.json", "utf8"));
await using printer = await openPrinter({ concurrency: 1 }, printPorts(), new AbortController().signal);
const { bytes } = await printer.print({ html, folios, date: new Date(date) });
await writeFile("out.pdf", bytes);
`;

export interface ChildJob {
  readonly html: string;
  readonly folios: readonly string[];
  readonly date: Date;
}

/** The bytes of the PDF. Rejects with the error output when the child fails. */
export async function printInChild(job: ChildJob, environment: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "epi-child-"));
  try {
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    await symlink(join(PROJECT, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "job.json"), JSON.stringify(job));
    for (const file of await sourceFiles()) await transpile(join(PROJECT, file), join(folder, file.replace(/ts$/, "js")));
    await writeFile(join(folder, "main.js"), transpiled(MAIN));
    await promisify(execFile)(process.execPath, ["main.js"], { cwd: folder, env: { ...process.env, ...environment } });
    return new Uint8Array(await readFile(join(folder, "out.pdf")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sourceFiles(): Promise<string[]> {
  const room = await readdir(join(PROJECT, "src/print"), { recursive: true });
  return ["src/model/epi-error.ts", "src/io/print-ports.ts", ...room.filter((name) => name.endsWith(".ts")).map((name) => join("src/print", name))];
}

async function transpile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, transpiled(await readFile(from, "utf8")));
}

function transpiled(source: string): string {
  return ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true } }).outputText;
}
