import { describe, expect, it } from 'vitest';
import { eventId, requestId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { withSameStream } from './same-stream.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const STREAM = '2024/05/01/[$LATEST]a1';
function line(id: string, atMs: number, data: JsonObject, request?: string): TelemetryEvent {
  return {
    id: eventId(id),
    environment: 'test',
    dataset: 'lambda-logs',
    service: 'default',
    namespace: 'orders',
    kind: 'log',
    timestamp: fromEpochMillis(NOW + atMs),
    isError: data['@status'] === 'error',
    ...(request === undefined ? {} : { requestId: requestId(request) }),
    data: { '@logStream': STREAM, ...data },
  };
}
const reportOf = (id: string, atMs: number, request: string): TelemetryEvent =>
  line(id, atMs, { '@type': 'REPORT', '@status': 'error', '@duration': 40, '@initDuration': 400 }, request);

function readerOf(stored: readonly TelemetryEvent[]): TelemetryReader {
  const reader: Pick<TelemetryReader, 'events'> = {
    events: async (_query, { from, to }) =>
      stored.filter(({ timestamp }) => timestamp >= from && timestamp < to).reverse(),
  };
  return reader as TelemetryReader;
}

describe('a failed invocation whose words were written before it began', () => {
  const thrown = line('b', -300, {});
  const report = reportOf('c', 0, 'r-1');
  const idsOf = async (stored: readonly TelemetryEvent[], request: readonly TelemetryEvent[]) =>
    (await withSameStream(readerOf(stored), request)).map(({ id }) => id);

  it('has them from its log stream, under its own id', async () => {
    const found = await withSameStream(readerOf([thrown, report]), [report]);
    expect(found.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(found[0]?.requestId).toBe('r-1');
  });
  it('has none that are older than its initialization, or from before another invocation', async () => {
    expect(await idsOf([line('a', -60_000, {}), report], [report])).toEqual(['c']);
    expect(await idsOf([thrown, reportOf('b2', -200, 'r-0'), report], [report])).toEqual(['c']);
  });
  it('has its own lines only where it wrote some, did not fail, or names no stream', async () => {
    const own = line('b1', -5, {}, 'r-1');
    expect(await idsOf([thrown, own, report], [own, report])).toEqual(['b1', 'c']);
    expect(await idsOf([thrown, report], [{ ...report, isError: false }])).toEqual(['c']);
    expect(await idsOf([thrown, report], [{ ...report, data: { '@type': 'REPORT' } }])).toEqual(['c']);
  });
});
