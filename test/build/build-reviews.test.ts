// Building with the real browser: what is written, what is left alone, and what happens when something goes wrong.
import { cp, mkdtemp, readFile, rm, stat, writeFile, mkdir, readdir } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuildRequest } from "../../src/app/build-request.js";
import { buildReviews } from "../../src/app/build-reviews.js";
import type { AppPorts } from "../../src/app/ports.js";
import { nodeFiles } from "../../src/io/node-files.js";
import { printPorts } from "../../src/io/print-ports.js";
import { createAjv } from "../../src/validation/schema-checker.js";
import { NETWORK, REPOSITORY } from "../report/example-network.js";

let root: string;
let workspace: string;
const progress: string[] = [];

/** Two of the seven cities, in two languages: small enough to print often. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "epi build é "));
  workspace = join(root, "net work");
  await mkdir(join(workspace, "cities"), { recursive: true });
  for (const city of ["riga", "ravenna"]) await cp(join(NETWORK, "cities", city), join(workspace, "cities", city), { recursive: true });
  const config = (await readFile(join(NETWORK, "epi.yaml"), "utf8")).replace(/^languages: .*$/m, "languages: [en, lv]");
  await writeFile(join(workspace, "epi.yaml"), config);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const ports = (env: Record<string, string> = {}, signal = new AbortController().signal): AppPorts => ({
  files: nodeFiles(`test-${Math.random()}`),
  terminal: { isInteractive: false, width: 80, result: () => undefined, note: () => undefined, progress: (text) => void progress.push(text) },
  host: { cwd: root, env, today: "2026-12-31", toolFolder: REPOSITORY, toolVersion: "0.0.0-test", nodeVersion: "v0", icuVersion: "0" },
  signal,
});

/** `noBrowser` makes every attempt to start one fail: what succeeds under it started none. */
const printing = (noBrowser = false) => {
  const real = printPorts();
  return noBrowser ? { ...real, environment: { ...real.environment, EPI_BROWSER: join(root, "no such browser") } } : real;
};

const request = (more: Partial<BuildRequest> = {}): BuildRequest => ({
  workspace, cities: [], languages: [], formats: ["html", "pdf", "json"], out: join(root, "out"), jobs: 4,
  includeIllustrative: true, check: false, why: true, force: false, ...more,
});
const build = (more: Partial<BuildRequest> = {}, app = ports(), print = printing()) => buildReviews(request(more), app, print);

/** Holds a written file against the schema as published in schemas/. */
function expectValid(name: string, value: unknown): void {
  const schema = JSON.parse(readFileSync(join(REPOSITORY, "schemas", `${name}.schema.json`), "utf8")) as object;
  const validate = createAjv().compile(schema);
  expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
}

async function bytesBelow(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const found = new Map<string, string>();
  for (const entry of names) {
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length + 1), (await readFile(path)).toString("base64"));
  }
  return new Map([...found].sort());
}

const review = (city: string) => join(workspace, "cities", city, "reviews", "2020.yaml");
const edit = async (file: string, change: (text: string) => string) => {
  const before = await readFile(file, "utf8");
  expect(change(before)).not.toBe(before);
  await writeFile(file, change(before));
  return () => writeFile(file, before);
};

