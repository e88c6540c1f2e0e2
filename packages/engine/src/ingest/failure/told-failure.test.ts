import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeEventsApi } from '../events-api.js';
import { mayBeSame, type ToldFailure, toldFailure } from './told-failure.js';

function told(record: JsonObject, rest: Partial<TelemetryEvent> = {}): ToldFailure | undefined {
  const path = { dataset: 'lambda-logs', service: 'shop', namespace: 'pay' };
  const [event] = decodeEventsApi(testContext(), path, {}, bytesOf([{ level: 'error', ...record }])).events;
  return event && toldFailure({ ...event, ...rest });
}
const same = (one: ToldFailure | undefined, other: ToldFailure | undefined): boolean =>
  one !== undefined && other !== undefined && mayBeSame(one, other);

const line = told({ '@type': 'failure', errorType: 'CardError', errorMessage: 'card 4711 was refused' });

describe('toldFailure', () => {
  it('is the same for a line and for the exception of a span', () => {
    const span = told({ 'exception.type': 'CardError', 'exception.message': 'card 12 was refused' }, { kind: 'span' });
    expect(same(line, span)).toBe(true);
  });
  it('is another one for another error, and for another function', () => {
    expect(same(line, told({ errorType: 'CardError', errorMessage: 'no such card' }))).toBe(false);
    const error = { errorType: 'CardError', errorMessage: 'card 4711 was refused' };
    expect(same(line, told(error, { namespace: 'refund' }))).toBe(false);
  });
  it('lets one who names no service agree with one who does, and not two who name different ones', () => {
    const error = { errorType: 'CardError', errorMessage: 'card 1 was refused' };
    expect(same(line, told(error, { service: 'unknown_service:node' }))).toBe(true);
    expect(same(line, told(error, { service: 'pay' }))).toBe(true);
    expect(same(line, told(error, { service: 'other-shop' }))).toBe(false);
  });
  it('keeps two accounts apart where both are known', () => {
    const of = (account: string) =>
      told({ errorType: 'E', errorMessage: 'x', resource: { 'cloud.account.id': account } });
    expect(same(of('111122223333'), of('444455556666'))).toBe(false);
    expect(same(of('111122223333'), told({ errorType: 'E', errorMessage: 'x' }))).toBe(true);
  });
  it('joins the access line and the span of a request that was answered with an error', () => {
    const access = told({
      httpMethod: 'POST',
      resourcePath: '/orders',
      status: 502,
      statusCode: 502,
      message: '502 in 4 ms',
    });
    const span = told(
      {
        'http.request.method': 'POST',
        'http.route': '/orders',
        'http.response.status_code': 502,
        'error.type': '502',
        message: '502',
      },
      { kind: 'span' },
    );
    expect(same(access, span)).toBe(true);
  });
  it('joins all who saw an invocation run out of time', () => {
    const platform = told({ message: 'Task timed out after 3.00 seconds' }, { timedOut: true });
    const guard = told(
      { 'error.name': 'Possible Lambda Timeout', 'error.message': 'very close to timing out' },
      { kind: 'span', timedOut: true },
    );
    expect(same(platform, guard)).toBe(true);
  });
  it('is undefined for what is no kind of error', () => {
    const [fine] = decodeEventsApi(testContext(), { dataset: 'logs' }, {}, bytesOf([{ message: 'fine' }])).events;
    expect(fine && toldFailure(fine)).toBeUndefined();
  });
});
