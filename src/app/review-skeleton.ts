// The first review file of a city: every indicator as missing, each with what it measures and how its value is written,
// so that a person can fill it in without another document beside it.
import type { GroupDefinition, IndicatorDefinition } from "../model/framework.js";
import type { LocalText } from "../model/text.js";
import type { FrameworkWords } from "../model/framework-words.js";
import type { CliWords } from "./cli-words.js";
import type { ReadFramework } from "./read-framework.js";
import { schemaLine, yamlComment, yamlScalar, yamlTextMap } from "./yaml-line.js";

export interface ReviewSkeleton {
  readonly id: string;
  readonly city: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly dataAsOf: string;
  readonly framework: ReadFramework;
  /** Words for the comments. */
  readonly words: CliWords;
  /** The reason for every missing value, in each language that is promised. */
  readonly reason: LocalText;
  /** Relative to the file, POSIX. */
  readonly schemaPath: string;
}

/** The text of the file. */
export function formatReviewSkeleton(skeleton: ReviewSkeleton): string {
  const { framework, words } = skeleton;
  const lines = [
    schemaLine(skeleton.schemaPath),
    ...yamlComment(words.say("review.heading"), ""),
    ...yamlComment(words.say("review.how_to"), ""),
    "schemaVersion: 1",
    "kind: review",
    `id: ${JSON.stringify(skeleton.id)}`,
    `city: ${yamlScalar(skeleton.city)}`,
    `framework: ${yamlScalar(framework.ref)}`,
    `period: {from: ${skeleton.period.from}, to: ${skeleton.period.to}}`,
    `dataAsOf: ${skeleton.dataAsOf}`,
    "observations:",
  ];
  for (const area of framework.framework.areas) {
    lines.push(...groupLines(area, framework.words.areas[area.id]?.title ?? area.id, skeleton));
  }
  return `${lines.join("\n")}\n`;
}

/** In the order of the framework, under headings that name every part on the way: “Area · Dimension · Part”. */
function groupLines(group: GroupDefinition, heading: string, skeleton: ReviewSkeleton): string[] {
  const { dimensions } = skeleton.framework.words;
  const below = group.groups.flatMap((part) => groupLines(part, `${heading} · ${dimensions[part.id]?.title ?? part.id}`, skeleton));
  if (group.indicators.length === 0) return below;
  return [...below, "", `  # ===== ${heading} =====`, ...group.indicators.flatMap((one) => ["", ...indicatorLines(one, skeleton)])];
}

function indicatorLines(indicator: IndicatorDefinition, skeleton: ReviewSkeleton): string[] {
  const { words } = skeleton;
  const own: FrameworkWords["indicators"][string] | undefined = skeleton.framework.words.indicators[indicator.id];
  const comment = (text: string, hanging = ""): string[] => yamlComment(text, "  ", hanging);
  const lines = comment(own?.title ?? indicator.id);
  if (own?.definition) lines.push(...comment(own.definition));
  indicator.levelScores?.forEach((_, level) => {
    lines.push(...comment(`${words.say("review.level")} ${level}: ${own?.levels[String(level)] ?? ""}`, "  "));
  });
  if (indicator.items !== null) {
    const items = indicator.items.map(({ id }) => {
      const label = own?.items[id];
      return label === undefined ? id : `${id} (${label})`;
    });
    lines.push(...comment(`${words.say("review.items")}: ${items.join(", ")}`, "  "));
  }
  if (own?.unit) lines.push(...comment(`${words.say("review.unit")}: ${own.unit}`));
  if (own?.source) lines.push(...comment(`${words.say("review.where_to_look")}: ${own.source}`));
  lines.push(...valueHint(indicator, words).flatMap((line) => comment(line, "  ")));
  lines.push(`  ${indicator.id}:`, "    status: missing", `    reason: ${yamlTextMap(skeleton.reason)}`);
  return lines;
}

/** How the value is written, in one line, and who it must be about, in another. */
function valueHint(indicator: IndicatorDefinition, words: CliWords): string[] {
  const lines = [`${valueForm(indicator)}  ← ${valueMeaning(indicator, words)}`];
  if (indicator.basisRequired) {
    lines.push(
      `basis: tcn | foreign_citizens | foreign_born | migration_background | non_eu_born | other  ← ${words.say("review.value.basis")}`,
    );
  }
  return lines;
}

function valueForm(indicator: IndicatorDefinition): string {
  switch (indicator.kind) {
    case "binary":
      return indicator.partlyAllowed ? "value: yes | partly | no" : "value: yes | no";
    case "ordinal":
      return `value: 0 … ${(indicator.levelScores?.length ?? 1) - 1}`;
    case "checklist":
      return "value: {present: […], absent: […]}";
    case "ratio":
    case "gap":
      return "value: …, group: {value: …}, reference: {value: …}";
    case "survey_mean":
      return "value: …, n: …, sd: …";
    case "rate":
    case "amount":
    case "count":
    case "index":
      return "value: …";
  }
}

function valueMeaning(indicator: IndicatorDefinition, words: CliWords): string {
  const min = indicator.scale?.min;
  const max = indicator.scale?.max;
  switch (indicator.kind) {
    case "binary":
      return words.say("review.value.answer");
    case "ordinal":
      return words.say("review.value.level");
    case "checklist":
      return words.say("review.value.checklist");
    case "ratio":
      return words.say("review.value.ratio");
    case "gap":
      return words.say("review.value.gap");
    case "survey_mean":
      return words.say("review.value.survey", { min: min ?? 0, max: max ?? 0 });
    case "rate":
    case "amount":
    case "count":
    case "index":
      if (min !== undefined && max !== undefined) return words.say("review.value.number_between", { min, max });
      return min === undefined ? words.say("review.value.number") : words.say("review.value.number_from", { min });
  }
}
