// A result with known doubt: every interval, rank and share is set by a simple rule, so that a page can be held against it.
import type { CityUncertainty, ParticipatoryResult, SensitivityResult, TrendResult, UncertaintyResult } from "../../src/model/doubt.js";
import { UNCERTAINTY_SOURCES } from "../../src/model/framework.js";
import type { ScoreInterval } from "../../src/model/interval.js";
import type { ReviewResult } from "../../src/model/review-result.js";

const clamp = (value: number) => Math.min(100, Math.max(0, value));
const around = (score: number | null, below: number, above: number): ScoreInterval | null =>
  score === null ? null : { low: clamp(score - below), high: clamp(score + above) };

const scoreOf = (result: ReviewResult, id: string) => result.nodes.find((node) => node.id === id)?.score ?? null;

function uncertaintyOf(result: ReviewResult): UncertaintyResult {
  const main = result.cohorts.find((cohort) => cohort.rule.measure === undefined)!;
  const overall = main.positions.find((position) => position.id === "overall")!;
  const own = scoreOf(result, "overall");
  const cities = main.members.map(({ city, names }, index): CityUncertainty => {
    const score = overall.scores[index] ?? null;
    const rank = score === null ? 0 : 1 + overall.scores.filter((other) => other !== null && other > score + 1e-9).length;
    // One point of distance is one city in ten more: five points and more are clear.
    const beaten = city === result.city.id || score === null || own === null ? null : Math.min(1, Math.max(0, 0.5 + (own - score) / 10));
    return {
      city,
      names,
      score,
      interval: around(score, 3, 4),
      rank: score === null ? null : { low: Math.max(1, rank - 1), high: Math.min(overall.n, rank + 2), n: overall.n },
      beaten,
    };
  });
  return {
    seed: "0123456789abcdef",
    replications: 10000,
    level: 0.9,
    clearShare: 0.95,
    sources: UNCERTAINTY_SOURCES,
    weightNoise: 0.25,
    nodes: result.nodes.map(({ id, score }) => {
      const position = main.positions.find((one) => one.id === id);
      return {
        id,
        interval: around(score, 3, 4),
        quantiles: score === null ? null : { low: clamp(score - 3), median: clamp(score + 0.5), high: clamp(score + 4) },
        rank: score === null || !position?.rank ? null : { low: Math.max(1, position.rank - 1), high: Math.min(position.n, position.rank + 1), n: position.n },
        bySource:
          score === null
            ? {}
            : { sampling: around(score, 0.5, 0.5)!, missing: around(score, 1, 2)!, weights: around(score, 2, 2)!, mean: around(score, 3, 0)! },
        anyWeights: around(score, 12, 14),
        failed: 0,
      };
    }),
    cities,
    groups: [],
    smallestDifference: 4.7,
    orderHolds: 0.213,
    orderHoldsAnyWeights: 0.042,
  };
}

function sensitivityOf(result: ReviewResult): SensitivityResult {
  const overall = scoreOf(result, "overall");
  const rank = result.cohorts[0]!.positions.find((position) => position.id === "overall")!.rank;
  const parts = [
    ...result.nodes.filter((node) => node.level === "dimension"),
    ...result.indicators.filter((indicator) => indicator.effectiveWeight > 0).map((indicator) => ({ ...indicator, level: "indicator" as const })),
  ];
  const leftOut = parts.map(({ id, level, score, effectiveWeight }) => {
    const change = overall === null || score === null ? null : ((overall - score) * effectiveWeight) / (1 - effectiveWeight);
    return {
      id,
      level: level === "indicator" ? level : ("dimension" as const),
      score: overall === null || change === null ? null : overall + change,
      change,
      rank,
      rankChange: 0,
    };
  });
  const index = (value: number) => ({ value, low: value - 0.04, high: value + 0.04 });
  return {
    leftOut,
    sobol: {
      sample: 512,
      evaluations: 3072,
      bootstrap: 200,
      variance: 4,
      indices: [
        { source: "sampling", first: index(-0.01), total: index(0.02) },
        { source: "missing", first: index(0.12), total: index(0.14) },
        { source: "weights", first: index(0.33), total: index(0.36) },
        { source: "mean", first: index(0.49), total: index(0.52) },
      ],
    },
    mostSource: "mean",
    mostDimension: null,
    mostIndicator: null,
  };
}

