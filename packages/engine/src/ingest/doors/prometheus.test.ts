import fc from 'fast-check';
import { pushTimeseries } from 'prometheus-remote-write';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { toIsoNanos } from '../../model/units.js';
import { testContext } from '../__fixtures__/context.js';
import { decompressSnappy } from '../forms/snappy.js';
import { decodePrometheus } from './prometheus.js';

const at = Date.parse('2026-11-22T17:00:00.123Z');
type Series = Parameters<typeof pushTimeseries>[0];

/** The body that the client of npm sends. */
async function bodyOf(series: Series): Promise<Uint8Array> {
  let sent: Uint8Array = new Uint8Array();
  await pushTimeseries(series, {
    url: 'http://127.0.0.1/',
    fetch: async (_url, init) => {
      sent = new Uint8Array(init?.body ?? new ArrayBuffer(0));
      return new Response(null, { status: 204 });
    },
  });
  return sent;
}
const decode = (body: Uint8Array, headers = {}) => decodePrometheus(testContext(), { headers, body });

describe('remote write', () => {
  it('delivers gauges and counters with their labels and times', async () => {
    const { events, rejected } = decode(
      await bodyOf([
        { labels: { __name__: 'queue_depth', job: 'shop', instance: 'a' }, samples: [{ value: 150, timestamp: at }] },
        {
          labels: { __name__: 'orders_total', service: 'billing', code: '200' },
          samples: [
            { value: 1, timestamp: at },
            { value: -2.5, timestamp: at + 1000 },
          ],
        },
      ]),
    );
    expect(rejected).toEqual([]);
    expect(events[0]).toMatchObject({
      dataset: 'prometheus',
      kind: 'metric',
      service: 'shop',
      name: 'queue_depth',
      metric: { sum: 150, count: 1, min: 150, max: 150 },
      data: { instance: 'a', value: 150, metric: { type: 'gauge' } },
    });
    expect(events[0] && toIsoNanos(events[0].timestamp)).toBe('2026-11-22T17:00:00.123000000Z');
    expect(events.slice(1).map(({ service, metric }) => [service, metric])).toEqual([
      ['billing', { sum: 1 }],
      ['billing', { sum: -2.5 }],
    ]);
    expect(events[1]?.data.metric).toEqual({ name: 'orders_total', type: 'sum', temporality: 'cumulative' });
  });
  it('unpacks what repeats', async () => {
    const labels = { __name__: 'm', path: '/orders/'.repeat(200) };
    const body = await bodyOf(
      Array.from({ length: 300 }, (_, n) => ({ labels, samples: [{ value: n, timestamp: at }] })),
    );
    expect(body.length).toBeLessThan(100_000);
    const { events } = decode(body);
    expect(events.map(({ data }) => data.value)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    expect(events[299]?.data.path).toBe(labels.path);
  });
  it('passes over the mark that ends a series and rejects an infinite value alone', async () => {
    const samples = [Number.NaN, Number.POSITIVE_INFINITY, 1].map((value) => ({ value, timestamp: at }));
    const { events, rejected } = decode(await bodyOf([{ labels: { __name__: 'm' }, samples }]));
    expect([events.length, rejected.map(({ index }) => index)]).toEqual([1, [1]]);
  });
  it('refuses version 2 by its type', () => {
    const headers = { 'content-type': 'application/x-protobuf;proto=io.prometheus.write.v2.Request' };
    expect(() => decode(new Uint8Array(), headers)).toThrow('INGEST_ENCODING_UNSUPPORTED');
  });
  it('refuses a bomb before it unpacks it', () => {
    expect(() => decompressSnappy(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f), 1000)).toThrow(
      'INGEST_PAYLOAD_TOO_LARGE',
    );
  });
  it('raises nothing but coded errors for any bytes', async () => {
    const good = await bodyOf([
      { labels: { __name__: 'm', a: 'b'.repeat(100) }, samples: [{ value: 1, timestamp: at }] },
    ]);
    const tame = (bytes: Uint8Array): void => {
      try {
        decode(bytes);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), tame), { numRuns: 500 });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (index, byte) => {
        const damaged = Uint8Array.from(good);
        damaged[index] = byte;
        tame(damaged);
        tame(good.subarray(0, index));
      }),
      { numRuns: 300 },
    );
  });
});
