import { describe, expect, it } from 'vitest';
import { later, millis } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import { event } from './__fixtures__/events.js';
import { analyze } from './analyze.js';

const minutes = (n: number) => millis(n * 60_000);
const failed = event({ id: 'f', isError: true, message: 'PolicyViolation: refused by /prod/shop/strict' });
const change = (minutesBefore: number, requestParameters: Record<string, string>, eventName = 'PutParameter') =>
  event({
    id: `c${minutesBefore}`,
    atMs: -minutesBefore * 60_000,
    namespace: 'AWS/SSM',
    data: { eventName, requestParameters },
  });

function evidence(changes: Evidence['changes'], firstMinutesAgo: number, inBaseline = 0): Evidence {
  const at = failed.timestamp;
  return {
    subject: { kind: 'event', id: failed.id },
    window: { from: later(at, minutes(-45)), to: later(at, minutes(15)) },
    baseline: { from: later(at, minutes(-405)), to: later(at, minutes(-45)) },
    focus: failed,
    request: [],
    ...(changes === undefined ? {} : { changes }),
    recurrence: {
      basis: 'fingerprint',
      inWindow: 9,
      inBaseline,
      buckets: [],
      bucketMs: minutes(5),
      firstSeen: later(at, minutes(-firstMinutesAgo)),
      requestsHit: 9,
    },
    skipped: [],
  };
}

describe('an error whose words name no cause, after a change', () => {
  const cause = (...given: Parameters<typeof evidence>) => analyze(evidence(...given)).rootCause;

  it('is laid to a change of what its words name, and to one of the function itself', () => {
    expect(cause([change(12, { name: '/prod/shop/strict' })], 10)).toMatchObject({
      entity: 'checkout',
      fault: 'configuration-change',
      confidence: 'likely',
    });
    expect(cause([change(12, { functionName: 'checkout' }, 'UpdateFunctionCode')], 10).fault).toBe('deployment-change');
  });
  it('is said to have begun with a change of the same moment', () => {
    const { statement } = cause([change(10, { functionName: 'checkout' }, 'UpdateFunctionCode')], 10);
    expect(statement).toContain('checkout began to fail with the change');
  });
  it('is not laid to a change of something else, to a later one, or where it failed so before', () => {
    expect(cause([change(12, { name: '/prod/shop/limit' })], 10).fault).not.toBe('configuration-change');
    expect(cause([change(8, { name: '/prod/shop/strict' })], 10).fault).not.toBe('configuration-change');
    expect(cause([change(12, { name: '/prod/shop/strict' })], 10, 3).fault).not.toBe('configuration-change');
  });
  it('is not laid to a change among so many that one stands before it by chance', () => {
    const many = Array.from({ length: 20 }, (_, index) => change(15 + index * 10, { functionName: 'checkout' }));
    expect(cause(many, 10).fault).not.toBe('configuration-change');
  });
});
