// Every language says everything that English says, with the same arguments and with every plural form it needs.
import { parse as parseIcu, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const LOCALES = new URL("../../locales/", import.meta.url);
const LANGUAGES = readdirSync(LOCALES).filter((name) => !name.startsWith("."));
const read = (path: string) => parse(readFileSync(new URL(path, LOCALES), "utf8")) as Record<string, unknown>;
const english = read("en/report.yaml") as Record<string, string>;

interface Shape {
  readonly arguments: readonly string[];
  readonly plurals: readonly string[][];
}

function shapeOf(text: string): Shape {
  const names = new Set<string>();
  const plurals: string[][] = [];
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.argument) names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        names.add(`${element.value}:${element.type}`);
        if (element.type === TYPE.plural) plurals.push(Object.keys(element.options));
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parseIcu(text));
  return { arguments: [...names].sort(), plurals };
}

/** Every key path with its leaf, for nested word files. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

it("all eight languages are there", () => {
  expect([...LANGUAGES].sort()).toEqual(["de", "en", "es", "it", "lv", "pl", "ro", "sv"]);
});

describe.each(LANGUAGES)("%s", (lang) => {
  const messages = read(`${lang}/report.yaml`) as Record<string, string>;

  it("has exactly the messages of English, none empty", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    expect(Object.entries(messages).filter(([, text]) => typeof text !== "string" || text.trim() === "")).toEqual([]);
  });

  it("takes the same arguments", () => {
    const differing = Object.keys(english).filter(
      (id) => JSON.stringify(shapeOf(messages[id]!).arguments) !== JSON.stringify(shapeOf(english[id]!).arguments),
    );
    expect(differing).toEqual([]);
  });

  it("has every plural form of the language", () => {
    // es and it use "many" for millions alone, which no count of a report reaches.
    const rare = lang === "es" || lang === "it" ? ["many"] : [];
    const needed = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.filter((form) => !rare.includes(form));
    const incomplete = Object.entries(messages).filter(([, text]) =>
      shapeOf(text).plurals.some((forms) => needed.some((form) => !forms.includes(form)) || !forms.includes("other")),
    );
    expect(incomplete.map(([id]) => id)).toEqual([]);
  });

  it("keeps short signs within the labels", () => {
    const long = Object.entries(messages).filter(([id, text]) => /^sign\..*\.short$/.test(id) && text.length > 16);
    expect(long).toEqual([]);
  });

  it("is not English in disguise", () => {
    if (lang === "en") return;
    // Names, cognates and pure patterns may agree; three words in a row do not.
    const wordsIn = (text: string) => text.replace(/\{[^}]*\}/g, " ").match(/\p{L}{2,}/gu)?.length ?? 0;
    const same = Object.keys(english).filter((id) => messages[id] === english[id] && wordsIn(english[id]!) >= 3);
    expect(same).toEqual([]);
  });

  it("has the words of every framework", () => {
    for (const name of readdirSync(new URL("en/frameworks/", LOCALES))) {
      const own = leaves(read(`${lang}/frameworks/${name}`));
      const source = leaves(read(`en/frameworks/${name}`));
      expect(own.map(([path]) => path).sort()).toEqual(source.map(([path]) => path).sort());
      expect(own.filter(([, text]) => typeof text !== "string" || text.trim() === "")).toEqual([]);
      const long = own.filter(([path, text]) => /^\/indicators\/[^/]+\/title$/.test(path) && (text as string).length > 48);
      expect(long).toEqual([]);
    }
  });
});
