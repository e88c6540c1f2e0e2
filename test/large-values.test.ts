/** A value of 2 MB at each door that takes several events at once: it is refused in clear words, and nothing beside it is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.js';

const LARGE = 'x'.repeat(2 * 1024 * 1024);
const [FIRST, LAST] = ['the one before', 'the one after'];
const TEXTS = [FIRST, LARGE, LAST];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 120_000);
afterAll(async () => server?.close());

const nanos = (index: number): string => `${Date.now() - 1000 + index}000000`;
const text = (stringValue: string) => ({ stringValue });
const lines = (records: readonly unknown[]): string => records.map((record) => JSON.stringify(record)).join('\n');

const resource = (service: string) => ({ attributes: [{ key: 'service.name', value: text(service) }] });
const otlpLogs = () => ({
  resourceLogs: [
    {
      resource: resource('large-logs'),
      scopeLogs: [
        {
          logRecords: TEXTS.map((body, index) => ({ timeUnixNano: nanos(index), body: text(body) })),
        },
      ],
    },
  ],
});
const otlpSpans = () => ({
  resourceSpans: [
    {
      resource: resource('large-spans'),
      scopeSpans: [
        {
          spans: TEXTS.map((value, index) => ({
            traceId: `${index + 1}`.repeat(32),
            spanId: `${index + 1}`.repeat(16),
            name: index === 0 ? FIRST : index === 1 ? 'large' : LAST,
            startTimeUnixNano: nanos(index),
            endTimeUnixNano: nanos(index + 1),
            attributes: [{ key: 'value', value: text(value) }],
          })),
        },
      ],
    },
  ],
});
const firehose = () => ({
  requestId: 'r-1',
  timestamp: Date.now(),
  records: TEXTS.map((message) => ({ data: Buffer.from(JSON.stringify({ message })).toString('base64') })),
});
const vercel = () =>
  TEXTS.map((message, index) => ({
    id: `${index}`,
    source: 'lambda',
    host: 'shop.example',
    timestamp: Date.now(),
    projectName: 'shop',
    level: 'info',
    message,
  }));

const records = () => TEXTS.map((message) => ({ message, kept: { deep: message.length } }));
const NDJSON = { 'content-type': 'application/x-ndjson' };

async function stored(query: object): Promise<(string | undefined)[]> {
  return (await server.api.events({ query: { ...query, limit: 20 } })).map(({ message, name }) => message ?? name);
}

const BY_DATASET = (dataset: string) => ({ datasets: [dataset] });
const BY_SERVICE = (service: string) => ({ filters: [{ key: 'service', operation: '=' as const, value: service }] });

describe('a value of 2 MB', () => {
  it.each([
    ['the Events API as an array', '/v1/large-array', () => JSON.stringify(records()), {}, BY_DATASET('large-array')],
    ['the Events API as lines', '/v1/large-lines', () => lines(records()), NDJSON, BY_DATASET('large-lines')],
    ['OTLP logs', '/v1/logs', () => JSON.stringify(otlpLogs()), {}, BY_SERVICE('large-logs')],
    ['OTLP spans', '/v1/traces', () => JSON.stringify(otlpSpans()), {}, BY_SERVICE('large-spans')],
    ['Vercel', '/vercel', () => JSON.stringify(vercel()), {}, BY_DATASET('vercel-functions')],
    ['Cloudflare', '/cloudflare?dataset=large-edge', () => lines(records()), NDJSON, BY_DATASET('large-edge')],
  ] as const)('is refused alone, with its place and the limit, by %s', async (_door, path, body, headers, query) => {
    const response = await server.api.send(path, body(), headers);
    expect(response.ok).toBe(true);
    const answer = await response.text();
    expect(answer).toContain('larger than 256 kB');
    expect(answer).toMatch(/"index":1\b|position 1\b/);
    expect((await stored(query)).sort()).toEqual([LAST, FIRST]);
  });

  it('is left out by Firehose, which would send everything again for an answer that says no', async () => {
    const headers = { 'x-amz-firehose-request-id': 'r-1' };
    const response = await server.api.send('/firehose', JSON.stringify(firehose()), headers);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ requestId: 'r-1' });
    expect((await stored(BY_DATASET('logs'))).sort()).toEqual([LAST, FIRST]);
  });
});
