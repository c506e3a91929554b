// The pages that people read say what is true: links lead somewhere, dependencies are explained, counts of the example network are right.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSources, REPOSITORY } from "./read-source.js";

const read = (...path: string[]): string => readFileSync(join(REPOSITORY, ...path), "utf8");
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md"],
  ...readdirSync(join(REPOSITORY, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
];

/** The anchor that GitHub and most others give to a heading. */
function anchorOf(heading: string): string {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
}

function anchorsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchorOf(match[1]!));
}

describe.each(PAGES)("%s", (page) => {
  it("links to files and headings that exist", () => {
    const file = join(REPOSITORY, page);
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => match[1]!);
    const broken = links.filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : resolve(dirname(file), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && statSync(target).isFile() && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe("dependencies", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;

  it("are all explained in docs/dependencies.md", () => {
    const page = read("docs", "dependencies.md");
    expect([...Object.keys(dependencies), ...Object.keys(devDependencies)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("are all used by the source that ships", () => {
    const text = readSources().map((file) => file.text).join("\n");
    expect(Object.keys(dependencies).filter((name) => !text.includes(`"${name}"`) && !text.includes(`"${name}/`))).toEqual([]);
  });
});

describe("the example network", () => {
  interface Reading {
    readonly status: string;
    readonly place?: string;
    readonly alternatives?: readonly unknown[];
  }
  const cities = join(REPOSITORY, "examples", "epi-network", "cities");
  const rows = readdirSync(cities).sort().map((id) => {
    const profile = parse(readFileSync(join(cities, id, "city.yaml"), "utf8")) as { names: { en: string }; facts: unknown[] };
    const review = parse(readFileSync(join(cities, id, "reviews", "2020.yaml"), "utf8")) as { observations: Record<string, Reading> };
    const readings = Object.values(review.observations);
    const count = (status: string): number => readings.filter((reading) => reading.status === status).length;
    const fromSource = readings.filter((reading) => ["observed", "estimated", "provisional"].includes(reading.status));
    const other = readings.reduce((sum, reading) => sum + (reading.alternatives?.length ?? 0), 0);
    const own = fromSource.filter((reading) => reading.place === "city").length;
    return { name: profile.names.en, counts: [fromSource.length, own, other, count("illustrative"), count("missing"), count("not_applicable"), profile.facts.length] };
  });

  it("has the counts that its page tells", () => {
    const page = read("examples", "README.md").split("\n");
    const expected = rows.map(({ name, counts }) => `| ${name} | ${counts.join(" | ")} |`);
    const sums = rows[0]!.counts.map((_, index) => rows.reduce((sum, { counts }) => sum + counts[index]!, 0));
    expected.push(`| **all** | ${sums.map((sum) => `**${sum}**`).join(" | ")} |`);
    expect(expected.filter((row) => !page.includes(row))).toEqual([]);
  });
});

it("no page names a folder of somebody's computer", () => {
  const naming = PAGES.filter((page) => /(^|[\s`"(])\/(home|Users|tmp|work|root)\//.test(read(page)));
  expect(naming.map((page) => relative(REPOSITORY, join(REPOSITORY, page)))).toEqual([]);
});
