import { describe, expect, it } from 'vitest';
import { requestId, spanId, traceId } from '../../model/ids.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeEventsApi } from '../events-api.js';
import { enrichBatch } from './enrich-batch.js';
import { invocationCost } from './invocation-cost.js';
import { weightSaid } from './sampling-weight.js';

const decode = (...records: readonly unknown[]) =>
  enrichBatch(decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, bytesOf(records)).events);

describe('weightSaid', () => {
  it.each([
    [{ '$baselime.samplingInterval': 0.1 }, 10],
    [{ '$baselime.samplingInterval': 1 / 3 }, 3],
    [{ '$baselime.samplingInterval': '0.05' }, 20],
    [{ '$baselime.samplingInterval': 25 }, 25],
    [{ '@message': { '$baselime.samplingInterval': 0.5 } }, 2],
    [{ span: { traceState: 'ot=th:c' } }, 4],
    [{ span: { traceState: 'vendor=x,ot=rv:abcdef01234567;th:8;p:8' } }, 2],
    [{ span: { traceState: 'ot=th:0' } }, undefined],
    [{ span: { traceState: 'ot=th:ffffffffffffff' } }, undefined],
    [{ span: { traceState: 'other=th:8' } }, undefined],
    [{ '$baselime.samplingInterval': 1 }, undefined],
    [{ '$baselime.samplingInterval': 0 }, undefined],
    [{ '$baselime.samplingInterval': -0.1 }, undefined],
    [{ '$baselime.samplingInterval': 1e-9 }, undefined],
    [{ '$baselime.samplingInterval': { n: 1 } }, undefined],
    [{}, undefined],
  ])('reads %j', (data, weight) => {
    expect(weightSaid(data)).toBe(weight);
  });
});

describe('invocationCost', () => {
  const report = { '@type': 'REPORT', '@billedDuration': 1000, '@memorySize': 1024 };
  it('is billed time, memory and request at the list price', () => {
    expect(invocationCost(report)).toBeCloseTo(0.0000168667, 12);
    expect(invocationCost({ ...report, 'host.arch': 'arm64' })).toBeCloseTo(0.0000135334, 12);
    expect(invocationCost({ ...report, '@billedDuration': 100, '@memorySize': 128 })).toBeCloseTo(
      (0.1 / 8) * 0.0000166667 + 0.0000002,
      12,
    );
  });
  it.each([{}, { ...report, '@type': 'START' }, { ...report, '@memorySize': 'big' }, { '@type': 'REPORT' }])(
    'is unknown for %j',
    (record) => expect(invocationCost(record)).toBeUndefined(),
  );
});

describe('enrichBatch', () => {
  it('adds the cost to a REPORT line, and nothing to any other', () => {
    const text =
      'REPORT RequestId: 8b27d8a1-0000-4000-8000-000000000001\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\t';
    const [report, other] = decode({ message: text }, { message: 'hello' });
    expect(report?.data['$baselime.cost']).toBeCloseTo((0.013 / 8) * 0.0000166667 + 0.0000002, 12);
    expect(other?.data).toEqual({ message: 'hello' });
  });

  it('adds the cost at the prices of the region, where they differ from those of us-east-1', () => {
    const text =
      'REPORT RequestId: 8b27d8a1-0000-4000-8000-000000000001\tDuration: 999.5 ms\tBilled Duration: 1000 ms\tMemory Size: 1024 MB\tMax Memory Used: 80 MB\t';
    const costs = decode(
      { message: text, 'cloud.region': 'ap-east-1' },
      {
        message: text,
        function_arn: 'arn:aws:lambda:eu-south-1:123456789012:function:checkout',
        architecture: 'arm64',
      },
      { message: text, 'cloud.region': 'eu-west-1' },
    ).map((event) => event.data['$baselime.cost']);
    expect(costs).toEqual([0.00002312, 0.0000158138, 0.0000168667]);
  });

  it('tells account, region and function from ARNs and log groups', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:live';
    const [own, group, insights, container] = decode(
      { message: 'a', function_arn: arn },
      { message: 'b', logGroup: 'arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/cart:*' },
      { message: 'c', '@log': '123456789012:/aws/vendedlogs/states/Orders' },
      { message: 'd', logGroup: '/ecs/basket' },
    );
    expect(own).toMatchObject({
      namespace: 'checkout',
      data: { 'cloud.account.id': '123456789012', 'cloud.region': 'eu-west-1' },
    });
    expect(group).toMatchObject({ namespace: 'cart', data: { 'cloud.region': 'us-east-2' } });
    expect(insights).toMatchObject({ namespace: 'states/Orders', data: { 'cloud.account.id': '123456789012' } });
    expect(insights?.data).not.toHaveProperty('cloud.region');
    expect(container).toMatchObject({ namespace: 'basket' });
  });

  it('keeps what the sender said', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout';
    const [event] = decode({ message: 'a', function_arn: arn, region: 'home', account: 'mine', service: 'shop' });
    expect(event).toMatchObject({ service: 'shop' });
    expect(event?.data).not.toHaveProperty('cloud.region');
    expect(event?.data).not.toHaveProperty('cloud.account.id');
  });

  it('tells errors of two accounts apart', () => {
    const failed = (account: string) => ({
      level: 'error',
      message: 'boom',
      function_arn: `arn:aws:lambda:eu-west-1:${account}:function:checkout`,
    });
    const [one, again, other] = decode(failed('123456789012'), failed('123456789012'), failed('210987654321'));
    expect(one?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(again?.fingerprint).toBe(one?.fingerprint);
    expect(other?.fingerprint).not.toBe(one?.fingerprint);
  });

  it('names the service after the CloudFormation stack where nobody names one', () => {
    const tags = [
      { tags: { 'aws:cloudformation:stack-name': 'shop-prod' } },
      { tags: [{ Key: 'aws:cloudformation:stack-name', Value: 'shop-prod' }] },
      { 'aws.cloudformation.stack.name': 'shop-prod' },
    ];
    for (const tag of tags) expect(decode({ message: 'x', ...tag })[0]?.service).toBe('shop-prod');
    expect(decode({ message: 'x', service: 'own', ...tags[0] })[0]?.service).toBe('own');
  });

  it('takes a cold start from Powertools only where it is its own key', () => {
    const [cold, warm, stranger] = decode(
      { message: 'a', cold_start: true, function_request_id: 'r1', service: 's' },
      { message: 'b', cold_start: false, function_request_id: 'r2', service: 's' },
      { message: 'c', cold_start: true },
    );
    expect(cold?.coldStart).toBe(true);
    expect(warm).not.toHaveProperty('coldStart');
    expect(stranger).not.toHaveProperty('coldStart');
  });
});

