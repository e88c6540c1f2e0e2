/** What a model receives, byte for byte, when a failing event with identifying values is asked about. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MODEL_PHRASE, type PlayedModel, playModel } from './support/played-model.js';
import { disguises } from './support/recording-proxy.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const IDENTIFYING = [
  'ada.lovelace@example.com',
  '203.0.113.77',
  '123456789012',
  'sk_live_51Hq8example9Secret',
  '4111 1111 1111 1111',
  'Lovelace',
  '7b1c9a52-4a0e-4a35-9a0e-1f2d3c4b5a69',
  'hunter2hunter2',
];
const record = (requestId: string) => ({
  level: 'error',
  message: 'Invoke Error for ada.lovelace@example.com from 203.0.113.77: card 4111 1111 1111 1111 was refused',
  requestId,
  error: {
    name: 'TypeError',
    message: "Cannot read properties of undefined (reading 'address')",
    stack: 'TypeError: x\n    at handler (/var/task/index.js:10:5)',
  },
  customer: { name: 'Ada Lovelace', email: 'ada.lovelace@example.com' },
  arn: 'arn:aws:lambda:eu-west-1:123456789012:function:send-receipt',
  password: 'hunter2hunter2',
  note: 'token sk_live_51Hq8example9Secret',
});

let model: PlayedModel;
let server: TestServer;
let subject: { readonly kind: 'event'; readonly id: string };
beforeAll(async () => {
  model = await playModel();
  server = await startTestServer({
    BASELIME_AI_PROVIDER: 'openai-compatible',
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'sk-test',
    BASELIME_AI_MODEL: 'test-model',
  });
  const body = JSON.stringify([record('7b1c9a52-4a0e-4a35-9a0e-1f2d3c4b5a69')]);
  expect((await server.api.send('/v1/lambda-logs/mailer/send-receipt', body)).status).toBe(202);
  subject = { kind: 'event', id: (await server.api.events())[0]?.id ?? '' };
});
afterAll(async () => {
  await server?.close();
  await model?.close();
});

const ledger = async () => (await (await server.api.request('GET', '/api/ledger')).json()).entries;

describe('a model that is asked about an event full of identifiers', () => {
  it('receives none of them, and its wording reaches the reader restored', async () => {
    const answer = await server.api.explain({ subject });
    expect(answer.note ?? '').toBe('');
    expect(answer.engine).toBe('test-model');
    expect(answer.sections.summary).toContain(MODEL_PHRASE);
    expect(answer.sections.rootCause).toContain('send-receipt');
    expect(answer.sections.rootCause).not.toMatch(/<[A-Z]+_\d+>/);

    expect(model.requests()).toBe(1);
    const wire = model.received().toString('utf8');
    for (const value of IDENTIFYING) for (const disguise of disguises(value)) expect(wire).not.toContain(disguise);
    expect(wire).toContain('TypeError'); // the useful part is still there
  });

  it('leaves one entry in the ledger, which holds the same bytes and no original either', async () => {
    const entries = await ledger();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ verdict: 'passed', outcome: 'answered', model: 'test-model' });
    expect(model.received().toString('utf8')).toContain(entries[0].body);
    for (const value of IDENTIFYING) expect(JSON.stringify(entries)).not.toContain(value);
  });

  it('was sent exactly what the preview shows', async () => {
    const preview = await (await server.api.request('POST', '/api/explanations/preview', { subject })).json();
    const [entry] = await ledger();
    expect(preview.body).toBe(entry.body);
    expect(preview.sha256).toBe(entry.sha256);
    expect(preview.hidden.map((hidden: { original?: string }) => hidden.original)).toContain(
      'ada.lovelace@example.com',
    );
    expect(model.requests()).toBe(1); // looking sends nothing
  });

  it('is not asked again for the same question', async () => {
    const answer = await server.api.explain({ subject });
    expect(answer).toMatchObject({ cached: true, engine: 'test-model' });
    expect(answer.sections.summary).toContain(MODEL_PHRASE);
    expect(model.requests()).toBe(1);
  });

  it('is let go at once when the reader leaves, costs nothing and leaves no answer', async () => {
    model.hang();
    const stored = async (): Promise<number> =>
      (await (await server.api.request('GET', '/api/explanations')).json()).explanations.length;
    const [before, entriesBefore] = [await stored(), (await ledger()).length];
    const reader = new AbortController();
    const response = await fetch(`${server.url}/api/explanations`, {
      method: 'POST',
      headers: { 'x-api-key': server.key, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ subject, regenerate: true }),
      signal: reader.signal,
    });
    expect(response.status).toBe(200);
    await vi.waitFor(async () => expect(await ledger()).toHaveLength(entriesBefore + 1));
    reader.abort();
    await vi.waitFor(async () => expect((await ledger())[0]).toMatchObject({ outcome: 'cancelled' }));
    await vi.waitFor(() => expect(model.letGo()).toBe(1));
    const [entry] = await ledger();
    for (const told of ['costUsd', 'inputTokens', 'outputTokens']) expect(entry).not.toHaveProperty(told);
    expect(await stored()).toBe(before);
  });

  it('is replaced by the narrator when it is gone', async () => {
    await model.close();
    const answer = await server.api.explain({ subject, regenerate: true });
    expect(answer.engine).toBe('narrator');
    expect(answer.note).toMatch(/model/);
    expect(answer.rootCause).toMatchObject({ entity: 'send-receipt', fault: 'code-defect' });
  });
});
