import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { compareTraces } from './compare-model.js';

const span = (name: string, durationMs: number, isError = false): EventView => ({
  id: name,
  environment: 'prod',
  dataset: 'otel',
  service: 's',
  namespace: 'n',
  kind: 'span',
  name,
  timestamp: '',
  timestampMs: 0,
  durationMs,
  isError,
  data: {},
});

describe('compareTraces', () => {
  it('adds up each operation and puts the largest difference first', () => {
    const rows = compareTraces(
      [span('query', 10), span('query', 30, true), span('charge', 500)],
      [span('query', 38), span('charge', 90), span('cache', 1)],
    );
    expect(rows.map(({ name, here, there }) => [name, here.totalMs, there.totalMs, here.calls, here.errors])).toEqual([
      ['charge', 500, 90, 1, 0],
      ['query', 40, 38, 2, 1],
      ['cache', 0, 1, 0, 0],
    ]);
  });
  it('is empty for nothing', () => {
    expect(compareTraces([], [])).toEqual([]);
  });
});
