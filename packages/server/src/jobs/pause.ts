/** The time between two rounds of a job, cut short when the server closes. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after `ms` or when the signal aborts; keeps neither the process alive nor a listener on the signal. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
