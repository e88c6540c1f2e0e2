import { describe, expect, it } from 'vitest';
import { stableEventId } from '../../model/ids.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import type { TelemetryStore } from '../telemetry-store.js';
import { leaveOutRepeats } from './leave-out-repeats.js';

const event = (name: string): TelemetryEvent => ({
  id: stableEventId(unixNanos(1_700_000_000_000_000_000n), name),
  environment: 'default',
  dataset: 'x-ray',
  service: 's',
  namespace: 'n',
  kind: 'span',
  timestamp: unixNanos(1_700_000_000_000_000_000n),
  isError: false,
  name,
  data: {},
});

/** A store that holds these ids, and counts how often it is asked. */
function storeOf(held: readonly TelemetryEvent[]): Pick<TelemetryStore, 'select'> & { asked: number } {
  const store = {
    asked: 0,
    select: async () => {
      store.asked += 1;
      return { rows: held.map(({ id }) => ({ id })) as never, rowsRead: 0, elapsedMs: 0 };
    },
  };
  return store;
}

describe('leaveOutRepeats', () => {
  const [a, b, c] = [event('a'), event('b'), event('c')];
  it('asks nothing when nothing may repeat', async () => {
    const store = storeOf([a]);
    expect(await leaveOutRepeats(store, 'default', [a, b], undefined)).toEqual([a, b]);
    expect(store.asked).toBe(0);
  });
  it('leaves out what is stored and what comes twice', async () => {
    const left = await leaveOutRepeats(storeOf([a]), 'default', [a, b, c, b], new Set([a.id, b.id]));
    expect(left).toEqual([b, c]);
  });
});
