// Points must say something, and must come from more than a handful of people.
import type { Rule, RoundTableScope } from "../../rule-scope.js";

export const roundTablePoints: Rule<RoundTableScope> = ({ roundTable, loaded }, report) => {
  const least = loaded.config.disclosure.minNumerator;
  for (const set of [...(roundTable.votes === null ? [] : [roundTable.votes]), ...roundTable.allotments]) {
    const { pointer, given, points, ballots } = set;
    const isReadable = given.length > 0 && points.size === given.length;
    const hasSome = [...points.values()].some((value) => value > 0);
    if (isReadable && !hasSome) {
      report({ ruleId: "roundtable/points-all-zero", pointer: [...pointer, "points"], at: "key", message: `All points ${set.over === null ? "of the votes" : `over “${set.over}”`} are zero.` });
    }
    if (hasSome && ballots !== null && ballots < least) {
      report({
        ruleId: "roundtable/few-ballots", pointer: [...pointer, "ballots"],
        message: `The points come from ${ballots} ${ballots === 1 ? "ballot" : "ballots"}; under ${least}, single people can be recognised.`,
      });
    }
  }
};
