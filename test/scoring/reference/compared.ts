// How many numbers are compared with the reference, folder by folder: the tests hold each of these counts. Cells missing on both sides do not count.
export const COMPARED = {
  cases: 4_037,
  stages: 32_675,
  normalise: 43_705,
  impute: 32_487,
  weights: 120,
  aggregate: 26_150,
  results: 8_802,
  sensitivity: 143_680,
} as const;

/** All of them together; docs/method.md quotes it. */
export const COMPARED_IN_ALL = 291_656;
