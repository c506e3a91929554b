// A small workspace without a single finding, and ways to change one place of it.
import type { FileMap } from "./memory-workspace.js";

export const REVIEW_FILE = "cities/riga/reviews/2020.yaml";
export const CITY_FILE = "cities/riga/city.yaml";
export const FRAMEWORK_FILE = "frameworks/mini-1.yaml";
export const WORDS_FILE = "locales/en/frameworks/mini-1.yaml";

const CONFIG = `schemaVersion: 1
kind: workspace
name: {en: Test network}
framework: mini@1
languages: [en]
contact: {email: a@example.org, url: "https://example.org"}
cohorts:
  - id: all
    rule: {}
  - id: large
    name: {en: Large cities}
    rule: {measure: population, atLeast: 200000, below: 900000}
`;

const FRAMEWORK = `schemaVersion: 1
kind: framework
id: mini
version: 1
scale: {min: 0, max: 100}
coverage: {shown: 0.6667, provisional: 0.5}
features:
  plan: [a.plan]
areas:
  - id: area
    dimensions:
      - id: dimension
        indicators:
          - {id: a.plan, kind: ordinal, levels: 5, competence: municipal, standards: [ICC]}
          - {id: a.grant, kind: binary, competence: municipal}
          - id: a.desk
            kind: checklist
            items: [registration, schools, health]
            competence: shared
          - id: a.work
            kind: ratio
            unit: ratio
            scale: {min: 0}
            goalposts: {min: 0.6, target: 1, basis: judgement}
            basisRequired: true
            competence: shared
          - id: a.gap
            kind: gap
            unit: points
            scale: {min: -4, max: 4}
            goalposts: {min: 1.5, target: 0, basis: judgement}
            competence: shared
          - id: a.course
            kind: rate
            unit: percent
            scale: {min: 0, max: 100}
            goalposts: {min: 10, target: 80, basis: judgement}
            competence: national
          - id: a.trust
            kind: survey_mean
            unit: points
            scale: {min: 1, max: 5}
            goalposts: {min: 2, target: 4.5, basis: judgement}
            competence: shared
`;

const WORDS = `title: Mini
areas:
  area: {title: Area}
dimensions:
  dimension: {title: Dimension}
indicators:
  a.plan:
    title: Plan
    definition: Standing of the plan.
    levels: {0: none, 1: drafted, 2: adopted, 3: funded, 4: evaluated}
  a.grant: {title: Grant, definition: Whether there is one.}
  a.desk:
    title: Desks
    definition: Desks in several languages.
    items: {registration: registration, schools: schools, health: health}
  a.work: {title: Work, definition: Employment compared., unit: ratio}
  a.gap: {title: Gap, definition: Belonging compared., unit: points}
  a.course: {title: Courses, definition: Courses begun., unit: percent}
  a.trust: {title: Trust, definition: Trust in the city., unit: points}
features:
  plan: Plan
`;

const CITY = `schemaVersion: 1
kind: city
id: riga
country: LV
names: {en: Riga}
languages: [lv]
facts:
  - measure: population
    value: 632614
    unit: people
    asOf: "2020-01-01"
    place: city
    grade: A
    source: {title: Population register, lang: en, url: "https://example.org/a"}
  - measure: foreign_citizens_share
    value: 12.18
    unit: percent
    asOf: "2020"
    place: city
    basis: foreign_citizens
    grade: A
    source: {title: Population register, lang: en}
    parts: {numerator: 47318, denominator: 388438}
`;

