// Rules about single values: each with a wrong text whose place is marked, and the borders where they must keep quiet.
import { describe, expect, it } from "vitest";
import { expectMarked, type MarkedCase } from "./marked-case.js";
import { validateMemory } from "./memory-workspace.js";
import { changed, REVIEW_FILE as file, SAMPLE } from "./sample-workspace.js";

const WORK = "    value: 0.953\n    year: 2020\n    place: country\n    basis: foreign_citizens\n";
const PLAN_SOURCE = '    source: {title: Plan of the city, lang: lv, url: "https://example.org/b", accessed: 2026-01-02}\n';
const DESK = "{present: [registration], absent: [health], not_applicable: []}";

const CASES: readonly Omit<MarkedCase, "file">[] = [
  { rule: "observation/basis-missing", from: `  a.work:\n    status: observed\n${WORK}`, to: `  «a.work»:\n    status: observed\n${WORK.replace("    basis: foreign_citizens\n", "")}` },
  { rule: "observation/basis-unnamed", from: "basis: foreign_citizens", to: "basis: «other»" },
  { rule: "observation/grade-missing", from: "  a.desk:\n    status: observed\n    value: " + DESK + "\n    year: 2022\n    place: city\n    grade: D\n", to: "  «a.desk»:\n    status: observed\n    value: " + DESK + "\n    year: 2022\n    place: city\n" },
  { rule: "observation/source-missing", from: `    grade: B\n${PLAN_SOURCE}`, to: "    grade: «B»\n" },
  { rule: "observation/illustrative-with-evidence", from: "    value: yes\n", to: "    value: yes\n    «grade»: A\n", says: "has a grade" },
  { rule: "observation/not-applicable-refused", from: "    status: illustrative\n    value: yes\n    year: 2021\n    place: city\n", to: "    status: «not_applicable»\n    reason: {en: No.}\n" },
  { rule: "observation/outside-period", from: "    value: 3\n    year: 2021", to: "    value: 3\n    year: «2019»", says: "2019" },
  { rule: "observation/outside-period", from: "    value: 3\n    year: 2021", to: "    value: 3\n    year: «2023»" },
  { rule: "observation/inside-period", from: "year: 2018\n        place: city\n        grade: D\n        flags: [outside_period, disputed]", to: "year: 2022\n        place: city\n        grade: D\n        flags: [«outside_period», disputed]" },
  { rule: "observation/year-in-future", from: "    value: 3\n    year: 2021", to: "    value: 3\n    year: «2027»", says: "2027 is in the future" },
  { rule: "observation/year-missing", from: "  a.grant:\n    status: illustrative\n    value: yes\n    year: 2021\n", to: "  «a.grant»:\n    status: illustrative\n    value: yes\n" },
  { rule: "observation/place-missing", from: "  a.grant:\n    status: illustrative\n    value: yes\n    year: 2021\n    place: city\n", to: "  «a.grant»:\n    status: illustrative\n    value: yes\n    year: 2021\n" },
  { rule: "observation/proxy-not-flagged", from: "    place: country\n    basis: foreign_citizens\n    grade: A\n    source: {title: Labour force survey}\n    flags: [proxy]\n", to: "    place: «country»\n    basis: foreign_citizens\n    grade: A\n    source: {title: Labour force survey}\n", says: "country" },
  { rule: "observation/reason-missing", from: "    status: missing\n    reason: {en: Not asked.}\n", to: "    status: «missing»\n" },
  { rule: "observation/value-missing", from: "    status: observed\n    value: 3\n", to: "    status: «observed»\n" },
  { rule: "observation/value-despite-status", from: "    status: missing\n    reason: {en: Not asked.}\n", to: "    status: missing\n    «value»: 0.4\n    reason: {en: Not asked.}\n" },
  { rule: "observation/zero-reference", from: "reference: {value: 63.7, n: 5000}", to: "reference: {value: «0», n: 5000}" },
  { rule: "observation/few-cases", from: "group: {value: 60.7, n: 800}", to: "group: {value: 60.7, n: «49»}", says: "49" },
  { rule: "observation/few-cases", from: "n: 812", to: "n: «99»" },
  { rule: "observation/too-few-cases", from: "n: 812", to: "n: «29»" },
  { rule: "observation/survey-numbers-missing", from: "  a.trust:\n    status: provisional\n    value: 3.62\n    year: 2021\n    place: city\n    grade: C\n    source: {title: Resident survey}\n    n: 812\n    sd: 0.94\n", to: "  «a.trust»:\n    status: provisional\n    value: 3.62\n    year: 2021\n    place: city\n    grade: C\n    source: {title: Resident survey}\n    n: 812\n", says: "no sd" },
  { rule: "observation/sides-mismatch", from: "    value: 0.953\n", to: "    value: «0.955»\n", says: "0.952904" },
  { rule: "observation/part-not-used", from: "    value: yes\n", to: "    value: yes\n    «sd»: 1\n" },
  { rule: "observation/parts-mismatch", from: "    value: 0.953\n", to: "    value: «0.953»\n    parts: {numerator: 9, denominator: 10}\n" },
  { rule: "value/wrong-kind", from: "    value: yes\n", to: "    value: «true»\n", says: "yes or no" },
  { rule: "value/wrong-kind", from: "    value: 3.62\n", to: "    value: «3,62»\n", says: "a number" },
  { rule: "value/wrong-kind", from: "    value: 3\n", to: "    value: «adopted»\n", says: "a level from 0 to 4" },
  { rule: "value/wrong-kind", from: `    value: ${DESK}`, to: "    value: «[registration]»" },
  { rule: "value/unknown-level", from: "    value: 3\n", to: "    value: «5»\n", says: "levels 0 to 4" },
  { rule: "value/unknown-item", from: "present: [registration]", to: "present: [«registraton»]", suggests: "registration" },
  { rule: "value/item-contradiction", from: "absent: [health]", to: "absent: [health, «registration»]", says: "both present and absent" },
  { rule: "value/out-of-scale", from: "    value: 3.62\n", to: "    value: «6»\n", says: "from 1 to 5" },
  { rule: "value/partly-not-allowed", from: "    value: yes\n", to: "    value: «partly»\n" },
  { rule: "source/url-not-http", from: "url: \"https://example.org/b\"", to: "url: «\"javascript:alert(1)\"»" },
  { rule: "source/url-not-http", from: "url: \"https://example.org/c\"", to: "url: «www.example.org»" },
  { rule: "source/accessed-in-future", from: "accessed: 2026-01-02", to: "accessed: «2026-11-24»" },
  { rule: "source/unknown-language", from: "lang: lv, url", to: "lang: «xq», url" },
  { rule: "observation/duplicate", from: "        grade: D\n        flags: [outside_period, disputed]\n", to: "        grade: D\n        flags: [outside_period, disputed]\n      - «status: observed»\n        value: 2\n        year: 2018\n        place: city\n        grade: C\n        flags: [outside_period]\n", also: ["observation/source-missing"] },
];

