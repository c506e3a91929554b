// JSON Schema of what every number is worth: intervals, sensitivity, coherence, weights of round tables, change over time.
import { UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { count, DAY, full, listOf, localText, NUMBER, oneOf, orNull, ref, score, share, text, TEXT } from "./result-schema-parts.js";
import { described, type JsonSchema } from "./schema-parts.js";

const number = (description: string): JsonSchema => described(description, NUMBER);
const interval = (description: string): JsonSchema => orNull(ref("interval", description));
const rank = (description: string): JsonSchema => orNull(ref("rankInterval", description));
const source = (description: string): JsonSchema => oneOf(description, UNCERTAINTY_SOURCES);
const cityList = (description: string): JsonSchema => listOf(description, TEXT);

export const DOUBT_DEFINITIONS = {
  interval: { title: "Interval", description: "Interval on the scale of the score.", ...full({ low: score("Lower end."), high: score("Upper end.") }) },
  rankInterval: {
    title: "Rank interval",
    description: "5–95 % interval of ranks, 1 = highest.",
    ...full({ low: count("Best rank."), high: count("Worst rank."), n: count("Cities ranked.") }),
  },
  sobolIndex: {
    title: "Variance share",
    description: "May be negative or above 1.",
    ...full({ value: number("Estimate."), low: number("5 % bound of the bootstrap."), high: number("95 % bound.") }),
  },
} as const;

export const UNCERTAINTY = described("Intervals of every score and rank.", full({
  seed: described("From the content of the data.", { type: "string", pattern: "^[0-9a-f]{16}$" }),
  replications: count("Replications."),
  level: share("Share of the replications that an interval spans."),
  clearShare: share("Share of replications from which one city counts as higher than another."),
  sources: listOf("Sources that were drawn.", { enum: UNCERTAINTY_SOURCES }),
  weightNoise: share("Weights are drawn within ± this share."),
  nodes: listOf("In the order of the nodes.", full({
    id: text("Node id."),
    interval: interval("All sources together."),
    quantiles: orNull(described("5, 50 and 95 % of the replications, before the interval is extended to the score.", full({
      low: score("5 %."), median: score("50 %."), high: score("95 %."),
    }))),
    rank: rank("Among the cities of the main cohort, extended to the rank itself."),
    bySource: described("With one source alone.", {
      type: "object",
      propertyNames: { enum: UNCERTAINTY_SOURCES },
      additionalProperties: { $ref: "#/$defs/interval" },
    }),
    anyWeights: interval("Every weight set equally likely, nothing else drawn."),
    failed: count("Replications in which there was no score."),
  })),
  cities: listOf("Cities of the main cohort, overall score.", full({
    city: text("City id."),
    names: localText("Names."),
    score: orNull(score("Overall score.")),
    interval: interval("Of the overall score."),
    rank: rank("Of the overall score."),
    beaten: orNull(share("Share of replications in which the city reviewed scores higher, ties half.")),
  })),
  groups: listOf("Groups of cities that cannot be told apart; they may overlap.", cityList("City ids.")),
  smallestDifference: orNull(number("Smallest gap between two cities of this comparison from which on every pair kept its order.")),
  orderHolds: orNull(share("Share of replications in which the whole order of cities holds.")),
  orderHoldsAnyWeights: orNull(share("The same under any weights.")),
}));

/** Of reviews and of tables alike. */
export const SOBOL = orNull(described("Variance shares of the sources; null with fewer than two, where nothing varies, or where more than 5 % of the rows had a scoring without a score.", full({
  sample: count("Rows used."),
  evaluations: count("Scorings that the shares rest on: rows used × (sources + 2)."),
  bootstrap: count("Bootstrap samples."),
  variance: described("Variance of the overall score.", { type: "number", minimum: 0 }),
  indices: listOf("One a source.", full({ source: source("Source."), first: ref("sobolIndex", "First order."), total: ref("sobolIndex", "Total.") })),
})));

export const SENSITIVITY = described("What moves the overall score.", full({
  leftOut: listOf("The overall score without one part, exact.", full({
    id: text("Node or indicator id."),
    level: oneOf("Level.", ["area", "dimension", "indicator"]),
    score: orNull(score("Overall score without it.")),
    change: orNull(number("Score without it minus score with it.")),
    rank: orNull(described("Rank without it.", { type: "integer", minimum: 1 })),
    rankChange: orNull(described("Rank without it minus rank with it.", { type: "integer" })),
  })),
  sobol: SOBOL,
  mostSource: orNull(source("Source with the largest total index.")),
  mostDimension: orNull(text("Dimension whose removal moves the overall score most.")),
  mostIndicator: orNull(text("Indicator whose removal moves the overall score most.")),
}));

const pairs = (description: string): JsonSchema =>
  listOf(description, full({ a: text("Id."), b: text("Id."), r: number("Pearson correlation.") }));

export const COHERENCE = described("Checks of the table of cities.", full({
  units: count("Cities."),
  needed: count("Fewest cities for which the checks say anything."),
  checks: orNull(described("null when there are too few cities.", full({
    indicators: listOf("One an indicator.", full({
      id: text("Indicator id."),
      parent: text("Node id."),
      withParent: orNull(number("Correlation with its own parent.")),
      withOverall: orNull(number("Squared correlation with the overall score.")),
      effectiveWeight: share("Share in the overall figure."),
    })),
    negative: pairs("Siblings that run against each other."),
    redundant: pairs("Siblings that say the same."),
    negativeFrom: number("A pair is listed from minus this correlation down."),
    redundantFrom: number("A pair is listed from this correlation up."),
    alpha: listOf("Cronbach's alpha of the children of each node.", full({ id: text("Node id."), alpha: orNull(number("Alpha.")), n: count("Cities with all of them.") })),
  }))),
}));

export const PARTICIPATORY = described("Scores under the weights of the round tables, beside the declared ones.", full({
  ballots: count("Ballots."),
  weights: listOf("Parts whose weight was allotted.", full({
    id: text("Node or indicator id."), parent: text("Node id."), declared: share("Declared share of the parent."), allotted: share("Allotted share of the parent."),
  })),
  nodes: listOf("Every node under both weight sets.", full({
    id: text("Node id."), declared: orNull(score("Under the declared weights.")), participatory: orNull(score("Under the allotted weights.")),
  })),
  roundTables: listOf("Round tables the allotments come from.", TEXT),
  illustrative: described("Whether any of them is invented for show.", { type: "boolean" }),
}));

const TREND_SCORE = full({ score: orNull(score("Score.")), interval: interval("Its interval.") });

export const TREND = described("Earlier reviews of the city.", full({
  earlier: listOf("Oldest first.", full({
    review: text("Review id."),
    period: described("First and last day.", full({ from: described("First day.", DAY), to: described("Last day.", DAY) })),
    framework: text("Framework and version."),
    isBreak: described("Another framework or version.", { type: "boolean" }),
    shared: share("Share of today's weight for which it can have values."),
    illustrativeCount: count("Illustrative values in it."),
    nodes: listOf("In the order of the nodes.", full({
      id: text("Node id."),
      published: orNull(described("Under its own framework.", TREND_SCORE)),
      restated: described("Under the framework of the review at hand.", TREND_SCORE),
      change: orNull(described("From it to the review at hand.", full({
        points: number("Points."), low: number("Lower end."), high: number("Upper end."), verdict: oneOf("What the interval says.", ["higher", "lower", "unclear"]),
      }))),
    })),
  })),
}));
