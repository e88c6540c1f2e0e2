import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Calculation } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../model/clock.js';
import { newEventId, requestId } from '../model/ids.js';
import { silentLogger } from '../model/log.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../store/index.js';
import { createReader } from './create-reader.js';
import { gatherEvidence } from './evidence/gather-evidence.js';
import type { TelemetryReader } from './telemetry-reader.js';

const START = Date.UTC(2024, 4, 1, 12);
const HOUR = 3_600_000;

let folder: string;
let store: TelemetryStore;
let sampled: TelemetryReader;
let whole: TelemetryReader;
let failed: TelemetryEvent;

function event(environment: string, index: number, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(START + index * 30_000);
  return {
    id: newEventId(timestamp),
    environment,
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    requestId: requestId(`r${index}`),
    message: 'served',
    pattern: 'served',
    data: { route: '/cart' },
    ...rest,
  };
}

/** A hundred requests of 1..100 ms, of which every tenth was kept; and two errors, which always are. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weighing-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  const all = Array.from({ length: 100 }, (_, index) => event('whole', index, { durationMs: millis(index + 1) }));
  const tenth = all
    .filter((_, index) => index % 10 === 5)
    .map((one) => ({ ...one, id: newEventId(one.timestamp), environment: 'sampled', weight: 10 }));
  const error = { isError: true, message: 'boom', pattern: 'boom', fingerprint: 'f'.repeat(16) };
  failed = event('sampled', 101, error);
  await store.append([...all, ...tenth, failed, event('sampled', 102, error)]);
  sampled = createReader(store, 'sampled');
  whole = createReader(store, 'whole');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function calculated(reader: TelemetryReader, ...calculations: readonly Calculation[]) {
  const timeframe = { from: START, to: START + HOUR };
  const answer = await reader.run({ query: { calculations: [...calculations] }, timeframe, view: 'series' });
  const total = (answer.series ?? []).reduce((sum, { values }) => sum + (values.COUNT ?? 0), 0);
  return { ...answer.aggregates?.[0]?.values, total };
}

describe('weighing', () => {
  it('counts what sampled rows stand for, over the whole window and in its series', async () => {
    expect(await calculated(sampled, { operator: 'COUNT' })).toMatchObject({ COUNT: 102, total: 102 });
    expect(await calculated(whole, { operator: 'COUNT' })).toMatchObject({ COUNT: 100, total: 100 });
  });

  it('weighs keyed counts, sums, averages and percentiles', async () => {
    const values = await calculated(
      sampled,
      { operator: 'COUNT', key: 'duration', alias: 'timed' },
      { operator: 'SUM', key: 'duration', alias: 'sum' },
      { operator: 'AVG', key: 'duration', alias: 'avg' },
      { operator: 'MEDIAN', key: 'duration', alias: 'median' },
      { operator: 'MAX', key: 'duration', alias: 'max' },
    );
    expect(values).toMatchObject({ timed: 100, sum: 5100, avg: 51, median: 46, max: 96 });
  });

  it('leans percentiles towards rows that stand for many', async () => {
    // One slow request that stands for itself beside ten that stand for a hundred.
    await store.append([
      event('leaning', 1, { durationMs: millis(10), weight: 100 }),
      event('leaning', 2, { durationMs: millis(5000) }),
      event('leaning', 3, { durationMs: millis(6000) }),
    ]);
    const values = await calculated(createReader(store, 'leaning'), { operator: 'P95', key: 'duration', alias: 'p95' });
    expect(values).toMatchObject({ p95: 10 });
  });

  it('weighs patterns and values of keys, and reads the weight back', async () => {
    const timeframe = { from: START, to: START + HOUR };
    const { patterns } = await sampled.run({ query: {}, timeframe, view: 'patterns' });
    expect(patterns).toMatchObject([
      { pattern: 'served', count: 100, errors: 0 },
      { pattern: 'boom', count: 2, errors: 2 },
    ]);
    const window = { from: fromEpochMillis(START), to: fromEpochMillis(START + HOUR) };
    expect(await sampled.keyValues('route', window)).toEqual([{ value: '/cart', count: 102 }]);
    const filters = [{ key: '$baselime.samplingInterval', operation: '=' as const, value: 0.1 }];
    const { events = [] } = await sampled.run({ query: { filters }, timeframe, view: 'events' });
    expect(events).toHaveLength(10);
    expect(events[0]).toMatchObject({ weight: 10 });
  });

  it('gives the analysis the traffic that was, not the rows that were kept', async () => {
    const evidence = await gatherEvidence(
      sampled,
      { kind: 'event', id: failed.id },
      { now: fromEpochMillis(START + HOUR) },
    );
    expect(evidence.skipped).toEqual([]);
    expect(evidence.traffic?.window).toEqual({ events: 102, errors: 2, requests: 102, failedRequests: 2 });
    expect(evidence.recurrence).toMatchObject({ inWindow: 2, requestsHit: 2 });
  });
});