describe("rules about observations", () => {
  it.each(CASES)("$rule at $to", async (one) => {
    await expectMarked({ file, ...one });
  });

  it("tells how to write what was meant", async () => {
    const { located } = await validateMemory(changed(file, "    value: 3.62\n", "    value: 3,62\n"));
    expect(located[0]?.diagnostic.cure).toBe("Write it with a decimal point: 3.62.");
    const grant = await validateMemory(changed(file, "    value: yes\n", "    value: true\n"));
    expect(grant.located[0]?.diagnostic.cure).toBe("Write yes.");
  });

  it.each([
    ["a level at either end", "    value: 3\n", "    value: 0\n"],
    ["exactly enough answers", "n: 812", "n: 100"],
    ["exactly enough cases", "group: {value: 60.7, n: 800}", "group: {value: 60.7, n: 50}"],
    ["this year", "    value: 3\n    year: 2021", "    value: 3\n    year: 2022"],
    ["a ratio rounded to one digit", "    value: 0.953\n", "    value: 1.0\n"],
    ["a ratio given by its sides alone", "    value: 0.953\n    year: 2020", "    year: 2020"],
    ["a gap within its scale", "    status: missing\n    reason: {en: Not asked.}\n", "    status: observed\n    year: 2021\n    place: city\n    grade: D\n    group: {value: 3.1}\n    reference: {value: 3.5}\n"],
    ["grade D without source", `    grade: B\n${PLAN_SOURCE}`, "    grade: D\n"],
    ["basis other with a caveat", "    basis: foreign_citizens\n", "    basis: other\n    caveat: {en: People registered as refugees.}\n"],
    ["not applicable for a task of the state", "    status: not_applicable", "    status: not_applicable # as it is"],
    ["the end of the scale", "    value: 3.62\n", "    value: 5\n"],
  ])("keeps quiet about %s", async (_, from, to) => {
    expect((await validateMemory(changed(file, from, to))).lines).toEqual([]);
  });

  it("accepts a second figure of one source when it is flagged as disputed", async () => {
    const second = "      - {status: observed, value: 1, year: 2018, place: city, grade: D, flags: [outside_period, disputed]}\n";
    const flags = "        flags: [outside_period, disputed]\n";
    expect((await validateMemory(changed(file, flags, flags + second))).lines).toEqual([]);
    const plain = flags.replace(", disputed", "");
    expect((await validateMemory(changed(file, flags, plain + second))).lines).toEqual([]);
    const unflagged = await validateMemory(changed(file, flags, plain + second.replace(", disputed", "")));
    expect(unflagged.lines).toEqual([`${file}:28:9 warning observation/duplicate`]);
  });

  it("resolves a ratio and a gap from their sides", async () => {
    const ratio = await validateMemory(changed(file, "    value: 0.953\n    year: 2020", "    year: 2020"));
    const observation = ratio.loaded.cities[0]?.reviews[0]?.review.observations.get("a.work");
    expect(observation?.value).toEqual({ type: "number", number: 60.7 / 63.7 });
  });

  it("leaves a broken observation out and says that the review has errors", async () => {
    const { loaded } = await validateMemory(changed(file, "    value: 3\n", "    value: adopted\n"));
    const review = loaded.cities[0]?.reviews[0];
    expect(review?.hasErrors).toBe(true);
    expect([...(review?.review.observations.keys() ?? [])]).not.toContain("a.plan");
    expect(review?.review.observations.size).toBe(6);
  });

  it("is clean for the sample", async () => {
    expect((await validateMemory(SAMPLE)).lines).toEqual([]);
  });
});
