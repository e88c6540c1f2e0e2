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
  it('puts a log without a span below the span of its function that is nearest in time', () => {
    const retried = waterfall([
      event('r', 0, { kind: 'span', spanId: 'root', namespace: 'api', durationMs: 20 }),
      event('1', 5, { kind: 'span', spanId: 'first', parentSpanId: 'root', namespace: 'worker', durationMs: 10 }),
      event('d', 6, { kind: 'span', spanId: 'call', parentSpanId: 'first', namespace: 'worker', durationMs: 8 }),
      event('2', 100, { kind: 'span', spanId: 'again', parentSpanId: 'root', namespace: 'worker', durationMs: 10 }),
    ]);
    const worker = { namespace: 'worker' };
    const logs = [event('a', 7, worker), event('b', 99, worker), event('c', 112, worker), event('e', 7, {})];
    const lines = linesOf(retried.rows, logs, retried);
    expect(lines.map(({ key }) => key)).toEqual(['root', 'log e', 'first', 'log a', 'call', 'again', 'log b', 'log c']);
  });
  it('puts a log below the span of its request, whatever is nearer in time', () => {
    const two = waterfall([
      event('1', 0, { kind: 'span', spanId: 'one', requestId: 'r1', durationMs: 10 }),
      event('2', 5, { kind: 'span', spanId: 'two', requestId: 'r2', durationMs: 10 }),
    ]);
    const lines = linesOf(two.rows, [event('a', 2, { requestId: 'r2' })], two);
    expect(lines.map(({ key }) => key)).toEqual(['one', 'two', 'log a']);
  });
  it('leaves out the logs of a span that is collapsed', () => {
    const [root] = laid.rows;
    const lines = linesOf(root === undefined ? [] : [root], [event('a', 20, { spanId: 'child' })], laid, laid.rows);
    expect(lines.map(({ key }) => key)).toEqual(['root']);
  });
  it('leaves out that an invocation began or ended, and keeps its report at the end', () => {
    const line = (id: string, type: string) => event(id, 20, { spanId: 'child', data: { '@type': type } });
    const logs = [line('a', 'REPORT'), line('b', 'END'), event('c', 20, { spanId: 'child' }), line('d', 'START')];
    expect(keys(logs)).toEqual(['root', 'child', 'log c', 'log a']);
  });
  it('holds a log before the start at the start', () => {
    expect(linesOf(laid.rows, [event('e', -5, {})], laid)[1]).toMatchObject({ offset: 0 });
  });
  it('is empty without spans', () => {
    expect(linesOf([], [event('e', 0, {})], { startMs: 0, durationMs: 0 })).toEqual([]);
  });
});
