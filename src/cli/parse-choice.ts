// One word out of a fixed set, with a suggestion when it was nearly right.
import { closestWords } from "../app/closest-words.js";
import { EpiError } from "../model/epi-error.js";

/**
 * Gives `value` back when it is one of `choices`.
 * @throws EpiError `usage/invalid-value` that lists the choices and says "did you mean"
 */
export function parseChoice<Choice extends string>(value: string, choices: readonly Choice[], flag: string): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const [near] = closestWords(value, choices);
  throw new EpiError({
    kind: "usage",
    code: "usage/invalid-value",
    message: `${flag} cannot be "${value}".`,
    hint: `${near === undefined ? "" : `Did you mean ${near}? `}Possible: ${choices.join(", ")}.`,
  });
}
