// Ports for the print room that live in memory: a set of paths, an environment, and nothing else.
import { Readable, Writable } from "node:stream";
import type { PrintPorts } from "../../src/print/ports.js";

export interface FakeWorld {
  readonly platform?: string;
  readonly architecture?: string;
  readonly environment?: Record<string, string>;
  readonly homeFolder?: string | null;
  /** Paths of executables. */
  readonly programs?: readonly string[];
  /** Paths of files that may not be executed. */
  readonly files?: readonly string[];
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  readonly unwritable?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  readonly privateTemporaryFolder?: string | null;
}

export function fakePorts(world: FakeWorld): PrintPorts {
  const programs = new Set(world.programs ?? []);
  const files = new Set(world.files ?? []);
  return {
    platform: world.platform ?? "linux",
    architecture: world.architecture ?? "x64",
    isRoot: false,
    environment: world.environment ?? {},
    homeFolder: world.homeFolder === undefined ? "/home/ada" : world.homeFolder,
    temporaryFolder: "/tmp",
    packageFolder: (name) => world.packages?.[name] ?? null,
    files: {
      exists: async (path) => programs.has(path) || files.has(path),
      isExecutable: async (path) => programs.has(path),
      listFolder: async (path) => world.folders?.[path] ?? [],
      listTree: async () => new Map(),
      readText: async () => null,
      writeText: async () => undefined,
      openRead: () => Readable.from([]),
      openWrite: () => new Writable(),
      makeWritableFolder: async (path) => !(world.unwritable ?? []).includes(path),
      makeUniqueFolder: async (prefix) => `${prefix}1`,
      makePrivateTemporaryFolder: async (name) =>
        world.privateTemporaryFolder === undefined ? `/tmp/${name}-1000` : world.privateTemporaryFolder,
      rename: async () => undefined,
      remove: async () => undefined,
    },
  };
}
