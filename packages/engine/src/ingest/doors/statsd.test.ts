import { describe, expect, it } from 'vitest';
import { toIsoNanos } from '../../model/units.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeStatsd } from './statsd.js';

const decode = (...lines: readonly string[]) =>
  decodeStatsd(testContext(), { headers: {}, body: bytesOf(lines.join('\n')) });
const metrics = (...lines: readonly string[]) =>
  decode(...lines).events.map(({ name, metric, data }) => ({ name, metric, value: data.value }));

describe('StatsD', () => {
  it('adds counters up, a sampled one for those left out', () => {
    expect(metrics('orders:1|c', 'orders:2|c', 'orders:3|c|@0.1')).toEqual([
      { name: 'orders', metric: { sum: 33 }, value: 33 },
    ]);
  });
  it('keeps the last value of a gauge and applies changes to it', () => {
    expect(metrics('mem:10|g', 'mem:+5|g', 'mem:-3|g')).toMatchObject([{ value: 12, metric: { min: 12, max: 12 } }]);
    expect(decode('mem:+5|g').rejected).toMatchObject([{ index: 0, code: 'INGEST_EVENT_INVALID' }]);
  });
  it('gives the distribution of timers', () => {
    const lines = Array.from({ length: 100 }, (_, n) => `latency:${n + 1}|ms`);
    expect(metrics(...lines)).toEqual([
      {
        name: 'latency',
        value: 50.5,
        metric: {
          sum: 5050,
          count: 100,
          min: 1,
          max: 100,
          quantiles: [
            { quantile: 0.5, value: 50 },
            { quantile: 0.9, value: 90 },
            { quantile: 0.95, value: 95 },
            { quantile: 0.99, value: 99 },
          ],
        },
      },
    ]);
  });
  it('counts the members of a set', () => {
    expect(metrics('users:a|s', 'users:b|s', 'users:a|s')).toMatchObject([{ value: 2 }]);
  });
  it('keeps series with other tags apart, whatever the order of the tags', () => {
    const { events } = decode('o:1|c|#service:shop,env:prod', 'o:1|c|#env:prod,service:shop', 'o:1|c|#env:test,flag');
    expect(events.map(({ metric, service, data }) => [metric?.sum, service, data.env, data.flag])).toEqual([
      [2, 'shop', 'prod', undefined],
      [1, 'default', 'test', true],
    ]);
    expect(events[0]).toMatchObject({
      dataset: 'statsd',
      kind: 'metric',
      data: { metric: { type: 'sum', temporality: 'delta' } },
    });
  });
  it('keeps a tag whose name is taken, under another', () => {
    const [event] = decode('o:7|c|#value:a,metric:b,__proto__:c').events;
    expect(event?.data).toMatchObject({ 'tag.value': 'a', 'tag.metric': 'b', value: 7, metric: { name: 'o' } });
  });
  it('reads packed values, containers and times of DogStatsD', () => {
    const [event] = decode('l:1:2:3|d|#a:b|c:ci-123|T1795366800').events;
    expect(event).toMatchObject({ metric: { count: 3, sum: 6 }, data: { a: 'b', container_id: 'ci-123' } });
    expect(event && toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.000000000Z');
  });
  it('reads events and service checks of DogStatsD', () => {
    const { events, rejected } = decode(
      '_e{6,14}:deploy|version 7\\nnow|t:error|#service:shop',
      '_sc|redis|2|#service:shop|m:no connection',
    );
    expect(rejected).toEqual([]);
    expect(events).toMatchObject([
      { message: 'deploy', level: 'error', isError: true, service: 'shop', data: { text: 'version 7\nnow' } },
      { message: 'redis CRITICAL: no connection', level: 'error', service: 'shop' },
    ]);
  });
  it('names the lines that are none and keeps the others', () => {
    const { events, rejected } = decode(
      'a:1|c',
      'nonsense',
      'b:x|c',
      'c:1|z',
      ':1|c',
      'd:1|g',
      '',
      'e:1e999|c',
      '_sc|x',
    );
    expect(events.map(({ name }) => name)).toEqual(['a', 'd']);
    expect(rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 7, 8]);
  });
});
