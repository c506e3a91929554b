// Small samples: a warning below one number of cases, no score below another, both set by the framework.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const fewCases: Rule<ReadingScope> = ({ reading, own }, report) => {
  const { indicator, observation, pointer } = reading;
  if (indicator === null || own === null || observation.value === null) return;
  const { survey, ratio } = own.framework.cases;
  if (indicator.kind === "survey_mean" && observation.n !== null) {
    const isScored = observation.n >= survey.score;
    if (observation.n >= survey.warn) return;
    report({
      ruleId: isScored ? "observation/few-cases" : "observation/too-few-cases", pointer: [...pointer, "n"],
      message: isScored
        ? `The mean rests on ${observation.n} answers, fewer than ${survey.warn}.`
        : `The mean rests on ${observation.n} answers, fewer than the ${survey.score} that a score needs.`,
    });
  }
  if (indicator.kind !== "ratio" && indicator.kind !== "gap") return;
  for (const side of ["group", "reference"] as const) {
    const n = observation[side]?.n;
    if (n === undefined || n >= ratio.warn) continue;
    report({ ruleId: "observation/few-cases", pointer: [...pointer, side, "n"], message: `The ${side} has ${n} cases, fewer than ${ratio.warn}.` });
  }
};
