import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../model/clock.js';
import { newEventId, spanId, traceId } from '../../../model/ids.js';
import type { JsonObject } from '../../../model/json.js';
import { silentLogger } from '../../../model/log.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../../store/index.js';
import { createReader } from '../../create-reader.js';
import type { SystemEvidence } from './evidence.js';
import { readOnTheWay, readSystem } from './system.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
const instant = (minute: number) => fromEpochMillis(NOW + minute * MINUTE);

function event(
  minute: number,
  namespace: string,
  rest: Partial<TelemetryEvent>,
  data: JsonObject = {},
): TelemetryEvent {
  const timestamp = instant(minute);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'otel',
    service: namespace,
    namespace,
    kind: 'log',
    timestamp,
    isError: false,
    data,
    ...rest,
  };
}

/** One request a minute: web calls cart, cart calls a table; from minute 0 on cart fails, says so, and got a new version. */
function events(): TelemetryEvent[] {
  return Array.from({ length: 80 }, (_, index) => index - 60).flatMap((minute) => {
    const [t, fails] = [traceId(`${minute + 60}`.padStart(32, 'a')), minute >= 0];
    const version = { resource: { 'service.version': fails ? '2' : '1' } };
    const spans = (s: string, p: string | undefined, namespace: string, ms: number, data: JsonObject) =>
      event(
        minute,
        namespace,
        {
          kind: 'span',
          name: `${namespace} ${s}`,
          traceId: t,
          spanId: spanId(s),
          ...(p === undefined ? {} : { parentSpanId: spanId(p) }),
          durationMs: millis(ms),
          isError: fails,
        },
        data,
      );
    const metric = (name: string, sum: number, data: JsonObject): TelemetryEvent =>
      event(minute, 'node', { kind: 'metric', name, metric: { sum, count: 1 } }, data);
    return [
      spans('a', undefined, 'web', 90, { span: { kind: 'server' } }),
      spans('b', 'a', 'cart', 60, { span: { kind: 'server' }, ...version }),
      spans('c', 'b', 'cart', 40, { span: { kind: 'client' }, 'aws.dynamodb.table_names': 'carts' }),
      event(minute, 'cart', {
        traceId: t,
        spanId: spanId('b'),
        message: fails ? 'no cart' : 'a cart',
        pattern: fails ? 'no cart <*>' : 'a cart <*>',
        isError: fails,
      }),
      event(minute, 'worker', { message: 'done', pattern: 'done <*>' }),
      metric('latency', fails ? 30 : 10, { metric: { unit: 'ms', type: 'gauge' } }),
      metric('traces_service_graph_request_total', 1, { client: 'node', server: 'other' }),
    ];
  });
}

