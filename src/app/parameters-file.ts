// The file of drawn assumptions: it may replace one of its own kind, and never a file that somebody wrote.
import { dirname, resolve } from "node:path";
import { EpiError } from "../model/epi-error.js";
import type { AppPorts } from "./ports.js";

type Ports = Pick<AppPorts, "files" | "host">;

/** With these two columns every such file begins. */
export const PARAMETERS_HEAD = ["replication", "mean"] as const;

/**
 * Absolute path of the file to write.
 * @throws EpiError `usage/would-overwrite` when something else is there, `input/unwritable-output` when its folder is not: a mistyped path makes no
 * folders
 */
export async function parametersPath(path: string, { files, host }: Ports): Promise<string> {
  const full = resolve(host.cwd, path);
  const there = await files.stat(full);
  if (there === null) {
    const folder = dirname(full);
    if ((await files.stat(folder))?.isFolder === true) return full;
    throw new EpiError({
      kind: "input",
      code: "input/unwritable-output",
      message: `Cannot write ${path}: there is no folder ${folder}.`,
      hint: "Make the folder, or name a file in another one with --parameters.",
    });
  }
  const head = there.isFile ? new TextDecoder().decode((await files.readBytes(full)).subarray(0, 64)) : "";
  if (head.startsWith(`${PARAMETERS_HEAD.join(",")},`)) return full;
  throw new EpiError({
    kind: "usage",
    code: "usage/would-overwrite",
    message: `${path} is there already, and is no file of drawn weights and means.`,
    hint: "Name another file with --parameters.",
  });
}
