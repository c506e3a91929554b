// A value of a wider place stands in for the city's own and must say so.
import type { Rule, ReadingScope } from "../../rule-scope.js";

export const proxyNotFlagged: Rule<ReadingScope> = ({ reading }, report) => {
  const { observation, pointer } = reading;
  const { place, flags } = observation;
  if (observation.value === null || place === null || place === "city" || flags.includes("proxy")) return;
  report({
    ruleId: "observation/proxy-not-flagged", pointer: [...pointer, "place"],
    message: `The value is about the ${place}, not the city, and is not flagged as a proxy.`, cure: `Write flags: [${[...flags, "proxy"].join(", ")}].`,
  });
};
