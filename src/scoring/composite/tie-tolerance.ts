// How close two scores are that count as one.

/** Scores, gaps and potentials, in points, that differ by no more than this are equal: floating-point noise is not a difference between cities. */
export const TIE_TOLERANCE = 1e-9;
