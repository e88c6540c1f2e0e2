/** What a source delivers again on purpose, such as a trace that is read from X-Ray twice, is stored once. */
import type { EventId } from '../../model/ids.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import { sql } from '../sql.js';
import type { TelemetryStore } from '../telemetry-store.js';

/** Ids of one query; an id has 32 characters, and a query may not grow without bound. */
const IDS_AT_ONCE = 2_000;

/**
 * The events without those of `repeatable` that the store holds already or that come twice in the list.
 * Raises what `select` raises: nothing is stored then, and the sender sends again.
 */
export async function leaveOutRepeats(
  store: Pick<TelemetryStore, 'select'>,
  environment: string,
  events: readonly TelemetryEvent[],
  repeatable: ReadonlySet<EventId> | undefined,
): Promise<readonly TelemetryEvent[]> {
  if (repeatable === undefined || repeatable.size === 0) return events;
  const asked = events.filter(({ id }) => repeatable.has(id));
  const seen = new Set<string>();
  for (let at = 0; at < asked.length; at += IDS_AT_ONCE) {
    for (const id of await stored(store, environment, asked.slice(at, at + IDS_AT_ONCE))) seen.add(id);
  }
  return events.filter(({ id }) => {
    if (!repeatable.has(id)) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

async function stored(
  store: Pick<TelemetryStore, 'select'>,
  environment: string,
  events: readonly TelemetryEvent[],
): Promise<readonly string[]> {
  const times = events.map(({ timestamp }) => timestamp);
  const [from, to] = [least(times), most(times)];
  const ids = events.map(({ id }) => String(id));
  const { rows } = await store.select<{ readonly id: string }>(
    sql`SELECT id FROM baselime.events WHERE environment = ${environment}
        AND timestamp >= fromUnixTimestamp64Nano(${from}) AND timestamp <= fromUnixTimestamp64Nano(${to}) AND id IN ${ids}`,
  );
  return rows.map(({ id }) => id);
}

const least = (times: readonly UnixNanos[]): UnixNanos => times.reduce((one, other) => (one < other ? one : other));
const most = (times: readonly UnixNanos[]): UnixNanos => times.reduce((one, other) => (one > other ? one : other));
