// A round table names its city and its number; file and folder must agree, and each number stands once.
import type { Rule, RoundTableScope } from "../../rule-scope.js";

function nameOf(file: string): string {
  return (file.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
}

export const roundTableNames: Rule<RoundTableScope> = ({ roundTable, city, file }, report) => {
  const { city: named, number } = roundTable.roundTable;
  if (named !== city.folder) {
    report({
      ruleId: "roundtable/city-mismatch", pointer: ["city"],
      message: `The round table names the city “${named}” but lies in the folder of “${city.folder}”.`, suggestions: [city.folder],
    });
  }
  const name = nameOf(file);
  // Without a readable number it is the schema that speaks.
  if (typeof roundTable.raw["number"] !== "number" || number < 1 || String(number) === name) return;
  const cure = /^[1-9]\d*$/.test(name) ? { cure: `Write number: ${name}, or rename the file.` } : {};
  const hasNumber = (other: typeof roundTable): boolean => other.roundTable.number === number && (nameOf(other.file) === String(number) || other.file < file);
  const first = city.roundTables.find((other) => other !== roundTable && hasNumber(other));
  if (first === undefined) {
    report({ ruleId: "roundtable/number-mismatch", pointer: ["number"], message: `The round table has the number ${number} but its file is named “${name}”.`, ...cure });
  } else {
    report({
      ruleId: "roundtable/duplicate-number", pointer: ["number"], message: `There is a round table ${number} of this city already.`,
      ...cure, related: [{ file: first.file, pointer: ["number"], message: "The first one stands here." }],
    });
  }
};
