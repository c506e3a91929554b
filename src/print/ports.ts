// What the print room needs from the outside world. The room itself never touches the file system, the environment or the clock;
// `src/io/print-ports.ts` implements this for Node, tests implement it with plain objects.
import type { Readable, Writable } from "node:stream";

export interface PrintFiles {
  exists(path: string): Promise<boolean>;
  /** True for a file that may be executed by the user of this process. */
  isExecutable(path: string): Promise<boolean>;
  /** Names (not paths) of the entries of a folder; empty when the folder does not exist. */
  listFolder(path: string): Promise<readonly string[]>;
  /** Size in bytes of every file below a folder, keyed by its path from there with `/`; empty when the folder does not exist. */
  listTree(path: string): Promise<ReadonlyMap<string, number>>;
  /** Text of a UTF-8 file, or null when it cannot be read. */
  readText(path: string): Promise<string | null>;
  writeText(path: string, text: string): Promise<void>;
  openRead(path: string): Readable;
  openWrite(path: string, mode: number): Writable;
  /** Makes the folder with its parents; false when that fails or when this process may not write into it. */
  makeWritableFolder(path: string): Promise<boolean>;
  /** Makes a new folder whose path starts with `prefix`, open to this user only, and returns its path. */
  makeUniqueFolder(prefix: string): Promise<string>;
  /** Path of a lasting folder of that name in the temp folder that belongs to this user and that nobody else may write, or null. */
  makePrivateTemporaryFolder(name: string): Promise<string | null>;
  /** Atomic; rejects when `to` is a folder that is not empty. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all its contents; no error when there is none. */
  remove(path: string): Promise<void>;
}

export interface PrintPorts {
  /** As in `process.platform` and `process.arch`. */
  readonly platform: string;
  readonly architecture: string;
  readonly isRoot: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Null when the user has none. */
  readonly homeFolder: string | null;
  readonly temporaryFolder: string;
  readonly files: PrintFiles;
  /** Folder of an installed npm package, or null when it is not installed. */
  packageFolder(packageName: string): string | null;
}
