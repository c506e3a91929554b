// The one language-free result of a review: everything a reader of any language, or a machine, needs to know.
// The renderer reads this and the word catalogues, and nothing else.
import type {
  Competence,
  FindingRule,
  Goalposts,
  IndicatorKind,
  MeanType,
  PriorityRule,
  UncertaintySettings,
  ValueScale,
} from "./framework.js";
import type { Normalisation } from "./normalisation.js";
import type {
  EvidenceGrade,
  GoodPractice,
  GroupFigure,
  ObservationFlag,
  ObservationStatus,
  ObservationValue,
  PlaceLevel,
  PopulationBasis,
  ShareParts,
} from "./observation.js";
import type { CoherenceResult, ParticipatoryResult, SensitivityResult, TrendResult, UncertaintyResult } from "./doubt.js";
import type { ScoreInterval } from "./interval.js";
import type { LanguageTag, LocalText } from "./text.js";
import type { CohortRule, FactMeasure, FactUnit } from "./workspace.js";

export const RESULT_SCHEMA_VERSION = 1;

/** `shown`: enough data · `provisional`: in brackets · `insufficient`: "not enough data", and score is null. */
export type CoverageState = "shown" | "provisional" | "insufficient";

/** What a reader must know before using one value; printed as a sign beside it. */
export const VALUE_SIGNS = [
  "illustrative",
  "estimated",
  "provisional",
  "proxy",
  "outside_period",
  "disputed",
  "derived",
  "floor",
  "beyond_goalposts",
  "few_cases",
] as const;
export type ValueSign = (typeof VALUE_SIGNS)[number];

/** Shares of observed weight, 0–1; illustrative weight stands apart and the shares add up to 1 (or all are 0). */
export interface Confidence {
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly D: number;
  readonly illustrative: number;
}

export interface NodeResult {
  /** `overall`, or the id of an area or dimension. */
  readonly id: string;
  /** Everything below an area is a dimension, also the part of a dimension. */
  readonly level: "overall" | "area" | "dimension";
  /** 0 overall, 1 area, 2 dimension, 3 part of a dimension … */
  readonly depth: number;
  readonly parent: string | null;
  /** Ids of areas, dimensions or indicators. */
  readonly children: readonly string[];
  readonly mean: MeanType;
  /** Exponent of a power mean, else null. */
  readonly power: number | null;
  /** Least share of direct children that must have a score; null asks for none. */
  readonly availability: number | null;
  /** As declared. */
  readonly weight: number;
  /** Share within the parent, 0–1. */
  readonly shareOfParent: number;
  /** Share in the overall figure, 0–1, when everything is observed. */
  readonly effectiveWeight: number;
  /** 0–100, unrounded; null when there is not enough data. */
  readonly score: number | null;
  /** Observed share of weight below this node, 0–1. */
  readonly coverage: number;
  /** Share of weight that the score really rests on, 0–1: children without a score of their own do not count. Decides the state. */
  readonly used: number;
  readonly state: CoverageState;
  readonly confidence: Confidence;
  /** Indicators below this node whose value is illustrative. */
  readonly illustrativeCount: number;
  readonly interval: ScoreInterval | null;
}

export interface SourceEntry {
  /** Printed key, 1, 2, 3 …, in order of first use. */
  readonly key: number;
  readonly title: string;
  readonly lang: LanguageTag | null;
  readonly url: string | null;
  readonly accessed: string | null;
}

/** One reading of an indicator with its score, whether it is the one used or an alternative. */
export interface ReadingResult {
  readonly status: ObservationStatus;
  readonly value: ObservationValue | null;
  /** 0–100; null without a value, or with too few cases. */
  readonly score: number | null;
  readonly signs: readonly ValueSign[];
  readonly year: number | null;
  readonly place: PlaceLevel | null;
  readonly basis: PopulationBasis | null;
  readonly grade: EvidenceGrade | null;
  readonly flags: readonly ObservationFlag[];
  readonly n: number | null;
  readonly sd: number | null;
  readonly group: GroupFigure | null;
  readonly reference: GroupFigure | null;
  readonly parts: ShareParts | null;
  /** Key into `sources`. */
  readonly sourceKey: number | null;
  readonly reason: LocalText | null;
  readonly finding: LocalText | null;
  readonly caveat: LocalText | null;
}

