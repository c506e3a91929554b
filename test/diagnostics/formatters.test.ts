// The formatters over the same few findings: what people, other programs, GitHub, SARIF and JUnit readers get.
import { describe, expect, it } from "vitest";
import { formatGithub } from "../../src/diagnostics/format-github.js";
import { formatJson, toJsonPointer } from "../../src/diagnostics/format-json.js";
import { formatJunit } from "../../src/diagnostics/format-junit.js";
import { formatPretty, type DiagnosticPalette } from "../../src/diagnostics/format-pretty.js";
import { formatSarif } from "../../src/diagnostics/format-sarif.js";
import { formatSummary, hasFindingAtOrAbove } from "../../src/diagnostics/format-summary.js";
import { locateDiagnostics, type LocatedDiagnostic } from "../../src/diagnostics/locate-diagnostics.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { parsePositionedDocument } from "../../src/workspace/parse-positioned-document.js";

const TEXT = `id: riga
names:
  zh: 里加城
  xx: "100 %"
place: contry
`;
const FILE = "cities/ri ga/a,b:c.yaml";

const DIAGNOSTICS: readonly Diagnostic[] = [
  { ruleId: "schema/not-allowed-value", severity: "error", file: FILE, pointer: ["place"], at: "value", message: "“place” cannot be the text “contry”.", suggestions: ["country", "county"], cure: "Possible: city, country." },
  { ruleId: "i18n/text-unasked", severity: "info", file: FILE, pointer: ["names", "zh"], at: "value", message: "100 % of <names> & \"all\"\u0007\n::error::x" },
  { ruleId: "city/id-mismatch", severity: "warning", file: FILE, pointer: ["id"], at: "key", message: "The id differs.", related: [{ file: FILE, pointer: ["place"], message: "See here." }] },
  { ruleId: "file/not-utf8", severity: "error", file: "b.yaml", pointer: [], at: "value", message: "The file is not UTF-8 text: line 2." },
];

function located(diagnostics: readonly Diagnostic[] = DIAGNOSTICS): readonly LocatedDiagnostic[] {
  const { document } = parsePositionedDocument(FILE, TEXT);
  return locateDiagnostics(diagnostics, new Map([[FILE, document]]));
}

const plain = (text: string): string => text;
const PLAIN: DiagnosticPalette = { error: plain, warning: plain, info: plain, strong: plain, dim: plain };

describe("places", () => {
  it("sorts by file and position, and counts columns in letters", () => {
    expect(located().map(({ diagnostic, place }) => [diagnostic.file, place.line, place.column, place.endColumn])).toEqual([
      ["b.yaml", 1, 1, 1],
      [FILE, 1, 1, 3],
      [FILE, 3, 7, 10],
      [FILE, 5, 8, 14],
    ]);
  });

  it("prefers a range that is given, and survives pointers and files that are not there", () => {
    const [one] = located([{ ruleId: "yaml/tab", severity: "error", file: FILE, pointer: [], at: "value", range: { start: 16, end: 19 }, message: "" }]);
    expect(one?.place).toEqual({ line: 3, column: 1, endLine: 3, endColumn: 4 });
    expect(located([{ ruleId: "x/y", severity: "error", file: "none", pointer: ["a"], at: "value", message: "" }])[0]?.place.line).toBe(1);
  });
});

describe("pretty", () => {
  it("shows lines, caret, reason, cure and suggestions", () => {
    expect(formatPretty(located(DIAGNOSTICS.slice(0, 1)), { palette: PLAIN })).toMatchInlineSnapshot(`
      "cities/ri ga/a,b:c.yaml:5:8 error schema/not-allowed-value
        “place” cannot be the text “contry”.
        3 |   zh: 里加城
        4 |   xx: "100 %"
      > 5 | place: contry
          |        ^^^^^^
        Did you mean “country” (or “county”)?
        Why:  Statuses, places, grades and the like are fixed lists, so that reports in every language can name them.
        Cure: Possible: city, country.

      1 error in 1 file
      "
    `);
  });

  it("draws carets as wide as the letters above them", () => {
    const lines = formatPretty(located(DIAGNOSTICS.slice(1, 2)), { palette: PLAIN }).split("\n");
    expect(lines).toContain("> 3 |   zh: 里加城");
    expect(lines).toContain("    |       ^^^^^^");
  });

  it("lets no text of a file steer the terminal", () => {
    const bell = "\u001b[2J\u0007";
    expect(formatPretty(located([{ ...(DIAGNOSTICS[0] as Diagnostic), message: bell, file: bell }]), { palette: PLAIN })).not.toMatch(/[\u001b\u0007]/);
  });

  it("says a reason once per file and counts what it leaves out", () => {
    const many = Array.from({ length: 17 }, () => DIAGNOSTICS[0] as Diagnostic);
    const text = formatPretty(located(many), { palette: PLAIN, maxPerRule: 5 });
    expect(text.match(/cannot be the text/g)).toHaveLength(5);
    expect(text.match(/Why:/g)).toHaveLength(1);
    expect(text).toContain("… and 12 more of schema/not-allowed-value");
    expect(text).toContain("17 errors in 1 file");
  });

  it("uses the colours it is given", () => {
    const marked: DiagnosticPalette = { ...PLAIN, error: (text) => `<${text}>` };
    expect(formatPretty(located(DIAGNOSTICS.slice(0, 1)), { palette: marked })).toContain("<error>");
  });

  it("says that nothing is wrong", () => {
    expect(formatPretty([], { palette: PLAIN })).toBe("No problems found\n");
  });
});

