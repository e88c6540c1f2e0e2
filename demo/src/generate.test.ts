import { describe, expect, it } from 'vitest';
import { generateShop, type ShopOptions } from './generate.js';
import type { Batch } from './pack.js';

const HOUR = 3_600_000;
const TO = Date.UTC(2026, 2, 5, 15, 20, 13);
const options: ShopOptions = { seed: 7, from: TO - 6 * HOUR, to: TO, requestsPerMinute: 9 };
const shop = (change: Partial<ShopOptions> = {}): Batch[] => [...generateShop({ ...options, ...change })];
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