let folder: string;
let store: TelemetryStore;
let system: SystemEvidence;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'system-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  const marker = event(
    -2,
    'ci',
    { kind: 'event', dataset: 'markers', message: 'released cart 2', name: 'deployment' },
    { target: 'cart' },
  );
  const gateway = (minute: number, name: string, sum: number) =>
    event(
      minute,
      'AWS/NATGateway',
      { kind: 'metric', environment: 'way', name, metric: { sum, count: 1 } },
      { dimensions: { NatGatewayId: 'nat-1' } },
    );
  await store.append([
    ...events(),
    marker,
    gateway(-30, 'ErrorPortAllocation', 0),
    gateway(2, 'ErrorPortAllocation', 240),
    gateway(2, 'ActiveConnectionCount', 55_000),
  ]);
  system = await readSystem({
    reader: createReader(store, 'test'),
    options: { timeoutMs: 20_000 },
    window: { from: instant(0), to: instant(20) },
    baseline: { from: instant(-60), to: instant(0) },
  });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('readSystem', () => {
  it('counts traces and operations in the window and before', () => {
    expect(system.traces).toEqual({ window: 20, baseline: 60, share: 1 });
    const cart = system.operations.find(({ entity }) => entity === 'cart');
    expect(cart?.window).toMatchObject({ visits: 20, failed: 20 });
    expect(cart?.baseline).toMatchObject({ visits: 60, failed: 0 });
    expect(cart?.window.ownMs.values[0]).toBe(20);
    expect(cart?.failing?.traceId).toBeDefined();
    expect(cart?.failingSince).toBe(instant(0));
  });
  it('finds calls between services, to resources, and those that are given', () => {
    expect(system.calls.map(({ caller, callee, source }) => [caller, callee, source])).toEqual([
      ['cart', 'carts', 'client'],
      ['web', 'cart', 'spans'],
      ['node', 'other', 'given'],
    ]);
    expect(system.calls[2]).toMatchObject({ window: { calls: 20 }, baseline: { calls: 60 } });
  });
  it('tells in how many traces a line was written', () => {
    const line = system.behaviors.find(({ what }) => what === 'no cart <*>');
    expect(line).toMatchObject({
      entity: 'cart',
      isError: true,
      window: { seen: 20, of: 20 },
      baseline: { seen: 0, of: 60 },
    });
    expect(system.lines.find(({ entity }) => entity === 'worker')).toMatchObject({ window: { seen: 20, of: 20 } });
  });
  it('reads metrics in steps from the start of the window', () => {
    const [latency, ...more] = system.metrics;
    expect(more).toEqual([]);
    expect(latency).toMatchObject({ entity: 'node', name: 'latency', unit: 'ms' });
    expect(latency?.window).toHaveLength(5);
    expect(latency?.window[0]).toEqual({ step: 0, mean: 30, total: 120 });
    expect(latency?.baseline).toHaveLength(15);
    expect(latency?.baseline.at(-1)).toEqual({ step: -1, mean: 10, total: 40 });
  });
  it('knows what was released, and whom it touches', () => {
    expect(system.changes.map(({ entity, what, kind }) => [entity, what, kind])).toEqual([
      ['cart', 'released cart 2', 'deployment'],
      ['cart', 'version 2', 'deployment'],
    ]);
  });
  it('is empty where nothing is stored', async () => {
    const nothing = await readSystem({
      reader: createReader(store, 'other'),
      options: {},
      window: { from: instant(0), to: instant(20) },
      baseline: { from: instant(-60), to: instant(0) },
    });
    expect(nothing).toMatchObject({ operations: [], calls: [], behaviors: [], lines: [], metrics: [], changes: [] });
  });
});

describe('a system so busy that its traces are thinned out', () => {
  it('reads the one trace that fails again and again, and counts it for its part', async () => {
    const attempt = (minute: number, t: string, place: number, isError: boolean): TelemetryEvent =>
      event(minute, 'work', {
        ...{ environment: 'busy', kind: 'span', name: 'jobs process', isError },
        ...{
          traceId: traceId(t.padStart(32, 'b')),
          spanId: spanId(`${place}`.padStart(16, '0')),
          durationMs: millis(5),
        },
      });
    const usual = Array.from({ length: 17_000 }, (_, place) => attempt(place / 850, `${place}`, place, false));
    const poison = Array.from({ length: 60 }, (_, place) => attempt(place / 3, 'f', 90_000 + place, true));
    const before = Array.from({ length: 500 }, (_, place) => attempt(-1 - place / 10, `c${place}`, place, false));
    await store.append([...usual, ...poison, ...before]);
    const busy = await readSystem({
      reader: createReader(store, 'busy'),
      options: { timeoutMs: 20_000 },
      window: { from: instant(0), to: instant(20) },
      baseline: { from: instant(-60), to: instant(0) },
    });
    expect(busy.traces.share).toBeCloseTo(1 / 3);
    const [work] = busy.operations;
    expect(work?.window.failed).toBe(20);
    expect(work?.window.visits).toBeGreaterThan(5_200);
    expect(work?.window.visits).toBeLessThan(6_200);
    expect(work?.failing).toBeDefined();
  });
});

describe('readOnTheWay', () => {
  const during = (environment: string) =>
    readOnTheWay({
      reader: createReader(store, environment),
      options: { timeoutMs: 20_000 },
      window: { from: instant(0), to: instant(10) },
      baseline: { from: instant(-60), to: instant(0) },
    });
  it('reads what says of a gateway that it refused, by the name of the gateway', async () => {
    const found = await during('way');
    expect(found.map(({ entity, name, window }) => [entity, name, window.map(({ total }) => total)])).toEqual([
      ['nat-1', 'ErrorPortAllocation', [240]],
    ]);
    expect(found[0]?.baseline.map(({ total }) => total)).toEqual([0]);
  });
  it('is empty where no such metric is stored', async () => {
    expect(await during('test')).toEqual([]);
  });
});
