// JSON Schema of a round-table file: when it was held, which review was on the table, and the points people gave.
import { ROUND_TABLE_STATUSES } from "../../model/round-table.js";
import { closedMap, DAY, described, ID, partRef, schemaHead, SHARED_PARTS, type JsonSchema } from "./schema-parts.js";

const BALLOTS = described("People (or groups) who gave points.", { type: "integer", minimum: 1 });

/** Ids are checked against the framework of the review, where the message can say what was meant. */
function points(description: string): JsonSchema {
  return { description, type: "object", minProperties: 1, additionalProperties: { description: "Points, 0 or more.", type: "number", minimum: 0, maximum: 1_000_000_000 } };
}

const VOTES = closedMap({ ballots: BALLOTS, points: points("Dimension or indicator id → points.") }, ["ballots", "points"]);

const ALLOTMENT = closedMap(
  {
    over: described("The parent whose parts got the points: overall, or the id of an area or dimension.", ID),
    ballots: BALLOTS,
    points: points("Id of each direct part of it → points. A part that got none has 0."),
  },
  ["over", "ballots", "points"],
);

export function roundTableSchema(): JsonSchema {
  const { source } = SHARED_PARTS;
  return {
    ...schemaHead("round-table", "Round table", "One round table of a city: its date, and the votes and budget points given there."),
    ...closedMap(
      {
        schemaVersion: { description: "Version of this file format.", const: 1 },
        kind: { description: "What this file is.", const: "round-table" },
        city: described("Id of the city: the name of its folder.", ID),
        number: described("1, 2, 3 …: the name of the file without .yaml.", { type: "integer", minimum: 1 }),
        date: described("Day on which it was held.", DAY),
        review: described("Id of the review whose findings were on the table. Digits stand in quotes.", ID),
        status: described("observed: it took place · illustrative: invented so that a report can be seen whole.", { enum: ROUND_TABLE_STATUSES }),
        source: partRef("source", "Where the points are recorded, for example the minutes. Required unless illustrative."),
        votes: described("Dots put on what should improve first.", VOTES),
        allotments: described("Budget points shared out over the parts of one parent: the participatory weights. One entry a parent.", {
          type: "array", minItems: 1, items: ALLOTMENT,
        }),
      },
      ["schemaVersion", "kind", "city", "number", "date", "review", "status"],
    ),
    $defs: { source },
  };
}
