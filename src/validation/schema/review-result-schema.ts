// JSON Schema of a review's result, the JSON that `epi review score --json` and the build write. Strict: every key is
// always there, and unknown is null, so that readers of the file never have to guess.
import { COMPETENCES, INDICATOR_KINDS, MEAN_TYPES, UNCERTAINTY_SOURCES } from "../../model/framework.js";
import { EVIDENCE_GRADES, OBSERVATION_FLAGS, OBSERVATION_STATUSES, PLACE_LEVELS, POPULATION_BASES } from "../../model/observation.js";
import { RESULT_SCHEMA_VERSION, VALUE_SIGNS } from "../../model/review-result.js";
import { FACT_MEASURES, FACT_UNITS } from "../../model/workspace.js";
import { resultValueSchema } from "./result-value-schema.js";
import { COHERENCE, DOUBT_DEFINITIONS, PARTICIPATORY, SENSITIVITY, TREND, UNCERTAINTY } from "./result-doubt-schema.js";
import { count, DAY, full, listOf, localText, NUMBER, oneOf, orNull, ref, score, SCORE, share, text, TEXT, type Properties } from "./result-schema-parts.js";
import { normalisationSchema } from "./result-normalisation-schema.js";
import { described, schemaHead, type JsonSchema } from "./schema-parts.js";

const FIGURE = full({ value: described("Rate or mean.", NUMBER), n: count("Cases."), sd: described("Standard deviation.", NUMBER) }, ["n", "sd"]);
const PARTS = full({ numerator: described("Number counted.", NUMBER), denominator: described("Number it is a share of.", NUMBER) });
const NODE_INTERVAL = orNull(ref("interval", "5–95 % of the replications, extended to the score; null without a score."));
const INDICATOR_INTERVAL = orNull(ref("interval", "95 % sampling interval of a survey, or what unanswered items leave open; null when the value is as certain as its source."));

const READING: Properties = {
  status: oneOf("Status of the reading.", OBSERVATION_STATUSES),
  value: orNull(ref("value", "The value; null for missing and not_applicable.")),
  score: orNull(score("0–100, unrounded; null without a value or with too few cases.")),
  signs: listOf("What a reader must know before using the value.", { enum: VALUE_SIGNS }),
  year: orNull(described("Year the value is about.", { type: "integer" })),
  place: orNull(oneOf("Place the value is about.", PLACE_LEVELS)),
  basis: orNull(oneOf("Population the value is about.", POPULATION_BASES)),
  grade: orNull(oneOf("Evidence grade.", EVIDENCE_GRADES)),
  flags: listOf("What the author says of the value.", { enum: OBSERVATION_FLAGS }),
  n: orNull(count("Answers or cases.")),
  sd: orNull(described("Standard deviation.", NUMBER)),
  group: orNull(ref("figure", "Side of the group.")),
  reference: orNull(ref("figure", "Side of the reference.")),
  parts: orNull(ref("parts", "Published parts of a share.")),
  sourceKey: orNull(count("Key into `sources`.")),
  reason: orNull(localText("Why there is no value.")),
  finding: orNull(localText("What the source says.")),
  caveat: orNull(localText("What a careful reader must know.")),
};

