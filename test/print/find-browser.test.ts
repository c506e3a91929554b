// The order in which browsers are looked for, and what is said about each place.
import { describe, expect, it } from "vitest";
import { findBrowser, type BrowserSource } from "../../src/print/find-browser.js";
import { fakePorts, type FakeWorld } from "./fake-ports.js";

const SHELL = "/home/ada/.cache/puppeteer/chrome-headless-shell/linux-143.0.1/chrome-headless-shell-linux64/chrome-headless-shell";
const EVERYTHING: FakeWorld = {
  environment: { EPI_BROWSER: "/env/epi", PUPPETEER_EXECUTABLE_PATH: "/env/puppeteer" },
  programs: ["/flag", "/config", "/env/epi", "/env/puppeteer", SHELL, "/usr/bin/chromium", "/usr/bin/google-chrome"],
  folders: { "/home/ada/.cache/puppeteer/chrome-headless-shell": ["linux-143.0.1"] },
  packages: { "@sparticuz/chromium": "/npm/chromium" },
};

/** The same world with fewer and fewer sources. */
function worldFrom(source: BrowserSource): FakeWorld {
  const order: BrowserSource[] = ["EPI_BROWSER", "PUPPETEER_EXECUTABLE_PATH", "puppeteer-cache", "system", "bundled"];
  const keeps = (other: BrowserSource) => order.indexOf(other) >= order.indexOf(source);
  const environment: Record<string, string> = {};
  if (keeps("EPI_BROWSER")) environment["EPI_BROWSER"] = "/env/epi";
  if (keeps("PUPPETEER_EXECUTABLE_PATH")) environment["PUPPETEER_EXECUTABLE_PATH"] = "/env/puppeteer";
  return {
    ...EVERYTHING,
    environment,
    folders: keeps("puppeteer-cache") ? (EVERYTHING.folders ?? {}) : {},
    programs: (EVERYTHING.programs ?? []).filter((path) => keeps("system") || !path.startsWith("/usr/")),
  };
}

