// Where unpacked browsers are kept.
import { describe, expect, it } from "vitest";
import { resolveCacheFolder } from "../../src/print/cache-folder.js";
import { fakePorts } from "./fake-ports.js";

describe("resolveCacheFolder", () => {
  it.each([
    [{ EPI_CACHE_DIR: "/c", XDG_CACHE_HOME: "/x" }, [], { path: "/c", source: "EPI_CACHE_DIR" }],
    [{ EPI_CACHE_DIR: "/c", XDG_CACHE_HOME: "/x" }, ["/c"], { path: "/x/epi", source: "XDG_CACHE_HOME" }],
    [{ XDG_CACHE_HOME: "relative" }, [], { path: "/home/ada/.cache/epi", source: "home" }],
    [{}, ["/home/ada/.cache/epi"], { path: "/tmp/epi-cache-1000", source: "temporary" }],
  ])("%j without %j", async (environment, unwritable, expected) => {
    expect(await resolveCacheFolder(fakePorts({ environment, unwritable }))).toEqual(expected);
  });

  it("refuses a temp folder that others may write", async () => {
    const ports = fakePorts({ homeFolder: null, privateTemporaryFolder: null });
    await expect(resolveCacheFolder(ports)).rejects.toMatchObject({ kind: "environment", code: "browser/no-cache-folder" });
  });
});