/** Round tables that shifted budget points between the areas. */
export function participatoryOf(result: ReviewResult): ParticipatoryResult {
  const areas = result.nodes.filter((node) => node.level === "area");
  const allotted = [0.42, 0.35, 0.23];
  return {
    ballots: 24,
    weights: areas.map((area, index) => ({ id: area.id, parent: "overall", declared: 1 / areas.length, allotted: allotted[index] ?? 0 })),
    nodes: result.nodes.map(({ id, score, level }) => ({
      id,
      declared: score,
      participatory: level === "overall" && score !== null ? score + 1.5 : score,
    })),
    roundTables: ["1", "2"],
    illustrative: true,
  };
}

/** Two earlier reviews: one under the framework of today, one under an older version that knew no dimensions. */
export function trendOf(result: ReviewResult): TrendResult {
  const nodesAt = (lower: number, isOld: boolean) =>
    result.nodes.map(({ id, score, level }, index) => {
      const restated = score === null ? null : clamp(score - lower - (index % 3));
      const points = score === null || restated === null ? 0 : score - restated;
      const low = points - 3;
      return {
        id,
        published: isOld && level === "dimension" ? null : { score: restated === null ? null : clamp(restated + (isOld ? 5 : 0)), interval: null },
        restated: { score: restated, interval: around(restated, 3, 3) },
        change: restated === null ? null : { points, low, high: points + 3, verdict: low > 0 ? ("higher" as const) : ("unclear" as const) },
      };
    });
  const { id, version } = result.framework;
  return {
    earlier: [
      { review: "2012", period: { from: "2012-01-01", to: "2012-12-31" }, framework: `${id}@0`, isBreak: true, shared: 0.61, illustrativeCount: 0, nodes: nodesAt(6, true) },
      { review: "2016", period: { from: "2016-01-01", to: "2016-12-31" }, framework: `${id}@${version}`, isBreak: false, shared: 1, illustrativeCount: 3, nodes: nodesAt(1, false) },
    ],
  };
}

/** The result with intervals and everything that rests on them; `more` has the last word. */
export function withDoubt(result: ReviewResult, more: Partial<ReviewResult> = {}): ReviewResult {
  const uncertainty = uncertaintyOf(result);
  let place = 0;
  return {
    ...result,
    framework: {
      ...result.framework,
      uncertainty: { sources: UNCERTAINTY_SOURCES, replications: 10000, weightNoise: 0.25 },
      priorities: { top: 6, firm: 0.8 },
    },
    nodes: result.nodes.map((node) => ({ ...node, interval: around(node.score, 3, 4) })),
    indicators: result.indicators.map((indicator) => ({
      ...indicator,
      interval: indicator.kind === "survey_mean" || indicator.signs.includes("floor") ? around(indicator.score, 6, 5) : null,
    })),
    potentials: result.potentials.map((entry) => {
      if (entry.level === "indicator") place += 1;
      const isTop = entry.level === "indicator" && place <= 6;
      return {
        ...entry,
        share: isTop ? 1.02 - place * 0.07 : 0.1,
        standing: isTop ? (1.02 - place * 0.07 >= 0.8 ? "firm" : "contested") : null,
        votes: null,
      };
    }),
    uncertainty,
    sensitivity: sensitivityOf(result),
    coherence: { units: uncertainty.cities.length, needed: 20, checks: null },
    participatory: null,
    trend: null,
    ...more,
  };
}
