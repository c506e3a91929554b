// What the use cases need from the outside world. `src/io` implements these for Node; tests bring their own.
import type { ReplicationChunk, ReplicationJob } from "../scoring/uncertainty/replication-job.js";

export interface FileStat {
  readonly isFile: boolean;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
}

/** All paths are absolute and in the form of the host; every method rejects with EpiError (input) on failure. */
export interface Files {
  readText(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** null when nothing is there. */
  stat(path: string): Promise<FileStat | null>;
  /** Names in a folder, in code-point order; [] when the folder does not exist. */
  list(path: string): Promise<string[]>;
  /** Writes beside and renames, making folders as needed: a reader sees the old file or the new one, never half. */
  writeAtomic(path: string, content: string | Uint8Array): Promise<void>;
  /** Creates a file that must not exist yet; false when it does. Nothing is ever overwritten here. */
  writeNew(path: string, content: string): Promise<boolean>;
  remove(path: string): Promise<void>;
}

/** Results go to stdout, everything else to stderr. */
export interface Terminal {
  readonly isInteractive: boolean;
  readonly width: number;
  result(text: string): void;
  note(text: string): void;
  /** A transient line on a terminal, a plain line elsewhere, nothing under --quiet. */
  progress(text: string): void;
}

export interface HostEnvironment {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Today in UTC, `YYYY-MM-DD`; only validation may ask, outputs never. */
  readonly today: string;
  /** Folder of the installed tool, holding frameworks/, locales/, schemas/, templates/. */
  readonly toolFolder: string;
  readonly toolVersion: string;
  /** For example `v20.19.0`; recorded in the manifest, since number and date formats come with it. */
  readonly nodeVersion: string;
  readonly icuVersion: string;
}

export interface AppPorts {
  /** Called between documents, so that a long run stays small. */
  readonly relieveMemory?: () => void;
  /** Lets a signal in; awaited between the parts of a long computation. Without it nothing can break one off. */
  readonly pause?: () => Promise<void>;
  /** Answers each job with what `runReplicationJob` makes of it, in their order, on so many threads; without it one thread does all. */
  readonly runReplications?: (jobs: readonly ReplicationJob[], threads: number) => Promise<readonly ReplicationChunk[]>;
  readonly files: Files;
  readonly terminal: Terminal;
  readonly host: HostEnvironment;
  readonly signal: AbortSignal;
}
