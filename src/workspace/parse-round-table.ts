// One round-table file as a typed value: its points for scoring, and each set of points with its place for the rules.
import type { Pointer } from "../model/diagnostic.js";
import { ROUND_TABLE_STATUSES, type Allotment } from "../model/round-table.js";
import type { LoadedRoundTable, PointSet } from "./loaded-workspace.js";
import { parseSource } from "./parse-observation.js";
import { asRecord, RawReader, type RawRecord } from "./raw-reader.js";

export interface RoundTablePlace {
  readonly file: string;
  /** What the file and its folder say when the text says nothing. */
  readonly name: string;
  readonly city: string;
}

/** Shape: plain value of a round-table file → round table and its sets of points. Never throws. */
export function parseRoundTable(value: unknown, place: RoundTablePlace): LoadedRoundTable {
  const record = asRecord(value);
  const raw = record ?? {};
  const reader = new RawReader();
  const rawVotes = reader.record(raw, "votes");
  const votes = rawVotes === null ? null : pointSet(reader, rawVotes, ["votes"], null);
  const allotments: PointSet[] = [];
  for (const [index, entry] of reader.list(raw, "allotments").entries()) {
    const rawAllotment = asRecord(entry);
    if (rawAllotment === null) reader.hasErrors = true;
    else allotments.push(pointSet(reader, rawAllotment, ["allotments", index], reader.text(rawAllotment, "over")));
  }
  const number = reader.integer(raw, "number");
  const status = reader.oneOf(raw, "status", ROUND_TABLE_STATUSES);
  const roundTable = {
    city: reader.text(raw, "city") ?? place.city,
    number: number ?? (/^[1-9]\d{0,5}$/.test(place.name) ? Number(place.name) : 0),
    date: reader.text(raw, "date") ?? "",
    review: reader.text(raw, "review") ?? "",
    // A table that does not say how real it is must not pass for real.
    status: status ?? "illustrative",
    source: parseSource(reader, raw),
    votes: votes === null || votes.ballots === null ? null : { ballots: votes.ballots, points: votes.points },
    allotments: allotments.flatMap(allotmentOf),
  } as const;
  const isIncomplete = record === null || number === null || status === null || roundTable.date === "" || roundTable.review === "";
  const isCut = (votes !== null && roundTable.votes === null) || roundTable.allotments.length < allotments.length;
  return { file: place.file, roundTable, votes, allotments, raw, hasErrors: isIncomplete || isCut || reader.hasErrors };
}

function pointSet(reader: RawReader, raw: RawRecord, pointer: Pointer, over: string | null): PointSet {
  const ballots = reader.integer(raw, "ballots");
  const given = reader.record(raw, "points") ?? {};
  const points = new Map<string, number>();
  for (const id of Object.keys(given)) {
    const value = reader.number(given, id);
    if (value !== null && value >= 0) points.set(id, value);
    else reader.hasErrors = true;
  }
  const isGroup = ballots !== null && ballots >= 1;
  return { over, pointer, ballots: isGroup ? ballots : null, given: Object.keys(given), points };
}

function allotmentOf({ over, ballots, points }: PointSet): Allotment[] {
  return over === null || ballots === null || points.size === 0 ? [] : [{ over, ballots, points }];
}
