import type { AnswerEvent } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explanation } from '../../__fixtures__/fake-engine.js';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';
import { eventStream } from './event-stream.js';

const PATIENCE = { timeout: 60_000 };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const ask = (headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
  server.fetch('/api/explanations', {
    method: 'POST',
    body: JSON.stringify({ subject: { kind: 'event', id: 'e1' } }),
    headers: { 'content-type': 'application/json', ...headers },
    ...init,
  });

const start: AnswerEvent = { type: 'answer-start', id: 'exp_1', engine: 'gpt', cached: false };

describe('asking', () => {
  it('streams one frame for each event, named by its type', async () => {
    const answer = await ask({ accept: 'text/event-stream' });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const frames = (await answer.text())
      .trimEnd()
      .split('\n\n')
      .map((frame) => frame.split('\n'));
    expect(frames.map(([name]) => name)).toEqual(['event: answer-start', 'event: text-delta', 'event: answer-end']);
    const last = JSON.parse(frames[2]?.[1]?.slice('data: '.length) ?? '');
    expect(last).toEqual({ type: 'answer-end', explanation });
  });

  it('gives the finished explanation to who accepts JSON', async () => {
    expect(await (await ask({ accept: 'application/json' })).json()).toEqual(explanation);
  });

  it('fails with a status of its own before the first event', async () => {
    server.fake.answer = async function* () {
      yield { type: 'answer-error', code: 'SUBJECT_NOT_FOUND', message: 'There is no such event.' };
    };
    const answer = await ask();
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'SUBJECT_NOT_FOUND' } });
  });

  it('ends the stream with an error when it breaks off, without its inner text', async () => {
    server.fake.answer = async function* () {
      yield start;
      throw new Error('password=hunter2');
    };
    const text = await (await ask()).text();
    expect(text).toContain('event: answer-error\ndata: {"type":"answer-error","code":"INTERNAL"');
    expect(text).not.toContain('hunter2');
  });

  it('gives JSON readers the code of an error that came later', async () => {
    server.fake.answer = async function* () {
      yield start;
      throw new EngineError('ANALYZE_TIMEOUT', 'It took too long.');
    };
    expect((await ask({ accept: 'application/json' })).status).toBe(504);
  });

  it('delivers each event when it happens', async () => {
    const gate = deferred();
    server.fake.answer = async function* () {
      yield start;
      await gate.promise;
      yield { type: 'answer-end', explanation };
    };
    const reader = (await ask()).body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toContain('answer-start');
    gate.resolve(undefined);
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain('answer-end');
  });

  it('is cancelled when the client goes away', async () => {
    let cancelled = false;
    server.fake.answer = async function* (signal) {
      yield start;
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      cancelled = true;
    };
    const client = new AbortController();
    const answer = await ask({}, { signal: client.signal });
    await answer.body?.getReader().read();
    client.abort();
    await vi.waitFor(() => expect(cancelled).toBe(true), PATIENCE);
  });

  it('is counted, with the time to the first text', async () => {
    await (await ask()).text();
    const metrics = await (await server.fetch('/metrics')).text();
    expect(metrics).toContain('baselime_explain_first_text_seconds_count{by="narrator"} 1');
    expect(metrics).toContain('baselime_explanations_total{by="narrator",outcome="finished"} 1');
  });

  it.each([['{}'], ['{"subject":{"kind":"event"}}'], ['{"subject":{"kind":"nonsense","id":"x"}}'], ['{'], ['']])(
    'refuses the body %s',
    async (body) => {
      const answer = await ask({}, { body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    },
  );
});

describe('eventStream', () => {
  it('sends comments while nothing happens', async () => {
    const gate = deferred();
    const silent = (async function* (): AsyncIterable<AnswerEvent> {
      yield start;
      await gate.promise;
    })();
    const stream = eventStream(silent, { heartBeatMs: 5, onFailure: () => start });
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await vi.waitFor(() => expect(text).toContain(': still here\n\n'), PATIENCE);
    gate.resolve(undefined);
  });
});

function deferred(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
