// Limits by which findings are named. The scoring applies them and the report prints them, so they stand in one place.

/** Area scores that differ by no more than this many points are called balanced. */
export const BALANCED_SPREAD = 10;

/** A strategy feature is shown from this mean score of its indicators … */
export const FEATURE_SHOWN = 75;

/** … and partly shown from this one. */
export const FEATURE_PARTLY = 25;

/** Of the dimensions, this many of the largest potentials are priorities; of indicators as many as the framework says. */
export const TOP_DIMENSIONS = 3;
