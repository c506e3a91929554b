// The whole command surface as data. Adding a command means one entry here and one file in commands/.
import {
  ANSWERS_FLAG,
  JSON_FLAG,
  NO_ILLUSTRATIVE_FLAG,
  WORKSPACE_FLAG,
  YES_FLAG,
} from "./common-flags.js";
import type { CommandSpec, GroupSpec } from "./command-spec.js";

export const GROUPS: readonly GroupSpec[] = [
  { name: "city", summary: "add cities to a workspace and list them" },
  { name: "review", summary: "check, score and build Intercultural Reviews" },
  { name: "schema", summary: "list and print the JSON Schemas of the files" },
];

const CITY_LIST = { syntax: "[city...]", description: "city ids (default: every city of the workspace)" };

export const COMMANDS: readonly CommandSpec[] = [
  {
    path: ["init"],
    summary: "set up a new workspace",
    details:
      "Asks for the name of the network, its languages, the framework and who publishes, and writes epi.yaml with the JSON Schemas that editors use. Every question has a flag. Nothing that exists is overwritten.",
    args: [{ syntax: "[folder]", description: "folder of the workspace (default: the current folder)" }],
    flags: [
      { flags: "--name <text>", description: "name of the network or project" },
      { flags: "-l, --lang <tags>", description: "languages of the reports, for example de,en; the first one leads", kind: "list" },
      { flags: "--framework <id@version>", description: "what is measured, for example epi@1" },
      { flags: "-o, --out <folder>", description: "output folder, relative to the workspace" },
      { flags: "--publisher <text>", description: "who publishes the reports" },
      { flags: "--funding <text>", description: "funding line on the cover" },
      { flags: "--contact-email <address>", description: "e-mail address in the imprint" },
      { flags: "--contact-url <address>", description: "web address in the imprint" },
      ANSWERS_FLAG,
      YES_FLAG,
      JSON_FLAG,
    ],
    examples: ["init our-network", 'init our-network --name "Our network" --lang de,en --yes'],
    load: async () => (await import("./commands/init.js")).runInit,
  },
  {
    path: ["doctor"],
    summary: "check that this computer can build and print",
    details:
      "Looks at Node.js, the tool, its languages and fonts, the workspace, and starts the browser that prints PDFs. Exit code 3 when no PDF can be printed.",
    flags: [
      WORKSPACE_FLAG,
      { flags: "--browser <file>", description: "try this browser instead of looking for one" },
      JSON_FLAG,
    ],
    examples: ["doctor", "doctor --json"],
    load: async () => (await import("./commands/doctor.js")).runDoctor,
  },
  {
    path: ["explain"],
    summary: "say what a finding or an error means and how to cure it",
    args: [{ syntax: "[code]", description: "for example observation/basis-missing (default: list all codes)" }],
    flags: [JSON_FLAG],
    examples: ["explain browser/not-found", "explain"],
    load: async () => (await import("./commands/explain.js")).runExplain,
  },
  {
    path: ["city", "new"],
    summary: "add a city with its first review file",
    details:
      "Asks for names, country, languages and the facts that place a city in its cohorts, and writes its profile and a first review in which every indicator stands as missing, with its definition beside it. Every question has a flag. Nothing that exists is overwritten.",
    args: [{ syntax: "[id]", description: "short name of the city in file names (default: made from its name)" }],
    flags: [
      WORKSPACE_FLAG,
      {
        flags: "-n, --name <[tag=]name>",
        description: "name of the city, for example lv=Rīga; without a tag in its first language; may be repeated",
        kind: "repeat",
      },
      { flags: "--country <code>", description: "two letters of ISO 3166-1, for example LV" },
      { flags: "-l, --lang <tags>", description: "languages of the city's own administration, for example lv", kind: "list" },
      { flags: "--population <number>", description: "residents of the city" },
      { flags: "--population-as-of <date>", description: "year or day the population is about, for example 2020" },
      { flags: "--population-source <title>", description: "where the population was published" },
      { flags: "--population-url <address>", description: "web address of that source" },
      { flags: "--population-grade <grade>", description: "A official statistic, B administrative record, C self-report, D press" },
      { flags: "--population-note <text>", description: "who is counted, for example main residence only" },
      { flags: "--foreigners <number>", description: "share of foreign residents in percent, for example 12.1" },
      {
        flags: "--foreigners-measure <measure>",
        description: "which group: foreign_citizens_share, foreign_born_share, migration_background_share or third_country_nationals_share",
      },
      { flags: "--foreigners-as-of <date>", description: "year or day the share is about" },
      { flags: "--foreigners-source <title>", description: "where the share was published" },
      { flags: "--foreigners-url <address>", description: "web address of that source" },
      { flags: "--foreigners-grade <grade>", description: "A, B, C or D as for the population" },
      { flags: "--review <id>", description: "name of the first review, for example 2025" },
      { flags: "--from <date>", description: "first day of the period reviewed, YYYY-MM-DD" },
      { flags: "--to <date>", description: "last day of the period reviewed, YYYY-MM-DD" },
      { flags: "--data-as-of <date>", description: "day up to which data are collected, YYYY-MM-DD" },
      ANSWERS_FLAG,
      YES_FLAG,
      JSON_FLAG,
    ],
    examples: ["city new", "city new riga --name lv=Rīga --name en=Riga --country LV --lang lv --yes"],
    load: async () => (await import("./commands/city-new.js")).runCityNew,
  },
  {
    path: ["city", "list"],
    summary: "list the cities of the workspace",
    flags: [WORKSPACE_FLAG, { flags: "-l, --lang <tag>", description: "language of the names (default: en)" }, JSON_FLAG],
    examples: ["city list", "city list --json"],
    load: async () => (await import("./commands/city-list.js")).runCityList,
  },
  {
    path: ["review", "validate"],
    summary: "find everything that is wrong in the files",
    args: [CITY_LIST],
    flags: [
      WORKSPACE_FLAG,
      {
        flags: "-f, --format <format>",
        description: "how findings are printed",
        choices: ["pretty", "json", "github", "sarif", "junit"],
      },
      {
        flags: "--fail-on <severity>",
        description: "exit with 1 from this severity on (default: error)",
        choices: ["error", "warning", "info"],
      },
      { ...JSON_FLAG, description: "the same as --format json" },
    ],
    examples: ["review validate", "review validate riga --fail-on warning", "review validate --format github"],
    load: async () => (await import("./commands/review-validate.js")).runReviewValidate,
  },
  {
    path: ["review", "score"],
    summary: "compute the scores and show them in a table",
    args: [CITY_LIST],
    flags: [
      WORKSPACE_FLAG,
      NO_ILLUSTRATIVE_FLAG,
      { ...JSON_FLAG, description: "print the whole result as JSON (a list when there are several cities)" },
    ],
    examples: ["review score riga", "review score --no-illustrative", "review score riga --json"],
    load: async () => (await import("./commands/review-score.js")).runReviewScore,
  },
  {
    path: ["review", "trace"],
    summary: "follow a score back to its raw values and sources",
    args: [
      { syntax: "<city>", description: "city id" },
      { syntax: "<node>", description: "overall, or the id of an area, dimension or indicator" },
    ],
    flags: [
      WORKSPACE_FLAG,
      { flags: "-l, --lang <tag>", description: "language of titles and texts (default: en)" },
      NO_ILLUSTRATIVE_FLAG,
      JSON_FLAG,
    ],
    examples: ["review trace riga overall", "review trace riga gov.com.strategy --lang lv"],
    load: async () => (await import("./commands/review-trace.js")).runReviewTrace,
  },
  {
    path: ["review", "build"],
    summary: "build the reports: HTML, PDF and JSON",
    details:
      "Validates first and builds only what changed. Output is written beside and renamed: an interrupted run leaves the last good report.",
    args: [CITY_LIST],
    flags: [
      WORKSPACE_FLAG,
      { flags: "-l, --lang <tags>", description: "languages, for example lv,en (default: those of the workspace)", kind: "list" },
      { flags: "-f, --format <formats>", description: "html, pdf, json (default: html,pdf)", kind: "list" },
      { flags: "-o, --out <folder>", description: "output folder (default: the one in epi.yaml)" },
      { flags: "-j, --jobs <number>", description: "documents printed at the same time (default: 4)" },
      NO_ILLUSTRATIVE_FLAG,
      { flags: "--check", description: "write nothing, exit with 1 when output is missing or stale" },
      { flags: "--why", description: "say for each document why it is built" },
      { flags: "--force", description: "build everything, also what has not changed" },
      { flags: "--browser <file>", description: "browser that prints the PDFs (also: EPI_BROWSER in the environment)" },
      { ...JSON_FLAG, description: "print what was done as one JSON document" },
    ],
    examples: ["review build", "review build riga --lang lv,en --format pdf", "review build --check"],
    load: async () => (await import("./commands/review-build.js")).runReviewBuild,
  },
  {
    path: ["schema", "list"],
    summary: "list the JSON Schemas",
    flags: [JSON_FLAG],
    examples: ["schema list"],
    load: async () => (await import("./commands/schema-list.js")).runSchemaList,
  },
  {
    path: ["schema", "print"],
    summary: "print a JSON Schema",
    args: [{ syntax: "<name>", description: "for example city or review" }],
    flags: [
      { flags: "--framework <id@version>", description: "with review: the schema derived from this framework, for example epi or epi@1" },
      WORKSPACE_FLAG,
      { flags: "-l, --lang <tag>", description: "with --framework: language of titles and definitions (default: en)" },
    ],
    examples: ["schema print city", "schema print review --framework epi > review.schema.json"],
    load: async () => (await import("./commands/schema-print.js")).runSchemaPrint,
  },
];