const INDICATOR = full({
  id: text("Indicator id."),
  dimension: text("Dimension id."),
  area: text("Area id."),
  kind: oneOf("How it is answered.", INDICATOR_KINDS),
  unit: orNull(text("Unit of the number.")),
  scale: orNull(described("Possible range.", full({ min: described("Smallest.", NUMBER), max: described("Largest.", NUMBER) }, ["min", "max"]))),
  goalposts: orNull(
    described("Values that score 0 and 100.", full({
      min: described("Scores 0.", NUMBER), target: described("Scores 100.", NUMBER), basis: oneOf("What they rest on.", ["published", "judgement"]),
    })),
  ),
  normalise: orNull(normalisationSchema("How the number was normalised when not by its goalposts.")),
  direction: { description: "1: more is better; -1: less is better.", enum: [1, -1] },
  levelScores: orNull(listOf("Score of each level.", NUMBER)),
  items: orNull(listOf("Items of a checklist.", full({ id: text("Item id."), weight: described("Weight.", NUMBER) }))),
  competence: oneOf("Who can act.", COMPETENCES),
  standards: listOf("Standards it derives from.", TEXT),
  weight: described("As declared.", NUMBER),
  shareOfParent: share("Share within the dimension."),
  effectiveWeight: share("Share in the overall figure."),
  potential: orNull(described("Points the overall score would gain at the target.", { type: "number", minimum: 0 })),
  interval: INDICATOR_INTERVAL,
  ...READING,
  goodPractices: listOf("What others can learn from.", full({
    title: localText("Name."), text: localText("Description."), year: described("Year.", { type: "integer" }), sourceKey: orNull(count("Key into `sources`.")),
  }, ["year"])),
  alternatives: listOf("Other readings, never scored into the result.", ref("reading", "Another reading.")),
});

const NODE = full({
  id: text("`overall`, or the id of an area or dimension."),
  level: oneOf("Level of the node; a part of a dimension is a dimension too.", ["overall", "area", "dimension"]),
  depth: count("0 overall, 1 area, 2 dimension, 3 part of a dimension."),
  parent: orNull(text("Id of the node above.")),
  children: listOf("Ids of the nodes or indicators below.", TEXT),
  mean: oneOf("How the parts below are joined.", MEAN_TYPES),
  power: orNull(described("Exponent of a power mean.", NUMBER)),
  availability: orNull(share("Least share of direct children that must have a score.")),
  weight: described("As declared.", NUMBER),
  shareOfParent: share("Share within the parent."),
  effectiveWeight: share("Share in the overall figure."),
  score: orNull(score("0–100, unrounded; null when there is not enough data.")),
  coverage: share("Observed share of weight."),
  used: share("Share of weight that the score rests on."),
  state: oneOf("Whether the score is shown.", ["shown", "provisional", "insufficient"]),
  confidence: described("Shares of observed weight by evidence grade.", full({
    A: share("Official statistic."), B: share("Administrative record."), C: share("Self-report."), D: share("Press, third party."), illustrative: share("Invented."),
  })),
  illustrativeCount: count("Illustrative indicators below."),
  interval: NODE_INTERVAL,
});

const COHORT = full({
  id: text("Cohort id."),
  name: orNull(localText("Name, for cohorts of the workspace's own.")),
  rule: described("Who belongs to it.", full({
    measure: text("Fact measure."), atLeast: described("Lower bound, included.", NUMBER), below: described("Upper bound, excluded.", NUMBER),
  }, ["measure", "atLeast", "below"])),
  date: described("Day on which the cohort was frozen.", DAY),
  members: listOf("Cities, in code-point order of their ids.", full({ city: text("City id."), names: localText("Names."), country: text("ISO 3166-1.") })),
  includesCity: described("Whether the city reviewed is a member.", { type: "boolean" }),
  unknown: listOf("Cities left out because the fact is not known.", TEXT),
  positions: listOf("Where this city stands.", full({
    id: text("Node or indicator id."),
    n: count("Cities with a score."),
    median: orNull(score("Median.")),
    min: orNull(score("Lowest.")),
    max: orNull(score("Highest.")),
    scores: listOf("In the order of `members`.", orNull(SCORE)),
    rank: orNull(described("1 = highest.", { type: "integer", minimum: 1 })),
  })),
});

const FINDING = full({
  id: text("Dimension or indicator id."), level: oneOf("Level.", ["dimension", "indicator"]), score: score("Score."), median: score("Cohort median."), n: count("Cities behind the median."),
});

