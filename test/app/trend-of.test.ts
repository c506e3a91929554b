// Two reviews of one city, scored, drawn and joined by the use case: the way from files to "no clear change".
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReviewResult } from "../../src/model/review-result.js";
import { scoreNetwork } from "../../src/app/score-network.js";
import { NETWORK, ports } from "../report/example-network.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "epi-trend-"));
  cpSync(NETWORK, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (id: string) => join(folder, "cities/riga/reviews", `${id}.yaml`);

/** An earlier review with the same values, but for what `change` does to its text. */
function addEarlier(change: (text: string) => string): void {
  const now = readFileSync(file("2020"), "utf8");
  const earlier = now
    .replace('id: "2020"', 'id: "2015"')
    .replace("period: {from: 2020-01-01, to: 2022-06-30}", "period: {from: 2015-01-01, to: 2016-12-31}")
    .replace(/dataAsOf: .*/, "dataAsOf: 2017-01-31");
  writeFileSync(file("2015"), change(earlier));
}

async function score(): Promise<readonly ReviewResult[]> {
  const { results, isSound, findings } = await scoreNetwork({ workspace: folder, cities: ["riga"], includeIllustrative: true }, ports);
  const errors = findings.filter((finding) => finding.diagnostic.severity === "error");
  expect(errors.map((finding) => `${finding.diagnostic.file} ${finding.diagnostic.message}`)).toEqual([]);
  expect(isSound).toBe(true);
  return results;
}

/** Years of the values would lie after the earlier review: they are taken back by ten. */
const earlierYears = (text: string) => text.replace(/^( +year: )(\d{4})$/gm, (_, key: string, year: string) => `${key}${Number(year) - 10}`);

describe("several reviews of one city", () => {
  it("the first has no trend, the second says that nothing clear has changed", async () => {
    addEarlier(earlierYears);
    const [first, second] = await score();
    expect(first!.review.id).toBe("2015");
    expect(first!.trend).toBeNull();
    const [earlier] = second!.trend!.earlier;
    expect(earlier).toMatchObject({ review: "2015", framework: "epi@1", isBreak: false, shared: 1 });
    const overall = earlier!.nodes[0]!;
    expect(overall.published!.score).toBeCloseTo(second!.nodes[0]!.score!, 9);
    expect(overall.restated.score).toBeCloseTo(second!.nodes[0]!.score!, 9);
    expect(overall.change).toMatchObject({ verdict: "unclear" });
    expect(overall.change!.points).toBeCloseTo(0, 9);
    expect(overall.change!.low).toBeLessThan(0);
    expect(overall.change!.high).toBeGreaterThan(0);
    // A dimension of plain answers is the same then and now under every weight: what is common cancels out.
    const same = earlier!.nodes.filter((node) => node.change !== null && node.change.low === 0 && node.change.high === 0);
    expect(same.length).toBeGreaterThan(0);
  });

  it("a change beyond doubt is called one, and only where it is", async () => {
    addEarlier((text) => earlierYears(text).replace(/(gov\.com\.strategy:\n {4}status: observed\n {4}value: )\d/, "$10").replace(/(gov\.com\.[a-z_]+:\n {4}status: [a-z]+\n {4}value: )"?yes"?/g, '$1"no"'));
    const second = (await score())[1]!;
    const nodes = new Map(second.trend!.earlier[0]!.nodes.map((node) => [node.id, node]));
    const commitment = nodes.get("commitment")!;
    expect(commitment.change!.points).toBeGreaterThan(10);
    expect(commitment.change!.verdict).toBe("higher");
    expect(nodes.get("civic")!.change!.verdict).toBe("unclear");
  });

  it("the review of today does not depend on the earlier one", async () => {
    const [, withEarlier] = await score();
    rmSync(file("2015"));
    const [alone] = await score();
    expect(alone!.nodes).toEqual(withEarlier!.nodes);
    expect(alone!.trend).toBeNull();
  });
});
