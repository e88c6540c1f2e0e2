import { describe, expect, it } from 'vitest';
import type { Values } from '../../query/evidence/series/series.js';
import { recurs } from './recurs.js';
import type { Unusual } from './unusual.js';

/** Five in a row stand at 400, from each of `starts` on. */
const job = (length: number, ...starts: readonly number[]): Values =>
  Array.from({ length }, (_, i) => (starts.some((start) => i >= start && i < start + 5) ? 400 : 5 + (i % 3)));
const rise: Unusual = { shape: 'level', direction: 'up', from: 3, to: 8, usual: 6, seen: 400, score: 99 };
const lineOf = (before: Values) => ({ calculation: 0, before, window: job(40, 3), days: [] });

describe('recurs', () => {
  it('is true of what came three times before, at whatever distance', () => {
    expect(recurs(lineOf(job(180, 20, 71, 140)), 0, rise)).toBe(true);
  });
  it('is false of what came twice, was lower or shorter, or fell', () => {
    expect(recurs(lineOf(job(180, 20, 71)), 0, rise)).toBe(false);
    expect(recurs(lineOf(job(180, 20, 71, 140)), 0, { ...rise, seen: 900 })).toBe(false);
    expect(recurs(lineOf(job(180, 20, 71, 140)), 0, { ...rise, to: 30 })).toBe(false);
    expect(recurs(lineOf(job(180, 20, 71, 140)), 0, { ...rise, direction: 'down' })).toBe(false);
  });
  it('does not count what is not known of the time before', () => {
    expect(recurs(lineOf(job(180, 20, 71, 140)), 60, rise)).toBe(false);
  });
});