export interface IndicatorResult extends ReadingResult {
  readonly id: string;
  readonly dimension: string;
  readonly area: string;
  readonly kind: IndicatorKind;
  readonly unit: string | null;
  readonly scale: ValueScale | null;
  readonly goalposts: Goalposts | null;
  /** How the number was normalised when not by its goalposts. */
  readonly normalise: Normalisation | null;
  readonly direction: 1 | -1;
  /** Score of each level of an ordinal indicator. */
  readonly levelScores: readonly number[] | null;
  /** Item ids and weights of a checklist. */
  readonly items: readonly { readonly id: string; readonly weight: number }[] | null;
  readonly competence: Competence;
  readonly standards: readonly string[];
  readonly weight: number;
  /** Share within the parent, 0–1. */
  readonly shareOfParent: number;
  readonly effectiveWeight: number;
  /** Effective weight × (100 − score): points the overall score would gain at the target; null without a score. */
  readonly potential: number | null;
  readonly interval: ScoreInterval | null;
  readonly goodPractices: readonly (Omit<GoodPractice, "source"> & { readonly sourceKey: number | null })[];
  readonly alternatives: readonly ReadingResult[];
}

/** Where this city's score stands among the cities of a cohort that have one. */
export interface CohortPosition {
  /** Node or indicator id. */
  readonly id: string;
  /** Cities with a score. */
  readonly n: number;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** In the order of `members`; null where a city has no score. */
  readonly scores: readonly (number | null)[];
  /** Position of this city, 1 = highest, ties share the best; null without a score. Printed only with n. */
  readonly rank: number | null;
}

export interface CohortResult {
  readonly id: string;
  readonly name: LocalText | null;
  readonly rule: CohortRule;
  /** Day on which the cohort was frozen: the data stand of the review, `YYYY-MM-DD`. */
  readonly date: string;
  /** City ids in code-point order; readers' collation is the renderer's business. */
  readonly members: readonly { readonly city: string; readonly names: LocalText; readonly country: string }[];
  /** Whether the city reviewed is itself a member. */
  readonly includesCity: boolean;
  /** Cities left out because the fact the rule needs is not known. */
  readonly unknown: readonly string[];
  readonly positions: readonly CohortPosition[];
}

/** A strength or gap named by the printed rule. */
export interface Finding {
  readonly id: string;
  readonly level: "dimension" | "indicator";
  readonly score: number;
  readonly median: number;
  /** Cities behind the median. */
  readonly n: number;
}

export interface Potential {
  readonly id: string;
  readonly level: "dimension" | "indicator";
  readonly competence: Competence | null;
  readonly potential: number;
  readonly score: number;
  /** Share of replications in which it stays among the k largest of its level; null without intervals. */
  readonly share: number | null;
  /** Set for the k largest: firm when it stays there often enough, else contested; null without intervals and for all others. */
  readonly standing: "firm" | "contested" | null;
  /** Points of the round tables' votes, and their share of all points; illustrative when any vote is invented for show; null when no votes were taken. */
  readonly votes: { readonly points: number; readonly share: number; readonly illustrative: boolean } | null;
}

/** A city of the network that does better on an indicator, from which this one can learn. */
export interface LearningPair {
  readonly indicator: string;
  readonly city: string;
  readonly names: LocalText;
  readonly score: number;
}

/** A city of the network whose whole interval on a dimension lies above this one's. */
export interface DimensionTeacher {
  readonly dimension: string;
  readonly city: string;
  readonly names: LocalText;
  readonly score: number;
  readonly interval: ScoreInterval;
}

/** The shape of a city's three area scores: even, or led by one area. null when an area has not enough data. */
export interface AreaProfile {
  readonly type: "balanced" | "led";
  readonly leading: string;
  readonly trailing: string;
  /** Leading minus trailing score, points. */
  readonly spread: number;
}

/** A city whose dimension scores lie close to this city's. */
export interface SimilarCity {
  readonly city: string;
  readonly names: LocalText;
  /** Mean absolute difference over the dimensions both have, points. */
  readonly distance: number;
  readonly dimensions: number;
}

