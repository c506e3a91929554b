// A city with three reviews: the oldest under the first version of a framework, the other two under the second.
import type { FileMap } from "../../validation/memory-workspace.js";

/*
 * Version 2 gives `plan` four levels instead of five, moves the target of `course` from 100 to 50, replaces `old` by `fresh`, and
 * doubles the weight of the second dimension. `trust` is as it was.
 */
const framework = (version: number, policy: string, outcomes: string) => `schemaVersion: 1
kind: framework
id: steps
version: ${version}
coverage: {shown: 0.6667, provisional: 0.5}
areas:
  - id: city
    dimensions:
      - id: policy
        indicators:
${policy}      - id: outcomes
${outcomes}`;

const RATE = "kind: rate, unit: percent, scale: {min: 0, max: 100}, competence: shared";
const TRUST = "          - {id: trust, kind: survey_mean, unit: points, scale: {min: 1, max: 5}, goalposts: {min: 1, target: 5, basis: judgement}, competence: shared}\n";
const GRANT = "          - {id: grant, kind: binary, competence: municipal}\n";
const FIRST = framework(
  1,
  `          - {id: plan, kind: ordinal, levels: 5, competence: municipal}\n${GRANT}`,
  `        indicators:\n          - {id: course, ${RATE}, goalposts: {min: 0, target: 100, basis: judgement}}\n${TRUST}          - {id: old, ${RATE}, goalposts: {min: 0, target: 100, basis: judgement}}\n`,
);
const SECOND = framework(
  2,
  `          - {id: plan, kind: ordinal, levels: 4, competence: municipal}\n${GRANT}`,
  `        weight: 2\n        indicators:\n          - {id: course, ${RATE}, goalposts: {min: 0, target: 50, basis: judgement}}\n${TRUST}          - {id: fresh, ${RATE}, goalposts: {min: 0, target: 100, basis: judgement}}\n`,
);

const words = (levels: number, last: string) => `title: Steps
areas:
  city: {title: The city}
dimensions:
  policy: {title: Policy}
  outcomes: {title: Outcomes}
indicators:
  plan:
    title: Plan
    definition: Standing of the plan.
    levels: {${Array.from({ length: levels }, (_, level) => `${level}: step ${level}`).join(", ")}}
  grant: {title: Grant, definition: Whether there is one.}
  course: {title: Courses, definition: Courses begun., unit: percent}
  trust: {title: Trust, definition: Trust in the city., unit: points}
  ${last}: {title: More, definition: Something else., unit: percent}
`;

const review = (id: string, version: number, period: string, observations: string) => `schemaVersion: 1
kind: review
id: "${id}"
city: riga
framework: steps@${version}
period: ${period}
dataAsOf: 2022-12-01
observations:
${observations}`;

const observation = (id: string, value: string, year: number, more = "") =>
  `  ${id}:\n    status: observed\n    value: ${value}\n    year: ${year}\n    place: city\n    grade: D\n${more}`;
const survey = "    n: 500\n    sd: 1\n";

export const HISTORY: FileMap = {
  "epi.yaml": "schemaVersion: 1\nkind: workspace\nname: {en: One city over time}\nframework: steps@2\nlanguages: [en]\n",
  "frameworks/steps-1.yaml": FIRST,
  "frameworks/steps-2.yaml": SECOND,
  "locales/en/frameworks/steps-1.yaml": words(5, "old"),
  "locales/en/frameworks/steps-2.yaml": words(4, "fresh"),
  "cities/riga/city.yaml": "schemaVersion: 1\nkind: city\nid: riga\ncountry: LV\nnames: {en: Riga}\nlanguages: [lv]\n",
  "cities/riga/reviews/2016.yaml": review("2016", 1, "{from: 2016-01-01, to: 2017-12-31}", [
    observation("plan", "4", 2016), observation("grant", "yes", 2016), observation("course", "20", 2017), observation("trust", "2", 2016, survey), observation("old", "90", 2017),
  ].join("")),
  "cities/riga/reviews/2018.yaml": review("2018", 2, "{from: 2018-01-01, to: 2019-12-31}", [
    observation("plan", "0", 2018), "  grant:\n    status: illustrative\n    value: yes\n    year: 2018\n    place: city\n", observation("course", "30", 2018), observation("trust", "3", 2018, survey), observation("fresh", "20", 2019),
  ].join("")),
  "cities/riga/reviews/2020.yaml": review("2020", 2, "{from: 2020-01-01, to: 2022-06-30}", [
    observation("plan", "3", 2020), observation("grant", "yes", 2021), observation("course", "50", 2021), observation("trust", "3", 2021, survey), "  fresh:\n    status: missing\n    reason: {en: Not asked.}\n",
  ].join("")),
};
