// JSON Schema of a scored table, the JSON that `epi network score --json` prints. Strict: every key is always there, and unknown is null.
import { COMPETENCES, INDICATOR_KINDS, MEAN_TYPES, UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { TABLE_CELL_STATES, TABLE_RESULT_SCHEMA_VERSION, TABLE_SCORE_STATES, TREATMENTS } from "../../model/table-result.js";
import { COHERENCE, SOBOL } from "./result-doubt-schema.js";
import { normalisationSchema } from "./result-normalisation-schema.js";
import { count, full, listOf, NUMBER, oneOf, orNull, ref, share, text, TEXT } from "./result-schema-parts.js";
import { described, schemaHead, type JsonSchema } from "./schema-parts.js";

const number = (description: string): JsonSchema => described(description, NUMBER);
const flag = (description: string): JsonSchema => described(description, { type: "boolean" });
const rank = (description: string): JsonSchema => described(description, { type: "integer", minimum: 1 });
const mapOf = (description: string, values: JsonSchema): JsonSchema => ({ description, type: "object", additionalProperties: values });

const UNIT = full({ unit: text("Code."), name: text("Name; the code where the table gives none."), groups: mapOf("Group column → group.", TEXT) });

const CELL = full({
  unit: text("Code of the unit."),
  state: oneOf("What the cell is worth; imputed exists only in a what-if.", TABLE_CELL_STATES),
  value: described("As the table gives it: a number or level, an answer, the items present.", { type: ["number", "string", "array", "null"], items: TEXT }),
  standardError: orNull(number("Standard error of the value, in its unit.")),
  divided: orNull(number("Divided by the denominator. For answers: their score.")),
  used: orNull(number("What was normalised: divided, filled in, treated.")),
  score: orNull(number("Score.")),
  isBeyond: flag("Beyond the goalposts: the score was cut off at their end."),
});

const INDICATOR = full({
  id: text("Indicator id."),
  parent: text("Id of the node above."),
  kind: oneOf("How it is answered.", INDICATOR_KINDS),
  unit: orNull(text("Unit of the number.")),
  weight: number("As declared."),
  effectiveWeight: share("Share in the overall figure."),
  competence: oneOf("Who can act.", COMPETENCES),
  direction: described("1: more is better. −1: less is better.", { enum: [1, -1] }),
  normalise: orNull(normalisationSchema("Method; null when goalposts, levels, answers or items give the score.")),
  goalposts: orNull(described("Values that score 0 and 100.", full({
    min: number("Scores 0."), target: number("Scores 100."), basis: oneOf("What they rest on.", ["published", "judgement"]),
  }))),
  levelScores: orNull(listOf("Score of each level.", NUMBER)),
  denominator: orNull(text("Column by which the values are divided.")),
  treatment: orNull(described("What was done about outliers.", full({ type: oneOf("Treatment.", TREATMENTS), pulled: listOf("Units whose value was pulled in.", TEXT) }))),
  range: orNull(described("Scores that the method can give.", full({ low: number("Lowest."), high: number("Highest.") }))),
  counts: described("Cells by state.", full({
    observed: count("With a value."), missing: count("Blank, or not divided."), imputed: count("Filled in."), not_applicable: count("Not applicable."), beyond: count("Beyond the goalposts."),
  })),
  statistics: described("Of the values after division.", full(Object.fromEntries(
    [["min", "Lowest."], ["max", "Highest."], ["mean", "Mean."], ["median", "Median."], ["sd", "Standard deviation (n − 1)."], ["skewness", "Skewness."], ["kurtosis", "Excess kurtosis."]]
      .map(([key, what]) => [key!, orNull(number(what!))]),
  ))),
  cells: listOf("One per unit, in the order of the units.", CELL),
});

const SCORE = full({
  unit: text("Code of the unit."),
  state: oneOf("Whether there is a score, and how far it rests on data.", TABLE_SCORE_STATES),
  score: orNull(number("Score, unrounded.")),
  coverage: share("Observed share of weight."),
  used: share("Share of weight that the score rests on, filled-in values included."),
  imputed: count("Filled-in values below that the score rests on."),
  rank: orNull(rank("1 = highest; equal scores share.")),
  groupRanks: mapOf("Group column → rank within the group.", full({ rank: rank("Rank."), n: count("Units of the group with a score.") })),
  interval: orNull(ref("interval", "5–95 % of the replications, extended to the score.")),
  rankInterval: orNull(described("5–95 % of the ranks.", full({ low: rank("Best."), high: rank("Worst."), n: count("Units ranked.") }))),
  failed: orNull(count("Replications without a score.")),
});

const NODE = full({
  id: text("`overall`, or the id of an area, dimension or part."),
  depth: count("0 overall, 1 area, 2 dimension …"),
  parent: orNull(text("Id of the node above.")),
  children: listOf("Ids of the nodes or indicators below.", TEXT),
  mean: oneOf("How the parts below are joined.", MEAN_TYPES),
  power: orNull(number("Exponent of a power mean.")),
  availability: orNull(share("Least share of children that must have a score.")),
  weight: number("As declared."),
  effectiveWeight: share("Share in the overall figure."),
  n: count("Units with a score."),
  median: orNull(number("Median of the scores.")),
  scores: listOf("One per unit, in the order of the units.", SCORE),
});

const UNCERTAINTY = full({
  seed: described("From the content of table and framework, unless given.", { type: "string", pattern: "^[0-9a-f]{16}$" }),
  replications: count("Replications."),
  level: share("Share of the replications that an interval spans."),
  clearShare: share("Share of replications from which one unit counts as higher than another."),
  sources: listOf("Sources that were drawn.", { enum: UNCERTAINTY_SOURCES }),
  weightNoise: orNull(share("Weights are drawn within ± this share; null where any weights are drawn.")),
  weights: oneOf("Near the declared weights, or any weights.", ["noise", "any"]),
  meanAt: oneOf("Where the mean is switched: at nodes above nodes, or at all.", ["groups", "all"]),
  orderHolds: orNull(share("Share of replications in which the whole order of overall scores holds.")),
  smallestDifference: orNull(number("Points from which on every pair of units can be told apart.")),
  groups: orNull(listOf("Largest groups of units that cannot be told apart; they may overlap.", listOf("Codes.", TEXT))),
  pairs: orNull(listOf("Every pair of units with an overall score; null for more than 250 units.", full({
    a: text("Code."), b: text("Code."), higher: share("Share of replications in which a scores higher than b, ties half."),
  }))),
});

const SENSITIVITY = full({
  unit: text("Code of the unit."),
  leftOut: listOf("The overall score without one part, exact.", full({
    id: text("Node or indicator id."),
    level: oneOf("Level.", ["area", "dimension", "indicator"]),
    score: orNull(number("Overall score without it.")),
    change: orNull(number("Score without it minus score with it.")),
    rank: orNull(rank("Rank without it.")),
    rankChange: orNull(described("Rank without it minus rank with it.", { type: "integer" })),
  })),
  sobol: SOBOL,
});

export function tableResultSchema(): JsonSchema {
  return {
    ...schemaHead("table-result", "Table result", "Scores, ranks and what they rest on, for every unit of a table."),
    ...full({
      schemaVersion: { description: "Version of this format.", const: TABLE_RESULT_SCHEMA_VERSION },
      kind: { description: "What this document is.", const: "table-result" },
      tool: described("Program that made it.", full({ name: { description: "Name.", const: "epi" }, version: text("Version.") })),
      framework: described("What was measured.", full({
        id: text("Framework id."),
        version: count("Version."),
        coverage: described("Shares of weight from which there is a score.", full({ shown: share("Shown plainly."), provisional: share("Shown in brackets.") })),
        treatment: orNull(described("Rule by which outliers are treated.", full({ maxPoints: count("Most points pulled in."), skewness: number("Limit."), kurtosis: number("Limit.") }))),
      })),
      units: listOf("In the order of the file.", UNIT),
      nodes: listOf("Overall first, parents before their children.", NODE),
      indicators: listOf("In framework order.", INDICATOR),
      groups: listOf("One per column of the groups file.", full({
        column: text("Column."),
        groups: listOf("In code-point order.", full({ group: text("Group."), units: listOf("Its units.", TEXT), medians: mapOf("Node → median of the scores in the group.", { type: ["number", "null"] }) })),
      })),
      imputation: orNull(described("A what-if: how missing values were filled in.", full({
        centre: oneOf("From what.", ["mean", "median"]), by: orNull(text("Group column; null takes all units together.")), values: count("Values filled in."),
      }))),
      coherence: COHERENCE,
      uncertainty: orNull(described("What the scores are worth; null without --uncertainty.", UNCERTAINTY)),
      sensitivity: orNull(listOf("One per unit; null without --sensitivity.", SENSITIVITY)),
    }),
    $defs: {
      interval: { title: "Interval", description: "Interval on the scale of the score.", ...full({ low: number("Lower end."), high: number("Upper end.") }) },
      sobolIndex: {
        title: "Variance share",
        description: "May be negative or above 1.",
        ...full({ value: number("Estimate."), low: number("5 % bound of the bootstrap."), high: number("95 % bound.") }),
      },
    },
  };
}
