/** What servers on one database must not do at the same moment, such as making the first secret of an empty one. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Engine } from '@baselime-ai/engine';
import { epochMs } from './instant-text.js';

export interface OneAtATimeOptions {
  readonly leases: Engine['workspace']['leases'];
  readonly clock: Clock;
}

/** A server that ended in the middle is not waited for longer than this. */
const LEASE_MS = 15_000;
const LOOK_AGAIN_MS = 100;

/** Runs `work` when no other server runs work of this name; rejects with what it rejects with. */
export async function oneAtATime<T>(
  name: string,
  { leases, clock }: OneAtATimeOptions,
  work: () => Promise<T>,
): Promise<T> {
  const holder = randomBytes(8).toString('hex');
  const take = (): Promise<boolean> => {
    const now = epochMs(clock);
    return leases.take(name, holder, new Date(now).toISOString(), new Date(now + LEASE_MS).toISOString());
  };
  while (!(await take())) await sleep(LOOK_AGAIN_MS);
  try {
    return await work();
  } finally {
    await leases.release(name, holder).catch(() => undefined);
  }
}
