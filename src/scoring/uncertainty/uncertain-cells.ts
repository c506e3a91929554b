// What a simulation starts from: indicator scores of any number of units, what is open about each, and which doubts are drawn.
import type { UncertaintySource } from "../../model/framework.js";

/** Units × indicators with what is open about them. */
export interface UncertainCells {
  /** Distinct ids; their order does not matter to any result. */
  readonly units: readonly string[];
  /** Units × m, row by row; NaN = missing, as in `aggregateTable`. */
  readonly scores: Float64Array;
  /** The same shape, 0 where an indicator does not apply; null when all do. */
  readonly applies: Uint8Array | null;
  /**
   * Cells (`unit · m + indicator`) whose score is only known to lie in [low, high]: missing ones and checklists with unanswered items.
   * Drawn uniformly under the source "missing"; without it they stay as in `scores`.
   */
  readonly open: { readonly cell: Int32Array; readonly low: Float64Array; readonly high: Float64Array };
  /**
   * Cells with a sampling error, drawn under the source "sampling": centre + z·sd with z standard normal, clipped to [low, high].
   * `centre` is the score before clipping; sd > 0, in points. A cell without a score is not drawn.
   */
  readonly sampled: {
    readonly cell: Int32Array;
    readonly centre: Float64Array;
    readonly sd: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
  };
}

export interface SimulationSettings {
  /** Sources that are drawn; every other one stays as declared. */
  readonly sources: readonly UncertaintySource[];
  readonly replications: number;
  /** Share (0–1) by which weights are drawn above or below themselves. */
  readonly weightNoise: number;
  /** "noise": w·(1 + (2u − 1)·weightNoise), normalised again; "any": every weight set of a parent equally likely (flat Dirichlet). */
  readonly weights: "noise" | "any";
  /** Where the mean is switched: "groups" = the overall node and nodes whose children are all groups; "all" = every node. */
  readonly meanAt: "groups" | "all";
}