describe("a build", () => {
  it("writes every report, the results, an index and a manifest", async () => {
    const outcome = await build();
    expect(outcome.failures).toEqual([]);
    expect(outcome.exitCode).toBe(0);
    const files = [...(await bytesBelow(join(root, "out"))).keys()];
    const expected = ["riga", "ravenna"].flatMap((city) => [
      `${city}/2020/result.json`,
      ...["en", "lv"].flatMap((lang) => ["html", "pdf"].map((format) => `${city}/2020/${lang}/intercultural-review.${format}`)),
    ]);
    expect(files).toEqual([...expected, "index.html", "manifest.json"].sort());
    const index = await readFile(join(root, "out", "index.html"), "utf8");
    for (const path of expected) expect(index).toContain(`href="${path}"`);
    const manifest = JSON.parse(await readFile(join(root, "out", "manifest.json"), "utf8"));
    expectValid("manifest", manifest);
    expectValid("review-result", JSON.parse(await readFile(join(root, "out", "riga/2020/result.json"), "utf8")));
    expect(manifest.outputs.map((one: { path: string }) => one.path)).toEqual([...expected].sort());
    for (const one of manifest.outputs) {
      expect(one.bytes).toBe((await stat(join(root, "out", one.path))).size);
      if (one.format === "pdf") expect(one.pages).toBeGreaterThanOrEqual(20);
      expect(one.warnings).toEqual([]);
    }
    expect(JSON.stringify(manifest)).not.toContain(root);
  });

  it("changes nothing and starts no browser when nothing has changed", async () => {
    const before = await bytesBelow(join(root, "out"));
    const print = printing();
    let launches = 0;
    // Every launch makes itself a folder of its own first.
    const makeUniqueFolder = (prefix: string) => {
      launches += 1;
      return print.files.makeUniqueFolder(prefix);
    };
    const watched = { ...print, files: Object.assign(Object.create(print.files), { makeUniqueFolder }) };
    const control = await build({ out: join(root, "control"), cities: ["riga"], languages: ["en"], formats: ["pdf"] }, ports(), watched);
    expect(control.written).toHaveLength(1);
    expect(launches).toBe(1);
    const outcome = await build({}, ports(), watched);
    expect(launches).toBe(1);
    expect(outcome).toMatchObject({ exitCode: 0, written: [], stale: [], unchanged: 10 });
    expect(await bytesBelow(join(root, "out"))).toEqual(before);
  });

  it("gives the same bytes in another folder, one at a time", async () => {
    const outcome = await build({ out: join(root, "second"), jobs: 1 });
    expect(outcome.exitCode).toBe(0);
    expect(await bytesBelow(join(root, "second"))).toEqual(await bytesBelow(join(root, "out")));
  });

  it("dates documents by SOURCE_DATE_EPOCH and rebuilds only what carries the date", async () => {
    const outcome = await build({ out: join(root, "second"), cities: ["riga"], languages: ["en"] }, ports({ SOURCE_DATE_EPOCH: "1700000000" }));
    expect(outcome.written).toEqual(["riga/2020/en/intercultural-review.pdf"]);
    expect((await readFile(join(root, "second", "riga/2020/en/intercultural-review.pdf"))).toString("latin1")).toContain("D:20231114221320");
  });
});

describe("when something changes", () => {
  it("a number that others compare with rebuilds them, and says why", async () => {
    const undo = await edit(review("riga"), (text) => text.replace(/(par\.voi\.advisory_body:\n {4}status: observed\n {4}value: )2/, "$13"));
    const check = await build({ check: true }, ports(), printing());
    expect(check.exitCode).toBe(1);
    expect(check.stale).toHaveLength(10);
    expect(check.reasons).toContainEqual({ output: "riga/2020/lv/intercultural-review.pdf", why: "the city's own files changed" });
    expect(check.reasons).toContainEqual({ output: "ravenna/2020/lv/intercultural-review.pdf", why: "a city it is compared with, or the date, changed" });
    expect(check.written).toEqual([]);
    await undo();
  });

  it("a sentence of one city rebuilds that city alone", async () => {
    const undo = await edit(review("ravenna"), (text) => text.replace(/(caveat:\n\s+en: )/, "$1Please note. "));
    const outcome = await build({ check: true, formats: ["html", "json"] });
    expect(outcome.stale.every((path) => path.startsWith("ravenna/"))).toBe(true);
    expect(outcome.stale).toHaveLength(3);
    await undo();
  });

  it("a file that was tampered with is found by --check and mended by a build", async () => {
    const path = join(root, "out", "riga/2020/result.json");
    const good = await readFile(path, "utf8");
    await writeFile(path, good.replace(/"score"/, '"scorf"'));
    expect((await build({ check: true })).stale).toEqual(["riga/2020/result.json"]);
    await rm(path);
    expect((await build()).written).toEqual(["riga/2020/result.json"]);
    expect(await readFile(path, "utf8")).toBe(good);
  });
});

