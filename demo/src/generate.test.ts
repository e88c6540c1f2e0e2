import { describe, expect, it } from 'vitest';
import { generateShop, type ShopOptions } from './generate.js';
import type { Batch } from './pack.js';

const HOUR = 3_600_000;
const TO = Date.UTC(2026, 2, 5, 15, 20, 13);
const options: ShopOptions = { seed: 7, from: TO - 6 * HOUR, to: TO, requestsPerMinute: 9 };
const shop = (change: Partial<ShopOptions> = {}): Batch[] => [...generateShop({ ...options, ...change })];
interface Point {
  readonly metric_name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly timestamp: number;
  readonly value: { readonly max: number; readonly min: number; readonly sum: number; readonly count: number };
}
const points = (batches: readonly Batch[]): Point[] =>
  batches
    .filter((batch) => batch.path === '/v1/cloudwatch-metrics')
    .flatMap((batch) => JSON.parse(batch.body) as Point[]);
const lines = (batches: readonly Batch[]): string[] =>
  batches
    .filter((batch) => batch.path === '/v1/lambda-logs')
    .flatMap((batch) => JSON.parse(batch.body) as { '@message': string }[])
    .map((item) => item['@message']);

describe('generateShop', () => {
  const history = shop();

  it('gives the same bytes for the same seed', () => expect(shop()).toEqual(history));

  it('gives other bytes for another seed', () => {
    expect(lines([...generateShop({ ...options, seed: 8 })])).not.toEqual(lines(history));
  });

  it('tells the same story whenever it ends', () => {
    const calls = (batches: readonly Batch[]) => lines(batches).filter((line) => line.startsWith('START'));
    const later = 17 * HOUR + 123_457;
    expect(calls(shop({ from: options.from + later, to: TO + later }))).toEqual(calls(history));
  });

  it('gives nothing for an empty window', () => expect(shop({ from: TO })).toEqual([]));

  it('holds 40 to 80 thousand records in six hours', () => {
    const records = history.reduce((sum, batch) => sum + batch.records, 0);
    expect(records).toBeGreaterThan(40_000);
    expect(records).toBeLessThan(80_000);
  });

  it('hands out batches in time order, none newer than the window', () => {
    for (const [index, batch] of history.entries()) {
      expect(batch.at).toBeGreaterThanOrEqual(history[index - 1]?.at ?? 0);
      expect(batch.at).toBeLessThan(TO);
    }
  });

  it('cuts a window anywhere without losing or doubling a line', () => {
    const from = TO - 10 * 60_000;
    const cut = TO - 4 * 60_000 - 12_345;
    const whole = lines([...generateShop({ ...options, from, anchor: TO })]);
    const parts = [
      ...lines([...generateShop({ ...options, from, to: cut, anchor: TO })]),
      ...lines([...generateShop({ ...options, from: cut, anchor: TO })]),
    ];
    expect(parts).toEqual(whole);
  });

  it('measures the same whatever the window is cut into', () => {
    const from = TO - 10 * 60_000;
    const cut = TO - 4 * 60_000 - 12_345;
    const part = (window: Partial<ShopOptions>): Point[] => points(shop({ ...window, anchor: TO }));
    const whole = part({ from });
    expect(whole.length).toBeGreaterThan(200);
    expect([...part({ from, to: cut }), ...part({ from: cut })]).toEqual(whole);
  });

  it('measures what the logs tell', () => {
    const measured = points(history);
    const total = (name: string, key: string, value: string): number =>
      measured
        .filter((point) => point.metric_name === name && point.dimensions[key] === value)
        .reduce((sum, point) => sum + point.value.sum, 0);
    const all = lines(history);
    const starts = all.filter((line) => line.startsWith('START')).length;
    const runs = measured.filter(({ metric_name }) => metric_name === 'Invocations');
    // The first minutes were measured and the last ones not yet delivered.
    expect(Math.abs(runs.reduce((sum, { value }) => sum + value.sum, 0) - starts)).toBeLessThan(60);
    const denied = all.filter((line) => line.includes('not authorized to perform: dynamodb:UpdateItem')).length;
    expect(total('Errors', 'FunctionName', 'reserve-stock')).toBe(denied);
    expect(total('Errors', 'FunctionName', 'search-catalog')).toBe(0);
    expect(total('ThrottledRequests', 'TableName', 'orders')).toBeGreaterThan(20);
    const ages = measured.filter(({ dimensions }) => dimensions.QueueName === 'stock-updates');
    // The poison message waits for half an hour until it goes to the dead-letter queue.
    expect(Math.max(...ages.map(({ value }) => value.max))).toBeGreaterThan(25 * 60);
    for (const { value } of measured) expect(value.min <= value.max && value.count > 0).toBe(true);
  });

  it('starts some instances cold and most of them warm', () => {
    const reports = lines(history).filter((line) => line.startsWith('REPORT'));
    const cold = reports.filter((line) => line.includes('Init Duration'));
    expect(cold.length / reports.length).toBeGreaterThan(0.01);
    expect(cold.length / reports.length).toBeLessThan(0.08);
  });

  it('ends most invocations well', () => {
    const all = lines(history);
    const failures = all.filter((line) => line.includes('Invoke Error')).length;
    const starts = all.filter((line) => line.startsWith('START')).length;
    expect(failures / starts).toBeGreaterThan(0.01);
    expect(failures / starts).toBeLessThan(0.12);
  });

  it('brings more requests during the organic peak', () => {
    const count = (from: number, to: number): number =>
      [...generateShop({ ...options, from, to, anchor: TO })]
        .filter((batch) => batch.door === 'otlp-logs')
        .reduce((sum, batch) => sum + batch.records, 0);
    const minute = 60_000;
    const peak = count(TO - 149 * minute, TO - 139 * minute);
    expect(peak).toBeGreaterThan(1.7 * count(TO - 179 * minute, TO - 169 * minute));
  });
});
