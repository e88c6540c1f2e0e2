/** How OTLP over HTTP says that it did not take a request: the status, google.rpc.Status in the encoding spoken, when to return. */
import { EngineError, type ErrorCode } from '@baselime-ai/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const failures: readonly (readonly [ErrorCode, status: number, rpcCode: number, retryAfter: string | null])[] = [
  ['INGEST_BODY_UNREADABLE', 400, 3, null],
  ['INGEST_PATH_INVALID', 400, 3, null],
  ['INGEST_PAYLOAD_TOO_LARGE', 413, 8, null],
  ['INGEST_ENCODING_UNSUPPORTED', 415, 3, null],
  ['STORE_EVENT_REFUSED', 422, 3, null],
  ['STORE_OVERLOADED', 429, 14, '2'],
  ['STORE_UNAVAILABLE', 503, 14, '2'],
  ['INTERNAL', 500, 13, null],
];

describe.each(failures)('%s', (code, status, rpcCode, retryAfter) => {
  const send = (type: string, body: string) => {
    server.fake.failures.set('ingestOtlp', new EngineError(code, 'A reason, and what to do.'));
    return server.fetch('/v1/traces', { method: 'POST', headers: { 'content-type': type }, body });
  };

  it(`is ${status} with a status in JSON`, async () => {
    const answer = await send('application/json', '{"resourceSpans":[]}');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ code: rpcCode, message: 'A reason, and what to do.' });
  });

  it(`is ${status} with a status in protobuf`, async () => {
    const answer = await send('application/x-protobuf', '');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(answer.headers.get('content-type')).toBe('application/x-protobuf');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 4)]).toEqual([0x08, rpcCode, 0x12, 25]);
    expect(bytes.subarray(4).toString()).toBe('A reason, and what to do.');
  });
});
