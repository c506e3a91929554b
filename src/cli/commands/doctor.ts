// `epi doctor`
import { doctor, type DoctorReport } from "../../app/doctor.js";
import type { CommandCall } from "../command-spec.js";
import { EXIT_DONE, EXIT_ENVIRONMENT } from "../exit-codes.js";
import { formatJsonResult } from "../format-json-result.js";
import { formatTable } from "../format-table.js";
import { loadPalette, type Palette } from "../palette.js";
import { switchOption, textOption, workspaceOf } from "../read-options.js";

/** Prints what was found; exit code 3 when no PDF can be printed. */
export async function runDoctor({ options, context }: CommandCall): Promise<number> {
  const browser = textOption(options, "browser");
  const report = await doctor(
    {
      ...workspaceOf(options),
      ...(browser === undefined ? {} : { browser }),
    },
    context.ports,
    await context.io.loadPrintPorts(),
  );
  context.terminal.result(
    switchOption(options, "json")
      ? formatJsonResult(jsonOf(report))
      : formatReport(report, await loadPalette(context.colorStdout)),
  );
  return report.canPrint ? EXIT_DONE : EXIT_ENVIRONMENT;
}

/** The problem is an Error, which JSON would show as {}. */
function jsonOf(report: DoctorReport): unknown {
  const { problem, ...browser } = report.browser;
  return {
    ...report,
    browser: {
      ...browser,
      problem: problem === null ? null : { code: problem.code, message: problem.message, hint: problem.hint ?? null },
    },
  };
}

function formatReport(report: DoctorReport, palette: Palette): string {
  const good = palette.good("ok");
  const bad = palette.error("no");
  const note = palette.warning("--");
  const { node, tool, fonts, workspace } = report;
  const incomplete = report.languages.filter(({ missing }) => missing.length > 0);
  const rows = [
    [node.isSupported ? good : bad, "Node.js", `${node.version}${node.isSupported ? "" : `, needed: ${node.needed} or newer`}`],
    [good, "epi", `${tool.version} in ${tool.folder}`],
    [
      incomplete.length === 0 ? good : note,
      "Languages",
      incomplete.length === 0
        ? report.languages.map(({ lang }) => lang).join(", ")
        : incomplete.map(({ lang, missing }) => `${lang} lacks ${missing.length} (${missing.slice(0, 3).join(", ")}…)`).join("; "),
    ],
    [fonts.files > 0 ? good : bad, "Fonts", fonts.files > 0 ? `${fonts.package}, ${fonts.files} files` : `${fonts.package} is missing`],
    [
      workspace.folder === null ? note : good,
      "Workspace",
      workspace.folder === null
        ? workspace.problem
        : `${workspace.folder}: ${counted(workspace.cities, "city", "cities")}, ${counted(workspace.reviews, "review", "reviews")}`,
    ],
    ...browserRows(report.browser, good, bad, note),
  ];
  const verdict = report.canPrint ? "HTML and PDF can be built here." : "HTML can be built here, PDF cannot.";
  const hint = report.browser.problem?.hint;
  return [
    ...formatTable(rows),
    "",
    palette.strong("Browsers looked at"),
    ...formatTable(report.browser.attempts.map(({ source, outcome, path, why }) => [`  ${source}`, outcome, path ?? "–", why])),
    "",
    palette.strong(verdict),
    ...(report.browser.problem === null ? [] : [`  ${report.browser.problem.message}`, ...(hint === undefined ? [] : [`  ${hint}`]), `  More: epi explain ${report.browser.problem.code}`]),
  ].join("\n");
}

function browserRows(browser: DoctorReport["browser"], good: string, bad: string, note: string): string[][] {
  const rows: string[][] = [];
  if (browser.browser === null) {
    rows.push([bad, "Browser", browser.problem?.message ?? "none"]);
  } else {
    const { version, source, path } = browser.browser;
    rows.push([good, "Browser", `${version} (${source}) ${path}`]);
    for (const text of browser.browser.notes) rows.push([note, "", text]);
  }
  if (browser.testPage !== null) {
    const { pages, printMs, fonts } = browser.testPage;
    rows.push([good, "Test page", `${counted(pages, "page", "pages")} in ${printMs} ms, started in ${browser.launchMs ?? 0} ms, fonts: ${fonts.join(", ")}`]);
  }
  rows.push([good, "Browser fonts", browser.fonts === "own" ? "only those that epi brings" : "those of this computer can be seen"]);
  if (browser.cache !== null) {
    const unpacked = browser.unpacked === null ? "nothing unpacked" : `${browser.unpacked.path}, ${Math.round(browser.unpacked.bytes / 1e6)} MB`;
    rows.push([good, "Cache", `${browser.cache.path} (${unpacked})`]);
  }
  return rows;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
