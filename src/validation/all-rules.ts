// Every rule of the room by what it looks at. A rule that is not listed here does not run.
import type { CityScope, FactScope, FileScope, FrameworkScope, ReadingScope, ReviewScope, RoundTableScope, Rule } from "./rule-scope.js";
import { cohorts } from "./rules/workspace/cohorts.js";
import { workspaceFramework } from "./rules/workspace/framework.js";
import { workspaceGeneral } from "./rules/workspace/general.js";
import { frameworkGeneral } from "./rules/framework/general.js";
import { frameworkIndicators } from "./rules/framework/indicators.js";
import { frameworkMeans } from "./rules/framework/means.js";
import { frameworkNormalise } from "./rules/framework/normalise.js";
import { frameworkWeights } from "./rules/framework/weights.js";
import { factBasis } from "./rules/city/fact-basis.js";
import { factEvidence } from "./rules/city/fact-evidence.js";
import { factForm } from "./rules/city/fact-form.js";
import { factParts } from "./rules/city/fact-parts.js";
import { cityNames } from "./rules/city/names.js";
import { citySources } from "./rules/city/sources.js";
import { cityTexts } from "./rules/city/texts.js";
import { reviewDates } from "./rules/review/dates.js";
import { duplicateReadings } from "./rules/review/duplicate-readings.js";
import { reviewFramework } from "./rules/review/framework.js";
import { reviewFrameworkScale } from "./rules/review/framework-scale.js";
import { reviewIndicators } from "./rules/review/indicators.js";
import { reviewLanguages } from "./rules/review/languages.js";
import { reviewNames } from "./rules/review/names.js";
import { reviewPeriodOverlap } from "./rules/review/period-overlap.js";
import { reviewSources } from "./rules/review/sources.js";
import { reviewTexts } from "./rules/review/texts.js";
import { roundTableAllotments } from "./rules/round-table/allotments.js";
import { roundTableEvidence } from "./rules/round-table/evidence.js";
import { roundTableNames } from "./rules/round-table/names.js";
import { roundTablePoints } from "./rules/round-table/points.js";
import { roundTableReview } from "./rules/round-table/review.js";
import { roundTableVotes } from "./rules/round-table/votes.js";
import { basisMissing } from "./rules/reading/basis-missing.js";
import { basisUnnamed } from "./rules/reading/basis-unnamed.js";
import { checklistContradiction } from "./rules/reading/checklist-contradiction.js";
import { checklistItems } from "./rules/reading/checklist-items.js";
import { fewCases } from "./rules/reading/few-cases.js";
import { gradeMissing } from "./rules/reading/grade-missing.js";
import { illustrativeWithEvidence } from "./rules/reading/illustrative-with-evidence.js";
import { notApplicableRefused } from "./rules/reading/not-applicable-refused.js";
import { outsidePeriod } from "./rules/reading/outside-period.js";
import { partNotUsed } from "./rules/reading/part-not-used.js";
import { partsMismatch } from "./rules/reading/parts-mismatch.js";
import { placeMissing } from "./rules/reading/place-missing.js";
import { proxyNotFlagged } from "./rules/reading/proxy-not-flagged.js";
import { reasonMissing } from "./rules/reading/reason-missing.js";
import { valueOutOfScale } from "./rules/reading/scale.js";
import { sidesMismatch } from "./rules/reading/sides-mismatch.js";
import { sourceMissing } from "./rules/reading/source-missing.js";
import { surveyNumbers } from "./rules/reading/survey-numbers.js";
import { valueAndStatus } from "./rules/reading/value-and-status.js";
import { valueForm } from "./rules/reading/value-form.js";
import { valueLevel } from "./rules/reading/value-level.js";
import { valuePartly } from "./rules/reading/value-partly.js";
import { year } from "./rules/reading/year.js";
import { zeroReference } from "./rules/reading/zero-reference.js";

export const WORKSPACE_RULES: readonly Rule<FileScope>[] = [
  cohorts,
  workspaceFramework,
  workspaceGeneral,
];

export const FRAMEWORK_RULES: readonly Rule<FrameworkScope>[] = [
  frameworkGeneral,
  frameworkIndicators,
  frameworkMeans,
  frameworkNormalise,
  frameworkWeights,
];

export const FACT_RULES: readonly Rule<FactScope>[] = [
  factBasis,
  factEvidence,
  factForm,
  factParts,
];

export const CITY_RULES: readonly Rule<CityScope>[] = [
  cityNames,
  citySources,
  cityTexts,
];

export const REVIEW_RULES: readonly Rule<ReviewScope>[] = [
  reviewDates,
  duplicateReadings,
  reviewFramework,
  reviewFrameworkScale,
  reviewIndicators,
  reviewLanguages,
  reviewNames,
  reviewPeriodOverlap,
  reviewSources,
  reviewTexts,
];

export const ROUND_TABLE_RULES: readonly Rule<RoundTableScope>[] = [
  roundTableAllotments,
  roundTableEvidence,
  roundTableNames,
  roundTablePoints,
  roundTableReview,
  roundTableVotes,
];

export const READING_RULES: readonly Rule<ReadingScope>[] = [
  basisMissing,
  basisUnnamed,
  checklistContradiction,
  checklistItems,
  fewCases,
  gradeMissing,
  illustrativeWithEvidence,
  notApplicableRefused,
  outsidePeriod,
  partNotUsed,
  partsMismatch,
  placeMissing,
  proxyNotFlagged,
  reasonMissing,
  valueOutOfScale,
  sidesMismatch,
  sourceMissing,
  surveyNumbers,
  valueAndStatus,
  valueForm,
  valueLevel,
  valuePartly,
  year,
  zeroReference,
];
