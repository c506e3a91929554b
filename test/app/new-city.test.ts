// `epi city new`: what is asked, what is written, and that it validates at once.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initWorkspace } from "../../src/app/init-workspace.js";
import { newCity, type NewCityRequest } from "../../src/app/new-city.js";
import { listFrameworks, readFramework } from "../../src/app/read-framework.js";
import { validateReviews } from "../../src/app/validate-reviews.js";
import { indicatorsOf } from "../../src/model/framework.js";
import { COMPLETE_LANGUAGES } from "../../src/model/text.js";
import { LEAVE, testPorts, type Script, type TestPorts } from "./prompt-ports.js";

let ports: TestPorts | undefined;

afterEach(() => ports?.dispose());

/** A workspace in German and English. */
async function open(script: Script | null, languages: readonly string[] = ["de", "en"]): Promise<TestPorts> {
  await ports?.dispose();
  ports = await testPorts(script);
  const silent = { ...ports, terminal: { ...ports.terminal, isInteractive: false } };
  await initWorkspace({ folder: ".", flags: { name: "Net", languages }, takeDefaults: true }, silent);
  return ports;
}

const REQUEST: NewCityRequest = { flags: {}, names: [], takeDefaults: false };

const read = async (p: TestPorts, path: string): Promise<string> => readFile(join(p.folder, path), "utf8");

describe("newCity at the prompts", () => {
  const SHORT: Script = [
    ["Languages of the city", ["lv"]],
    ["in Latvian", "Rīga"],
    ["in German", "Riga"],
    ["in English", ""],
    ["Short name", ""],
    ["Country", "lv"],
    ["Population", ""],
    ["Share of foreign residents", ""],
    ["Name of the first review", ""],
    ["First day", ""],
    ["Last day", ""],
    ["Day up to which", ""],
  ];

  it("asks no source for a figure that was skipped, and suggests the id", async () => {
    const p = await open(SHORT);
    const outcome = await newCity(REQUEST, p);
    expect(outcome.id).toBe("riga");
    expect(parse(await read(p, "cities/riga/city.yaml"))).toMatchObject({
      id: "riga",
      country: "LV",
      names: { lv: "Rīga", de: "Riga" },
      languages: ["lv"],
      facts: [],
    });
    expect(p.asked).toHaveLength(12);
  });

  it("asks date, source and grade of every figure that was given", async () => {
    const p = await open([
      ...SHORT.slice(0, 6),
      ["Population", "614 618"],
      ["Population: year", "2021"],
      ["Population: title", "Central Statistical Bureau"],
      ["Population: web address", "https://example.org/a?b=c&d=e#f"],
      ["Population: what kind", "A"],
      ["Population: who", "Iedzīvotāji: visi"],
      ["Share of foreign residents", "17,3"],
      ["Share: of whom", "foreign_born_share"],
      ["Share: year", "2031"],
      ["Share: year", "2021-01-01"],
      ["Share: title", "Register"],
      ["Share: web address", ""],
      ["Share: what kind", "B"],
      ...SHORT.slice(8),
    ]);
    await newCity(REQUEST, p);
    expect(p.told).toEqual(["2031 lies in the future."]);
    expect(parse(await read(p, "cities/riga/city.yaml"))).toMatchObject({
      facts: [
        {
          measure: "population",
          value: 614618,
          unit: "people",
          asOf: "2021",
          place: "city",
          grade: "A",
          status: "observed",
          source: { title: "Central Statistical Bureau", url: "https://example.org/a?b=c&d=e#f" },
          note: { lv: "Iedzīvotāji: visi" },
        },
        {
          measure: "foreign_born_share",
          value: 17.3,
          unit: "percent",
          asOf: "2021-01-01",
          basis: "foreign_born",
          grade: "B",
          source: { title: "Register" },
        },
      ],
    });
  });

  it("keeps the answers in the workspace when the person leaves, and goes on with them", async () => {
    const p = await open([...SHORT.slice(0, 2), ["in German", LEAVE]]);
    await expect(newCity(REQUEST, p)).rejects.toThrow();
    const draft = await read(p, ".epi-answers-city.yaml");
    expect(parse(draft)).toEqual({ languages: ["lv"], names: { lv: "Rīga" } });
    expect(await p.files.list(join(p.folder, "cities"))).toEqual([]);

    const again = await open([["Go on with its answers?", true], ...SHORT.slice(2)]);
    await writeFile(join(again.folder, ".epi-answers-city.yaml"), draft);
    expect((await newCity(REQUEST, again)).id).toBe("riga");
    expect(await again.files.stat(join(again.folder, ".epi-answers-city.yaml"))).toBeNull();
  });
});

