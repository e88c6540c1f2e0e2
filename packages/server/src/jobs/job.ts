/**
 * Work that is done again and again, by one of all servers on a database. A round starts when the one before it is
 * over and its pause has passed, so that slow work never piles up; what was missed meanwhile is done once.
 */
import type { Clock, Engine, Logger } from '@baselime-ai/engine';
import { epochMs } from '../instant-text.js';
import { pause } from './pause.js';

export interface Job {
  readonly name: string;
  readonly pauseMs: number;
  /** `goOn` is asked before each part: false when another server has taken over or this one closes. */
  run(goOn: () => Promise<boolean>): Promise<void>;
}

export interface JobContext {
  readonly leases: Engine['workspace']['leases'];
  /** Tells this server from others; new at every start. */
  readonly holder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly closing: AbortSignal;
}

/** A server that ended without letting go is replaced after this long. */
export const LEASE_MS = 90_000;

/** One round, if this server may. Never rejects: what fails is logged and tried again in the next round. */
export async function runRound(job: Job, { leases, holder, clock, logger, closing }: JobContext): Promise<void> {
  const goOn = async (): Promise<boolean> => {
    if (closing.aborted) return false;
    const now = epochMs(clock);
    const until = new Date(now + LEASE_MS).toISOString();
    return leases.take(`job:${job.name}`, holder, new Date(now).toISOString(), until);
  };
  try {
    if (await goOn()) await job.run(goOn);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    logger.warn('a job failed', { job: job.name, code, kind: error instanceof Error ? error.name : typeof error });
  }
}

/** Starts the rounds of each job; `close` waits for those that run and lets others take over at once. */
export function startJobs(jobs: readonly Job[], context: Omit<JobContext, 'closing'>): { close(): Promise<void> } {
  const closing = new AbortController();
  const whole = { ...context, closing: closing.signal };
  const loops = jobs.map(async (job) => {
    while (!closing.signal.aborted) {
      await pause(job.pauseMs, closing.signal);
      await runRound(job, whole);
    }
    await context.leases.release(`job:${job.name}`, context.holder).catch(() => undefined);
  });
  return {
    async close() {
      closing.abort();
      await Promise.all(loops);
    },
  };
}
