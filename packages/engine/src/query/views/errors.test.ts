import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Query } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId, requestId, traceId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore } from '../../store/telemetry/open-telemetry-store.js';
import type { TelemetryStore } from '../../store/telemetry-store.js';
import { errorsView } from './errors.js';

const START = Date.UTC(2024, 4, 1, 12);
const DAY_MS = 86_400_000;
const WINDOW = { from: fromEpochMillis(START), to: fromEpochMillis(START + 2 * DAY_MS) };

function failed(atMs: number, fingerprint: string, data: JsonObject, rest: Partial<TelemetryEvent>): TelemetryEvent {
  const timestamp = fromEpochMillis(START + atMs);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: 'pay',
    kind: 'log',
    timestamp,
    isError: true,
    fingerprint,
    data,
    ...rest,
  };
}

/** What a failing request writes: a line, and the exception on two spans, one around the other. */
function request(n: number, atMs: number): readonly TelemetryEvent[] {
  const error = { 'error.name': 'CardError', 'error.message': `card ${n} was refused` };
  const ids = { traceId: traceId(String(n).repeat(32)), requestId: requestId(`r-${n}`) };
  const span = (at: number) => failed(at, 'span-mark', error, { ...ids, dataset: 'otel', kind: 'span-event' });
  return [span(atMs), span(atMs + 2), failed(atMs + 1, 'line-mark', error, ids)];
}

let folder: string;
let store: TelemetryStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'errors-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append([
    ...request(1, 1000),
    ...request(2, 2000),
    ...request(3, DAY_MS + 1000),
    ...[5000, 6000, 7000, 8000].map((at) => failed(at, 'worker', { error: 'queue is full' }, { weight: 2 })),
    failed(9000, 'elsewhere', { error: 'queue is full' }, { environment: 'other' }),
  ]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const view = async (query: Query = {}, granularityMs?: number) =>
  (await errorsView(store, 'test', { query, window: WINDOW, limit: 10, granularityMs })).errors;

describe('errorsView', () => {
  it('tells the failure of a request once, whoever told it, and counts lines without a request each with their weight', async () => {
    const kinds = await view();
    expect(kinds.map(({ fingerprint, count }) => [fingerprint, count])).toEqual([
      ['worker', 8],
      ['line-mark', 3],
    ]);
    expect(kinds[1]).toMatchObject({
      firstAt: START + 1000,
      lastAt: expect.closeTo(START + DAY_MS + 1002, 2),
      tellings: [
        { fingerprint: 'line-mark', dataset: 'lambda-logs', kind: 'log', count: 3 },
        { fingerprint: 'span-mark', dataset: 'otel', kind: 'span-event', count: 3 },
      ],
      sample: { kind: 'log', requestId: 'r-3' },
    });
    expect(kinds[1]).not.toHaveProperty('points');
  });
  it('puts what came last, or the newest kind, first', async () => {
    const first = async (value: string) => (await view({ orderBy: { value } }))[0]?.fingerprint;
    expect([await first('last'), await first('first')]).toEqual(['line-mark', 'worker']);
  });
  it('counts the intervals in which it happened when they are asked for', async () => {
    const points = (await view({}, DAY_MS)).map((kind) => kind.points?.map(({ count }) => count));
    expect(points).toEqual([[8], [2, 1]]);
  });
  it('is empty where nothing matches', async () => {
    expect(await view({ filters: [{ key: 'namespace', operation: '=', value: 'nobody' }] })).toEqual([]);
  });
});
