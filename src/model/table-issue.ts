// What the scoring of a table cannot do, or does only with a word of warning: numbers and ids, without language and without places in a file.

export type TableIssue =
  /** No unit has a value. */
  | { readonly type: "all_missing"; readonly indicator: string; readonly weight: number }
  /** Every value is the same; null for an answer. `isRelative`: the method compares units with one another, so it says nothing then. */
  | { readonly type: "constant"; readonly indicator: string; readonly weight: number; readonly value: number | null; readonly isRelative: boolean }
  /** A value that could not be divided, because its denominator is missing. */
  | { readonly type: "not_divided"; readonly indicator: string; readonly unit: number; readonly denominator: string }
  /**
   * Observed values that the method gives no score to: its reference unit has no value, or something would be divided by zero. `reference`: the
   * unit that the method refers to; null for a method that refers to none.
   */
  | { readonly type: "no_score"; readonly indicator: string; readonly method: string; readonly count: number; readonly reference: string | null }
  /** A better value gets a lower score. */
  | { readonly type: "reversed"; readonly indicator: string; readonly method: string }
  /** Indicators of one node whose scales differ in size: `indicator` has the narrowest, `wider` the widest, `ratio` times as wide. */
  | { readonly type: "mixed_scales"; readonly node: string; readonly indicator: string; readonly wider: string; readonly ratio: number }
  /** The treatment of outliers changed the column and the test still finds them. */
  | { readonly type: "untreatable"; readonly indicator: string }
  /** Standard errors that a method by rank cannot carry over to scores. */
  | { readonly type: "error_not_carried"; readonly indicator: string; readonly method: string }
  /** Nothing to fill missing values from: units without a group, or groups without a value. */
  | { readonly type: "not_imputed"; readonly indicator: string; readonly count: number }
  /** A mean that does not exist because a score below is zero or negative: no score for this unit here. */
  | { readonly type: "mean_undefined"; readonly node: string; readonly unit: number; readonly mean: string };
