/** What a model receives, byte for byte, when a failing event with identifying values is asked about. */
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disguises, type RecordingProxy, recordingProxy } from './support/recording-proxy.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const IDENTIFYING = [
  'ada.lovelace@example.com',
  '203.0.113.77',
  '123456789012',
  'sk_live_51Hq8example9Secret',
  '4111 1111 1111 1111',
  'Lovelace',
  '7b1c9a52-4a0e-4a35-9a0e-1f2d3c4b5a69',
];
const record = {
  level: 'error',
  message: `Invoke Error for ada.lovelace@example.com from 203.0.113.77: card 4111 1111 1111 1111 was refused`,
  requestId: '7b1c9a52-4a0e-4a35-9a0e-1f2d3c4b5a69',
  error: {
    name: 'TypeError',
    message: "Cannot read properties of undefined (reading 'address')",
    stack: 'TypeError: x\n    at handler (/var/task/index.js:10:5)',
  },
  customer: { name: 'Ada Lovelace', email: 'ada.lovelace@example.com' },
  arn: 'arn:aws:lambda:eu-west-1:123456789012:function:send-receipt',
  password: 'hunter2hunter2',
  note: 'token sk_live_51Hq8example9Secret',
};
const ANSWER = `## Summary
The function send-receipt failed. [F1]

## Root cause
The code reads a property of a value that is not there. [F1]

## Evidence
- The error was recorded once. [F1]

## Impact
One request failed. [F1]

## Actions
1. Check the value before it is read. [F1]

## Ruled out
- Nothing was ruled out. [F1]

## Next questions
- Which release introduced this?
`;

let mock: LLMock;
let proxy: RecordingProxy;
let server: TestServer;
beforeAll(async () => {
  mock = new LLMock({ port: 0 });
  mock.onMessage(/.*/s, { content: ANSWER });
  proxy = await recordingProxy(await mock.start());
  server = await startTestServer({
    BASELIME_AI_PROVIDER: 'openai-compatible',
    OPENAI_BASE_URL: `${proxy.url}/v1`,
    OPENAI_API_KEY: 'sk-test',
    BASELIME_AI_MODEL: 'test-model',
  });
  const sent = await server.api.send('/v1/lambda-logs/mailer/send-receipt', JSON.stringify([record]));
  expect(sent.status).toBe(202);
});
afterAll(async () => {
  await server?.close();
  await proxy?.close();
  await mock?.stop();
});

describe('a model that is asked about an event full of identifiers', () => {
  it('receives none of them, and its wording reaches the reader', async () => {
    const [event] = await server.api.events();
    const answer = await server.api.explain({ subject: { kind: 'event', id: event?.id ?? '' } });
    expect(answer.engine).toBe('test-model');
    expect(answer.receiptId).toBeDefined();
    expect(answer.sections.rootCause).toContain('reads a property');

    const received = mock.getRequests();
    expect(received).toHaveLength(1);
    const wire = proxy.received().toString('utf8');
    for (const value of [...IDENTIFYING, 'hunter2']) {
      for (const disguise of disguises(value)) expect(wire).not.toContain(disguise);
    }
    expect(wire).toContain('TypeError'); // the useful part is still there

    const ledger = await (await server.api.request('GET', '/api/ledger')).json();
    expect(ledger.entries).toHaveLength(1);
    expect(ledger.entries[0]).toMatchObject({
      id: answer.receiptId,
      verdict: 'passed',
      outcome: 'answered',
      model: 'test-model',
    });
    for (const value of [...IDENTIFYING, 'hunter2']) expect(JSON.stringify(ledger), value).not.toContain(value);
  });

  it('shows in the preview exactly what it was sent', async () => {
    const [event] = await server.api.events();
    const subject = { kind: 'event', id: event?.id ?? '' };
    const preview = await (await server.api.request('POST', '/api/explanations/preview', { subject })).json();
    const ledger = await (await server.api.request('GET', '/api/ledger')).json();
    expect(preview.body).toBe(ledger.entries[0].body);
    expect(preview.sha256).toBe(ledger.entries[0].sha256);
    expect(mock.getRequests()).toHaveLength(1); // looking sends nothing
  });

  it('is not asked again for the same question', async () => {
    const [event] = await server.api.events();
    const answer = await server.api.explain({ subject: { kind: 'event', id: event?.id ?? '' } });
    expect(answer).toMatchObject({ cached: true, engine: 'test-model' });
    expect(mock.getRequests()).toHaveLength(1);
  });
});
