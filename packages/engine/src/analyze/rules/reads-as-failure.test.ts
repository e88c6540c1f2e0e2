import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { readsAsFailure, saysWhy } from './reads-as-failure.js';

describe('readsAsFailure', () => {
  it.each([
    ["Can't reach database server at `db.example:3306`", 'worded'],
    ['Route failure: Timed out fetching a new connection from the connection pool.', 'worded'],
    ['rpc error: code = DeadlineExceeded desc = context deadline exceeded', 'named'],
    ['"errorType": "TypeError", "errorMessage": "x is undefined",', 'named'],
    ['Configuration error: environment variable DB_URL is missing', 'worded'],
    ['job failed: "connection refused"', 'worded'],
    ['unable to load plugin x', 'suggested'],
  ])('takes %s for a failure', (message, way) => {
    expect(readsAsFailure(event({ message }))).toBe(way);
  });

  it.each([
    ['what came right', 'connection refused, retry 2 succeeded', undefined],
    ['what says that there was nothing', 'no errors: 0 requests timed out', undefined],
    ['a breaker that is closed again', 'Circuit breaker closed again', undefined],
    ['the order in which the kernel ends programs', 'OOM killer score adjusted to -998', undefined],
    ['what was not in a cache', 'cache miss for user:42 (not found)', undefined],
    ['what was left out', 'E1220 16:26:27.496184 9 ev.cc:14] Skipping epoll because X_POLL is not defined', undefined],
    ['a policy', '2024-05-01T10:00:00Z INFO Retry policy: retry on ECONNRESET', undefined],
    ['a line of its own', 'order 7 failed', undefined],
    ['what is only quoted', 'Search for "connection refused" returned 12 articles', undefined],
    ['a page of documentation', 'See https://docs.example/errors for AccessDeniedException', undefined],
    ['an address', 'opened https://docs.example/errors#no_secret and NO_ERRORS', undefined],
    ['a test that passed', '✓ returns 503 when the circuit breaker is open', undefined],
    ['a dump of settings', "Loaded config: { retryOn: ['ECONNREFUSED'] }", undefined],
    ['what has another level in its words', 'level=info msg="connection closed by client"', 'warn'],
    ['nothing that was given up', 'read 42 messages, moved 0 to the dead-letter queue', undefined],
    ['what is left of a limit', 'rate limit: 98 of 100 requests left', undefined],
    ['what was closed', 'ticket 881 closed: certificate has expired', undefined],
    ['a line for debugging', 'connect ECONNREFUSED 10.0.0.1:5432', 'debug'],
    ['a line that only informs and names no error', 'the rate limit is 429 Too Many Requests', 'info'],
  ] as const)('takes %s for none', (_what, message, level) => {
    const line = event({ message });
    expect(readsAsFailure(level === undefined ? line : { ...line, level })).toBeUndefined();
  });
});

describe('saysWhy', () => {
  it('holds for an error that a rule knows by its name or its words, and for no other', () => {
    expect(saysWhy(event({ message: 'Error: connect ECONNREFUSED 10.0.0.1:5432', isError: true }))).toBe(true);
    expect(saysWhy(event({ message: 'Error: could not load the orders', isError: true }))).toBe(false);
    expect(saysWhy(event({ message: 'Error: connect ECONNREFUSED 10.0.0.1:5432' }))).toBe(false);
  });
});

it('reads past a word that only sometimes says that all is well', () => {
  const warning = {
    ...event({ message: 'Migration checksum mismatch\n-> Resolved locally: 7' }),
    level: 'warn' as const,
  };
  expect(readsAsFailure(warning)).toBe('worded');
  expect(readsAsFailure({ ...warning, message: 'connection refused: the problem was resolved' })).toBeUndefined();
});
