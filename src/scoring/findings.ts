// What the scores say by rule: strengths, gaps, potentials, who can teach whom, profile and strategy features.
import { BALANCED_SPREAD, FEATURE_PARTLY, FEATURE_SHOWN, TOP_DIMENSIONS } from "../model/finding-limits.js";
import type { Framework, PriorityRule } from "../model/framework.js";
import type {
  AreaProfile,
  CohortResult,
  DimensionTeacher,
  FeatureResult,
  Finding,
  LearningPair,
  Potential,
  SimilarCity,
} from "../model/review-result.js";
import type { Peer } from "./cohorts.js";
import { TIE_TOLERANCE } from "./composite/tie-tolerance.js";
import { computeMean } from "./means.js";
import type { ScoredIndicator, ScoredReview } from "./score-review.js";

const SIMILAR_CITIES = 3;

interface Candidate {
  readonly id: string;
  readonly level: Finding["level"];
  readonly score: number;
}

/** A figure of the whole country, or of another group, is no city's merit or fault; only what is about the city itself can be a finding. */
export function isAboutCity({ observation }: ScoredIndicator): boolean {
  return (observation.place === "city" || observation.place === null) && !observation.flags.includes("proxy");
}

function candidates(scored: ScoredReview): Candidate[] {
  const dimensions = scored.nodes.flatMap((node): Candidate[] =>
    node.level === "dimension" && node.state === "shown" && node.score !== null && node.effectiveWeight > 0
      ? [{ id: node.id, level: "dimension", score: node.score }]
      : [],
  );
  const indicators = scored.indicators.flatMap((indicator): Candidate[] =>
    indicator.score !== null && indicator.effectiveWeight > 0 && isAboutCity(indicator)
      ? [{ id: indicator.definition.id, level: "indicator", score: indicator.score }]
      : [],
  );
  return [...dimensions, ...indicators];
}

/** A checklist with unanswered items can only be better than its score: that proves no gap. */
function isLowerLimit(scored: ScoredReview, id: string): boolean {
  return scored.indicators.some((indicator) => indicator.definition.id === id && indicator.signs.includes("floor"));
}

/** Strengths (highest first) and gaps (lowest first) by the rule of the framework, on level and cohort. */
export function findStrengthsAndGaps(
  framework: Framework,
  scored: ScoredReview,
  cohort: CohortResult,
): { strengths: Finding[]; gaps: Finding[] } {
  const { strength, gap, minCohort } = framework.findings;
  const found = candidates(scored).flatMap((candidate): Finding[] => {
    const position = cohort.positions.find((entry) => entry.id === candidate.id);
    if (!position || position.median === null || position.n < minCohort) return [];
    return [{ ...candidate, median: position.median, n: position.n }];
  });
  return {
    strengths: found
      .filter((entry) => entry.score >= strength.minScore && entry.score >= entry.median - TIE_TOLERANCE)
      .sort((a, b) => b.score - a.score),
    gaps: found
      .filter((entry) => entry.score <= gap.maxScore && entry.score <= entry.median + TIE_TOLERANCE && !isLowerLimit(scored, entry.id))
      .sort((a, b) => a.score - b.score),
  };
}

/** Potential = effective weight × (100 − score): the points the overall score would gain at the target. */
export function computePotential(effectiveWeight: number, score: number): number {
  return effectiveWeight * (100 - score);
}

const OPEN_POTENTIAL = { share: null, standing: null, votes: null } as const;

/** Every dimension and indicator with room to improve, largest first; ties keep the framework's order. */
export function rankPotentials(scored: ScoredReview): Potential[] {
  const dimensions = scored.nodes.flatMap((node): Potential[] =>
    node.level === "dimension" && node.score !== null && node.effectiveWeight > 0
      ? [{ id: node.id, level: "dimension", competence: null, potential: computePotential(node.effectiveWeight, node.score), score: node.score, ...OPEN_POTENTIAL }]
      : [],
  );
  const indicators = scored.indicators.flatMap((indicator): Potential[] => {
    const { score, effectiveWeight, definition } = indicator;
    if (score === null || effectiveWeight === 0) return [];
    const potential = computePotential(effectiveWeight, score);
    return [{ id: definition.id, level: "indicator", competence: definition.competence, potential, score, ...OPEN_POTENTIAL }];
  });
  return [...dimensions, ...indicators].filter((entry) => entry.potential > 0).sort((a, b) => b.potential - a.potential);
}

/** What the simulation and the round tables say of potentials. */
export interface PriorityEvidence {
  /** Id → share of replications among the k largest of its level; null without intervals. */
  readonly shares: ReadonlyMap<string, number> | null;
  readonly votes: ReadonlyMap<string, { readonly points: number; readonly share: number }>;
  /** Whether any of the votes is invented for show. */
  readonly areVotesInvented: boolean;
}