/** A strategy feature checked against the indicators that show it. */
export interface FeatureResult {
  readonly id: string;
  readonly indicators: readonly string[];
  readonly answer: "yes" | "partly" | "no" | "no_data";
  /** Indicators of the feature that have a score. */
  readonly scored: number;
}

export interface FactResult {
  readonly measure: FactMeasure;
  readonly label: LocalText | null;
  readonly value: number;
  readonly unit: FactUnit;
  readonly asOf: string;
  readonly place: PlaceLevel;
  readonly basis: PopulationBasis | null;
  readonly grade: EvidenceGrade | null;
  readonly status: "observed" | "estimated" | "provisional" | "illustrative";
  readonly sourceKey: number | null;
  readonly parts: ShareParts | null;
  readonly note: LocalText | null;
}

export interface DataQuality {
  readonly indicators: number;
  /** How many indicators have each status (the reading used). */
  readonly byStatus: Readonly<Record<ObservationStatus, number>>;
  /** Observed indicators by evidence grade; illustrative values have none. */
  readonly byGrade: Readonly<Record<EvidenceGrade, number>>;
  readonly bySign: Readonly<Record<ValueSign, number>>;
  /** Cells suppressed under the disclosure rules. */
  readonly suppressed: number;
}

export interface ReviewResult {
  readonly $schema: string;
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly kind: "review-result";
  readonly tool: { readonly name: "epi"; readonly version: string };
  readonly network: {
    readonly name: LocalText;
    readonly publisher: LocalText | null;
    readonly funding: LocalText | null;
    readonly contact: { readonly email?: string; readonly url?: string } | null;
    readonly licence: string | null;
  };
  readonly city: {
    readonly id: string;
    readonly country: string;
    readonly names: LocalText;
    readonly languages: readonly LanguageTag[];
    readonly facts: readonly FactResult[];
  };
  readonly review: {
    readonly id: string;
    readonly period: { readonly from: string; readonly to: string };
    readonly dataAsOf: string;
    readonly languages: readonly LanguageTag[];
    /** False under `--no-illustrative`: the public record alone. */
    readonly illustrativeIncluded: boolean;
    /** Illustrative values used in this result, the city's own: observations and figures about the city. */
    readonly illustrativeCount: number;
    /** Illustrative values of the other cities, on which medians and ranges rest too. */
    readonly peersIllustrativeCount: number;
  };
  readonly framework: {
    readonly id: string;
    readonly version: number;
    readonly coverage: { readonly shown: number; readonly provisional: number };
    readonly findings: FindingRule;
    readonly cases: {
      readonly survey: { readonly warn: number; readonly score: number };
      readonly ratio: { readonly warn: number };
    };
    readonly features: Readonly<Record<string, readonly string[]>>;
    readonly uncertainty: UncertaintySettings;
    readonly priorities: PriorityRule;
  };
  /** Depth first: overall, then each area followed by its dimensions. */
  readonly nodes: readonly NodeResult[];
  /** In framework order. */
  readonly indicators: readonly IndicatorResult[];
  readonly cohorts: readonly CohortResult[];
  readonly strengths: readonly Finding[];
  readonly gaps: readonly Finding[];
  /** Largest first; ties in framework order. */
  readonly potentials: readonly Potential[];
  readonly learnFrom: readonly LearningPair[];
  readonly dimensionTeachers: readonly DimensionTeacher[];
  readonly profile: AreaProfile | null;
  /** Closest first; at most three. */
  readonly similar: readonly SimilarCity[];
  readonly features: readonly FeatureResult[];
  /** null when the framework switches every source off. */
  readonly uncertainty: UncertaintyResult | null;
  readonly sensitivity: SensitivityResult;
  readonly coherence: CoherenceResult;
  /** The second weight set, from the budget allotments of round tables; null when there are none. */
  readonly participatory: ParticipatoryResult | null;
  /** null for a first review. */
  readonly trend: TrendResult | null;
  readonly dataQuality: DataQuality;
  readonly sources: readonly SourceEntry[];
  readonly provenance: {
    /** Files the numbers rest on, with the SHA-256 of their bytes. */
    readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
    /** SHA-256 over those. */
    readonly dataHash: string;
  };
}
