// Reviews that are scored and simulated together: the one at hand and, of every other city, the one it is compared with.
import type { ParticipatoryResult } from "../model/doubt.js";
import type { Framework } from "../model/framework.js";
import type { RoundTable } from "../model/round-table.js";
import type { Review } from "../model/workspace.js";
import type { LoadedCity, LoadedReview, LoadedWorkspace } from "../workspace/loaded-workspace.js";
import { analyseDoubt, type NetworkDoubt } from "../scoring/analyse-doubt.js";
import { withoutIllustrative } from "../scoring/assemble-result.js";
import type { Peer } from "../scoring/cohorts.js";
import { uncertainCells } from "../scoring/open-cells.js";
import { computeParticipatory } from "../scoring/participation/compute-participatory.js";
import { scoreReviewTable, type ReviewTable, type ScoredReview } from "../scoring/score-review.js";
import { compareCodePoints } from "../scoring/uncertainty/code-point-order.js";
import { seedOf } from "./seed-of.js";

interface Member {
  readonly city: LoadedCity;
  readonly review: LoadedReview;
}

/** One comparison: its members in code-point order of their city ids. */
export interface Comparison {
  readonly peers: readonly Peer[];
  readonly doubt: NetworkDoubt;
  /** Position of a city among the peers. */
  indexOf(city: LoadedCity): number;
}

/** The review of a city that is compared with another city's: the same id, else its latest under that framework. */
function counterpart(city: LoadedCity, review: LoadedReview): LoadedReview | null {
  const candidates = city.reviews.filter((other) => other.review.framework === review.review.framework);
  const latest = [...candidates].sort((a, b) => (a.review.period.to < b.review.period.to ? 1 : -1))[0];
  return candidates.find((other) => other.review.id === review.review.id) ?? latest ?? null;
}

/** Makes comparisons of one workspace; reviews that are compared with the same others share one. */
export class Comparisons {
  readonly #known = new Map<string, Comparison>();

  constructor(
    private readonly loaded: LoadedWorkspace,
    private readonly includeIllustrative: boolean,
  ) {}

  of(city: LoadedCity, review: LoadedReview, framework: Framework): Comparison {
    const members = this.#membersOf(city, review);
    const key = JSON.stringify([review.review.framework, ...members.map((member) => [member.city.folder, member.review.file])]);
    const known = this.#known.get(key);
    if (known) return known;
    const made = this.#compare(members, framework);
    this.#known.set(key, made);
    return made;
  }

  /** Scores under the weights of the round tables, in the same comparison; null when nothing was allotted. */
  participatoryOf(city: LoadedCity, review: LoadedReview, framework: Framework, roundTables: readonly RoundTable[]): ParticipatoryResult | null {
    const members = this.#membersOf(city, review);
    const at = members.findIndex((member) => member.city === city);
    return computeParticipatory(framework, roundTables, (under) => this.#score(members, under).reviews[at]!);
  }

  /** Other observations in the place of a review, among the same other cities. */
  restatedIn(city: LoadedCity, review: LoadedReview, framework: Framework, observations: Review["observations"]): ScoredReview {
    const members = this.#membersOf(city, review);
    const at = members.findIndex((member) => member.city === city);
    const rows = members.map((member, index) => (index === at ? observations : this.observationsOf(member.review.review)));
    return scoreReviewTable(framework, rows, members.map((member) => member.city.city.id)).reviews[at]!;
  }

  #membersOf(city: LoadedCity, review: LoadedReview): Member[] {
    return this.loaded.cities
      .flatMap((other): Member[] => {
        const match = other === city ? review : counterpart(other, review);
        return match ? [{ city: other, review: match }] : [];
      })
      .sort((a, b) => compareCodePoints(a.city.city.id, b.city.city.id));
  }

  #score(members: readonly Member[], framework: Framework): ReviewTable {
    const units = members.map((member) => member.city.city.id);
    return scoreReviewTable(framework, members.map((member) => this.observationsOf(member.review.review)), units);
  }

  #compare(members: readonly Member[], framework: Framework): Comparison {
    const table = this.#score(members, framework);
    const cells = uncertainCells(table);
    const doubt = analyseDoubt({ framework, table, cells, seed: seedOf(table.tree, cells, framework.uncertainty) });
    const peers = members.map(({ city }, index): Peer => ({ city: this.#profileOf(city), scored: doubt.reviews[index]! }));
    return { peers, doubt, indexOf: (city) => members.findIndex((member) => member.city === city) };
  }

  /** Observations with or without the invented ones, as asked for. */
  observationsOf(review: Review): Review["observations"] {
    return this.includeIllustrative ? review.observations : withoutIllustrative(review.observations);
  }

  #profileOf({ city }: LoadedCity): Peer["city"] {
    return this.includeIllustrative ? city : { ...city, facts: city.facts.filter((fact) => fact.status !== "illustrative") };
  }
}
