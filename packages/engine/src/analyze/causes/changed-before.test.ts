import { describe, expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const minutes = (n: number) => millis(n * 60_000);
const failed = event({ id: 'f', isError: true, message: 'PolicyViolation: refused by /prod/shop/strict' });
const throttled = event({
  id: 'f',
  isError: true,
  message:
    'PutItem prod-orders: ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded',
  data: { 'aws.table.name': 'prod-orders' },
});
const unnamed = event({ id: 'f', isError: true, message: 'TooManyRequestsException: Rate Exceeded.' });
const change = (minutesBefore: number, requestParameters: Record<string, string>, eventName = 'PutParameter') =>
  event({
    id: `c${minutesBefore}`,
    atMs: -minutesBefore * 60_000,
    namespace: 'AWS/SSM',
    data: { eventName, requestParameters },
  });

function evidence(changes: Evidence['changes'], firstMinutesAgo: number, inBaseline = 0, focus = failed): Evidence {
  const at = focus.timestamp;
  return {
    subject: { kind: 'event', id: focus.id },
    window: { from: later(at, minutes(-45)), to: later(at, minutes(15)) },
    baseline: { from: later(at, minutes(-405)), to: later(at, minutes(-45)) },
    focus,
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

describe('a refusal for want of capacity, after a change', () => {
  const cause = (change: NonNullable<Evidence['changes']>[number], inBaseline = 0) =>
    analyze(evidence([change], 10, inBaseline, throttled)).rootCause;
  it('is laid to the change of what refuses', () => {
    expect(cause(change(11, { tableName: 'prod-orders' }, 'UpdateTable'))).toMatchObject({
      entity: 'prod-orders',
      fault: 'configuration-change',
      statement: expect.stringContaining('prod-orders began to refuse calls 60 s after the change UpdateTable'),
    });
  });
  it('stands for itself after a change of something else, and where calls were refused before', () => {
    expect(cause(change(11, { tableName: 'prod-carts' }, 'UpdateTable')).fault).toBe('dependency-throttled');
    expect(cause(change(11, { functionName: 'checkout' }, 'UpdateFunctionCode')).fault).toBe('dependency-throttled');
    expect(cause(change(11, { tableName: 'prod-orders' }, 'UpdateTable'), 4).fault).toBe('dependency-throttled');
  });
});

describe('a refusal that names nobody, after a change', () => {
  const cause = (name: string, eventName: string) =>
    analyze(evidence([change(11, { functionName: name }, eventName)], 10, 0, unnamed)).rootCause;
  it('is laid to what was given less room, and to no other change', () => {
    expect(cause('shop-prod-pricing', 'PutFunctionConcurrency20171031')).toMatchObject({
      entity: 'shop-prod-pricing',
      fault: 'configuration-change',
    });
    expect(cause('shop-prod-pricing', 'UpdateFunctionConfiguration').fault).not.toBe('configuration-change');
  });
});

describe('an answer to a request that was wrong, after a change', () => {
  const answer = (status: number) =>
    event({
      id: 'f',
      isError: true,
      message: `POST https://api.example.com/v1: ${status} ${status === 404 ? 'Not Found' : 'Internal Server Error'}`,
      data: { status },
    });
  const cause = (status: number, functionName: string) =>
    analyze(evidence([change(11, { functionName }, 'UpdateFunctionConfiguration')], 10, 0, answer(status))).rootCause;
  it('is laid to the change of the function that asks', () => {
    expect(cause(404, 'checkout')).toMatchObject({ entity: 'checkout', fault: 'configuration-change' });
  });
  it('is not laid to a change of another function, and one of a server that failed never is', () => {
    expect(cause(404, 'stock').fault).not.toBe('configuration-change');
    expect(cause(500, 'checkout').fault).not.toBe('configuration-change');
  });
});
