/** Joins the sampler with its journal, its timer and the store. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TailSampling } from '../../ingest/sampling/tail-sampling.js';
import type { Clock } from '../../model/clock.js';
import type { Logger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import { sql } from '../sql.js';
import type { TelemetryStore } from '../telemetry-store.js';
import { type Held, HeldJournal } from './held-journal.js';
import { TailSampler } from './tail-sampler.js';

export interface Sampling {
  append(events: readonly TelemetryEvent[]): Promise<void>;
  sampledOut(): number;
  /** What is held stays on disk and is decided after the next start. */
  close(): Promise<void>;
}

/** So often in the time of a hold it is looked at what is due. */
const LOOKS = 4;
const SHORTEST_LOOK_MS = 20;
const IDS_AT_ONCE = 500;

/**
 * Without settings every event goes straight to the store; what a run with settings left held is kept then.
 * The journal lives in `<dataDir>/held`; each server needs a data folder of its own.
 */
export async function openTailSampler(options: {
  readonly dataDir: string;
  readonly settings: TailSampling | undefined;
  readonly store: TelemetryStore;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<Sampling> {
  const { settings, store, clock, logger } = options;
  const append = (events: readonly TelemetryEvent[]): Promise<void> => store.append(events);
  const folder = join(options.dataDir, 'held');
  const passing: Sampling = { append, sampledOut: () => 0, close: async () => undefined };
  if (settings === undefined && !existsSync(folder)) return passing;
  const { journal, left } = await HeldJournal.open(folder);
  const waiting = await notStored(store, journal, left);
  if (settings === undefined) {
    await append(waiting.map(({ event }) => event));
    await journal.release(waiting);
    await journal.close();
    return passing;
  }
  const sampler = new TailSampler({ settings, journal, append, nowMs: () => clock.monotonicMs(), logger });
  sampler.resume(waiting);
  const look = (): void => void sampler.decide(clock.monotonicMs()).catch(() => undefined);
  const timer = setInterval(look, Math.max(SHORTEST_LOOK_MS, settings.hold / LOOKS));
  timer.unref();
  return {
    append: (events) => sampler.append(events),
    sampledOut: () => sampler.sampledOut(),
    async close() {
      clearInterval(timer);
      await sampler.idle();
      await journal.close();
    },
  };
}

/** A crash between storing and forgetting leaves events that are stored already; they are forgotten now. */
async function notStored(store: TelemetryStore, journal: HeldJournal, left: readonly Held[]): Promise<readonly Held[]> {
  const stored = new Set<string>();
  for (let from = 0; from < left.length; from += IDS_AT_ONCE) {
    const events = left.slice(from, from + IDS_AT_ONCE).map(({ event }) => event);
    const times = events.map(({ timestamp }) => timestamp).sort((a, b) => (a < b ? -1 : 1));
    const [first = unixNanos(0n), last = unixNanos(0n)] = [times[0], times.at(-1)];
    const found = await store.select<{ readonly id: string }>(
      sql`SELECT id FROM baselime.events WHERE timestamp >= fromUnixTimestamp64Nano(${BigInt(first)}, 'UTC')
            AND timestamp <= fromUnixTimestamp64Nano(${BigInt(last)}, 'UTC') AND id IN ${events.map(({ id }) => id)}`,
    );
    for (const { id } of found.rows) stored.add(id);
  }
  await journal.release(left.filter(({ event }) => stored.has(event.id)));
  return left.filter(({ event }) => !stored.has(event.id));
}