const FACT = full({
  measure: oneOf("What is measured.", FACT_MEASURES),
  label: orNull(localText("Name, for `other`.")),
  value: described("The number.", NUMBER),
  unit: oneOf("Unit.", FACT_UNITS),
  asOf: text("Year, month or day."),
  place: oneOf("Place.", PLACE_LEVELS),
  basis: orNull(oneOf("Population.", POPULATION_BASES)),
  grade: orNull(oneOf("Evidence grade.", EVIDENCE_GRADES)),
  status: oneOf("Status.", ["observed", "estimated", "provisional", "illustrative"]),
  sourceKey: orNull(count("Key into `sources`.")),
  parts: orNull(ref("parts", "Published parts.")),
  note: orNull(localText("What a careful reader must know.")),
});

function countsOf(description: string, keys: readonly string[]): JsonSchema {
  return described(description, full(Object.fromEntries(keys.map((key) => [key, count(`Number of ${key}.`)]))));
}

export function reviewResultSchema(): JsonSchema {
  return {
    ...schemaHead("review-result", "Review result", "Everything a reader of any language, or a machine, needs to know of one review."),
    ...full({
      $schema: text("Address of this schema."),
      schemaVersion: { description: "Version of this format.", const: RESULT_SCHEMA_VERSION },
      kind: { description: "What this file is.", const: "review-result" },
      tool: described("What made the file.", full({ name: { description: "Name.", const: "epi" }, version: text("Version.") })),
      network: described("Who publishes.", full({
        name: localText("Name of the network."), publisher: orNull(localText("Publisher.")), funding: orNull(localText("Funding line.")),
        contact: orNull(described("Contact.", full({ email: text("E-mail."), url: text("Web address.") }, ["email", "url"]))), licence: orNull(text("Licence.")),
      })),
      city: described("The city reviewed.", full({
        id: text("City id."), country: text("ISO 3166-1."), names: localText("Names."), languages: listOf("Its languages.", TEXT), facts: listOf("Published figures.", FACT),
      })),
      review: described("The review.", full({
        id: text("Review id."),
        period: described("First and last day.", full({ from: described("First day.", DAY), to: described("Last day.", DAY) })),
        dataAsOf: described("Data stand.", DAY),
        languages: listOf("Languages promised.", TEXT),
        illustrativeIncluded: described("False: the public record alone.", { type: "boolean" }),
        illustrativeCount: count("Illustrative values used."),
      peersIllustrativeCount: count("Illustrative values of the other cities, on which medians and ranges rest too."),
      })),
      framework: described("How it was measured.", full({
        id: text("Framework id."),
        version: described("Framework version.", { type: "integer", minimum: 1 }),
        coverage: described("Limits of coverage.", full({ shown: share("Shown from here."), provisional: share("Provisional from here.") })),
        findings: described("Rule for strengths and gaps.", full({
          strength: described("Strength.", full({ minScore: score("Lowest score.") })),
          gap: described("Gap.", full({ maxScore: score("Highest score.") })),
          minCohort: count("Fewest cities compared."),
        })),
        cases: described("Fewest cases.", full({
          survey: described("Surveys.", full({ warn: count("Warned below."), score: count("Not scored below.") })),
          ratio: described("Ratios.", full({ warn: count("Warned below.") })),
        })),
        features: { description: "Feature id → indicator ids.", type: "object", additionalProperties: { type: "array", items: TEXT } },
        uncertainty: described("What was drawn.", full({
          sources: listOf("Sources that are on.", { enum: UNCERTAINTY_SOURCES }), replications: count("Replications."), weightNoise: share("Weights are drawn within ± this share."),
        })),
        priorities: described("Rule for priorities.", full({ top: count("The k largest potentials."), firm: share("Share of replications from which one is firm.") })),
      })),
      nodes: listOf("Overall, then each area followed by its dimensions.", NODE),
      indicators: listOf("In framework order.", INDICATOR),
      cohorts: listOf("Comparisons.", COHORT),
      strengths: listOf("Strengths by the printed rule.", FINDING),
      gaps: listOf("Gaps by the printed rule.", FINDING),
      potentials: listOf("Where improvement would raise the overall figure most, largest first.", full({
        id: text("Dimension or indicator id."), level: oneOf("Level.", ["dimension", "indicator"]), competence: orNull(oneOf("Who can act.", COMPETENCES)),
        potential: described("Points.", { type: "number", minimum: 0 }), score: score("Score."),
        share: orNull(share("Share of replications in which it stays among the k largest of its level.")),
        standing: orNull(oneOf("Whether a priority is firm; null for all that are none.", ["firm", "contested"])),
        votes: orNull(described("Votes of the round tables.", full({ points: described("Points.", { type: "number", minimum: 0 }), share: share("Share of all points."), illustrative: described("Whether any vote is invented for show.", { type: "boolean" }) }))),
      })),
      learnFrom: listOf("Cities that do better on an indicator.", full({
        indicator: text("Indicator id."), city: text("City id."), names: localText("Names of the city."), score: score("Its score."),
      })),
      dimensionTeachers: listOf("Cities clearly ahead on a dimension.", full({
        dimension: text("Dimension id."), city: text("City id."), names: localText("Names of the city."), score: score("Its score."), interval: ref("interval", "Its interval."),
      })),
      profile: orNull(described("Shape of the area scores.", full({
        type: oneOf("Even, or led by one area.", ["balanced", "led"]), leading: text("Area id."), trailing: text("Area id."), spread: described("Points.", { type: "number", minimum: 0 }),
      }))),
      similar: listOf("Cities with similar dimension scores, closest first.", full({
        city: text("City id."), names: localText("Names."), distance: described("Mean difference, points.", { type: "number", minimum: 0 }), dimensions: count("Dimensions both have."),
      })),
      features: listOf("Strategy features.", full({
        id: text("Feature id."), indicators: listOf("Indicators that show it.", TEXT), answer: oneOf("Whether it shows.", ["yes", "partly", "no", "no_data"]), scored: count("Indicators with a score."),
      })),
      uncertainty: orNull(UNCERTAINTY),
      sensitivity: SENSITIVITY,
      coherence: COHERENCE,
      participatory: orNull(PARTICIPATORY),
      trend: orNull(TREND),
      dataQuality: described("What the numbers rest on.", full({
        indicators: count("Indicators."),
        byStatus: countsOf("Indicators by status.", OBSERVATION_STATUSES),
        byGrade: countsOf("Indicators by evidence grade.", EVIDENCE_GRADES),
        bySign: countsOf("Indicators by sign.", VALUE_SIGNS),
        suppressed: count("Cells suppressed under the disclosure rules."),
      })),
      sources: listOf("Sources in order of first use.", full({
        key: count("Printed key."), title: text("Title."), lang: orNull(text("Language.")), url: orNull(text("Web address.")), accessed: orNull(text("Day read.")),
      })),
      provenance: described("What the result was made from.", full({
        inputs: listOf("Files read.", full({ path: text("Path."), sha256: described("SHA-256 of its bytes.", { type: "string", pattern: "^[0-9a-f]{64}$" }) })),
        dataHash: described("SHA-256 over the inputs.", { type: "string", pattern: "^[0-9a-f]{64}$" }),
      })),
    }),
    $defs: {
      localText: { title: "Text per language", description: "Keyed by language code.", type: "object", additionalProperties: TEXT },
      figure: { title: "Side", description: "One side of a comparison.", ...FIGURE },
      parts: { title: "Parts", description: "Parts of a share.", ...PARTS },
      ...DOUBT_DEFINITIONS,
      value: { title: "Value", ...resultValueSchema() },
      reading: { title: "Reading", description: "One reading of an indicator.", ...full(READING) },
    },
  };
}
