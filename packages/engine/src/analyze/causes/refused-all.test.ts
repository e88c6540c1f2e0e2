import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../query/evidence/evidence.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const cause = (message: string, requests: number, failedRequests: number) => {
  const focus = event({ id: 'f', isError: true, message });
  const span = { from: focus.timestamp, to: focus.timestamp };
  const none = { events: 0, errors: 0, requests: 0, failedRequests: 0 };
  const evidence: Evidence = {
    subject: { kind: 'event', id: 'f' },
    window: span,
    baseline: span,
    focus,
    request: [focus],
    traffic: { namespace: 'checkout', window: { ...none, requests, failedRequests }, baseline: none },
    skipped: [],
  };
  return analyze(evidence).rootCause;
};
const BARE = 'POST https://api.example.com/v1 -> Request failed with status code 429';

describe('calls that are refused with 429', () => {
  it('are those of a quota where none went well in an hour, and no word says more', () => {
    expect(cause(BARE, 76, 76)).toMatchObject({
      fault: 'quota-exceeded',
      entity: 'api.example.com',
      confidence: 'likely',
    });
  });
  it('are those of a rate where some went well, where few are known, and where a word says so', () => {
    expect(cause(BARE, 76, 60).fault).toBe('dependency-throttled');
    expect(cause(BARE, 9, 9).fault).toBe('dependency-throttled');
    const told = 'POST https://api.example.com/v1 -> Rate limit reached on tokens per min, try again in 1 s';
    expect(cause(told, 76, 76).fault).toBe('dependency-throttled');
  });
});
