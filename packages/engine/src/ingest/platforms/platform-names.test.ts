/** Bodies in the form that each collector documents for the settings in docs/sources. */
import { ExtensionCodec, encode } from '@msgpack/msgpack';
import { describe, expect, it } from 'vitest';
import { toIsoNanos } from '../../model/units.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeEventsApi, type Headers } from '../events-api.js';

/** Fluent's time with nanoseconds: extension 0. */
class EventTime {
  constructor(
    readonly seconds: number,
    readonly nanos: number,
  ) {}
}
const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: 0,
  encode(value: unknown) {
    if (!(value instanceof EventTime)) return null;
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(value.seconds, 0);
    bytes.writeUInt32BE(value.nanos, 4);
    return bytes;
  },
  decode: () => null,
});

const json: Headers = { 'content-type': 'application/json' };
const ndjson: Headers = { 'content-type': 'application/x-ndjson' };
const decode = (dataset: string, body: unknown, headers: Headers = json) => {
  const { events, rejected } = decodeEventsApi(testContext(), { dataset }, headers, bytesOf(body));
  expect(rejected).toEqual([]);
  return events;
};

describe('Vector', () => {
  const record = {
    container_id: '9b6247364a03',
    container_name: 'checkout',
    host: 'docker-1',
    image: 'shop:7',
    label: { 'io.baselime.service': 'shop', 'io.baselime.namespace': 'checkout-api' },
    message: '{"level":"error","msg":"card is undefined","requestId":"r-1"}',
    source_type: 'docker_logs',
    stream: 'stderr',
    timestamp: '2026-11-22T17:00:00.123456789Z',
  };
  it.each([
    ['the codec json', [record], json],
    ['newline-delimited framing', `${JSON.stringify(record)}\n`, ndjson],
  ])('delivers Docker logs with %s', (_name, body, headers) => {
    const [event] = decode('vector-logs', body, headers);
    expect(event).toMatchObject({
      service: 'shop',
      namespace: 'checkout-api',
      level: 'error',
      isError: true,
      message: 'card is undefined',
      requestId: 'r-1',
    });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.123456789Z');
  });
  it('delivers Kubernetes logs with the labels of the pod', () => {
    const kubernetes = {
      container_name: 'api',
      pod_name: 'checkout-7f9c',
      pod_namespace: 'prod',
      pod_labels: { 'app.kubernetes.io/name': 'checkout' },
      pod_annotations: { 'io.baselime.service': 'shop' },
    };
    const [named] = decode('kubernetes-logs', [
      { kubernetes, message: 'WARN slow', timestamp: '2026-11-22T17:00:00Z' },
    ]);
    expect(named).toMatchObject({ service: 'shop', namespace: 'api', level: 'warn', message: 'WARN slow' });
    const { pod_annotations: _, ...unnamed } = kubernetes;
    expect(decode('kubernetes-logs', [{ kubernetes: unnamed, message: 'x' }])[0]).toMatchObject({
      service: 'checkout',
      namespace: 'api',
    });
  });
});

describe('Fluent Bit', () => {
  const record = (line: string) => ({
    date: 1795366800.25,
    log: `${line}\n`,
    stream: 'stdout',
    container_name: '/shop-checkout-1',
    labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'checkout' },
  });
  it.each([
    ['json', [record('ERROR a'), record('b')], json],
    ['json_lines', `${JSON.stringify(record('ERROR a'))}\n${JSON.stringify(record('b'))}\n`, ndjson],
    ['json_stream', JSON.stringify(record('ERROR a')) + JSON.stringify(record('b')), json],
  ])('delivers the format %s', (_name, body, headers) => {
    const [first, second] = decode('docker-logs', body, headers);
    expect(first).toMatchObject({ service: 'shop', namespace: 'checkout', message: 'ERROR a', isError: true });
    expect(first && toIsoNanos(first.timestamp)).toBe('2026-11-22T17:00:00.250000000Z');
    expect(second).toMatchObject({ message: 'b', isError: false });
  });
  it.each([
    ['an event time', new EventTime(1795366800, 250_000_000)],
    ['a number', 1795366800.25],
    ['an event time beside metadata', [new EventTime(1795366800, 250_000_000), {}]],
  ])('delivers the format msgpack with %s', (_name, time) => {
    const { date: _, ...log } = record('ERROR a');
    const body = Buffer.concat([time, time].map((at) => encode([at, log], { extensionCodec })));
    const { events } = decodeEventsApi(
      testContext(),
      { dataset: 'd' },
      { 'content-type': 'application/msgpack' },
      body,
    );
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({ service: 'shop', namespace: 'checkout', message: 'ERROR a', isError: true });
    expect(events[1] && toIsoNanos(events[1].timestamp)).toBe('2026-11-22T17:00:00.250000000Z');
  });
  it('keeps what stands before damaged msgpack', () => {
    const body = Buffer.concat([encode([1795366800, { log: 'a' }]), Buffer.from([0x92, 0xc1])]);
    const decoded = decodeEventsApi(testContext(), { dataset: 'd' }, { 'content-type': 'application/msgpack' }, body);
    expect([decoded.events.length, decoded.rejected.map(({ index }) => index)]).toEqual([1, [1]]);
  });
  it('delivers what its Kubernetes filter adds', () => {
    const kubernetes = {
      pod_name: 'checkout-7f9c',
      namespace_name: 'prod',
      container_name: 'api',
      labels: { app: 'checkout', 'io.baselime.namespace': 'checkout-api' },
      annotations: {},
    };
    const log = '2026-11-22T16:59:59.5Z stderr F {"severity":"CRITICAL","message":"down"}';
    expect(decode('kubernetes-logs', [{ date: '2026-11-22T17:00:00Z', log, kubernetes }])[0]).toMatchObject({
      service: 'checkout',
      namespace: 'checkout-api',
    });
  });
});

