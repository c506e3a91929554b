// `epi init` with a person, without one, and after an interruption.
import { mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initWorkspace, type InitRequest } from "../../src/app/init-workspace.js";
import { PromptAborted } from "../../src/app/prompts.js";
import { LEAVE, testPorts, type Script, type TestPorts } from "./prompt-ports.js";

let ports: TestPorts | undefined;

afterEach(() => ports?.dispose());

async function open(script: Script | null): Promise<TestPorts> {
  await ports?.dispose();
  ports = await testPorts(script);
  return ports;
}

const REQUEST: InitRequest = { folder: "net", flags: {}, takeDefaults: false };

const ALL: Script = [
  ["Name of the network", "Our network"],
  ["Languages of the reports", ["de", "en"]],
  ["Framework", ""],
  ["Output folder", ""],
  ["Publisher", "Stadt X"],
  ["Funding", ""],
  ["e-mail", "office@example.org"],
  ["web address", ""],
];

const configIn = async (folder: string): Promise<unknown> => parse(await readFile(join(folder, "net", "epi.yaml"), "utf8"));

describe("initWorkspace", () => {
  it("asks everything in order and writes what was answered", async () => {
    const p = await open(ALL);
    const outcome = await initWorkspace(REQUEST, p);
    expect(await configIn(p.folder)).toEqual({
      schemaVersion: 1,
      kind: "workspace",
      name: { de: "Our network" },
      framework: "epi@1",
      languages: ["de", "en"],
      output: "out",
      publisher: { de: "Stadt X" },
      contact: { email: "office@example.org" },
    });
    expect(p.asked).toHaveLength(8);
    expect(outcome.written).toEqual([
      "epi.yaml",
      ".epi/schemas/workspace.schema.json",
      ".epi/schemas/city.schema.json",
      ".epi/schemas/round-table.schema.json",
      ".epi/schemas/review.epi-1.schema.json",
    ]);
  });

  it("starts the file with the line by which editors find the schema, and writes the schema there", async () => {
    const p = await open(null);
    await initWorkspace({ ...REQUEST, takeDefaults: true }, p);
    const text = await readFile(join(p.folder, "net", "epi.yaml"), "utf8");
    const path = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "none";
    const schema = JSON.parse(await readFile(join(p.folder, "net", path), "utf8")) as { $schema: string };
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  it("shows definitions in the review schema in the leading language", async () => {
    const p = await open(null);
    await initWorkspace({ ...REQUEST, flags: { languages: ["de"] }, takeDefaults: true }, p);
    const schema = await readFile(join(p.folder, "net", ".epi/schemas/review.epi-1.schema.json"), "utf8");
    expect(schema).toContain("Vergleichsgruppe");
  });

  it("gives the command that does the same, and it does the same", async () => {
    const p = await open(ALL);
    const { equivalent } = await initWorkspace(REQUEST, p);
    expect(equivalent).toEqual([
      ...["epi", "init", "net", "--name", "Our network", "--lang", "de,en", "--framework", "epi@1", "--out", "out"],
      ...["--publisher", "Stadt X", "--contact-email", "office@example.org", "--yes"],
    ]);
  });

  it("takes flags and asks only the rest", async () => {
    const p = await open(ALL.slice(2));
    await initWorkspace({ ...REQUEST, flags: { name: "Our network", languages: ["de", "en"] } }, p);
    expect(p.asked[0]).toContain("Framework");
  });

  it("asks again when an answer cannot be, and says why", async () => {
    const p = await open([...ALL.slice(0, 6), ["e-mail", "nobody"], ["e-mail", "office@example.org"], ["web address", ""]]);
    await initWorkspace(REQUEST, p);
    expect(p.told).toEqual(['"nobody" is not an e-mail address.']);
  });

  it("takes a language that is not in the list", async () => {
    const p = await open([
      ["Name of the network", "X"],
      ["Languages of the reports", ["en", "…"]],
      ["another language", "pt-br"],
      ...ALL.slice(2),
    ]);
    await initWorkspace(REQUEST, p);
    expect(await configIn(p.folder)).toMatchObject({ languages: ["en", "pt-BR"] });
  });

  it("names every missing flag at once when nobody is there, and writes nothing", async () => {
    const p = await open(null);
    await expect(initWorkspace(REQUEST, p)).rejects.toMatchObject({
      kind: "usage",
      code: "usage/no-terminal",
      message: expect.stringContaining("--name, --lang, --framework, --out"),
    });
    expect(await p.files.list(p.folder)).toEqual([]);
  });

  it("keeps what was answered when the person leaves, for the owner only, and goes on with it", async () => {
    const p = await open([ALL[0]!, ["Languages of the reports", LEAVE]]);
    await expect(initWorkspace(REQUEST, p)).rejects.toBeInstanceOf(PromptAborted);
    const draft = join(p.folder, ".epi-answers-init.yaml");
    expect(parse(await readFile(draft, "utf8"))).toEqual({ name: "Our network" });
    if (process.platform !== "win32") expect((await stat(draft)).mode & 0o777).toBe(0o600);
    const kept = await readFile(draft, "utf8");

    const again = await open([["Go on with its answers?", true], ...ALL.slice(1)]);
    await writeFile(join(again.folder, ".epi-answers-init.yaml"), kept);
    await initWorkspace(REQUEST, again);
    expect(await configIn(again.folder)).toMatchObject({ name: { de: "Our network" } });
    expect(await again.files.stat(join(again.folder, ".epi-answers-init.yaml"))).toBeNull();
  });

  it("starts anew when the person does not want the earlier answers", async () => {
    const p = await open([["Go on with its answers?", false], ...ALL]);
    await writeFile(join(p.folder, ".epi-answers-init.yaml"), "name: Old\n");
    await initWorkspace(REQUEST, p);
    expect(await configIn(p.folder)).toMatchObject({ name: { de: "Our network" } });
  });

  it("starts anew when the earlier answers cannot be read", async () => {
    const p = await open([["Go on with its answers?", true], ...ALL]);
    await writeFile(join(p.folder, ".epi-answers-init.yaml"), "name: [\n");
    await initWorkspace(REQUEST, p);
    expect(p.notes.join()).toContain("starting anew");
  });

  it("never follows a planted link when it keeps answers", async () => {
    const p = await open([["Go on with its answers?", false], ALL[0]!, ["Languages of the reports", LEAVE]]);
    const victim = join(p.folder, "victim.txt");
    await writeFile(victim, "mine\n");
    await symlink(victim, join(p.folder, ".epi-answers-init.yaml"));
    await expect(initWorkspace(REQUEST, p)).rejects.toBeInstanceOf(PromptAborted);
    expect(await readFile(victim, "utf8")).toBe("mine\n");
  });

  it("refuses a folder that is a workspace before the first question", async () => {
    const p = await open(ALL);
    await mkdir(join(p.folder, "net"));
    await writeFile(join(p.folder, "net", "epi.yaml"), "mine\n");
    await expect(initWorkspace(REQUEST, p)).rejects.toMatchObject({ code: "usage/would-overwrite" });
    expect(p.asked).toEqual([]);
    expect(await readFile(join(p.folder, "net", "epi.yaml"), "utf8")).toBe("mine\n");
  });

  it("keeps a schema copy that is there", async () => {
    const p = await open(null);
    await mkdir(join(p.folder, "net", ".epi", "schemas"), { recursive: true });
    await writeFile(join(p.folder, "net", ".epi", "schemas", "city.schema.json"), "{}");
    const outcome = await initWorkspace({ ...REQUEST, takeDefaults: true }, p);
    expect(outcome.kept).toEqual([".epi/schemas/city.schema.json"]);
    expect(await readFile(join(p.folder, "net", ".epi", "schemas", "city.schema.json"), "utf8")).toBe("{}");
  });
});
