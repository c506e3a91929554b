// Two reviews of one city: periods that share days, and an earlier review whose framework is gone.
import { describe, expect, it } from "vitest";
import { validateMemory } from "./memory-workspace.js";
import { REVIEW_FILE, SAMPLE } from "./sample-workspace.js";

const OTHER_FILE = REVIEW_FILE.replace("2020.yaml", "2018.yaml");
const REVIEW = String(SAMPLE[REVIEW_FILE]);
const OWN_PERIOD = "{from: 2020-01-01, to: 2022-06-30}";

/** The sample with a second review of the same city. */
async function found(period: string, more: (text: string) => string = (text) => text) {
  const text = more(REVIEW.replace('id: "2020"', 'id: "2018"').replace(OWN_PERIOD, period));
  expect(text).toContain(period);
  const { located } = await validateMemory({ ...SAMPLE, [OTHER_FILE]: text });
  return located;
}

async function overlaps(period: string): Promise<string[]> {
  return (await found(period)).filter(({ diagnostic }) => diagnostic.ruleId === "review/period-overlap").map(({ diagnostic }) => `${diagnostic.severity} ${diagnostic.file} ${diagnostic.message}`);
}

describe("periods of one city", () => {
  it("may follow each other", async () => {
    expect(await overlaps("{from: 2018-01-01, to: 2019-12-31}")).toEqual([]);
    expect(await overlaps("{from: 2022-07-01, to: 2024-12-31}")).toEqual([]);
  });

  it("are told about at the later one when they share days, be it one", async () => {
    expect(await overlaps("{from: 2018-01-01, to: 2020-01-01}")).toEqual([`warning ${REVIEW_FILE} The review “2018” of this city runs until 2020-01-01, this one from 2020-01-01.`]);
    expect(await overlaps("{from: 2022-06-30, to: 2024-12-31}")).toEqual([`warning ${OTHER_FILE} The review “2020” of this city runs until 2022-06-30, this one from 2022-06-30.`]);
    expect(await overlaps("{from: 2019-01-01, to: 2023-12-31}")).toHaveLength(1);
  });

  it("are told about once when they are the same", async () => {
    expect(await overlaps(OWN_PERIOD)).toEqual([`warning ${REVIEW_FILE} The review “2018” of this city is about the same days, so neither is earlier than the other.`]);
  });
});

describe("a framework that is gone", () => {
  it("is to be put back where an earlier review asks for it", async () => {
    const earlier = await found("{from: 2018-01-01, to: 2019-12-31}", (text) => text.replace("framework: mini@1", "framework: old@3"));
    const [finding] = earlier.filter(({ diagnostic }) => diagnostic.ruleId === "framework/unknown");
    expect(finding!.diagnostic).toMatchObject({ file: OTHER_FILE, cure: expect.stringContaining("Put frameworks/old-3.yaml back") as unknown });
    expect(finding!.diagnostic.suggestions).toBeUndefined();
    const later = await found("{from: 2022-07-01, to: 2024-12-31}", (text) => text.replace("framework: mini@1", "framework: old@3"));
    expect(later.find(({ diagnostic }) => diagnostic.ruleId === "framework/unknown")!.diagnostic.cure).toMatch(/^Known: /);
  });
});
