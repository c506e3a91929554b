// The public API: the same steps as the command line, for programs. Nothing here reads the clock, and only the ports touch the disk.
export { loadWorkspace } from "./workspace/load-workspace.js";
export { validateWorkspace } from "./validation/validate-workspace.js";
export { scoreReview, scoreReviewTable } from "./scoring/score-review.js";
export { analyseDoubt } from "./scoring/analyse-doubt.js";
export { scoreTable } from "./scoring/table/score-table.js";
export { simulate } from "./scoring/uncertainty/simulate.js";
// Column mathematics of composite indicators beyond what a command uses, held against the numbers of another engine.
export { addWeightNoise, shareWithinParents } from "./scoring/composite/noisy-weights.js";
export { chooseAlternatives } from "./scoring/composite/discrete-choice.js";
export { computeGrowthRate, computePercentChange } from "./scoring/composite/change-over-time.js";
export { computeRankCorrelation } from "./scoring/composite/correlations.js";
export { computeRankStatistics } from "./scoring/composite/rank-statistics.js";
export { computeWeightedMeans } from "./scoring/composite/weighted-means.js";
export { imputeByRow } from "./scoring/composite/impute.js";
export { interpolateSeries } from "./scoring/composite/interpolate-series.js";
export { rankColumns } from "./scoring/composite/rank-profile.js";
export { screenUnits } from "./scoring/composite/screen.js";
export { assembleResult } from "./scoring/assemble-result.js";
export { createCatalogue } from "./i18n/catalogue.js";
export { createRenderer } from "./report/create-renderer.js";
export { openPrinter } from "./print/open-printer.js";
export type { ReviewResult } from "./model/review-result.js";
export type { Framework } from "./model/framework.js";
export type { Observation } from "./model/observation.js";
export type { Diagnostic } from "./model/diagnostic.js";
