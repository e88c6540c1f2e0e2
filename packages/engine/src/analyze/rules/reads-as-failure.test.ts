import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { readsAsFailure } from './reads-as-failure.js';

describe('readsAsFailure', () => {
  it.each([
    "Can't reach database server at `db.example:3306`",
    'Route failure: Timed out fetching a new connection from the connection pool.',
    'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
    '"errorType": "TypeError", "errorMessage": "x is undefined",',
  ])('is true for %s', (message) => {
    expect(readsAsFailure(event({ message }))).toBe(true);
  });

  it.each([
    ['what came right', 'connection refused, retry 2 succeeded', undefined],
    ['what says that there was nothing', 'no errors: 0 requests timed out', undefined],
    ['a line of its own', 'order 7 failed', undefined],
    ['a line for debugging', 'connect ECONNREFUSED 10.0.0.1:5432', 'debug'],
    ['a line that only informs and names no error', 'the rate limit is 429 Too Many Requests', 'info'],
  ] as const)('is false for %s', (_what, message, level) => {
    const line = event({ message });
    expect(readsAsFailure(level === undefined ? line : { ...line, level })).toBe(false);
  });
});
