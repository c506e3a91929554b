// Reviews speak of scores from 0 to 100: limits for strengths, potentials and charts all do. A table of cities may use any scale, and it
// may divide by columns and pull in outliers, which a review cannot.
import { indicatorsOf } from "../../../model/framework.js";
import type { Normalisation } from "../../../model/normalisation.js";
import type { ReviewScope, Rule } from "../../rule-scope.js";

function endsAtHundred(normalisation: Normalisation): boolean {
  if (normalisation.method === "minmax") return normalisation.low >= 0 && normalisation.high <= 100;
  return normalisation.method === "goalposts" && normalisation.trim && normalisation.scale <= 100;
}

export const reviewFrameworkScale: Rule<ReviewScope> = ({ own }, report) => {
  if (own === null) return;
  const indicators = indicatorsOf(own.framework);
  const divided = indicators.find(({ denominator }) => denominator !== null);
  if (divided !== undefined || own.framework.treatment !== null) {
    report({
      ruleId: "review/framework-for-tables",
      pointer: ["framework"],
      message: divided ? `“${divided.id}” is divided by a column of a table (denominator), which a review does not have.` : "The framework pulls in outliers (treatment), which only a table of many cities has.",
    });
  }
  const other = indicators.find(({ normalise }) => normalise !== null && !endsAtHundred(normalise));
  if (other === undefined) return;
  report({
    ruleId: "review/framework-scale",
    pointer: ["framework"],
    message: `The scores of “${other.id}” do not stay between 0 and 100: it is normalised by ${other.normalise!.method}.`,
  });
};
