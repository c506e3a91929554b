// The text of a new cities/<id>/city.yaml.
import { SHARE_MEASURES } from "./city-questions.js";
import { listAnswer, numberAnswer, textAnswer, type Answers } from "./questions.js";
import { SCHEMA_FOLDER } from "./workspace-schemas.js";
import { schemaLine, yamlComment, yamlList, yamlScalar, yamlTextMap } from "./yaml-line.js";

/** Writes what was answered and leaves an example where a fact was skipped. */
export function formatCityProfile(answers: Answers, today: string): string {
  const names = Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) =>
      key.startsWith("names.") && typeof value === "string" ? [[key.slice("names.".length), value]] : [],
    ),
  );
  return `${[
    schemaLine(`../../${SCHEMA_FOLDER}/city.schema.json`),
    "# The city itself: its names, its languages, and the facts that place it among other cities.",
    "schemaVersion: 1",
    "kind: city",
    `id: ${yamlScalar(textAnswer(answers, "id"))}`,
    `country: ${yamlScalar(textAnswer(answers, "country"))}`,
    `names: ${yamlTextMap(names)}`,
    `languages: ${yamlList(listAnswer(answers, "languages"))}`,
    ...factLines(answers, today),
  ].join("\n")}\n`;
}

function factLines(answers: Answers, today: string): string[] {
  const [lead = "en"] = listAnswer(answers, "languages");
  const population = numberAnswer(answers, "population.value");
  const share = numberAnswer(answers, "foreigners.value");
  const lines: string[] = [];
  if (population !== null) {
    const note = textAnswer(answers, "population.note");
    lines.push(
      "  - measure: population",
      `    value: ${population}`,
      "    unit: people",
      ...provenanceLines(answers, "population", []),
      ...(note === "" ? [] : [`    note: ${yamlTextMap({ [lead]: note })}`]),
    );
  }
  const measure = Object.entries(SHARE_MEASURES).find(([name]) => name === textAnswer(answers, "foreigners.measure"));
  if (share !== null && measure !== undefined) {
    lines.push(
      `  - measure: ${measure[0]}`,
      `    value: ${share}`,
      "    unit: percent",
      ...provenanceLines(answers, "foreigners", [`    basis: ${measure[1].basis}`]),
    );
  }
  if (lines.length > 0) return ["facts:", ...lines];
  return [
    "facts: []",
    ...yamlComment("Population and the share of foreign residents decide with which cities this one is compared. One fact looks like this:", ""),
    "# facts:",
    "#   - measure: population",
    "#     value: 100000",
    "#     unit: people",
    `#     asOf: "${today.slice(0, 4)}"`,
    "#     place: city",
    "#     grade: A",
    "#     status: observed",
    "#     source: {title: Statistical office, url: https://example.org}",
  ];
}

function provenanceLines(answers: Answers, prefix: string, basis: readonly string[]): string[] {
  const url = textAnswer(answers, `${prefix}.url`);
  return [
    `    asOf: ${JSON.stringify(textAnswer(answers, `${prefix}.asOf`))}`,
    "    place: city",
    ...basis,
    `    grade: ${textAnswer(answers, `${prefix}.grade`)}`,
    "    status: observed",
    `    source:`,
    `      title: ${yamlScalar(textAnswer(answers, `${prefix}.source`))}`,
    ...(url === "" ? [] : [`      url: ${yamlScalar(url)}`]),
  ];
}
