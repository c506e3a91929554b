// Reviews speak of scores from 0 to 100: limits for strengths, potentials and charts all do. A table of cities may use any scale.
import { indicatorsOf } from "../../../model/framework.js";
import type { Normalisation } from "../../../model/normalisation.js";
import type { ReviewScope, Rule } from "../../rule-scope.js";

function endsAtHundred(normalisation: Normalisation): boolean {
  if (normalisation.method === "minmax") return normalisation.low >= 0 && normalisation.high <= 100;
  return normalisation.method === "goalposts" && normalisation.trim && normalisation.scale <= 100;
}

export const reviewFrameworkScale: Rule<ReviewScope> = ({ own }, report) => {
  if (own === null) return;
  const other = indicatorsOf(own.framework).find(({ normalise }) => normalise !== null && !endsAtHundred(normalise));
  if (other === undefined) return;
  report({
    ruleId: "review/framework-scale",
    pointer: ["framework"],
    message: `The scores of “${other.id}” do not stay between 0 and 100: it is normalised by ${other.normalise!.method}.`,
  });
};
