/** The usual alarm of a utilization; queues begin to grow steeply above it (M/M/1: waiting is 1 / (1 - utilization)). */
export const FULL = 0.8;

/** Less than this part of what was usual is nothing but the end of what was under way. */
export const NOTHING_LEFT = 0.1;
