// JSON Schema of the key `normalise`: the bare name of a method, or a map of the method and its own parameters.
import { NORMALISATION_METHODS, RANK_TIES, type NormalisationMethod } from "../../model/normalisation.js";
import { REQUIRED_PARAMETERS } from "../../workspace/parse-normalisation.js";
import { closedMap, described, NON_EMPTY_TEXT, type JsonSchema } from "./schema-parts.js";

const METHOD = { enum: NORMALISATION_METHODS };
const NUMBER: JsonSchema = { type: "number" };
const ABOVE_ZERO: JsonSchema = { type: "number", exclusiveMinimum: 0 };

const PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  low: described("minmax: score of the worst value · goalposts, scaled: lower end, in the indicator's own unit.", NUMBER),
  high: described("minmax: score of the best value · goalposts, scaled: upper end, in the indicator's own unit.", NUMBER),
  scale: described("goalposts: score at the better end; 100 when left out.", ABOVE_ZERO),
  trim: described("goalposts: whether scores stop at both ends; true when left out.", { type: "boolean" }),
  mean: described("zscore: mean of the scores; 0 when left out.", NUMBER),
  sd: described("zscore: standard deviation of the scores; 1 when left out.", ABOVE_ZERO),
  ties: described("rank, percentile_rank, borda: what equal values get; min when left out.", { enum: RANK_TIES }),
  target: described("distance_to_target: the value to reach, in the indicator's own unit.", NUMBER),
  unit: described("distance_to_reference: code of the unit compared with.", NON_EMPTY_TEXT),
  cap: described("distance_to_target, distance_to_reference: whether scores stop at 1; false when left out.", { type: "boolean" }),
  factor: described("scaled: score at the upper end; 100 when left out.", ABOVE_ZERO),
};

const KEYS: Readonly<Record<NormalisationMethod, readonly string[]>> = {
  goalposts: ["low", "high", "scale", "trim"],
  minmax: ["low", "high"],
  zscore: ["mean", "sd"],
  rank: ["ties"],
  percentile_rank: ["ties"],
  borda: ["ties"],
  distance_to_target: ["target", "cap"],
  distance_to_best: [],
  distance_to_reference: ["unit", "cap"],
  share_of_best: [],
  scaled: ["low", "high", "factor"],
};

/** A map of this method takes its own keys and no others, so that a slip is told with the keys that can stand there. */
function onlyFor(method: NormalisationMethod): JsonSchema {
  const own = Object.fromEntries(KEYS[method].map((key) => [key, PARAMETERS[key] ?? {}]));
  return {
    if: { type: "object", properties: { method: { const: method } }, required: ["method"] },
    then: closedMap({ method: METHOD, ...own }, REQUIRED_PARAMETERS[method]),
  };
}

/** That a bare name may need parameters is a rule of its own, which can say which. */
export function normalisationSchema(): JsonSchema {
  return {
    title: "Normalisation",
    description: "How a number becomes a score: the name of a method, or {method: …} with its parameters.",
    ...closedMap({ method: described("The method.", METHOD), ...PARAMETERS }, ["method"]),
    type: ["string", "object"],
    allOf: [{ if: { type: "string" }, then: METHOD }, ...NORMALISATION_METHODS.map(onlyFor)],
  };
}