describe("findBrowser", () => {
  it.each<[BrowserSource, { flagPath?: string; configPath?: string }, FakeWorld, string]>([
    ["flag", { flagPath: "/flag", configPath: "/config" }, EVERYTHING, "/flag"],
    ["config", { configPath: "/config" }, EVERYTHING, "/config"],
    ["EPI_BROWSER", {}, worldFrom("EPI_BROWSER"), "/env/epi"],
    ["PUPPETEER_EXECUTABLE_PATH", {}, worldFrom("PUPPETEER_EXECUTABLE_PATH"), "/env/puppeteer"],
    ["puppeteer-cache", {}, worldFrom("puppeteer-cache"), SHELL],
    ["system", {}, worldFrom("system"), "/usr/bin/chromium"],
    ["bundled", {}, worldFrom("bundled"), "/npm/chromium"],
  ])("takes %s before all later sources", async (source, request, world, path) => {
    const found = await findBrowser(request, fakePorts(world));
    expect(found.problem).toBeNull();
    expect(found.candidates[0]).toEqual({ source, path });
    expect(found.attempts.filter((attempt) => attempt.outcome === "chosen")).toEqual([{ source, path, outcome: "chosen", why: "found, and first in the order" }]);
  });

  it("records every place in the fixed order, whatever was chosen", async () => {
    const { attempts } = await findBrowser({ flagPath: "/flag" }, fakePorts(EVERYTHING));
    const sources = attempts.map((attempt) => attempt.source);
    expect([...new Set(sources)]).toEqual(["flag", "config", "EPI_BROWSER", "PUPPETEER_EXECUTABLE_PATH", "puppeteer-cache", "system", "bundled"]);
    expect(attempts.find((attempt) => attempt.source === "config")).toMatchObject({ path: null, outcome: "unset" });
    expect(attempts.find((attempt) => attempt.path === "/usr/bin/chromium-browser")).toMatchObject({ outcome: "missing", why: "no such file" });
    expect(attempts.find((attempt) => attempt.path === "/usr/bin/google-chrome")).toMatchObject({ outcome: "also-found" });
  });

  it("offers all browsers it found by itself, but only the one that was chosen explicitly", async () => {
    expect((await findBrowser({}, fakePorts(worldFrom("system")))).candidates.map(({ path }) => path)).toEqual(["/usr/bin/chromium", "/usr/bin/google-chrome", "/npm/chromium"]);
    expect((await findBrowser({ flagPath: "/flag" }, fakePorts(EVERYTHING))).candidates).toHaveLength(1);
  });

  it.each([
    ["flag", { flagPath: "/gone" }, {}, "on the command line"],
    ["config", { configPath: "/gone" }, {}, "in the configuration"],
    ["EPI_BROWSER", {}, { EPI_BROWSER: "/gone" }, "EPI_BROWSER"],
    ["PUPPETEER_EXECUTABLE_PATH", {}, { PUPPETEER_EXECUTABLE_PATH: "/gone" }, "PUPPETEER_EXECUTABLE_PATH"],
  ])("does not pass over a %s that does not exist", async (_source, request, environment, where) => {
    const found = await findBrowser(request, fakePorts({ ...EVERYTHING, environment }));
    expect(found.problem).toMatchObject({ kind: "environment", code: "browser/not-found" });
    expect(found.problem?.message).toContain("/gone");
    expect(found.problem?.message).toContain(where);
    expect(found.candidates).toEqual([]);
    expect(found.attempts.some((attempt) => attempt.outcome === "chosen")).toBe(false);
  });

  it("takes a good flag although the environment names a browser that is missing", async () => {
    const found = await findBrowser({ flagPath: "/flag" }, fakePorts({ ...EVERYTHING, environment: { EPI_BROWSER: "/gone" } }));
    expect(found.problem).toBeNull();
    expect(found.candidates).toEqual([{ source: "flag", path: "/flag" }]);
  });

  it("says so when an explicit choice may not be executed", async () => {
    const found = await findBrowser({ flagPath: "/notes.txt" }, fakePorts({ files: ["/notes.txt"] }));
    expect(found.problem).toMatchObject({ code: "browser/not-executable" });
  });

  it("has a problem with a hint when nothing is found", async () => {
    const found = await findBrowser({}, fakePorts({}));
    expect(found.problem).toMatchObject({ kind: "environment", code: "browser/not-found" });
    expect(found.problem?.hint).toContain("EPI_BROWSER");
  });

  it("does not offer the bundled browser to other machines", async () => {
    const world = { packages: { "@sparticuz/chromium": "/npm/chromium" } };
    for (const other of [{ platform: "darwin" }, { architecture: "arm64" }]) {
      const found = await findBrowser({}, fakePorts({ ...world, ...other }));
      expect(found.candidates).toEqual([]);
      expect(found.attempts.at(-1)).toMatchObject({ source: "bundled", outcome: "unavailable" });
    }
  });

  it("prefers the newest version in puppeteer's cache, by number", async () => {
    const at = (version: string) => `/c/chrome/linux-${version}/chrome-linux64/chrome`;
    const found = await findBrowser({}, fakePorts({
      environment: { PUPPETEER_CACHE_DIR: "/c" },
      folders: { "/c/chrome": ["linux-99.0.1", "linux-143.0.10", "linux-143.0.9"] },
      programs: [at("99.0.1"), at("143.0.10"), at("143.0.9")],
    }));
    expect(found.candidates.map(({ path }) => path)).toEqual([at("143.0.10"), at("143.0.9"), at("99.0.1")]);
  });

  it.each([
    ["darwin", {}, "/Users/ada", "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["win32", { LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local" }, "C:\\Users\\ada", "C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"],
    ["win32", { "ProgramFiles(x86)": "C:\\Program Files (x86)" }, null, "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
  ])("knows where browsers are on %s", async (platform, environment, homeFolder, path) => {
    const found = await findBrowser({}, fakePorts({ platform, environment, homeFolder, programs: [path] }));
    expect(found.candidates).toEqual([{ source: "system", path }]);
  });
});
