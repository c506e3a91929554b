// The sample workspace with one round table: votes, and points over an area's only dimension and over that dimension's indicators.
import type { FileMap } from "./memory-workspace.js";
import { SAMPLE } from "./sample-workspace.js";

export const ROUND_TABLE_FILE = "cities/riga/round-tables/1.yaml";

const ROUND_TABLE = `schemaVersion: 1
kind: round-table
city: riga
number: 1
date: 2021-03-18
review: "2020"
status: observed
source: {title: Minutes of the first round table, lang: lv, url: "https://example.org/minutes", accessed: 2026-01-02}
votes:
  ballots: 24
  points: {a.plan: 12, a.desk: 9, dimension: 3}
allotments:
  - over: area
    ballots: 23
    points: {dimension: 100}
  - over: dimension
    ballots: 24
    points:
      a.plan: 600
      a.grant: 400
      a.desk: 500
      a.work: 0
      a.gap: 300.5
      a.course: 200
      a.trust: 400
`;

export const ROUND_TABLE_SAMPLE: FileMap = { ...SAMPLE, [ROUND_TABLE_FILE]: ROUND_TABLE };
