// Issues that only scoring finds as findings with a place in the values file and words for people.
import { suggestNames } from "../diagnostics/suggest-names.js";
import type { Diagnostic, Severity } from "../model/diagnostic.js";
import type { TableIssue } from "../model/table-issue.js";
import type { CsvDocument } from "./parse-csv-text.js";
import type { ParsedTable } from "./parse-values-table.js";

/** Shape: issues → findings in the same order. A column is shown at its heading, a unit at its cell or code. */
export function describeTableIssues(issues: readonly TableIssue[], csv: CsvDocument, { table, rowOf, columnOf }: Pick<ParsedTable, "table" | "rowOf" | "columnOf">): Diagnostic[] {
  return issues.map((issue): Diagnostic => {
    const finding = (ruleId: string, severity: Severity, message: string, unit = -1, column = "indicator" in issue ? columnOf(issue.indicator) : 0, cure?: string): Diagnostic => ({
      ruleId, severity, file: csv.file, pointer: [], at: "value", message,
      range: csv.rangeOf(unit < 0 ? -1 : rowOf(unit), Math.max(0, column)),
      ...(cure === undefined ? {} : { cure }),
    });
    const unitName = "unit" in issue ? (table.units[issue.unit] ?? "") : "";
    switch (issue.type) {
      case "all_missing":
        return finding("table/all-missing", issue.weight > 0 ? "error" : "warning", `No unit has a value in the column “${issue.indicator}”.`);
      case "constant": {
        const isFatal = issue.isRelative && issue.weight > 0;
        const why = issue.isRelative ? "so its method has nothing to compare" : "so it adds the same to every unit";
        const same = issue.value === null ? `Every unit has the same answer in the column “${issue.indicator}”` : `Every value in the column “${issue.indicator}” is ${issue.value}`;
        return finding("table/constant-column", isFatal ? "error" : "warning", `${same}, ${why}.`, -1, columnOf(issue.indicator),
          issue.value === null ? "Check the column; set the weight to 0 in the framework if the indicator shall stay out of the scores." : undefined);
      }
      case "not_divided":
        return finding("table/not-divided", "warning", `Unit “${unitName}”, column “${issue.indicator}”: the value counts as missing, because “${issue.denominator}” is blank.`, issue.unit);
      case "no_score": {
        const gives = `Column “${issue.indicator}”: the method ${issue.method} gives no score to ${issue.count === 1 ? "one value" : `${issue.count} values`}`;
        const { reference } = issue;
        if (reference === null) return finding("table/no-score", "error", `${gives}.`);
        if (table.units.includes(reference)) return finding("table/no-score", "error", `${gives}: the unit “${reference}” that they are compared with has no value, or only the worst one.`);
        return {
          ...finding("table/no-score", "error", `${gives}: the table has no unit “${reference}” that they are compared with.`, -1, columnOf(issue.indicator), "Correct `unit` under `normalise` in the framework, or add the row of that unit."),
          suggestions: suggestNames(reference, table.units),
        };
      }
      case "reversed":
        return finding("table/reversed", "warning", `Column “${issue.indicator}”: with the method ${issue.method} as it is set, a better value gets a lower score.`);
      case "mixed_scales":
        return finding("table/mixed-scales", "warning", `The parts of “${issue.node}” stand on scales of different size: that of “${issue.wider}” is ${Math.round(issue.ratio)} times as wide as that of “${issue.indicator}”.`);
      case "untreatable":
        return finding("table/untreatable", "warning", `Column “${issue.indicator}”: outliers remain, even on a logarithmic scale.`);
      case "error_not_carried":
        return finding("table/error-not-carried", "warning", `Column “${issue.indicator}”: its standard errors are not used, because the method ${issue.method} gives ranks.`, -1, columnOf(`${issue.indicator}:se`));
      case "not_imputed":
        return finding("table/not-imputed", "warning", `Column “${issue.indicator}”: ${issue.count === 1 ? "one value stays" : `${issue.count} values stay`} missing, because there is nothing to fill from.`);
      case "mean_undefined":
        return finding("table/mean-undefined", "warning", `Unit “${unitName}” has no score for “${issue.node}”: its ${issue.mean} mean does not exist, because a score below it is zero or negative.`, issue.unit, 0);
    }
  });
}