const REVIEW = `schemaVersion: 1
kind: review
id: "2020"
city: riga
framework: mini@1
period: {from: 2020-01-01, to: 2022-06-30}
dataAsOf: 2026-11-23
observations:
  a.plan:
    status: observed
    value: 3
    year: 2021
    place: city
    grade: B
    source: {title: Plan of the city, lang: lv, url: "https://example.org/b", accessed: 2026-01-02}
    finding: {en: The plan was adopted.}
    goodPractices:
      - title: {en: Plan for all}
        text: {en: It was written together.}
        source: {title: Page, url: "https://example.org/c"}
    alternatives:
      - status: observed
        value: 2
        year: 2018
        place: city
        grade: D
        flags: [outside_period, disputed]
  a.grant:
    status: illustrative
    value: yes
    year: 2021
    place: city
  a.desk:
    status: observed
    value: {present: [registration], absent: [health], not_applicable: []}
    year: 2022
    place: city
    grade: D
  a.work:
    status: observed
    value: 0.953
    year: 2020
    place: country
    basis: foreign_citizens
    grade: A
    source: {title: Labour force survey}
    flags: [proxy]
    group: {value: 60.7, n: 800}
    reference: {value: 63.7, n: 5000}
  a.gap:
    status: missing
    reason: {en: Not asked.}
  a.course:
    status: not_applicable
    reason: {en: Courses are a task of the state.}
  a.trust:
    status: provisional
    value: 3.62
    year: 2021
    place: city
    grade: C
    source: {title: Resident survey}
    n: 812
    sd: 0.94
`;

export const SAMPLE: FileMap = {
  "epi.yaml": CONFIG,
  [FRAMEWORK_FILE]: FRAMEWORK,
  [WORDS_FILE]: WORDS,
  [CITY_FILE]: CITY,
  [REVIEW_FILE]: REVIEW,
};

export const DEEP_FILE = "frameworks/deep-1.yaml";

/** A workspace without a single finding whose framework has two and four levels and most settings. */
export const DEEP: FileMap = {
  "epi.yaml": String(SAMPLE["epi.yaml"]).replace("mini@1", "deep@1"),
  [DEEP_FILE]: `schemaVersion: 1
kind: framework
id: deep
version: 1
availability: 0.67
aggregation: {overall: harmonic, area: geometric, dimension: {power: 2}}
normalise: minmax
areas:
  - id: life
    weight: 2
    dimensions:
      - id: work
        mean: geometric
        dimensions:
          - id: jobs
            availability: 0.5
            indicators:
              - {id: jobs.rate, kind: rate, unit: percent, competence: shared, goalposts: {min: 10, target: 80, basis: published}}
              - {id: jobs.gap, kind: gap, unit: points, competence: shared, direction: lower, weight: 3}
          - id: pay
            mean: {power: -2}
            indicators:
              - {id: pay.median, kind: amount, unit: eur, competence: national, normalise: {method: minmax, low: 10, high: 90}}
        indicators:
          - {id: work.plan, kind: ordinal, levels: 3, competence: municipal}
  - id: voice
    indicators:
      - {id: voice.seat, kind: binary, competence: municipal}
`,
  "locales/en/frameworks/deep-1.yaml": `title: Deep
areas: {life: {title: Life}, voice: {title: Voice}}
dimensions: {work: {title: Work}, jobs: {title: Jobs}, pay: {title: Pay}}
indicators:
  jobs.rate: {title: Rate, definition: Employed.}
  jobs.gap: {title: Gap, definition: Difference.}
  pay.median: {title: Median, definition: Pay.}
  work.plan: {title: Plan, definition: Standing., levels: {0: none, 1: drafted, 2: adopted}}
  voice.seat: {title: Seat, definition: Whether there is one.}
`,
  "cities/riga/city.yaml": "schemaVersion: 1\nkind: city\nid: riga\ncountry: LV\nnames: {en: Riga}\nlanguages: [lv]\nfacts: []\n",
  "cities/riga/reviews/2020.yaml": `schemaVersion: 1
kind: review
id: "2020"
city: riga
framework: deep@1
period: {from: 2020-01-01, to: 2022-06-30}
dataAsOf: 2026-11-23
observations:
  jobs.rate: {status: missing, reason: {en: Not asked.}}
  jobs.gap: {status: missing, reason: {en: Not asked.}}
  pay.median: {status: missing, reason: {en: Not asked.}}
  work.plan: {status: observed, value: 2, year: 2021, place: city, grade: B, source: {title: Decision}}
  voice.seat: {status: observed, value: yes, year: 2021, place: city, grade: B, source: {title: Decision}}
`,
};

/** The sample with one piece of one file replaced; throws when the piece is not there exactly once. */
export function changed(file: string, from: string, to: string, base: FileMap = SAMPLE): FileMap {
  const text = base[file];
  if (typeof text !== "string" || text.split(from).length !== 2) throw new Error(`“${from}” must stand exactly once in ${file}`);
  return { ...base, [file]: text.replace(from, () => to) };
}