describe('enrichBatch, failures that are told twice', () => {
  const id = '8b27d8a1-0000-4000-8000-000000000001';
  const exit = `RequestId: ${id} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`;
  const report = `REPORT RequestId: ${id}\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tStatus: error\tError Type: Runtime.ExitError`;

  it('keeps the REPORT line an error, but no kind of error beside the failure itself', () => {
    const [failure, repeated] = decode({ message: exit }, { message: report });
    expect(failure?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(repeated).toMatchObject({ isError: true, requestId: id });
    expect(repeated).not.toHaveProperty('fingerprint');
  });

  it('lets a REPORT line stand for a failure that no other line of its request tells', () => {
    const [alone] = decode({ message: report }, { message: exit.replaceAll('8b27d8a1', '9c38e9b2') });
    expect(alone?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('enrichBatch, correlation', () => {
  const trace = traceId('a'.repeat(32));
  const event = (kind: TelemetryEvent['kind'], rest: Partial<TelemetryEvent>): TelemetryEvent => {
    const [made] = decodeEventsApi(testContext(), { dataset: 'otel' }, {}, bytesOf([{ message: 'x' }])).events;
    if (made === undefined) throw new Error('nothing was decoded');
    return { ...made, kind, namespace: 'checkout', ...rest };
  };
  const span = (id: string, parent: string | undefined, rest: Partial<TelemetryEvent> = {}) =>
    event('span', {
      traceId: trace,
      spanId: spanId(id),
      ...(parent === undefined ? {} : { parentSpanId: spanId(parent) }),
      ...rest,
    });

  it('hands the request of an invocation down to its spans and logs', () => {
    const enriched = enrichBatch([
      span('3', '2', { namespace: 'dynamodb' }),
      span('1', undefined, { requestId: requestId('r1') }),
      span('2', '1'),
      event('log', { traceId: trace, spanId: spanId('3') }),
      event('log', { traceId: trace }),
    ]);
    expect(enriched.map((one) => one.requestId)).toEqual(Array(5).fill('r1'));
  });

  it('leaves a span alone whose function had several requests in the trace, or none', () => {
    const enriched = enrichBatch([
      span('1', undefined, { requestId: requestId('r1') }),
      span('2', '1', { requestId: requestId('r2') }),
      event('log', { traceId: trace }),
      event('log', { traceId: trace, namespace: 'cart' }),
      event('log', { traceId: trace, spanId: spanId('2') }),
    ]);
    expect(enriched.map((one) => one.requestId)).toEqual(['r1', 'r2', undefined, undefined, 'r2']);
  });

  it('gives a request its trace, and ends on spans that are each other’s parents', () => {
    const enriched = enrichBatch([
      event('log', { requestId: requestId('r1') }),
      event('log', { requestId: requestId('r1'), traceId: trace }),
      event('log', { requestId: requestId('r9') }),
      span('1', '2', { namespace: 'loop' }),
      span('2', '1', { namespace: 'loop' }),
    ]);
    expect(enriched.map((one) => one.traceId)).toEqual([trace, trace, undefined, trace, trace]);
    expect(enriched[3]).not.toHaveProperty('requestId');
  });

  it('returns the very events when there is nothing to add', () => {
    const events = [event('log', {}), span('1', undefined)];
    expect(enrichBatch(events)).toEqual(events);
    expect(enrichBatch(events)[0]).toBe(events[0]);
    expect(enrichBatch([])).toEqual([]);
  });
});
