// JSON Schema of a normalisation inside a result: the method with the parameters it was used with.
import { NORMALISATION_METHODS } from "../../model/normalisation.js";
import { NUMBER, TEXT } from "./result-schema-parts.js";
import { closedMap, described, type JsonSchema } from "./schema-parts.js";

export function normalisationSchema(description: string): JsonSchema {
  return described(description, closedMap({
    method: described("Method.", { enum: NORMALISATION_METHODS }),
    low: described("Lower end.", NUMBER),
    high: described("Upper end.", NUMBER),
    scale: described("Score at the good end.", NUMBER),
    trim: described("Whether scores stay within the scale.", { type: "boolean" }),
    mean: described("Mean of the scores.", NUMBER),
    sd: described("Standard deviation of the scores.", NUMBER),
    ties: described("What equal values get.", { enum: ["min", "average"] }),
    target: described("Value that is aimed at.", NUMBER),
    cap: described("Whether scores stop at 1.", { type: "boolean" }),
    unit: described("Unit compared with.", TEXT),
    factor: described("Factor.", NUMBER),
  }, ["method"]));
}
