import { describe, expect, it } from 'vitest';
import { isMereMention, withoutQuotes } from './mere-mention.js';

describe('a mere mention of a failure', () => {
  it.each([
    '✓ rejects an expired token',
    'PASS src/errors.test.ts',
    'Docs: https://docs.example/errors',
    'Registered error handlers: NotFoundError, ValidationError',
    'Env: LOG_LEVEL=error, DB_POOL_TIMEOUT=5000',
    'moved 0 to the dead-letter queue',
    '98 of 100 requests left',
  ])('is %s', (message) => expect(isMereMention(message)).toBe(true));

  it.each([
    'Error loading config: no such file',
    'Configuration error: DB_URL is missing',
    'settings: invalid value for timeout',
    'connection refused',
  ])('is not %s', (message) => expect(isMereMention(message)).toBe(false));

  it('leaves of a line what it says itself', () => {
    expect(withoutQuotes('Search for "connection refused" returned 12')).toBe('Search for   returned 12');
    expect(withoutQuotes('job failed: "connection refused"')).toBeUndefined();
    expect(withoutQuotes('msg="connection refused"')).toBeUndefined();
    expect(withoutQuotes('connection refused')).toBeUndefined();
  });
});
