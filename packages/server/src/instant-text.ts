import type { Clock } from '@baselime-ai/engine';

/** The present in epoch milliseconds. */
export const epochMs = (clock: Clock): number => Number(clock.now() / 1_000_000n);

/** The present as ISO 8601 in UTC. */
export const instantText = (clock: Clock): string => new Date(epochMs(clock)).toISOString();