describe("newCity without a person", () => {
  const FLAGS: NewCityRequest = {
    flags: { id: "sohne", country: "PT", languages: ["pt", "de"] },
    names: ['São "X" & Söhne', "en=It's: {odd}, [really] # no"],
    takeDefaults: true,
  };

  it("writes odd names so that they come back as they were", async () => {
    const p = await open(null);
    await newCity(FLAGS, p);
    expect(parse(await read(p, "cities/sohne/city.yaml"))).toMatchObject({
      names: { pt: 'São "X" & Söhne', en: "It's: {odd}, [really] # no" },
    });
  });

  it("refuses two names for one language", async () => {
    const p = await open(null);
    await expect(newCity({ ...FLAGS, names: ["lv=A", "lv=B"] }, p)).rejects.toMatchObject({ code: "usage/invalid-value" });
  });

  it("takes the equivalent command's answers and writes the same files", async () => {
    const p = await open(null);
    await newCity(FLAGS, p);
    const [profile, review] = [await read(p, "cities/sohne/city.yaml"), await read(p, "cities/sohne/reviews/2022.yaml")];
    const q = await open(null);
    await newCity({ ...FLAGS, names: ['pt=São "X" & Söhne', "en=It's: {odd}, [really] # no"] }, q);
    expect([await read(q, "cities/sohne/city.yaml"), await read(q, "cities/sohne/reviews/2022.yaml")]).toEqual([profile, review]);
  });

  it("writes nothing at all when one of its files is there", async () => {
    const p = await open(null);
    await mkdir(join(p.folder, "cities/sohne/reviews"), { recursive: true });
    await writeFile(join(p.folder, "cities/sohne/reviews/2022.yaml"), "mine\n");
    await expect(newCity(FLAGS, p)).rejects.toMatchObject({ code: "usage/would-overwrite", message: expect.stringContaining("2022.yaml") });
    expect(await p.files.stat(join(p.folder, "cities/sohne/city.yaml"))).toBeNull();
    expect(await read(p, "cities/sohne/reviews/2022.yaml")).toBe("mine\n");
  });
});