/** Says which potentials are priorities, whether firm or contested, and what the round tables voted. Order stays. */
export function weighPriorities(potentials: readonly Potential[], rule: PriorityRule, { shares, votes, areVotesInvented }: PriorityEvidence): Potential[] {
  const seen = { dimension: 0, indicator: 0 };
  const limits = { dimension: TOP_DIMENSIONS, indicator: rule.top };
  // Where there are no more parts than places, none has to hold its own.
  const isContest = (level: Potential["level"]) => potentials.filter((entry) => entry.level === level).length > limits[level];
  return potentials.map((entry) => {
    seen[entry.level] += 1;
    const share = shares?.get(entry.id) ?? null;
    const isPriority = seen[entry.level] <= limits[entry.level];
    const standing = share === null || !isPriority || !isContest(entry.level) ? null : share >= rule.firm ? "firm" : "contested";
    // Where votes were taken, a part without points got none; where none were taken, nobody could.
    const voted = votes.size === 0 ? null : { ...(votes.get(entry.id) ?? { points: 0, share: 0 }), illustrative: areVotesInvented };
    return { ...entry, share, standing, votes: voted };
  });
}

/** A dimension rests mostly on sources when less than this share of its weight is invented. */
const MOSTLY_INVENTED = 0.5;
const TEACHERS_A_DIMENSION = 3;
const TEACHERS_A_GAP = 2;

/**
 * Cities clearly ahead on a dimension: their whole interval lies above this city's, they reach the strength level, and their score rests
 * mostly on sources. Best first, at most three a dimension, dimensions in the framework's order.
 */
export function findDimensionTeachers(framework: Framework, own: Peer, network: readonly Peer[]): DimensionTeacher[] {
  return own.scored.nodes.flatMap((node) => {
    if (node.level !== "dimension" || node.interval === null || !(node.effectiveWeight > 0)) return [];
    const { high } = node.interval;
    return network
      .flatMap((peer): DimensionTeacher[] => {
        const other = peer.scored.nodes.find((entry) => entry.id === node.id);
        if (peer.city.id === own.city.id || !other || other.score === null || other.interval === null) return [];
        if (other.interval.low <= high || other.score < framework.findings.strength.minScore) return [];
        if (other.state !== "shown" || other.confidence.illustrative >= MOSTLY_INVENTED) return [];
        return [{ dimension: node.id, city: peer.city.id, names: peer.city.names, score: other.score, interval: other.interval }];
      })
      .sort((a, b) => b.score - a.score || (a.city < b.city ? -1 : 1))
      .slice(0, TEACHERS_A_DIMENSION);
  });
}

/**
 * For every gap indicator: the cities whose own figure reaches the strength level, best first, at most two each. Nobody can learn
 * from an invented value.
 */
export function findTeachers(framework: Framework, gaps: readonly Finding[], own: Peer, network: readonly Peer[]): LearningPair[] {
  return gaps
    .filter((gap) => gap.level === "indicator")
    .flatMap((gap) =>
      network
        .filter((peer) => peer.city.id !== own.city.id)
        .flatMap((peer): LearningPair[] => {
          const indicator = peer.scored.indicators.find((entry) => entry.definition.id === gap.id);
          if (!indicator || indicator.score === null || !isAboutCity(indicator)) return [];
          if (indicator.observation.status === "illustrative" || indicator.score < framework.findings.strength.minScore) return [];
          return [{ indicator: gap.id, city: peer.city.id, names: peer.city.names, score: indicator.score }];
        })
        .sort((a, b) => b.score - a.score || (a.city < b.city ? -1 : 1))
        .slice(0, TEACHERS_A_GAP),
    );
}

/** The shape of the area scores; null unless every area has one. */
export function describeProfile(scored: ScoredReview): AreaProfile | null {
  const areas = scored.nodes.filter((node) => node.level === "area");
  if (areas.length < 2 || areas.some((area) => area.score === null)) return null;
  const ordered = [...areas].sort((a, b) => b.score! - a.score!);
  const leading = ordered[0]!;
  const trailing = ordered[ordered.length - 1]!;
  const spread = leading.score! - trailing.score!;
  return { type: spread <= BALANCED_SPREAD ? "balanced" : "led", leading: leading.id, trailing: trailing.id, spread };
}

/** The cities with the closest dimension scores, over at least half of the dimensions. */
export function findSimilarCities(own: Peer, network: readonly Peer[]): SimilarCity[] {
  const dimensions = own.scored.nodes.filter((node) => node.level === "dimension");
  return network
    .filter((peer) => peer.city.id !== own.city.id)
    .flatMap((peer): SimilarCity[] => {
      const differences = dimensions.flatMap((node) => {
        const other = peer.scored.nodes.find((entry) => entry.id === node.id)?.score ?? null;
        return node.score === null || other === null ? [] : [Math.abs(node.score - other)];
      });
      if (differences.length === 0 || differences.length * 2 < dimensions.length) return [];
      const distance = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
      return [{ city: peer.city.id, names: peer.city.names, distance, dimensions: differences.length }];
    })
    .sort((a, b) => a.distance - b.distance || (a.city < b.city ? -1 : 1))
    .slice(0, SIMILAR_CITIES);
}

/** Checks each strategy feature against the mean score of the indicators that show it. */
export function checkFeatures(framework: Framework, scored: ScoredReview): FeatureResult[] {
  return Object.entries(framework.features).map(([id, indicators]) => {
    const scores = scored.indicators.flatMap((indicator) =>
      indicators.includes(indicator.definition.id) && indicator.score !== null ? [{ score: indicator.score, weight: 1 }] : [],
    );
    const mean = computeMean(scores, "arithmetic");
    const answer = mean === null ? "no_data" : mean >= FEATURE_SHOWN ? "yes" : mean >= FEATURE_PARTLY ? "partly" : "no";
    return { id, indicators, answer, scored: scores.length };
  });
}
