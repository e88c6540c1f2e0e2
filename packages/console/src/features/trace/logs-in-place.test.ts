import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { linesOf } from './logs-in-place.js';
import { waterfall } from './waterfall-model.js';

const event = (id: string, timestampMs: number, more: Partial<EventView>): EventView => ({
  id,
  environment: 'prod',
  dataset: 'otel',
  service: 's',
  namespace: 'n',
  kind: 'log',
  timestamp: '',
  timestampMs,
  isError: false,
  data: {},
  ...more,
});
const laid = waterfall([
  event('r', 0, { kind: 'span', spanId: 'root', durationMs: 100 }),
  event('c', 10, { kind: 'span', spanId: 'child', parentSpanId: 'root', durationMs: 50 }),
]);
const keys = (logs: readonly EventView[]) => linesOf(laid.rows, logs, laid).map((line) => line.key);

describe('linesOf', () => {
  it('is the spans alone without logs', () => {
    expect(keys([])).toEqual(['root', 'child']);
  });
  it('puts a log below its span, oldest first, and the others below the first', () => {
    const logs = [
      event('b', 30, { spanId: 'child' }),
      event('a', 20, { spanId: 'child' }),
      event('x', 90, { spanId: 'unknown' }),
    ];
    expect(keys(logs)).toEqual(['root', 'log x', 'child', 'log a', 'log b']);
    expect(linesOf(laid.rows, logs, laid).find((line) => line.key === 'log x')).toMatchObject({
      depth: 1,
      offset: 0.9,
    });
  });
  it('holds a log before the start at the start', () => {
    expect(linesOf(laid.rows, [event('e', -5, {})], laid)[1]).toMatchObject({ offset: 0 });
  });
  it('is empty without spans', () => {
    expect(linesOf([], [event('e', 0, {})], { startMs: 0, durationMs: 0 })).toEqual([]);
  });
});
