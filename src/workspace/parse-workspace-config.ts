// epi.yaml as a typed value, with the defaults that the design fixes.
import type { LocalText } from "../model/text.js";
import type { CohortDefinition, CohortRule, WorkspaceConfig } from "../model/workspace.js";
import { asRecord, RawReader, type RawRecord } from "./raw-reader.js";

export const DEFAULT_FRAMEWORK = "epi@1";
export const DEFAULT_OUTPUT = "out";
export const DEFAULT_DISCLOSURE = { minNumerator: 5, minDenominator: 30 } as const;

/** All cities; under and over 200,000 inhabitants; under and over 15 % foreign-born. */
export const DEFAULT_COHORTS: readonly CohortDefinition[] = [
  { id: "all", rule: {} },
  { id: "population_from_200000", rule: { measure: "population", atLeast: 200000 } },
  { id: "population_under_200000", rule: { measure: "population", below: 200000 } },
  { id: "foreign_born_from_15", rule: { measure: "foreign_born_share", atLeast: 15 } },
  { id: "foreign_born_under_15", rule: { measure: "foreign_born_share", below: 15 } },
];

export interface ParsedConfig {
  readonly config: WorkspaceConfig;
  readonly hasErrors: boolean;
}

/** Shape: plain value of epi.yaml → config with every default filled in. Never throws. */
export function parseWorkspaceConfig(value: unknown): ParsedConfig {
  const record = asRecord(value) ?? {};
  const reader = new RawReader();
  const languages = reader.texts(record, "languages");
  const disclosure = reader.record(record, "disclosure") ?? {};
  const contact = reader.record(record, "contact");
  const noName: LocalText = {};
  const config: WorkspaceConfig = {
    name: reader.localText(record, "name") ?? noName,
    framework: reader.text(record, "framework") ?? DEFAULT_FRAMEWORK,
    languages: languages.length === 0 ? ["en"] : languages,
    output: reader.text(record, "output") ?? DEFAULT_OUTPUT,
    cohorts: record["cohorts"] === undefined ? DEFAULT_COHORTS : parseCohorts(record, reader),
    publisher: reader.localText(record, "publisher"),
    funding: reader.localText(record, "funding"),
    contact: contact === null ? null : parseContact(contact, reader),
    licence: reader.text(record, "licence"),
    disclosure: {
      minNumerator: reader.number(disclosure, "minNumerator") ?? DEFAULT_DISCLOSURE.minNumerator,
      minDenominator: reader.number(disclosure, "minDenominator") ?? DEFAULT_DISCLOSURE.minDenominator,
    },
    browser: reader.text(record, "browser"),
  };
  return { config, hasErrors: reader.hasErrors || asRecord(value) === null };
}

function parseContact(contact: RawRecord, reader: RawReader): { email?: string; url?: string } {
  const email = reader.text(contact, "email");
  const url = reader.text(contact, "url");
  return { ...(email === null ? {} : { email }), ...(url === null ? {} : { url }) };
}

function parseCohorts(record: RawRecord, reader: RawReader): CohortDefinition[] {
  const cohorts: CohortDefinition[] = [];
  for (const entry of reader.list(record, "cohorts")) {
    const cohort = asRecord(entry) ?? {};
    const id = reader.text(cohort, "id");
    if (id === null) {
      reader.hasErrors = true;
      continue;
    }
    const name = reader.localText(cohort, "name");
    cohorts.push({ id, ...(name === null ? {} : { name }), rule: parseRule(reader.record(cohort, "rule") ?? {}, reader) });
  }
  return cohorts;
}

function parseRule(rule: RawRecord, reader: RawReader): CohortRule {
  const measure = reader.text(rule, "measure");
  const atLeast = reader.number(rule, "atLeast");
  const below = reader.number(rule, "below");
  return {
    ...(measure === null ? {} : { measure }),
    ...(atLeast === null ? {} : { atLeast }),
    ...(below === null ? {} : { below }),
  };
}
