// JSON Schema of a city's profile.
import { FACT_MEASURES, FACT_UNITS } from "../../model/workspace.js";
import { BASIS, closedMap, described, GRADE, ID, LANGUAGE, partRef, PLACE, schemaHead, SHARED_PARTS, type JsonSchema } from "./schema-parts.js";

const FACT: JsonSchema = closedMap(
  {
    measure: described("What is measured; `other` needs a label.", { enum: FACT_MEASURES }),
    label: partRef("localText", "Name of the figure per language, for `measure: other`."),
    value: described("The number.", { type: "number" }),
    unit: described("Unit of the number. Shares are in percent.", { enum: FACT_UNITS }),
    asOf: described("Year, month or day the figure is about, in quotes.", {
      type: "string", pattern: "^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$", examples: ["2020", "2020-12", "2020-12-31"],
    }),
    place: PLACE,
    basis: { ...BASIS, description: `${String(BASIS["description"])} Required on every share or count of foreigners.` },
    grade: GRADE,
    status: described("observed: found in a source · estimated, provisional: the source's own words · illustrative: invented.", {
      enum: ["observed", "estimated", "provisional", "illustrative"],
    }),
    source: partRef("source", "Where the figure comes from."),
    parts: partRef("parts", "Published numerator and denominator of a share."),
    note: partRef("localText", "What a careful reader must know, per language."),
  },
  ["measure", "value", "unit", "asOf", "place"],
);

export function citySchema(): JsonSchema {
  const { localText, source, parts } = SHARED_PARTS;
  return {
    ...schemaHead("city", "City", "city.yaml: a city's names, country and published figures."),
    ...closedMap(
      {
        schemaVersion: { description: "Version of this file format.", const: 1 },
        kind: { description: "What this file is.", const: "city" },
        id: described("Id of the city: the name of its folder.", ID),
        country: described("Country, ISO 3166-1, for example LV.", { type: "string", pattern: "^[A-Z]{2}$" }),
        names: partRef("localText", "Name of the city per language."),
        languages: described("Languages of the city's own administration.", { type: "array", minItems: 1, uniqueItems: true, items: LANGUAGE }),
        facts: described("Published figures about the city. The first of a measure at city level decides its cohorts.", { type: "array", items: FACT }),
      },
      ["schemaVersion", "kind", "id", "country", "names", "languages"],
    ),
    $defs: { localText, source, parts },
  };
}