describe('Fluentd', () => {
  const record = {
    container_id: '9b62',
    container_name: '/checkout',
    source: 'stderr',
    log: 'TypeError: card is undefined',
    time: '2026-11-22T17:00:00+00:00',
  };
  it.each([
    ['with json_array', [record], json],
    ['without json_array', `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`, ndjson],
  ])('delivers Docker logs %s', (_name, body, headers) => {
    const [event] = decode('docker-logs', body, headers);
    expect(event).toMatchObject({ namespace: 'checkout', isError: true, message: 'TypeError: card is undefined' });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.000000000Z');
  });
  it('delivers Kubernetes logs whose label names lost their dots', () => {
    const kubernetes = { container_name: 'api', labels: { io_baselime_service: 'shop', app: 'checkout' } };
    expect(decode('kubernetes-logs', JSON.stringify({ log: 'x\n', kubernetes }), ndjson)[0]).toMatchObject({
      service: 'shop',
      namespace: 'api',
    });
  });
});

describe('Fly', () => {
  it('delivers level, app and region', () => {
    const record = {
      event: { provider: 'app' },
      fly: { app: { instance: '1857705b', name: 'shop-api' }, region: 'ams' },
      host: 'edd4',
      log: { level: 'error' },
      message: '{"msg":"card is undefined","traceId":"5b8efff798038103d269b633813fc60c"}',
      timestamp: '2026-11-22T17:00:00.5Z',
    };
    const [event] = decode('flyio', [record]);
    expect(event).toMatchObject({
      service: 'shop-api',
      namespace: 'shop-api',
      level: 'error',
      isError: true,
      message: 'card is undefined',
      traceId: '5b8efff798038103d269b633813fc60c',
    });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.500000000Z');
  });
});

describe('Koyeb', () => {
  it('delivers the time of the line; the path names service and namespace', () => {
    const record = {
      host: 'exporter',
      labels: { service_id: '6a1f', region: 'fra', type: 'runtime' },
      message: 'ERROR: card is undefined',
      source_type: 'stdout',
      timestamp: '2026-11-22T17:00:00Z',
    };
    const path = { dataset: 'koyeb', service: 'shop', namespace: 'api' };
    const [event] = decodeEventsApi(testContext(), path, json, bytesOf([record])).events;
    expect(event).toMatchObject({ service: 'shop', namespace: 'api', isError: true, level: 'error' });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.000000000Z');
  });
});

describe('records of no platform', () => {
  it.each([
    { kubernetes: 'none', message: 'x' },
    { fly: { app: 'text' }, message: 'x' },
    { labels: ['io.baselime.service'], message: 'x' },
    { container_name: 5, message: 'x' },
  ])('%j have the default names', (record) => {
    expect(decode('logs', [record])[0]).toMatchObject({ service: 'default', namespace: 'default' });
  });
  it('say more about themselves than their surroundings do', () => {
    const record = { service: 'own', namespace: 'self', fly: { app: { name: 'app' } }, message: 'x' };
    expect(decode('logs', [record])[0]).toMatchObject({ service: 'own', namespace: 'self' });
  });
});