describe("summary", () => {
  it("counts by severity and file", () => {
    const of = (severity: Diagnostic["severity"], file: string): Diagnostic => ({ ...(DIAGNOSTICS[0] as Diagnostic), severity, file });
    expect(formatSummary([of("error", "a"), of("error", "a"), of("error", "b"), of("warning", "a"), of("warning", "b")])).toBe("3 errors, 2 warnings in 2 files");
    expect(formatSummary([of("info", "a")])).toBe("1 note in 1 file");
    expect(hasFindingAtOrAbove([of("warning", "a")], "error")).toBe(false);
    expect(hasFindingAtOrAbove([of("warning", "a")], "warning")).toBe(true);
    expect(hasFindingAtOrAbove([of("warning", "a")], "info")).toBe(true);
  });
});

describe("json", () => {
  it("has everything a program needs", () => {
    const report = JSON.parse(formatJson(located())) as { summary: unknown; findings: Record<string, unknown>[] };
    expect(report.summary).toEqual({ text: "2 errors, 1 warning, 1 note in 2 files", error: 2, warning: 1, info: 1, files: 2 });
    expect(report.findings.at(-1)).toEqual({
      file: FILE, line: 5, column: 8, endLine: 5, endColumn: 14, pointer: "/place", ruleId: "schema/not-allowed-value", severity: "error",
      message: "“place” cannot be the text “contry”.", cure: "Possible: city, country.", suggestions: ["country", "county"], related: [],
      why: expect.stringContaining("fixed lists") as string, docs: "docs/diagnostics.md#schemanot-allowed-value",
    });
    expect(toJsonPointer(["a/b", 0, "c~d"])).toBe("/a~1b/0/c~0d");
  });
});

describe("github", () => {
  it("escapes what would end a field or start a command", () => {
    const lines = formatGithub(located(), { pathPrefix: "examples/net" }).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe(
      "::notice file=examples/net/cities/ri ga/a%2Cb%3Ac.yaml,line=3,endLine=3,col=7,endColumn=9,title=Text in a language nobody asked for (i18n/text-unasked)::" +
        "100 %25 of <names> & \"all\"\u0007%0A::error::x%0ACorrect the code, or add the language to the list.",
    );
    expect(lines[1]).toMatch(/^::warning /);
    expect(lines[3]).toContain("Did you mean “country”?");
    expect(formatGithub([])).toBe("");
  });
});

describe("sarif", () => {
  interface Log {
    version: string;
    runs: { columnKind: string; tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; relatedLocations?: unknown[]; partialFingerprints: Record<string, string>; locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[] }[] }[];
  }
  const read = (diagnostics?: readonly Diagnostic[]): Log => JSON.parse(formatSarif(located(diagnostics), { toolVersion: "0.1.0", pathPrefix: "net" })) as Log;

  it("has rules, places in code points and addresses without spaces", () => {
    const [run] = read().runs;
    expect(run?.columnKind).toBe("unicodeCodePoints");
    const last = run?.results.at(-1);
    expect(last).toMatchObject({ ruleId: "schema/not-allowed-value", level: "error" });
    expect(run?.tool.driver.rules[last?.ruleIndex ?? -1]?.id).toBe("schema/not-allowed-value");
    expect(last?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "net/cities/ri%20ga/a,b:c.yaml" },
      region: { startLine: 5, startColumn: 8, endLine: 5, endColumn: 14 },
    });
    expect(run?.results.map((result) => result.level)).toEqual(["error", "warning", "note", "error"]);
    expect(run?.results[1]?.relatedLocations).toHaveLength(1);
  });

  it("keeps a finding's fingerprint when lines move, and gives each its own", () => {
    const prints = read().runs[0]?.results.map((result) => result.partialFingerprints["epiFinding/v1"]);
    expect(new Set(prints).size).toBe(4);
    const { document } = parsePositionedDocument(FILE, `# moved\n\n${TEXT}`);
    const moved = JSON.parse(formatSarif(locateDiagnostics(DIAGNOSTICS, new Map([[FILE, document]])), { toolVersion: "0.2.0" })) as Log;
    expect(moved.runs[0]?.results.map((result) => result.partialFingerprints["epiFinding/v1"])).toEqual(prints);
    expect(moved.runs[0]?.results.at(-1)?.locations[0]?.physicalLocation.region["startLine"]).toBe(7);
  });
});

describe("junit", () => {
  it("has a case per file, failures for errors only, and nothing that is no XML", () => {
    const xml = formatJunit(located(), { files: [FILE, "epi.yaml"] });
    expect(xml).toContain('<testsuites name="epi" tests="3" failures="2">');
    expect(xml).toContain('<testcase name="epi.yaml" classname="epi"/>');
    expect(xml).toContain("100 % of &lt;names&gt; &amp; &quot;all&quot;\uFFFD");
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
  });
});
