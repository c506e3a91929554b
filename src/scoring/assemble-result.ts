// Scored reviews of a network → the one language-free result of one city.
import type { ParticipatoryResult, TrendResult, UncertaintyResult } from "../model/doubt.js";
import type { Framework } from "../model/framework.js";
import type { EvidenceGrade, Observation, ObservationStatus, Source } from "../model/observation.js";
import { EVIDENCE_GRADES, OBSERVATION_STATUSES } from "../model/observation.js";
import {
  RESULT_SCHEMA_VERSION,
  VALUE_SIGNS,
  type DataQuality,
  type IndicatorResult,
  type ReadingResult,
  type ReviewResult,
  type SourceEntry,
  type ValueSign,
} from "../model/review-result.js";
import type { RoundTable } from "../model/round-table.js";
import type { CityFact, CohortDefinition, Review, WorkspaceConfig } from "../model/workspace.js";
import type { NetworkDoubt } from "./analyse-doubt.js";
import { freezeCohort, type Peer } from "./cohorts.js";
import {
  checkFeatures,
  computePotential,
  describeProfile,
  findDimensionTeachers,
  findSimilarCities,
  findStrengthsAndGaps,
  findTeachers,
  rankPotentials,
  weighPriorities,
} from "./findings.js";
import { indicatorInterval } from "./open-cells.js";
import { joinVotes } from "./participation/join-votes.js";
import { scoreReading } from "./score-reading.js";
import { MISSING_OBSERVATION, type ScoredIndicator } from "./score-review.js";

export const RESULT_SCHEMA_ID = "https://epi-project.eu/schemas/review-result-1.schema.json";

export interface ResultRequest {
  readonly toolVersion: string;
  readonly config: WorkspaceConfig;
  readonly framework: Framework;
  readonly review: Review;
  readonly languages: readonly string[];
  readonly includeIllustrative: boolean;
  readonly own: Peer;
  /** Every city of the network with a review under this framework, the city itself included; in the order of the doubt's units. */
  readonly network: readonly Peer[];
  readonly doubt: NetworkDoubt;
  /** Round tables on this review. */
  readonly roundTables: readonly RoundTable[];
  readonly participatory: ParticipatoryResult | null;
  readonly trend: TrendResult | null;
}

/** Hands out printed source keys 1, 2, 3 … in order of first use; the same title at the same address keeps its key. */
class SourceRegister {
  readonly entries: SourceEntry[] = [];
  readonly #keys = new Map<string, number>();

  keyOf(source: Source | null): number | null {
    if (source === null) return null;
    const identity = `${source.url ?? ""}\n${source.title}`;
    const known = this.#keys.get(identity);
    if (known !== undefined) return known;
    const key = this.entries.length + 1;
    this.#keys.set(identity, key);
    this.entries.push({
      key,
      title: source.title,
      lang: source.lang ?? null,
      url: source.url ?? null,
      accessed: source.accessed ?? null,
    });
    return key;
  }
}

function readingResult(
  observation: Observation,
  scored: { readonly score: number | null; readonly signs: readonly ValueSign[] },
  sources: SourceRegister,
): ReadingResult {
  const { status, value, year, place, basis, grade, flags, n, sd, group, reference, parts, reason, finding, caveat } = observation;
  return {
    status, value, score: scored.score, signs: scored.signs, year, place, basis, grade, flags, n, sd, group, reference,
    parts, sourceKey: sources.keyOf(observation.source), reason, finding, caveat,
  };
}

function indicatorResult(indicator: ScoredIndicator, framework: Framework, sources: SourceRegister): IndicatorResult {
  const { definition, observation, score, effectiveWeight } = indicator;
  return {
    ...readingResult(observation, indicator, sources),
    id: definition.id,
    dimension: indicator.dimension,
    area: indicator.area,
    kind: definition.kind,
    unit: definition.unit,
    scale: definition.scale,
    goalposts: definition.goalposts,
    normalise: definition.normalise,
    direction: definition.direction,
    levelScores: definition.levelScores,
    items: definition.items,
    competence: definition.competence,
    standards: definition.standards,
    weight: definition.weight,
    shareOfParent: indicator.shareOfParent,
    effectiveWeight,
    potential: score === null || effectiveWeight === 0 ? null : computePotential(effectiveWeight, score),
    interval: indicatorInterval(indicator),
    goodPractices: observation.goodPractices.map(({ source, ...practice }) => ({
      ...practice,
      sourceKey: sources.keyOf(source ?? null),
    })),
    alternatives: observation.alternatives.map((reading) =>
      readingResult(reading, scoreReading(definition, reading, framework.cases), sources),
    ),
  };
}

function factResult({ source, ...fact }: CityFact, sources: SourceRegister) {
  return { ...fact, sourceKey: sources.keyOf(source) };
}

function countBy<K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length])) as Record<K, number>;
}

