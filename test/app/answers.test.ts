// Single answers, answers files and ids: what is taken, what is refused and with which words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { nestAnswers, parseAnswers } from "../../src/app/answers-file.js";
import {
  checkAddress,
  checkCountry,
  checkDate,
  checkDay,
  checkLanguages,
  checkNumber,
  checkOneOf,
  checkText,
} from "../../src/app/check-answer.js";
import { closestWords } from "../../src/app/closest-words.js";
import { ID_PATTERN, slugId } from "../../src/app/slug-id.js";
import { yamlList, yamlScalar, yamlTextMap } from "../../src/app/yaml-line.js";

describe("single answers", () => {
  it.each([
    ["lv", { value: "LV" }],
    ["XK", { problem: "XK is not a country code of ISO 3166-1." }],
    ["UK", { problem: "UK is not a country code of ISO 3166-1. Did you mean GB?" }],
    ["EU", { problem: "EU is not a country code of ISO 3166-1." }],
    ["Latvia", { problem: '"Latvia" is not a country code; it takes two letters, for example LV.' }],
    [false, { problem: 'NO was read as "false"; quote it: "NO".' }],
  ])("country %s", (raw, expected) => expect(checkCountry(raw)).toEqual(expected));

  it("knows exactly the 249 countries of ISO 3166-1", () => {
    const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => "value" in checkCountry(code));
    expect(codes).toHaveLength(249);
  });

  it.each([
    ["614618", { value: 614618 }],
    [614618, { value: 614618 }],
    ["614 618", { value: 614618 }],
    ["614\u00a0618", { value: 614618 }],
    ["614.618", { problem: '"614.618" is not a whole number; write it without separators.' }],
    ["0", { problem: "0 is not between 1 and 1000000." }],
    ["", { value: null }],
    [["1"], { problem: '"["1"]" is not a whole number; write it without separators.' }],
  ])("whole number %s", (raw, expected) => {
    expect(checkNumber({ min: 1, max: 1_000_000, isWhole: true })(raw)).toEqual(expected);
  });

  it.each([["12,5", 12.5], ["12.5", 12.5], ["0", 0], [100, 100]])("share %s", (raw, value) => {
    expect(checkNumber({ min: 0, max: 100, isWhole: false })(raw)).toEqual({ value });
  });

  it.each(["1e3", "Infinity", "0x10", "-1", "12,5,1", "101"])("no share: %s", (raw) => {
    expect(checkNumber({ min: 0, max: 100, isWhole: false })(raw)).toHaveProperty("problem");
  });

  it.each([
    ["de, EN pt-br", { value: ["de", "en", "pt-BR"] }],
    [["lv", "lv"], { value: ["lv"] }],
    ["", { problem: "At least one language is needed." }],
    ["german", { problem: '"german" is not a language tag such as de or pt-BR.' }],
    [[false], { problem: '"false" is not a language tag such as de or pt-BR.' }],
  ])("languages %s", (raw, expected) => expect(checkLanguages(raw)).toEqual(expected));

  it.each([["2020-02-29", true], ["2021-02-29", false], ["2020-13-01", false], ["1.1.2020", false]])("day %s", (raw, isDay) => {
    expect("value" in checkDay(raw)).toBe(isDay);
  });

  it.each([["2020", true], [2020, true], ["2020-06", true], ["2020-06-31", false], ["2020-00", false], ["20", false]])("date %s", (raw, isDate) => {
    expect("value" in checkDate(raw)).toBe(isDate);
  });

  it.each([["https://example.org/ä", true], ["ftp://example.org", false], ["javascript:alert(1)", false], ["example.org", false]])("address %s", (raw, isAddress) => {
    expect("value" in checkAddress(raw)).toBe(isAddress);
  });

  it("takes one line of text and no control characters", () => {
    expect(checkText("  Ri\u0304ga ")).toEqual({ value: "Rīga" });
    expect(checkText("a\nb")).toEqual({ problem: "This takes one line of text." });
    expect(checkText("a\u001b[2J")).toEqual({ problem: "This takes one line of text." });
    expect(checkText({})).toEqual({ problem: "This takes a text." });
  });

  it("suggests the word that was nearly typed", () => {
    expect(checkOneOf(["foreign_born_share", "population"])("foreign_bron_share")).toEqual({
      problem: '"foreign_bron_share" is not one of foreign_born_share, population. Did you mean foreign_born_share?',
    });
    expect(closestWords("xyz", ["validate", "build"])).toEqual([]);
    expect(closestWords("bulid", ["validate", "build"])).toEqual(["build"]);
  });
});

