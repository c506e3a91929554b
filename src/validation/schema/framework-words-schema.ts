// JSON Schema of the words of a framework in one language (locales/<language>/frameworks/<id>-<version>.yaml).
import { closedMap, described, NON_EMPTY_TEXT, schemaHead, type JsonSchema } from "./schema-parts.js";

function byId(description: string, part: JsonSchema): JsonSchema {
  return { description, type: "object", additionalProperties: part };
}

export function frameworkWordsSchema(): JsonSchema {
  return {
    ...schemaHead("framework-words", "Words of a framework", "Titles, definitions, levels and items in one language, under the ids of the framework."),
    ...closedMap(
      {
        title: described("Name of the framework.", NON_EMPTY_TEXT),
        areas: byId("Area id → words.", closedMap({
          title: described("Name of the area.", NON_EMPTY_TEXT),
          aim: described("What the area is about, one sentence.", NON_EMPTY_TEXT),
        }, ["title"])),
        dimensions: byId("Dimension id → words.", closedMap({ title: described("Name of the dimension.", NON_EMPTY_TEXT) }, ["title"])),
        indicators: byId("Indicator id → words.", closedMap({
          title: described("Short name.", NON_EMPTY_TEXT),
          definition: described("What is measured, one sentence.", NON_EMPTY_TEXT),
          unit: described("What the number counts.", NON_EMPTY_TEXT),
          source: described("Where such a figure is usually found.", NON_EMPTY_TEXT),
          levels: byId("Level number → what it takes.", NON_EMPTY_TEXT),
          items: byId("Item id → its name.", NON_EMPTY_TEXT),
        }, ["title", "definition"])),
        populations: byId("Population basis → its name.", NON_EMPTY_TEXT),
        features: byId("Feature id → its name.", NON_EMPTY_TEXT),
        standards: byId("Standard id → its name.", NON_EMPTY_TEXT),
      },
      ["title", "areas", "indicators"],
    ),
  };
}
