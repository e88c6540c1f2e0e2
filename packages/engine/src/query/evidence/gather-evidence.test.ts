import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId, requestId, spanId, traceId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { plainWeighing } from '../weighing.js';
import { readContrast } from './contrast-cells.js';
import { gatherEvidence } from './gather-evidence.js';
import { windowsAround } from './scope.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
const now = fromEpochMillis(NOW);
const FINGERPRINT = 'f'.repeat(16);
const TRACE = traceId('a'.repeat(32));
let folder: string;
let store: TelemetryStore;
let reader: TelemetryReader;
let failed: TelemetryEvent;

function event(atMinute: number, data: JsonObject, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(NOW + atMinute * MINUTE);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    data,
    ...rest,
  };
}

/** One invocation every minute for seven hours; from 20 minutes ago on version 8 fails for tenant acme. */
function shop(): TelemetryEvent[] {
  const events: TelemetryEvent[] = [];
  for (let minute = -420; minute < 0; minute += 1) {
    const id = { requestId: requestId(`r${-minute}`) };
    const version = minute < -21 ? '7' : '8';
    const tenant = minute % 2 === 0 ? 'acme' : 'other';
    events.push(event(minute, { '@type': 'START', '@version': version, tenant, deep: { 'odd`key': 'x' } }, id));
    const fails = minute >= -20 && tenant === 'acme';
    if (fails)
      events.push(
        event(
          minute + 0.001,
          { '@type': 'failure', '@message': { errorType: 'TypeError', errorMessage: 'x is not a function' } },
          {
            ...id,
            isError: true,
            level: 'error',
            message: 'x is not a function',
            fingerprint: FINGERPRINT,
            pattern: 'x is not a function',
          },
        ),
      );
    events.push(
      event(
        minute + 0.002,
        { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 84, '@duration': 120 },
        { ...id, message: 'REPORT', durationMs: millis(120) },
      ),
    );
    events.push(
      event(
        minute,
        { span: { kind: 'server' } },
        {
          kind: 'span',
          dataset: 'otel',
          name: 'checkout',
          durationMs: millis(minute === -2 ? 900 : 100),
          traceId: minute === -2 ? TRACE : traceId(`t${-minute}`),
          spanId: spanId(`s${-minute}`),
          ...id,
        },
      ),
    );
  }
  events.push(
    event(
      -22,
      { eventName: 'UpdateFunctionCode20150331v2', requestParameters: { functionName: 'checkout' } },
      { dataset: 'cloudtrail', namespace: 'AWS/Lambda', service: 'default' },
    ),
  );
  events.push(
    event(
      -22,
      { eventName: 'GetObject', requestParameters: { key: 'checkout' } },
      { dataset: 'cloudtrail', namespace: 'AWS/S3', service: 'default' },
    ),
  );
  return events;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gather-evidence-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  const events = shop();
  failed = events.findLast(({ isError }) => isError) ?? event(0, {});
  await store.append([...events, event(-1, {}, { environment: 'another', isError: true, fingerprint: FINGERPRINT })]);
  reader = createReader(store, 'test');
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('gatherEvidence', () => {
  it('counts the same failure now and before, and since when', async () => {
    const { recurrence, traffic, skipped, focus, request, trace } = await gatherEvidence(
      reader,
      { kind: 'event', id: failed.id },
      { now },
    );
    expect(skipped).toEqual([]);
    expect(focus?.id).toBe(failed.id);
    expect(request).toHaveLength(4);
    expect(trace?.spans).toHaveLength(1);
    expect(recurrence).toMatchObject({ basis: 'fingerprint', inWindow: 10, inBaseline: 0, requestsHit: 10 });
    expect(recurrence?.firstSeen).toBe(fromEpochMillis(NOW - 20 * MINUTE + 60));
    expect(recurrence?.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(10);
    expect(traffic).toMatchObject({
      namespace: 'checkout',
      window: { requests: 60, failedRequests: 10 },
      baseline: { requests: 360, failedRequests: 0 },
    });
  });
  it('counts which values failing requests have', async () => {
    const { contrast } = await gatherEvidence(reader, { kind: 'error', fingerprint: FINGERPRINT }, { now });
    expect(contrast).toMatchObject({ failing: 10, succeeding: 50 });
    expect(contrast?.cells).toContainEqual({ key: 'tenant', value: 'acme', failing: 10, succeeding: 20 });
    expect(contrast?.cells).toContainEqual({ key: 'deep.odd`key', value: 'x', failing: 10, succeeding: 50 });
    const both = contrast?.pairs?.find(
      ({ one, other }) => one.key !== other.key && [one, other].some(({ key }) => key === 'tenant'),
    );
    expect(both).toMatchObject({ failing: 10, succeeding: 0 });
    expect(both?.one.succeeding).toBeGreaterThan(0);
    expect(contrast?.cells.some(({ key }) => key.includes('errorType') && key.startsWith('@message'))).toBe(false);
    expect(contrast?.isSample).toBeUndefined();
  });
  it('thins out succeeding requests where there are very many, and counts every failing one', async () => {
    const { marker, request, ...found } = await gatherEvidence(
      reader,
      { kind: 'error', fingerprint: FINGERPRINT },
      { now },
    );
    if (marker === undefined) throw new Error('an error has a marker');
    const { window, baseline } = found;
    const scope = { reader, window, baseline, marker, weighing: plainWeighing, options: {} };
    const contrast = await readContrast(scope, request, 50);
    expect(contrast).toMatchObject({ failing: 10, isSample: true });
    expect(contrast?.succeeding).toBeLessThan(40);
    expect(contrast?.cells).toContainEqual(expect.objectContaining({ key: 'tenant', value: 'acme', failing: 10 }));
  });
  it('reads versions, changes, limits and usual durations', async () => {
    const { versions, changes, reports, operations } = await gatherEvidence(
      reader,
      { kind: 'request', requestId: 'r2' },
      { now },
    );
    expect(versions?.map(({ value, count }) => [value, count])).toEqual([
      ['7', 399],
      ['8', 21],
    ]);
    expect(changes?.map(({ data }) => data.eventName)).toEqual(['UpdateFunctionCode20150331v2']);
    expect(reports).toMatchObject({ memorySizeMb: 512, maxMemoryUsedMb: 84, coldStarts: 0, durationMaxMs: 120 });
    expect(operations).toEqual([
      { namespace: 'checkout', name: 'checkout', count: 360, p50Ms: 100, p95Ms: 100, p99Ms: 100 },
    ]);
  });
  it('takes the failing part of a trace for its focus', async () => {
    const { focus } = await gatherEvidence(reader, { kind: 'trace', traceId: TRACE, spanId: 's2' }, { now });
    expect(focus?.spanId).toBe('s2');
    expect((await gatherEvidence(reader, { kind: 'trace', traceId: TRACE }, { now })).focus).toBeDefined();
  });
  it('reads what shares the id of an order where there is no request id', async () => {
    const paid = { namespace: 'payments' };
    const started = event(-2, { order: { id: 'o-1' } }, paid);
    const refused = event(-1.9, { order: { id: 'o-1' } }, { ...paid, isError: true });
    await store.append([started, event(-2, { order: { id: 'o-2' } }, paid), refused]);
    const { request, sharedId } = await gatherEvidence(reader, { kind: 'event', id: refused.id }, { now });
    expect(request.map(({ id }) => id)).toEqual([started.id, refused.id]);
    expect(sharedId).toEqual({ key: 'order.id', value: 'o-1' });
  });
  it('begins the time before with the first event that is stored, and says when there is none', async () => {
    const young = { environment: 'young' };
    const first = event(-150, {}, young);
    const failure = event(-10, {}, { ...young, isError: true, fingerprint: FINGERPRINT });
    const only = event(-10, {}, { environment: 'newborn', isError: true, fingerprint: FINGERPRINT });
    await store.append([first, failure, only]);
    const subject = { kind: 'error', fingerprint: FINGERPRINT } as const;
    const { baseline, nothingBefore } = await gatherEvidence(createReader(store, 'young'), subject, { now });
    expect(baseline.from).toBe(first.timestamp);
    expect(nothingBefore).toBeUndefined();
    const newborn = await gatherEvidence(createReader(store, 'newborn'), subject, { now });
    expect(newborn.nothingBefore).toBe(true);
  });
  it('raises coded errors for what is not there', async () => {
    await expect(gatherEvidence(reader, { kind: 'event', id: 'nothing' }, { now })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
    await expect(
      gatherEvidence(reader, { kind: 'trace', traceId: TRACE, spanId: 'zz' }, { now }),
    ).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    await expect(gatherEvidence(reader, { kind: 'request', requestId: 'zz' }, { now })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
    await expect(gatherEvidence(reader, { kind: 'alert', id: 'a' }, { now })).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
  });
  it('names what does not come in time', async () => {
    const slow: TelemetryReader = {
      ...reader,
      event: (id) => reader.event(id),
      request: (id) => reader.request(id),
      trace: (id) => reader.trace(id),
      error: (id) => reader.error(id),
      keys: (w, d) => reader.keys(w, d),
      select: () => new Promise(() => undefined),
    };
    const { skipped, recurrence } = await gatherEvidence(slow, { kind: 'event', id: failed.id }, { now, budgetMs: 20 });
    expect(recurrence).toBeUndefined();
    expect(skipped.map(({ detector }) => detector)).toContain('recurrence');
  });
});

const span = (fromMinute: number, toMinute: number) => ({
  from: NOW + fromMinute * MINUTE,
  to: NOW + toMinute * MINUTE,
});
const ERRORS = { filters: [{ key: '$baselime.error', operation: '=' as const, value: true }] };

describe('gatherEvidence for series', () => {
  it('counts a chart in the window, before it and on earlier days', async () => {
    const { series, window, skipped } = await gatherEvidence(
      reader,
      { kind: 'chart', query: ERRORS, timeframe: span(-60, 0) },
      { now },
    );
    expect(skipped).toEqual([]);
    expect(window.to).toBe(now);
    expect(series).toMatchObject({ brushed: false, bucketMs: 60_000, unknownBefore: 0, groupedBy: ['namespace'] });
    const [line, checkout] = series?.lines ?? [];
    expect(line?.window).toHaveLength(60);
    expect(line?.before).toHaveLength(360);
    expect(line?.window.map((value, index) => ((value ?? 0) > 0 ? index : -1)).filter((at) => at >= 0)).toEqual(
      Array.from({ length: 10 }, (_, index) => 40 + 2 * index),
    );
    expect(line?.before.every((value) => value === 0)).toBe(true);
    expect(checkout?.group).toEqual({ namespace: 'checkout' });
    expect(series?.traffic?.requests.window).toEqual(Array.from({ length: 60 }, () => 1));
    expect(series?.traffic?.failed.window.reduce((sum: number, value) => sum + (value ?? 0), 0)).toBe(10);
  });
  it('looks only at the brushed part, and at the newest of its errors', async () => {
    const { series, example } = await gatherEvidence(
      reader,
      { kind: 'chart', query: {}, timeframe: span(-300, 0), brush: span(-20, -10) },
      { now },
    );
    expect(series).toMatchObject({ brushed: true, bucketMs: 10_000, timeframe: span(-20, -10) });
    expect(series?.errors).toMatchObject([
      { fingerprint: FINGERPRINT, namespace: 'checkout', inWindow: 5, inBefore: 0 },
    ]);
    expect(example?.focus?.id).toBe(series?.errors[0]?.newestId);
    expect(example?.recurrence?.inWindow).toBe(10);
  });
  it('takes the line of all rows for the one group that a filter leaves', async () => {
    const linesOf = async (value: string) => {
      const query = { filters: [{ key: 'namespace', operation: '=' as const, value }] };
      const { series } = await gatherEvidence(reader, { kind: 'chart', query, timeframe: span(-60, 0) }, { now });
      return series?.lines ?? [];
    };
    const [whole, ...groups] = await linesOf('checkout');
    expect(groups).toEqual([{ ...whole, days: [], group: { namespace: 'checkout' } }]);
    expect(await linesOf('nobody')).toHaveLength(1);
  });
  it('leaves out what the analysis says that it does not look at', async () => {
    const { series, example, slow } = await gatherEvidence(
      reader,
      { kind: 'chart', query: {}, timeframe: span(-60, 0) },
      { now, needsOfSeries: () => ({ error: false, slow: false, busiest: false, senders: false, selection: false }) },
    );
    expect(series?.errors).toHaveLength(1);
    expect([series?.selection, example, slow]).toEqual([undefined, undefined, undefined]);
  });
  it('reads the window of an alert before it was evaluated', async () => {
    const stamp = new Date(NOW - 5 * MINUTE).toISOString();
    const alert = {
      id: 'a',
      name: 'errors',
      kind: 'threshold' as const,
      channels: [],
      query: ERRORS,
      threshold: { operation: '>' as const, value: 3 },
      frequency: MINUTE,
      window: 10 * MINUTE,
      enabled: true,
      createdAt: stamp,
      updatedAt: stamp,
      evaluatedAt: stamp,
    };
    const { series } = await gatherEvidence(reader, { kind: 'alert', id: 'a' }, { now, alert });
    expect(series).toMatchObject({ timeframe: span(-15, -5), alert: { threshold: 3, windowMs: 10 * MINUTE } });
  });
  it('gives empty lines for a window without rows, and for a metric that nobody sent', async () => {
    const chart = await gatherEvidence(
      reader,
      { kind: 'chart', query: {}, timeframe: span(-90_000, -89_000) },
      { now },
    );
    expect(chart.series?.lines[0]?.window.every((value) => value === 0)).toBe(true);
    expect(chart.series?.unknownBefore).toBe(chart.series?.lines[0]?.before.length);
    const metric = await gatherEvidence(reader, { kind: 'metric', name: 'nothing', timeframe: span(-60, 0) }, { now });
    expect(metric.series?.lines[0]?.window.every((value) => value === null)).toBe(true);
    expect(metric.series?.metric).toEqual({ name: 'nothing', namespace: '' });
  });
  it('refuses a chart whose query cannot run', async () => {
    const query = { calculations: [{ operator: 'SUM' as const }] };
    await expect(
      gatherEvidence(reader, { kind: 'chart', query, timeframe: span(-60, 0) }, { now }),
    ).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });
});

describe('windowsAround', () => {
  it('ends a quarter of an hour after an old focus and now for a fresh one', () => {
    expect(windowsAround(fromEpochMillis(NOW - 60 * MINUTE), now).window.to).toBe(fromEpochMillis(NOW - 45 * MINUTE));
    expect(windowsAround(fromEpochMillis(NOW - MINUTE), now).window.to).toBe(now);
    expect(windowsAround(fromEpochMillis(NOW + MINUTE), now).window.to).toBeGreaterThan(fromEpochMillis(NOW + MINUTE));
  });
});