describe("ids", () => {
  it.each([
    ['São "X" & Söhne', "sao-x-sohne"],
    ["L'Aquila", "laquila"],
    ["Cluj-Napoca (Klausenburg)", "cluj-napoca-klausenburg"],
    ["Łódź", "lodz"],
    ["Køge", "koge"],
    ["Gießen", "giessen"],
    ["القدس", ""],
    ["Αθήνα", ""],
  ])("%s → %s", (name, id) => expect(slugId(name)).toBe(id));

  it("are always fit for a file name, whatever the name", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => slugId(name) === "" || ID_PATTERN.test(slugId(name))));
  });
});

describe("YAML lines", () => {
  it("come back as they went in, whatever the text", () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/\p{Cc}/gu, " "));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (texts) => {
        const [first = ""] = texts;
        const back: unknown = parse(`a: ${yamlScalar(first)}\nb: ${yamlTextMap({ no: first, en: first })}\nc: ${yamlList(texts)}\n`);
        expect(back).toEqual({ a: first, b: { no: first, en: first }, c: texts });
        return !`${yamlScalar(first)}${yamlList(texts)}`.includes("\n");
      }),
      { numRuns: 500 },
    );
  });

  it.each(["NO", "yes", "2020", "1e3", "null", "~", "0x1", "- a", "a: b", "#a", "&a", "*a", "@a", "", "'", "2020-01-01", "{a}"])("keeps %s a text", (text) => {
    expect(parse(`a: ${yamlScalar(text)}`)).toEqual({ a: text });
    expect(parse(`a: ${yamlScalar(text)}`, { version: "1.1", schema: "core" })).toEqual({ a: text });
  });
});

describe("answers files", () => {
  const KEYS = ["name", "languages", "names.*", "population.value"];

  it("are read by nested keys", () => {
    const answers = parseAnswers("names: {lv: Rīga}\nlanguages: [lv]\npopulation:\n  value: 1\n", "a.yaml", KEYS);
    expect([...answers]).toEqual([["names.lv", "Rīga"], ["languages", ["lv"]], ["population.value", 1]]);
    expect(parseAnswers("", "a.yaml", KEYS).size).toBe(0);
  });

  it.each([
    ["name: a\nname: b\n", "input/unreadable-file", "a.yaml:2:1"],
    ["name: [\n", "input/unreadable-file", "a.yaml:"],
    ["- name\n", "input/unreadable-file", "key: value"],
    ["name: &a x\nlanguages: *a\n", "input/unreadable-file", "alias"],
    ["name: x\n---\nname: y\n", "input/unreadable-file", "a.yaml:2:1"],
    ["nmae: x\n", "usage/unknown-answer", 'no question "nmae"'],
    ["names: {lv: {short: x}}\n", "usage/unknown-answer", "names.lv.short"],
    ["__proto__: {x: 1}\n", "usage/unknown-answer", "__proto__.x"],
  ])("%j is refused", (text, code, part) => {
    expect(() => parseAnswers(text, "a.yaml", KEYS)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(part) }));
  });

  it("and nested answers are each other's inverse", () => {
    const answers = { name: "x", "names.lv": "Rīga", "names.en": "Riga", "population.value": 5, languages: ["lv"] };
    const text = JSON.stringify(nestAnswers({ ...answers, "population.note": null }));
    expect(Object.fromEntries(parseAnswers(text, "a.yaml", [...KEYS, "population.note"]))).toEqual(answers);
  });
});
