/** Every exporter of OpenTelemetry, every signal, with and without gzip: what arrives is what was meant. */
import { fileURLToPath } from 'node:url';
import type { EventView } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, runNode, startTestServer, type TestServer } from './support/test-server.js';

const script = fileURLToPath(new URL('./senders/otlp-signals.cjs', import.meta.url));
let server: TestServer;
let sent: ReadonlyMap<string, { readonly traceId: string; readonly spanId: string }>;
let startedMs: number;
let endedMs: number;
beforeAll(async () => {
  const grpcPort = await freePort();
  server = await startTestServer({ BASELIME_OTLP_GRPC_PORT: String(grpcPort) });
  startedMs = Date.now();
  const ran = await runNode([script, server.otlpUrl, `http://127.0.0.1:${grpcPort}`, server.key]);
  endedMs = Date.now();
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const parsed: { service: string; traceId: string; spanId: string }[] = JSON.parse(ran.stdout);
  sent = new Map(parsed.map((one) => [one.service, one]));
}, 120_000);
afterAll(() => server?.close());

async function received(service: string, kind: string): Promise<readonly EventView[]> {
  const equal = (key: string, value: string) => ({ key, operation: '=' as const, value });
  const events = await server.api.events({ query: { filters: [equal('service', service), equal('kind', kind)] } });
  for (const event of events) {
    expect(event).toMatchObject({ dataset: 'otel', service, namespace: `fn-${service}` });
    expect(event.timestampMs).toBeGreaterThanOrEqual(startedMs - 1);
    expect(event.timestampMs).toBeLessThanOrEqual(endedMs + 1);
  }
  return events;
}

const combinations = ['json', 'proto', 'grpc'].flatMap((encoding) => [`${encoding}-none`, `${encoding}-gzip`]);

describe.each(combinations)('%s', (service) => {
  it('delivers the span with its error, its link and its attributes', async () => {
    const { traceId, spanId } = sent.get(service) ?? { traceId: '', spanId: '' };
    const [span, ...others] = await received(service, 'span');
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      traceId,
      spanId,
      requestId: `req-${service}`,
      name: 'handle',
      isError: true,
      message: 'ResourceNotFoundException: no such table',
      data: {
        big: 9007199254740991,
        ratio: 0.5,
        tags: ['a', 'b'],
        scope: { name: 'sender', version: '1.0.0' },
        resource: { 'service.name': service, 'cloud.region': 'eu-west-1' },
        span: {
          kind: 'server',
          status: { code: 'error', message: 'no such table' },
          links: [
            { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', attributes: { why: 'batch' } },
          ],
        },
      },
    });
    const [exception] = await received(service, 'span-event');
    expect(exception).toMatchObject({ name: 'exception', isError: true, traceId, spanId });
  });

  it('delivers the log in the trace of the span', async () => {
    const { traceId, spanId } = sent.get(service) ?? { traceId: '', spanId: '' };
    expect(await received(service, 'log')).toMatchObject([
      {
        traceId,
        spanId,
        level: 'error',
        isError: true,
        name: 'order.failed',
        message: 'could not write the order',
        data: {
          order: { id: 41, parts: [1, 'two'] },
          'http.route': '/orders',
          severityText: 'ERROR',
          severityNumber: 17,
        },
      },
    ]);
  });

  it('delivers the metrics with their values and their temporality', async () => {
    const metrics = new Map((await received(service, 'metric')).map((event) => [event.name, event.data]));
    const temporality = service.endsWith('gzip') ? 'delta' : 'cumulative';
    expect([...metrics.keys()].sort()).toEqual(['latency', 'load', 'open', 'orders', 'size']);
    expect(metrics.get('orders')).toMatchObject({
      shop: 'a',
      value: 3,
      metric: { type: 'sum', unit: '1', isMonotonic: true, temporality },
    });
    expect(metrics.get('open')).toMatchObject({ value: -2, metric: { isMonotonic: false } });
    expect(metrics.get('load')).toMatchObject({ value: 0.75, metric: { type: 'gauge' } });
    expect(metrics.get('latency')).toMatchObject({
      metric: { type: 'histogram', unit: 'ms', temporality, count: 1, sum: 12, min: 12, max: 12 },
    });
    expect(metrics.get('size')).toMatchObject({
      metric: {
        type: 'exponentialHistogram',
        temporality,
        count: 1,
        sum: 300,
        exponential: { positive: { counts: [1] } },
      },
    });
  });
});
