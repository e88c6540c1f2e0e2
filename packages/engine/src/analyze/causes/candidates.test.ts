import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const done = (atMs: number, input: Parameters<typeof event>[0] = {}) =>
  event({ id: `d${atMs}`, requestId: 'r2', atMs, message: 'order 7 is stored', ...input });
const broken = (atMs: number, input: Parameters<typeof event>[0] = {}) =>
  event({
    id: `b${atMs}`,
    requestId: 'r1',
    atMs,
    isError: true,
    message: 'Error: connect ECONNREFUSED orders.example.com:5432',
    ...input,
  });

/** The request `r2`, with what belongs to the same work. */
function ofRequest(...request: readonly ReturnType<typeof event>[]) {
  const [first] = request;
  const at = { from: (first ?? done(0)).timestamp, to: (first ?? done(0)).timestamp };
  return analyze({ subject: { kind: 'request', requestId: 'r2' }, window: at, baseline: at, request, skipped: [] })
    .rootCause;
}

describe('a request that did at last what an earlier one of the same function had failed at', () => {
  it('has nothing to explain', () => {
    expect(ofRequest(broken(0), done(30_000))).toMatchObject({ confidence: 'inconclusive' });
    expect(ofRequest(broken(0), done(30_000)).entity).toBeUndefined();
  });
  it('is told where the failure came after it began, or is one of the request itself', () => {
    expect(ofRequest(done(0), broken(30_000)).fault).toBe('dependency-unavailable');
    expect(ofRequest(broken(0, { requestId: 'r2' }), done(30_000)).fault).toBe('dependency-unavailable');
  });
  it('is told where another function failed, or nothing of the request itself is stored', () => {
    expect(ofRequest(broken(0, { namespace: 'stock' }), done(30_000)).fault).toBe('dependency-unavailable');
    expect(ofRequest(broken(0)).fault).toBe('dependency-unavailable');
  });
});
