/** What real senders send arrives with the right time, level, service, error flag and correlation. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode, startTestServer, type TestServer } from './support/test-server.js';

const script = (name: string): string => fileURLToPath(new URL(`./senders/${name}`, import.meta.url));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

describe.each([
  ['proto', 'gzip', 'main'],
  ['proto', 'none', 'otlp'],
  ['json', 'gzip', 'otlp'],
  ['json', 'none', 'main'],
])('the OpenTelemetry SDK with %s and %s on the %s port', (encoding, compression, port) => {
  it('delivers spans, span events and logs of one trace', async () => {
    const before = Date.now();
    const url = port === 'main' ? server.url : server.otlpUrl;
    const ran = await runNode([script('opentelemetry-sdk.cjs'), url, server.key, encoding, compression]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { traceId, spanId } = JSON.parse(ran.stdout);
    const trace = await (await server.api.request('GET', `/api/traces/${traceId}`)).json();

    expect(trace.spans.map((span: { name: string }) => span.name).sort()).toEqual(['DynamoDB.PutItem', 'POST /orders']);
    const child = trace.spans.find((span: { spanId: string }) => span.spanId === spanId);
    expect(child).toMatchObject({ service: 'orders', namespace: 'place-order', kind: 'span', isError: true, traceId });
    expect(child.timestampMs).toBeGreaterThanOrEqual(before - 1000);
    expect(child.timestampMs).toBeLessThanOrEqual(Date.now());
    expect(child.data['aws.dynamodb.table_names']).toEqual(['orders-table']);

    const log = trace.logs.find((event: { kind: string }) => event.kind === 'log');
    expect(log).toMatchObject({
      level: 'error',
      isError: true,
      message: 'could not write the order',
      service: 'orders',
      traceId,
    });
    const exception = trace.logs.find((event: { kind: string }) => event.kind === 'span-event');
    expect(exception).toMatchObject({ name: 'exception', spanId, traceId });
    expect(exception.data['exception.type']).toBe('AccessDeniedException');
  });
});

describe("Baselime's own SDK", () => {
  it('delivers a thrown error as an error although the span says status 0', async () => {
    const ran = await runNode([script('baselime-node-opentelemetry.cjs'), `${server.url}/v1`, server.key]);
    expect(ran.code).toBe(0);
    const [span] = await server.api.events({
      query: {
        filters: [
          { key: 'kind', operation: '=', value: 'span' },
          { key: 'namespace', operation: '=', value: 'send-receipt' },
          { key: '$baselime.error', operation: '=', value: true },
        ],
      },
    });
    expect(span).toMatchObject({
      kind: 'span',
      service: 'mailer',
      namespace: 'send-receipt',
      isError: true,
      requestId: '8f507cfc-xmpl-4697-b07a-ac58fc914c95',
    });
    expect(span?.coldStart).toBeUndefined(); // the SDK always says false, and false is not knowledge
    expect(span?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a Lambda function under lambda-local with OpenTelemetry and Powertools', () => {
  it('fails, and the answer names the function and the defect', async () => {
    const ran = await runNode([script('lambda-local.cjs'), server.url, server.key]);
    expect(ran.code).toBe(0);
    const lines = `${ran.stdout}\n${ran.stderr}`.split('\n').filter((line) => line.startsWith('{"level"'));
    expect(lines).toHaveLength(2);
    const sent = await server.api.send('/v1/lambda-logs/billing/charge-card', `[${lines.join(',')}]`);
    expect(sent.status).toBe(202);
    expect(await sent.json()).toEqual({ message: 'Request Accepted' });

    const [log] = await server.api.events({
      query: { datasets: ['lambda-logs'], filters: [{ key: 'level', operation: '=', value: 'error' }] },
    });
    expect(log).toMatchObject({
      service: 'billing',
      namespace: 'charge-card',
      isError: true,
      message: 'could not charge the card',
    });
    const [span] = await server.api.events({
      query: {
        filters: [
          { key: 'kind', operation: '=', value: 'span' },
          { key: 'namespace', operation: '=', value: 'charge-card' },
        ],
      },
    });
    for (const event of [log, span]) {
      const answer = await server.api.explain({ subject: { kind: 'event', id: event?.id ?? '' } });
      expect(answer.rootCause).toMatchObject({ entity: 'charge-card', fault: 'code-defect' });
      expect(answer.sections.rootCause).toContain("Cannot read properties of undefined (reading 'card')");
      expect(answer.engine).toBe('narrator');
    }
  });
});
