import { EngineError } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API_KEY, startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const ID = 'ed4acda5-034f-9f42-bba1-f29aea6d7d8f';
const body = JSON.stringify({ requestId: ID, timestamp: 1, records: [{ data: 'e30=' }] });
const headers = {
  'x-amz-firehose-request-id': ID,
  'x-amz-firehose-access-key': API_KEY,
  'content-type': 'application/json',
};
const deliver = (more: Record<string, string> = {}) =>
  server.open('/firehose', { method: 'POST', body, headers: { ...headers, ...more } });

describe('the endpoint of Firehose', () => {
  it('answers with the id of the request and a time', async () => {
    const before = Date.now();
    const answer = await deliver();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const { requestId, timestamp, ...rest } = await answer.json();
    expect([requestId, rest]).toEqual([ID, {}]);
    expect(timestamp).toBeGreaterThanOrEqual(before);
    expect(server.fake.calls[0]).toMatchObject({ verb: 'ingestDoor', args: ['default', 'firehose', { query: {} }] });
  });

  it.each([
    ['its access key', { 'x-amz-firehose-access-key': API_KEY }, 200],
    ['a key of Secrets Manager', { 'x-amz-firehose-access-key': `{"api_key":"${API_KEY}"}` }, 200],
    ['our own header', { 'x-amz-firehose-access-key': '', 'x-api-key': API_KEY }, 200],
    ['a bearer', { 'x-amz-firehose-access-key': '', authorization: `Bearer ${API_KEY}` }, 200],
    ['a wrong key', { 'x-amz-firehose-access-key': 'wrong' }, 401],
    ['no key', { 'x-amz-firehose-access-key': '' }, 401],
  ])('is opened by %s', async (_name, more, status) => {
    const answer = await deliver(more);
    expect(answer.status).toBe(status);
    const { requestId, errorMessage } = await answer.json();
    expect(requestId).toBe(ID);
    expect(errorMessage).toEqual(status === 200 ? undefined : expect.stringContaining('REQUEST_UNAUTHORIZED'));
  });

  it('takes the id from the body when the header is missing', async () => {
    const answer = await server.fetch('/firehose', { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ requestId: ID });
  });

  it('is a success when one record was taken, so that it does not come again', async () => {
    server.fake.ingested = { accepted: 1, rejected: [{ index: 1, code: 'INGEST_EVENT_INVALID', reason: 'no' }] };
    const answer = await deliver();
    expect(answer.status).toBe(200);
    expect(await answer.json()).not.toHaveProperty('errorMessage');
  });

  it('sends a request without a good record to the backup', async () => {
    server.fake.ingested = { accepted: 0, rejected: [{ index: 0, code: 'INGEST_EVENT_INVALID', reason: 'not gzip' }] };
    const answer = await deliver();
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ requestId: ID, errorMessage: expect.stringContaining('not gzip') });
  });

  it.each([
    ['STORE_OVERLOADED', 429],
    ['STORE_UNAVAILABLE', 503],
    ['INGEST_BODY_UNREADABLE', 400],
  ] as const)('says %s in its own words', async (code, status) => {
    server.fake.failures.set('ingestDoor', new EngineError(code, 'A reason.'));
    const answer = await deliver();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
    expect(await answer.json()).toMatchObject({ requestId: ID, errorMessage: `${code}: A reason.` });
  });

  it('says nothing of what nobody expected', async () => {
    server.fake.failures.set('ingestDoor', new Error('secret of the house'));
    const answer = await deliver();
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
  });
});

describe('the door of AWS', () => {
  it('hands bytes, headers and query on, and answers like the Events API', async () => {
    const answer = await server.fetch('/aws?service=shop&namespace=a%20b', { method: 'POST', body: '{"a":1}' });
    expect([answer.status, await answer.text()]).toEqual([202, '{"message":"Request Accepted"}']);
    expect(server.fake.calls[0]?.args).toMatchObject([
      'default',
      'aws',
      { body: Buffer.from('{"a":1}'), query: { service: 'shop', namespace: 'a b' } },
    ]);
  });
  it('needs a key and a body', async () => {
    expect((await server.open('/aws', { method: 'POST', body: '{}' })).status).toBe(401);
    const empty = await server.fetch('/aws', { method: 'POST' });
    expect([empty.status, (await empty.json()).invalid[0].code]).toEqual([400, 'INGEST_BODY_EMPTY']);
  });
  it('answers a client of X-Ray as X-Ray does', async () => {
    server.fake.ingested = { accepted: 1, rejected: [{ index: 1, code: 'INGEST_EVENT_INVALID', reason: 'no' }] };
    const answer = await server.fetch('/aws/xray/TraceSegments', {
      method: 'POST',
      body: '{"TraceSegmentDocuments":[]}',
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      UnprocessedTraceSegments: [{ Id: '1', ErrorCode: 'INGEST_EVENT_INVALID', Message: 'no' }],
    });
  });
});
