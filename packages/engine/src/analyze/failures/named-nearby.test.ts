import { describe, expect, it } from 'vitest';
import { event, span } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';
import { spanTree } from '../trace/tree.js';
import { failuresOf } from './failures.js';

const R = { requestId: 'r1' };
const hangUp = event({ ...R, id: 'e', atMs: 50, isError: true, message: 'Error: socket hang up' });
const said = (message: string, atMs = 10, data = {}) =>
  event({ ...R, id: `l${atMs}`, atMs, message, data: { '@message': message, ...data } });
const verdictBeside = (...lines: readonly ReturnType<typeof event>[]) =>
  failuresOf(spanTree([]), [...lines, hangUp]).find((failure) => failure.event.id === 'e')?.verdict;

describe('what was called, where another line of the invocation names it', () => {
  it('is taken from the words or the fields of that line', () => {
    expect(verdictBeside(said('PUT https://media.example.com/v1 broke off'))).toMatchObject({
      fault: 'connection-failed',
      entity: 'media.example.com',
      namesDependency: true,
      namedNearby: true,
    });
    expect(verdictBeside(said('connecting', 10, { db_host: 'pg.example.com' }))?.entity).toBe('pg.example.com');
  });
  it('goes before an address in numbers, in the same line or in another', () => {
    const refused = (text: string, ...lines: readonly ReturnType<typeof event>[]) => {
      const own = event({ ...R, id: 'e', atMs: 50, isError: true, message: text });
      return failuresOf(spanTree([]), [...lines, own]).find((failure) => failure.event.id === 'e')?.verdict.entity;
    };
    const bare = 'dial tcp 10.0.5.45:6379: i/o timeout';
    expect(refused(`redis GET @ cache.example.com => ${bare}`)).toBe('cache.example.com');
    expect(refused(bare, said('next is redis GET @ cache.example.com'))).toBe('cache.example.com');
    expect(refused(bare)).toBe('10.0.5.45');
  });
  it('is that of a resource which is not there, also by a name with dots', () => {
    const gone = event({
      ...R,
      id: 'e',
      atMs: 50,
      isError: true,
      message: 'KafkaJSProtocolError: This server does not host this topic-partition',
    });
    const [failed] = failuresOf(spanTree([]), [said('-> produce to shop.orders.v1'), gone]);
    expect(failed?.verdict).toMatchObject({ fault: 'missing-resource', entity: 'shop.orders.v1', namedNearby: true });
  });
  it('is not taken from a line that says all went well, from two of them, or from another request', () => {
    expect(verdictBeside(said('prices loaded from prices.example.com'))?.entity).toBe('checkout');
    expect(verdictBeside(said('asking a.example.com', 10), said('asking b.example.com', 20))?.entity).toBe('checkout');
    const other = event({ id: 'o', requestId: 'r2', message: 'asking a.example.com' });
    expect(verdictBeside(other)?.entity).toBe('checkout');
  });
  it('is not what went well later, and may be that of a call whose span names nothing', () => {
    const lines = [said('-> PutItem prod-orders', 5), said('PutItem prod-orders took 9 ms', 15)];
    expect(verdictBeside(...lines, said('-> POST https://media.example.com/v1', 20))?.entity).toBe('media.example.com');
    const call = span({
      ...R,
      spanId: 'c',
      role: 'client',
      isError: true,
      status: 'ThrottlingException: Rate exceeded',
    });
    const line = said('giving up: GetSecretValue shop-pay-key', 30);
    const [failed] = failuresOf(spanTree([call]), [line]);
    expect(failed?.verdict).toMatchObject({ fault: 'dependency-throttled', entity: 'shop-pay-key', namedNearby: true });
  });
  it('is, of an invocation that Lambda refused, the function that was invoked, and never the caller for sure', () => {
    const text =
      'TooManyRequestsException: An error occurred (TooManyRequestsException) when calling the Invoke operation: Rate Exceeded.';
    const refused = event({ ...R, id: 'e', atMs: 50, isError: true, message: text });
    const beside = (...lines: readonly ReturnType<typeof event>[]) => {
      const span = { from: refused.timestamp, to: refused.timestamp };
      const base = { subject: { kind: 'event' as const, id: 'e' }, window: span, baseline: span, skipped: [] };
      return analyze({ ...base, focus: refused, request: [...lines, refused] });
    };
    expect(
      beside(said('reading prod-orders'), said('about to invoke shop-prod-orderWriter', 20)).rootCause,
    ).toMatchObject({ fault: 'throttled', entity: 'shop-prod-orderWriter', confidence: 'likely' });
    const { rootCause, grounds } = beside(said('reading from prod-orders-table'));
    expect(rootCause).toMatchObject({ fault: 'throttled', entity: 'checkout', confidence: 'likely' });
    expect(rootCause.statement).toContain('The AWS service Lambda that checkout calls is throttled');
    expect(grounds?.doubts).toEqual(['unnamed']);
  });
  it('is likely at most', () => {
    const request = [said('asking media.example.com'), hangUp];
    const span = { from: hangUp.timestamp, to: hangUp.timestamp };
    const { rootCause, brief } = analyze({
      subject: { kind: 'event', id: 'e' },
      window: span,
      baseline: span,
      focus: hangUp,
      request,
      skipped: [],
    });
    expect(rootCause).toMatchObject({ entity: 'media.example.com', confidence: 'likely' });
    expect(brief?.certainty).toContain('another line of the same invocation');
  });
});

describe('the REPORT line of an invocation', () => {
  it('is explained by the line that says why', () => {
    const report = event({
      ...R,
      id: 'r',
      atMs: 60,
      isError: true,
      message: 'REPORT RequestId: r1 Status: error',
      data: { '@type': 'REPORT', '@errorType': 'Runtime.Unknown' },
    });
    const missing = event({ ...R, id: 'm', isError: true, message: "Cannot find module 'sharp'" });
    const found = failuresOf(spanTree([]), [missing, report]).find((failure) => failure.event.id === 'r');
    expect(found?.explainedBy?.verdict.fault).toBe('missing-dependency');
  });
});
