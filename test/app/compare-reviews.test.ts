// Which reviews are compared, and that nothing invented enters where the public record alone is asked for.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scoreNetwork } from "../../src/app/score-network.js";
import type { ReviewResult } from "../../src/model/review-result.js";
import { NETWORK, ports } from "../report/example-network.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "epi-compare-"));
  cpSync(NETWORK, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reviewFile = (city: string, id: string) => join(folder, "cities", city, "reviews", `${id}.yaml`);

function addEarlier(city: string, change: (text: string) => string): void {
  const now = readFileSync(reviewFile(city, "2020"), "utf8");
  const earlier = now
    .replace('id: "2020"', 'id: "2015"')
    .replace("period: {from: 2020-01-01, to: 2022-06-30}", "period: {from: 2015-01-01, to: 2016-12-31}")
    .replace(/dataAsOf: .*/, "dataAsOf: 2017-01-31")
    .replace(/^( +year: )(\d{4})$/gm, (_, key: string, year: string) => `${key}${Number(year) - 10}`);
  writeFileSync(reviewFile(city, "2015"), change(earlier));
}

const score = async (cities: string[], includeIllustrative = true): Promise<readonly ReviewResult[]> =>
  (await scoreNetwork({ workspace: folder, cities, includeIllustrative }, ports)).results;
const overallOf = (result: ReviewResult, city: string) =>
  result.cohorts[0]!.positions.find((position) => position.id === "overall")!.scores[result.cohorts[0]!.members.findIndex((member) => member.city === city)];

describe("a comparison", () => {
  it("takes of every other city the review with the same id, else its latest", async () => {
    addEarlier("riga", (text) => text);
    addEarlier("lublin", (text) => text.replace(/(status: illustrative\n {4}value: )\d+\n/g, "$10\n"));
    const [then, now] = await score(["riga"]);
    const lublin = await score(["lublin"]);
    expect([then!.review.id, now!.review.id]).toEqual(["2015", "2020"]);
    expect(overallOf(then!, "lublin")).toBe(lublin[0]!.nodes[0]!.score);
    expect(overallOf(now!, "lublin")).toBe(lublin[1]!.nodes[0]!.score);
    expect(lublin[0]!.nodes[0]!.score).not.toBeCloseTo(lublin[1]!.nodes[0]!.score!, 3);
    expect(overallOf(then!, "ravenna")).toBe(overallOf(now!, "ravenna"));
    // Other values are another comparison, with other draws.
    expect(then!.uncertainty!.seed).not.toBe(now!.uncertainty!.seed);
    expect(lublin[1]!.uncertainty!.seed).toBe(now!.uncertainty!.seed);
    expect(lublin[1]!.uncertainty!.nodes[0]!.interval).not.toEqual(now!.uncertainty!.nodes[0]!.interval);
  });

  it("names every file that a result rests on: earlier reviews too, and only the round tables heard", async () => {
    const [, now] = await score(["riga"]);
    const paths = now!.provenance.inputs.map((input) => input.path);
    expect(paths).toEqual(expect.arrayContaining(["cities/riga/reviews/2015.yaml", "cities/riga/reviews/2020.yaml", "cities/riga/round-tables/1.yaml", "frameworks/epi-1.yaml"]));
    const [, real] = await score(["riga"], false);
    expect(real!.provenance.inputs.map((input) => input.path)).not.toContain("cities/riga/round-tables/1.yaml");
    rmSync(reviewFile("riga", "2015"));
    rmSync(reviewFile("lublin", "2015"));
  });
});

describe("the public record alone", () => {
  it("holds nothing invented: no value, no other reading, no text beside one, no vote", async () => {
    const text = readFileSync(reviewFile("riga", "2020"), "utf8");
    const withLeaks = text.replace(
      "  int.enc.space_design:\n    status: illustrative\n    value: 2\n    year: 2021\n    place: city\n",
      `  int.enc.space_design:
    status: illustrative
    value: 2
    year: 2021
    place: city
    goodPractices:
      - title: {en: INVENTED PRACTICE}
        text: {en: INVENTED PRACTICE}
    alternatives:
      - status: illustrative
        value: 4
        year: 2021
        place: city
        finding: {en: INVENTED READING}
`,
    );
    expect(withLeaks).not.toBe(text);
    writeFileSync(reviewFile("riga", "2020"), withLeaks);
    const [all] = await score(["riga"]);
    const [real] = await score(["riga"], false);
    expect(JSON.stringify(all)).toContain("INVENTED READING");
    const json = JSON.stringify(real);
    expect(json).not.toContain("INVENTED");
    expect(json).not.toContain('"status":"illustrative"');
    expect(real!.participatory).toBeNull();
    expect(real!.potentials.every((potential) => potential.votes === null)).toBe(true);
    expect(all!.potentials.some((potential) => potential.votes?.illustrative === true)).toBe(true);
  });
});
