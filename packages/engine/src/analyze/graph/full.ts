/** The usual alarm of a utilization; queues begin to grow steeply above it (M/M/1: waiting is 1 / (1 - utilization)). */
export const FULL = 0.8;
