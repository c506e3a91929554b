// Cohorts: which cities a city is compared with, and where it stands among them.
import type { CohortPosition, CohortResult } from "../model/review-result.js";
import type { LocalText } from "../model/text.js";
import type { City, CohortDefinition, CohortRule } from "../model/workspace.js";
import { TIE_TOLERANCE } from "./composite/tie-tolerance.js";
import type { ScoredReview } from "./score-review.js";

/** One city with its scored review, as a member of the network. */
export interface Peer {
  readonly city: City;
  readonly scored: ScoredReview;
}

/** Whether a city belongs to a cohort; null when the fact that the rule needs is not known. */
export function isMember(city: City, rule: CohortRule): boolean | null {
  if (rule.measure === undefined) return true;
  const fact = city.facts.find((candidate) => candidate.measure === rule.measure && candidate.place === "city");
  if (fact === undefined) return null;
  return fact.value >= (rule.atLeast ?? -Infinity) && fact.value < (rule.below ?? Infinity);
}

/** Median of the values, mean of the two middle ones for an even number; null for none. */
export function computeMedian(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** 1 = highest; equal scores (within 1e-9) share the best rank and the next ranks are skipped. */
export function computeRank(score: number, others: readonly number[]): number {
  return 1 + others.filter((other) => other > score + TIE_TOLERANCE).length;
}

function scoresById(scored: ScoredReview): ReadonlyMap<string, number | null> {
  return new Map([
    ...scored.nodes.map((node) => [node.id, node.score] as const),
    ...scored.indicators.map((indicator) => [indicator.definition.id, indicator.score] as const),
  ]);
}

function positionOf(id: string, own: number | null, scores: readonly (number | null)[], isIn: boolean): CohortPosition {
  const known = scores.filter((score) => score !== null);
  return {
    id,
    n: known.length,
    median: computeMedian(known),
    min: known.length > 0 ? Math.min(...known) : null,
    max: known.length > 0 ? Math.max(...known) : null,
    scores,
    rank: own !== null && isIn ? computeRank(own, known) : null,
  };
}

/** Freezes a cohort: members, date and every score needed to draw the comparison later without the other cities' files. */
export function freezeCohort(definition: CohortDefinition, own: Peer, network: readonly Peer[], date: string): CohortResult {
  const ordered = [...network].sort((a, b) => (a.city.id < b.city.id ? -1 : 1));
  const members = ordered.filter((peer) => isMember(peer.city, definition.rule) === true);
  const tables = members.map((peer) => scoresById(peer.scored));
  const ownScores = scoresById(own.scored);
  const includesCity = members.some((peer) => peer.city.id === own.city.id);
  return {
    id: definition.id,
    name: definition.name ?? (null as LocalText | null),
    rule: definition.rule,
    date,
    members: members.map(({ city }) => ({ city: city.id, names: city.names, country: city.country })),
    includesCity,
    unknown: ordered.filter((peer) => isMember(peer.city, definition.rule) === null).map((peer) => peer.city.id),
    positions: [...ownScores].map(([id, score]) =>
      positionOf(id, score, tables.map((table) => table.get(id) ?? null), includesCity),
    ),
  };
}
