// Unpacking into the cache: complete or not there, whatever was there before and whoever else does it at the same time.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { printPorts } from "../../src/io/print-ports.js";
import { unpackArchives } from "../../src/print/unpack-archives.js";

const { files } = printPorts();
const never = new AbortController().signal;
let root: string;
let request: { folder: string; archives: { path: string; executable: string | null }[] };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "epi-unpack-"));
  await mkdir(join(root, "cache"));
  await writeFile(join(root, "program.br"), brotliCompressSync(Buffer.from("#!/bin/sh\n".repeat(1000))));
  request = { folder: join(root, "cache", "chromium-1"), archives: [{ path: join(root, "program.br"), executable: "program" }] };
});
afterEach(() => rm(root, { recursive: true }));

const cacheEntries = () => readdir(join(root, "cache"));

describe("unpackArchives", () => {
  it("unpacks once and makes the program executable", async () => {
    expect(await unpackArchives(request, files, never)).toBe(true);
    expect(await unpackArchives(request, files, never)).toBe(false);
    expect((await stat(join(request.folder, "program"))).mode & 0o111).toBe(0o111);
    expect(await cacheEntries()).toEqual(["chromium-1"]);
  });

  it("is safe when many do it at once", async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => unpackArchives(request, files, never)));
    expect(results).toHaveLength(8);
    expect(await cacheEntries()).toEqual(["chromium-1"]);
    expect(await readFile(join(request.folder, "program"), "utf8")).toHaveLength(10_000);
  });

  it.each([
    ["a file cut short", () => truncate(join(request.folder, "program"), 10)],
    ["a file removed", () => rm(join(request.folder, "program"))],
    ["no manifest", () => rm(join(request.folder, "unpacked.json"))],
    ["a manifest that is no JSON", () => writeFile(join(request.folder, "unpacked.json"), "{")],
  ])("unpacks anew over %s", async (_what, damage) => {
    await unpackArchives(request, files, never);
    await damage();
    expect(await unpackArchives(request, files, never)).toBe(true);
    expect(await readFile(join(request.folder, "program"), "utf8")).toHaveLength(10_000);
    expect(await cacheEntries()).toEqual(["chromium-1"]);
  });

  it("leaves nothing behind when it fails or is interrupted", async () => {
    await writeFile(join(root, "program.br"), "not brotli");
    await expect(unpackArchives(request, files, never)).rejects.toThrow();
    expect(await cacheEntries()).toEqual([]);
    await expect(unpackArchives(request, files, AbortSignal.abort(new Error("stop")))).rejects.toThrow();
    expect(await cacheEntries()).toEqual([]);
  });
});
