import type { RequestSummary } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { lineOf } from './model.js';

const request = (more: Partial<RequestSummary> = {}): RequestSummary => ({
  requestId: 'r-1',
  service: 'shop',
  namespace: 'get-cart',
  startedAt: '2024-05-01T12:00:00Z',
  events: 3,
  errors: 0,
  coldStart: false,
  timedOut: false,
  ...more,
});
const report = { durationMs: 34.5, memoryUsedMb: 84, memorySizeMb: 128 };

describe('lineOf', () => {
  it.each([
    ['its first words', { ...report, message: 'cart is empty' }, 'cart is empty'],
    ['its memory and how it began', { ...report, initDurationMs: 312 }, '84 of 128 MB · cold start 312 ms'],
    ['its operation unless that is the function', { ...report, operation: 'GET /cart' }, 'GET /cart · 84 of 128 MB'],
    ['no function twice', { operation: 'get-cart', coldStart: true }, 'cold start'],
    ['how it ended', { timedOut: true, errors: 1, memoryUsedMb: 128 }, 'timed out · 128 MB'],
    ['its id where nothing is known', {}, 'r-1'],
  ] as const)('is %s', (_, more, line) => expect(lineOf(request(more))).toBe(line));

  it('has the duration where no column has it', () => {
    expect(lineOf(request(report), true)).toBe('35 ms · 84 of 128 MB');
  });
});
