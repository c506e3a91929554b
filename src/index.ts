// The public API: the same steps as the command line, for programs. Nothing here reads the clock, and only the ports touch the disk.
export { loadWorkspace } from "./workspace/load-workspace.js";
export { validateWorkspace } from "./validation/validate-workspace.js";
export { scoreReview, scoreReviewTable } from "./scoring/score-review.js";
export { analyseDoubt } from "./scoring/analyse-doubt.js";
export { scoreTable } from "./scoring/table/score-table.js";
export { simulate } from "./scoring/uncertainty/simulate.js";
export { assembleResult } from "./scoring/assemble-result.js";
export { createCatalogue } from "./i18n/catalogue.js";
export { createRenderer } from "./report/create-renderer.js";
export { openPrinter } from "./print/open-printer.js";
export type { ReviewResult } from "./model/review-result.js";
export type { Framework } from "./model/framework.js";
export type { Observation } from "./model/observation.js";
export type { Diagnostic } from "./model/diagnostic.js";
