// How often a simulation may draw: the same in a framework and on the command line.

/** Below it the 5 % and the 95 % point of an interval rest on fewer than five draws; above it nothing changes in the printed decimals. */
export const REPLICATION_LIMITS = { least: 100, most: 1_000_000 } as const;