function dataQuality(indicators: readonly IndicatorResult[]): DataQuality {
  const grades = indicators.flatMap((indicator): EvidenceGrade[] =>
    indicator.value !== null && indicator.status !== "illustrative" && indicator.grade !== null ? [indicator.grade] : [],
  );
  return {
    indicators: indicators.length,
    byStatus: countBy<ObservationStatus>(OBSERVATION_STATUSES, indicators.map((indicator) => indicator.status)),
    byGrade: countBy(EVIDENCE_GRADES, grades),
    bySign: countBy<ValueSign>(VALUE_SIGNS, indicators.flatMap((indicator) => [...indicator.signs])),
    suppressed: 0,
  };
}

/** Intervals of this city, beside the other cities by name. */
function uncertaintyResult(doubt: NetworkDoubt, unit: number, network: readonly Peer[]): UncertaintyResult | null {
  const found = doubt.uncertaintyOf(unit);
  if (found === null) return null;
  const cities = found.cities.map((city, index) => ({ city: network[index]!.city.id, names: network[index]!.city.names, ...city }));
  return { ...found, cities };
}

/** Everything but provenance, which is added where files and hashes are known. */
export function assembleResult(request: ResultRequest): Omit<ReviewResult, "provenance"> {
  const { config, framework, review, own, network, doubt } = request;
  const unit = network.findIndex((peer) => peer.city.id === own.city.id);
  const sources = new SourceRegister();
  const indicators = own.scored.indicators.map((indicator) => indicatorResult(indicator, framework, sources));
  // Every comparison in the report is with all cities, so that cohort is there whether or not the workspace names it.
  const isMain = (cohort: CohortDefinition) => cohort.rule.measure === undefined;
  const definitions = [config.cohorts.find(isMain) ?? { id: "all", rule: {} }, ...config.cohorts.filter((cohort) => !isMain(cohort))];
  const cohorts = definitions.map((cohort) => freezeCohort(cohort, own, network, review.dataAsOf));
  const main = cohorts[0]!;
  const { strengths, gaps } = findStrengthsAndGaps(framework, own.scored, main);
  const facts = own.city.facts.map((fact) => factResult(fact, sources));
  const isInvented = (one: { readonly status: string }) => one.status === "illustrative";
  const countInvented = (peer: Peer) => peer.scored.indicators.filter((one) => isInvented(one.observation)).length + peer.city.facts.filter(isInvented).length;
  return {
    $schema: RESULT_SCHEMA_ID,
    schemaVersion: RESULT_SCHEMA_VERSION,
    kind: "review-result",
    tool: { name: "epi", version: request.toolVersion },
    network: {
      name: config.name,
      publisher: config.publisher,
      funding: config.funding,
      contact: config.contact,
      licence: config.licence,
    },
    city: { id: own.city.id, country: own.city.country, names: own.city.names, languages: own.city.languages, facts },
    review: {
      id: review.id,
      period: review.period,
      dataAsOf: review.dataAsOf,
      languages: request.languages,
      illustrativeIncluded: request.includeIllustrative,
      illustrativeCount: countInvented(own),
      peersIllustrativeCount: network.filter((peer) => peer.city.id !== own.city.id).reduce((sum, peer) => sum + countInvented(peer), 0),
    },
    framework: {
      id: framework.id,
      version: framework.version,
      coverage: framework.coverage,
      findings: framework.findings,
      cases: framework.cases,
      features: framework.features,
      uncertainty: framework.uncertainty,
      priorities: framework.priorities,
    },
    nodes: own.scored.nodes,
    indicators,
    cohorts,
    strengths,
    gaps,
    potentials: weighPriorities(rankPotentials(own.scored), framework.priorities, {
      shares: doubt.prioritySharesOf(unit),
      votes: joinVotes(request.roundTables),
      areVotesInvented: request.roundTables.some((table) => table.votes !== null && isInvented(table)),
    }),
    learnFrom: findTeachers(framework, gaps, own, network),
    dimensionTeachers: findDimensionTeachers(framework, own, network),
    profile: describeProfile(own.scored),
    similar: findSimilarCities(own, network),
    features: checkFeatures(framework, own.scored),
    uncertainty: uncertaintyResult(doubt, unit, network),
    sensitivity: doubt.sensitivityOf(unit),
    coherence: doubt.coherence,
    participatory: request.participatory,
    trend: request.trend,
    dataQuality: dataQuality(indicators),
    sources: sources.entries,
  };
}

/** The public record alone: every invented value becomes missing, its real alternatives stay listed. */
export function withoutIllustrative(observations: ReadonlyMap<string, Observation>): Map<string, Observation> {
  return new Map(
    [...observations].map(([id, observation]) => {
      const alternatives = observation.alternatives.filter((reading) => reading.status !== "illustrative");
      if (observation.status !== "illustrative") return [id, { ...observation, alternatives }];
      // What was told beside an invented value stays only where it has a source of its own.
      const goodPractices = observation.goodPractices.filter((practice) => practice.source !== undefined);
      return [id, { ...MISSING_OBSERVATION, goodPractices, alternatives }];
    }),
  );
}
