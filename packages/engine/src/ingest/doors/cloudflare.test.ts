import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toIsoNanos } from '../../model/units.js';
import { testContext } from '../__fixtures__/context.js';
import { decodeCloudflare } from './cloudflare.js';

const decode = (records: readonly object[], query = {}) =>
  decodeCloudflare(testContext(), {
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(records.map((record) => `${JSON.stringify(record)}\n`).join('')),
    query,
  });
const request = {
  ClientIP: '203.0.113.7',
  ClientRequestHost: 'shop.example',
  ClientRequestMethod: 'GET',
  ClientRequestURI: '/pay?card=1',
  ClientRequestPath: '/pay',
  EdgeStartTimestamp: '2026-11-22T17:00:00Z',
  EdgeResponseStatus: 200,
  OriginResponseDurationMs: 120,
  RayID: '3a6050bcbe121a87',
};
const invocation = {
  Event: {
    RayID: '8b0f1',
    Request: { Method: 'POST', URL: 'https://shop.example/pay' },
    Response: { Status: 200 },
  },
  EventTimestampMs: 1795366800123,
  EventType: 'fetch',
  Outcome: 'ok',
  ScriptName: 'checkout-worker',
  WallTimeMs: 31,
  Logs: [
    { Level: 'log', Message: ['paying', { cart: 3 }], TimestampMs: 1795366800130 },
    { Level: 'error', Message: ['card is missing'], TimestampMs: 1795366800131 },
  ],
  Exceptions: [{ Name: 'TypeError', Message: 'card is undefined', TimestampMs: 1795366800140, Stack: 'at pay' }],
};

describe('Logpush', () => {
  it('delivers requests with time, host, ray and duration, without the address of the client', () => {
    const [event] = decode([request]).events;
    expect(event).toMatchObject({
      dataset: 'cloudflare',
      service: 'shop.example',
      requestId: '3a6050bcbe121a87',
      message: 'GET /pay 200',
      durationMs: 120,
      isError: false,
    });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.000000000Z');
    expect(JSON.stringify(event?.data)).not.toContain('203.0.113.7');
  });
  it.each([
    [{ EdgeStartTimestamp: '1795366800123456789' }, '2026-11-22T17:00:00.123456789Z'],
    [{ EdgeStartTimestamp: 1795366800 }, '2026-11-22T17:00:00.000000000Z'],
    [{ EdgeStartTimestamp: undefined, Datetime: '2026-11-22T17:00:01Z' }, '2026-11-22T17:00:01.000000000Z'],
  ])('reads the time of %j', (time, iso) => {
    const [event] = decode([{ ...request, ...time }]).events;
    expect(event && toIsoNanos(event.timestamp)).toBe(iso);
  });
  it('reads times in nanoseconds that are numbers, to the digit', () => {
    const body = gzipSync('{"ClientRequestHost":"shop.example","EdgeStartTimestamp":1795366800123456789}');
    const [event] = decodeCloudflare(testContext(), { headers: { 'content-encoding': 'gzip' }, body }).events;
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.123456789Z');
  });
  it.each([{ EdgeResponseStatus: 503 }, { EdgeResponseStatus: 200, OriginResponseStatus: 500 }])(
    'takes %j as failed',
    (status) => expect(decode([{ ...request, ...status }]).events[0]?.isError).toBe(true),
  );

  it('delivers an invocation of a Worker with its lines and exceptions, joined by the ray', () => {
    const { events } = decode([invocation]);
    expect(events.map(({ message, level, isError }) => [message, level, isError])).toEqual([
      ['fetch POST https://shop.example/pay 200 ok', undefined, false],
      ['paying', 'info', false],
      ['card is missing', 'error', true],
      ['TypeError: card is undefined', 'error', true],
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ service: 'checkout-worker', namespace: 'checkout-worker', requestId: '8b0f1' });
    }
    expect(events.map(({ timestamp }) => Number(timestamp / 1_000_000n) - 1795366800000)).toEqual([123, 130, 131, 140]);
    expect(events[0]).toMatchObject({ durationMs: 31 });
    expect(events[1]?.data.data).toEqual({ cart: 3 });
    expect(events[3]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
  it.each([
    ['exception', true],
    ['exceededCpu', true],
    ['canceled', false],
    ['ok', false],
  ])('with the outcome %s has isError %s', (Outcome, isError) => {
    expect(decode([{ ...invocation, Outcome }]).events[0]?.isError).toBe(isError);
  });

  it('takes the trial upload without storing it', () => {
    expect(decode([{ content: 'tests' }])).toEqual({ events: [], rejected: [] });
  });
  it('survives fields of other types', () => {
    const odd = { ScriptName: 'w', Outcome: 5, Logs: 'x', Exceptions: [null, 5, {}], Event: [] };
    expect(decode([odd, request]).events.length).toBe(3);
  });
});