describe("the first review file", () => {
  const request = (languages: readonly string[]): NewCityRequest => ({
    flags: { id: "x", country: "LV", languages },
    names: ["X"],
    takeDefaults: true,
  });

  it.each(COMPLETE_LANGUAGES)("lists every indicator as missing and validates without a finding (%s)", async (lang) => {
    const p = await open(null, [lang]);
    await newCity(request([lang]), p);
    const review = parse(await read(p, "cities/x/reviews/2022.yaml")) as { observations: Record<string, { status: string; reason: Record<string, string> }> };
    const framework = await readFramework("epi@1", lang, null, p);
    expect(Object.keys(review.observations)).toEqual(indicatorsOf(framework.framework).map(({ id }) => id));
    for (const { status, reason } of Object.values(review.observations)) {
      expect(status).toBe("missing");
      expect(Object.keys(reason)).toEqual([lang]);
    }
    const { findings } = await validateReviews({ cities: [] }, p);
    expect(findings.map(({ diagnostic }) => `${diagnostic.severity} ${diagnostic.ruleId} ${diagnostic.message}`)).toEqual([]);
  });

  it("says beside each indicator what it measures, in the city's language", async () => {
    const p = await open(null);
    await newCity(request(["de"]), p);
    const text = await read(p, "cities/x/reviews/2022.yaml");
    const { words } = await readFramework("epi@1", "de", null, p);
    const prose = text.replace(/\n\s*#\s+/g, " ").replace(/\s+/g, " ");
    for (const [id, own] of Object.entries(words.indicators)) {
      expect(prose).toContain(own.title);
      expect(prose).toContain(own.definition?.replace(/\s+/g, " "));
      expect(text).toContain(`\n  ${id}:\n    status: missing\n`);
      for (const level of Object.values(own.levels)) expect(prose).toContain(level);
    }
    expect(text).toContain("# value: 0 … 4 ← die Nummer der Stufe, die zutrifft");
    expect(text).toContain("# value: …, n: …, sd: … ← Mittelwert der Antworten von 1 bis 5");
  });

  it("gives the reason in the city's languages and those of the workspace, English when there are no words", async () => {
    const p = await open(null, ["lt"]);
    await newCity(request(["lt"]), p);
    const review = parse(await read(p, "cities/x/reviews/2022.yaml")) as { observations: Record<string, { reason: unknown }> };
    expect(review.observations["int.enc.space_design"]?.reason).toEqual({ en: "Not yet collected." });
  });

  it("follows a framework that the workspace brings", async () => {
    const p = await open(null);
    await mkdir(join(p.folder, "frameworks"));
    await writeFile(
      join(p.folder, "frameworks", "own-2.yaml"),
      "schemaVersion: 1\nkind: framework\nid: own\nversion: 2\nareas:\n  - id: a\n    dimensions:\n      - id: d\n        indicators:\n          - {id: a.d.x, kind: binary, competence: municipal}\n",
    );
    expect(await listFrameworks(p.folder, p)).toEqual(["own@2", "epi@1"]);
    await writeFile(join(p.folder, "epi.yaml"), (await read(p, "epi.yaml")).replace("epi@1", "own@2"));
    await newCity(request(["de"]), p);
    const review = parse(await read(p, "cities/x/reviews/2022.yaml")) as { framework: string; observations: object };
    expect(review.framework).toBe("own@2");
    expect(Object.keys(review.observations)).toEqual(["a.d.x"]);
    expect(await read(p, ".epi/schemas/review.own-2.schema.json")).toContain("a.d.x");
  });

  it("asks for the indicators of every part, however deep, under the names of all parts on the way", async () => {
    const p = await open(null);
    await mkdir(join(p.folder, "frameworks"));
    await writeFile(
      join(p.folder, "frameworks", "deep-1.yaml"),
      `schemaVersion: 1
kind: framework
id: deep
version: 1
areas:
  - id: a
    dimensions:
      - id: b
        dimensions:
          - {id: c, indicators: [{id: deepest, kind: binary, competence: municipal}]}
        indicators: [{id: beside, kind: binary, competence: municipal}]
    indicators: [{id: high, kind: rate, unit: percent, normalise: minmax, competence: municipal}]
`,
    );
    await writeFile(join(p.folder, "epi.yaml"), (await read(p, "epi.yaml")).replace("epi@1", "deep@1"));
    await newCity(request(["de"]), p);
    const text = await read(p, "cities/x/reviews/2022.yaml");
    expect([...text.matchAll(/^ {2}# ===== (.*) =====$|^ {2}(\w+):$/gm)].map((match) => match[1] ?? match[2])).toEqual(["a · b · c", "deepest", "a · b", "beside", "a", "high"]);
    expect(text).toContain("# value: … ←");
    expect(Object.keys((parse(text) as { observations: object }).observations)).toEqual(["deepest", "beside", "high"]);
  });
});
