// JSON Schema of epi.yaml.
import { FACT_MEASURES } from "../../model/workspace.js";
import { closedMap, described, FRAMEWORK_REF, ID, LANGUAGE, NON_EMPTY_TEXT, partRef, schemaHead, SHARED_PARTS, type JsonSchema } from "./schema-parts.js";

const COHORT: JsonSchema = closedMap(
  {
    id: described("Id of the cohort; `epi` has words for its own five.", ID),
    name: partRef("localText", "Name per language, for cohorts of your own."),
    rule: described(
      "Which cities belong to it. An empty rule {} means every city.",
      closedMap({
        measure: described("Fact of the city that decides.", { type: "string", examples: FACT_MEASURES.filter((measure) => measure !== "other") }),
        atLeast: described("Lower bound, included.", { type: "number" }),
        below: described("Upper bound, excluded.", { type: "number" }),
      }),
    ),
  },
  ["id", "rule"],
);

export function workspaceSchema(): JsonSchema {
  return {
    ...schemaHead("workspace", "Workspace", "epi.yaml: what holds for every city of the network."),
    ...closedMap(
      {
        schemaVersion: { description: "Version of this file format.", const: 1 },
        kind: { description: "What this file is.", const: "workspace" },
        name: partRef("localText", "Name of the network, per language."),
        framework: described("Framework and version that reviews are made by.", FRAMEWORK_REF),
        languages: described("Languages in which reports are made.", { type: "array", minItems: 1, uniqueItems: true, items: LANGUAGE }),
        output: described("Folder for reports, relative to this file.", NON_EMPTY_TEXT),
        publisher: partRef("localText", "Who publishes the reports, per language."),
        funding: partRef("localText", "Funding line on the cover, per language."),
        contact: described(
          "Where readers can write.",
          closedMap({
            email: described("E-mail address.", { type: "string", format: "email" }),
            url: described("Whole web address.", { type: "string", format: "uri" }),
          }),
        ),
        licence: described("Licence of the reports, for example CC BY 4.0.", NON_EMPTY_TEXT),
        cohorts: described("Groups of cities that are compared. Without it: all, and by 200,000 inhabitants and 15 % foreign-born.", {
          type: "array", items: COHORT,
        }),
        disclosure: described(
          "Counts below these numbers are not published.",
          closedMap({
            minNumerator: described("Smallest count that is shown.", { type: "integer", minimum: 0 }),
            minDenominator: described("Smallest group a share is shown for.", { type: "integer", minimum: 0 }),
          }),
        ),
        browser: described("Path of the browser that prints.", NON_EMPTY_TEXT),
      },
      ["schemaVersion", "kind", "name", "framework", "languages"],
    ),
    $defs: { localText: SHARED_PARTS.localText },
  };
}
