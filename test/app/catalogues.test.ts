// Everything the command line says of itself is complete: codes can be explained, words exist in every language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { explain, listCodes } from "../../src/app/explain.js";
import { COMPLETE_LANGUAGES } from "../../src/model/text.js";
import { REPOSITORY } from "./prompt-ports.js";

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(REPOSITORY, folder, name), "utf8"));
}

describe("codes", () => {
  it("thrown anywhere in the sources can be explained", () => {
    const thrown = new Set(
      sourcesBelow("src").flatMap((source) => [...source.matchAll(/\bcode: "([a-z0-9-]+\/[a-z0-9-]+)"/g)].map((match) => match[1] ?? "")),
    );
    expect(thrown.size).toBeGreaterThan(10);
    const known = new Set(listCodes().map(({ id }) => id));
    expect([...thrown].filter((code) => !known.has(code))).toEqual([]);
  });

  it("are listed once each", () => {
    const ids = listCodes().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are found by their last part when it is unique", () => {
    expect(explain("unknown-schema").entry.id).toBe("usage/unknown-schema");
    expect(explain("BROWSER/not-found").entry.id).toBe("browser/not-found");
  });
});

describe("locales/<lang>/cli.yaml", () => {
  const wordsOf = (lang: string): Record<string, string> =>
    parse(readFileSync(join(REPOSITORY, "locales", lang, "cli.yaml"), "utf8")) as Record<string, string>;
  const braces = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const english = wordsOf("en");

  it.each(COMPLETE_LANGUAGES)("%s has every sentence with the same braces and field names", (lang) => {
    const own = wordsOf(lang);
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(english)) {
      expect(braces(own[id] ?? ""), id).toEqual(braces(text));
      expect(own[id]?.trim(), id).not.toBe("");
    }
    expect(own["review.how_to"]).toMatch(/\bstatus\b.*\breason\b/);
    expect(own["review.value.survey"]).toMatch(/\(n\).*\(sd\)/);
  });
});
