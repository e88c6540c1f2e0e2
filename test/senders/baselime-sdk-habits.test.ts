/** The habits of @baselime/node-opentelemetry that a compatible server has to live with, from the package itself. */
import { fileURLToPath } from 'node:url';
import type { EventView } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode, startTestServer, type TestServer } from '../support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const script = fileURLToPath(new URL('./baselime-sdk-habits.cjs', import.meta.url));
async function spanOf(habit: string, path = '/v1'): Promise<EventView> {
  const before = Date.now();
  expect(await runNode([script, `${server.url}${path}`, server.key, habit])).toMatchObject({ code: 0 });
  const [span] = await server.api.events({
    query: {
      filters: [
        { key: 'kind', operation: '=', value: 'span' },
        { key: 'requestId', operation: '=', value: `request-${habit}` },
      ],
    },
  });
  if (span === undefined) throw new Error(`no span of ${habit}`);
  expect(span.timestampMs).toBeGreaterThanOrEqual(before - 1000);
  expect(span.timestampMs).toBeLessThanOrEqual(Date.now());
  expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(span.coldStart).toBeUndefined(); // it always says false, and false is not knowledge
  return span;
}

describe('@baselime/node-opentelemetry', () => {
  it('leaves status 0 on a captured answer 500, which counts as an error all the same', async () => {
    const span = await spanOf('answers-500');
    expect(span).toMatchObject({ isError: true, service: 'shop', namespace: 'fn-answers-500' });
    expect(span.data['result.statusCode']).toBe(500);
    expect(span.data.span).toMatchObject({ status: { code: 'unset' } });
    // It captures the event whole, headers included.
    expect(JSON.stringify(span.data)).toContain('orderId');
    expect(JSON.stringify(span.data)).not.toContain('hunter2');
  });

  it('ends the span itself before the function runs out of time', async () => {
    const span = await spanOf('runs-out-of-time', '/otel');
    expect(span).toMatchObject({ isError: true, timedOut: true, namespace: 'fn-runs-out-of-time' });
    expect(span.data['error.name']).toBe('Possible Lambda Timeout');
  });

  it('says unknown_service where nobody named one, and never sends the namespace of its options', async () => {
    const span = await spanOf('is-unnamed', '/');
    expect(span).toMatchObject({ isError: false, namespace: 'fn-is-unnamed' });
    expect(span.service).toMatch(/^(default|unknown_service:.*)$/);
    expect(JSON.stringify(span.data)).not.toContain('ignored');
  });
});