describe("what must not pass for up to date", () => {
  const quick = (more: Partial<BuildRequest> = {}) => build({ out: join(root, "light"), formats: ["html", "json"], ...more });

  it("a report from a build that was interrupted, even at the same size", async () => {
    await quick();
    const undo = await edit(review("riga"), (text) => text.replace("year: 2021", "year: 2022"));
    const controller = new AbortController();
    const app = ports({}, controller.signal);
    const write = app.files.writeAtomic;
    let written = 0;
    app.files.writeAtomic = async (path, content) => {
      await write(path, content);
      if (!path.endsWith("manifest.json") && (written += 1) === 2) controller.abort(new Error("stop"));
    };
    await expect(buildReviews(request({ out: join(root, "light"), formats: ["html", "json"], jobs: 1 }), app, printing())).rejects.toThrow("stop");
    await undo();
    expect((await quick()).written.length).toBeGreaterThan(0);
    expect((await quick({ check: true })).stale).toEqual([]);
  });

  it("a lost index", async () => {
    await rm(join(root, "light", "index.html"));
    expect((await quick({ check: true })).stale).toEqual(["index.html"]);
    await quick();
    expect((await stat(join(root, "light", "index.html"))).isFile()).toBe(true);
  });

  it("a report of another choice of values: it leaves index and manifest", async () => {
    await quick({ includeIllustrative: false, languages: ["lv"] });
    const index = await readFile(join(root, "light", "index.html"), "utf8");
    expect(index).toContain('href="riga/2020/lv/intercultural-review.html"');
    expect(index).not.toContain('href="riga/2020/en/intercultural-review.html"');
    expect(index).not.toContain("example value");
  });

  it("data in a folder with a dot in its name, and a stray file beside the cities does no harm", async () => {
    await cp(join(workspace, "cities", "riga"), join(workspace, "cities", "ri.ga"), { recursive: true });
    await writeFile(join(workspace, "cities", "README"), "notes");
    const city = join(workspace, "cities", "ri.ga");
    await edit(join(city, "city.yaml"), (text) => text.replace(/^id: riga$/m, "id: ri.ga"));
    for (const file of [join("reviews", "2020.yaml"), join("round-tables", "1.yaml")]) {
      await edit(join(city, file), (text) => text.replace(/^city: riga$/m, "city: ri.ga"));
    }
    await quick();
    await edit(join(city, "reviews", "2020.yaml"), (text) => text.replace("year: 2021", "year: 2022"));
    expect((await quick({ check: true })).stale).toContain("ri.ga/2020/result.json");
    await rm(city, { recursive: true });
    await rm(join(workspace, "cities", "README"));
  });
});

describe("when something goes wrong", () => {
  it("errors in the data stop the build and leave earlier reports as they were", async () => {
    const before = await bytesBelow(join(root, "out"));
    const undo = await edit(review("riga"), (text) => text.replace("year: 2020", "year: 2090"));
    const outcome = await build();
    expect(outcome.exitCode).toBe(1);
    expect(outcome.findings.some((finding) => finding.diagnostic.ruleId.includes("future"))).toBe(true);
    expect(await bytesBelow(join(root, "out"))).toEqual(before);
    await undo();
  });

  it("one report that cannot be written does not stop the others", async () => {
    const out = join(root, "blocked");
    await mkdir(join(out, "riga", "2020", "lv", "intercultural-review.html"), { recursive: true });
    const outcome = await build({ out, formats: ["html"] });
    expect(outcome.failures.map((failure) => failure.output)).toEqual(["riga/2020/lv/intercultural-review.html"]);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.written).toHaveLength(3);
  });

  it("without a browser the error says so and nothing is lost", async () => {
    const before = await bytesBelow(join(root, "out"));
    const outcome = await build({ force: true, formats: ["pdf"] }, ports(), printing(true));
    expect(outcome).toMatchObject({ exitCode: 3, written: [] });
    expect(outcome.failures.map((failure) => failure.code)).toEqual(Array(4).fill("browser/not-found"));
    expect(await bytesBelow(join(root, "out"))).toEqual(before);
  });

  it("an interrupt ends the build and leaves the last good output", async () => {
    const before = await bytesBelow(join(root, "out"));
    const controller = new AbortController();
    const app = ports({}, controller.signal);
    const reason = new Error("interrupted");
    app.files.writeAtomic = async () => controller.abort(reason);
    await expect(build({ force: true }, app)).rejects.toBe(reason);
    expect(await bytesBelow(join(root, "out"))).toEqual(before);
  });
});
