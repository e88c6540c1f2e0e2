import { describe, expect, it } from 'vitest';
import { eventId, requestId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { readSameWork } from './same-work.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const line = (id: string, atMs: number, data: JsonObject): TelemetryEvent => ({
  id: eventId(id),
  environment: 'test',
  dataset: 'app',
  service: 'shop',
  namespace: 'payments',
  kind: 'log',
  timestamp: fromEpochMillis(NOW + atMs),
  isError: false,
  data,
});

/** Finds by the value of a top-level key, and keeps what was asked for. */
function readerOf(stored: readonly TelemetryEvent[]): { reader: TelemetryReader; asked: string[] } {
  const asked: string[] = [];
  const reader: Pick<TelemetryReader, 'events'> = {
    events: async ({ filters = [] }, { from, to }) => {
      const [filter] = filters;
      if (filter === undefined || !('key' in filter)) return [];
      asked.push(filter.key);
      return stored.filter(
        ({ data, timestamp }) =>
          String(data[filter.key]) === String(filter.value) && timestamp >= from && timestamp < to,
      );
    },
  };
  return { reader: reader as TelemetryReader, asked };
}

describe('the events of one piece of work', () => {
  const failed = line('c', 4_000, { orderId: 'o-1', userId: 'u-1' });

  it('share an id of their own where there is no request id', async () => {
    const others = [
      line('a', 0, { orderId: 'o-1' }),
      line('b', 10, { orderId: 'o-2', userId: 'u-1' }),
      line('z', -3_600_000, { orderId: 'o-1' }),
    ];
    const { reader, asked } = readerOf([...others, failed]);
    const work = await readSameWork(reader, failed);
    expect(work?.by).toEqual({ key: 'orderId', value: 'o-1' });
    expect(work?.events.map(({ id }) => id)).toEqual(['a', 'c']);
    // A person does more than one thing.
    expect(asked).toEqual(['orderId']);
  });

  it('are not looked for where a request says it', async () => {
    const { reader, asked } = readerOf([failed]);
    expect(await readSameWork(reader, { ...failed, requestId: requestId('r1') })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are unknown where nothing shares the id, or too much does', async () => {
    expect(await readSameWork(readerOf([failed]).reader, failed)).toBeUndefined();
    const many = Array.from({ length: 101 }, (_, index) => line(`m${index}`, index, { orderId: 'o-1' }));
    expect(await readSameWork(readerOf([...many, failed]).reader, failed)).toBeUndefined();
  });
});
