// docs/commands.md from the command table, so that the page and the help cannot differ.
import { CITY_KEYS } from "../app/city-questions.js";
import { INIT_KEYS } from "../app/init-questions.js";
import type { CommandSpec, FlagSpec } from "./command-spec.js";
import { COMMANDS } from "./command-table.js";
import { EVERYWHERE_FLAGS } from "./common-flags.js";

const HEAD = `# Commands

\`epi <noun> <verb> [city…]\`: the same grammar everywhere. \`epi <command> --help\` says the same as this page.

- Results go to standard output, everything else (progress, notes, questions, errors) to standard error.
- Nothing ever waits for an answer where nobody can give one: without a terminal, or with \`CI\` set, a missing answer is an
  error that names its flag.
- Files that you wrote are never overwritten. Output is written beside and renamed, so an interrupted run leaves the last good output.
- What a command ends with is told in [exit-codes.md](exit-codes.md); what a code in a message means, by \`epi explain <code>\` and in
  [diagnostics.md](diagnostics.md).

## On every command

`;

const ANSWERS = `## Answers files

Every question of \`epi init\` and \`epi city new\` can be answered by a flag, by a file, or at the prompt, in this order. A file is
meant to be complete: what it leaves out takes its default; what has none is asked at a terminal and an error elsewhere. A key
that is not known is an error, with the likeliest one beside it.

Keys of \`epi init --answers FILE\`: ${code(INIT_KEYS)}.

\`\`\`yaml
name: Our network
languages: [de, en]
framework: epi@1
output: out
publisher: City of Example
contact: {email: office@example.org, url: https://example.org}
\`\`\`

Keys of \`epi city new --answers FILE\`: ${code(CITY_KEYS)} (\`*\` is a language).

\`\`\`yaml
names: {lv: Rīga, en: Riga}
country: LV
languages: [lv]
population:
  value: 614618
  asOf: 2021
  source: "Central Statistical Bureau: population"
  url: https://example.org/population
  grade: A
  note: Permanent residents
foreigners:
  measure: foreign_citizens_share
  value: 4.4
  asOf: 2021
  source: Population register
  grade: B
review: {id: 2020, from: 2020-01-01, to: 2022-06-30, dataAsOf: 2022-12-31}
\`\`\`

At a terminal Ctrl-C keeps the answers given so far in \`.epi-answers-init.yaml\` or \`.epi-answers-city.yaml\`, readable by you
alone; the next run offers to go on with them, and they are removed when the command is done. Such a file is an answers file
itself. After success both commands print the line that does the same without a question.

## Environment

| variable | what it does |
|---|---|
| \`NO_COLOR\` | set and not empty: no colours (as \`--no-color\`) |
| \`FORCE_COLOR\` | colours also where there is no terminal; \`0\` refuses them |
| \`CI\` | set: nobody is asked, even at a terminal |
| \`EPI_BROWSER\` | browser that prints the PDFs (as \`--browser\`) |
| \`EPI_CACHE_DIR\` | folder for the unpacked bundled browser |
| \`EPI_TODAY\` | \`YYYY-MM-DD\`: what counts as today when data are checked |
`;

/** The whole page. */
export function renderCommandDocs(): string {
  const everywhere = flagTable(EVERYWHERE_FLAGS);
  const sections = COMMANDS.map((spec) => commandSection(spec));
  return `${HEAD}${everywhere}\n\n${sections.join("\n\n")}\n\n${ANSWERS}`;
}

function commandSection(spec: CommandSpec): string {
  const args = (spec.args ?? []).map(({ syntax }) => ` ${syntax}`).join("");
  const lines = [`## epi ${spec.path.join(" ")}`, "", `${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.`];
  if (spec.details !== undefined) lines[2] += ` ${spec.details}`;
  lines.push("", "```sh", `epi ${spec.path.join(" ")}${args} [options]`, ...spec.examples.map((line) => `epi ${line}`), "```");
  const rows = [...(spec.args ?? []).map(({ syntax, description }) => row(syntax, description)), ...spec.flags.map(flagRow)];
  lines.push("", ...tableHead(), ...rows);
  return lines.join("\n");
}

function flagTable(flags: readonly FlagSpec[]): string {
  return [...tableHead(), ...flags.map(flagRow)].join("\n");
}

function tableHead(): string[] {
  return ["| option | what it does |", "|---|---|"];
}

function flagRow(flag: FlagSpec): string {
  const choices = flag.choices === undefined ? "" : `: ${flag.choices.map((choice) => `\`${choice}\``).join(", ")}`;
  return row(flag.flags, `${flag.description}${choices}`);
}

/** A vertical bar would end the cell. */
function row(name: string, description: string): string {
  return `| \`${name.replaceAll("|", "\\|")}\` | ${description.replaceAll("|", "\\|")} |`;
}

function code(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
