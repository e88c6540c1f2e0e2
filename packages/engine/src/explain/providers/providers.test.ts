import { LLMock } from '@copilotkit/aimock';
import { MockLanguageModelV3, simulateReadableStream } from 'ai/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { asSafe, fakeAnonymizer, memoryWorkspace } from '../__fixtures__/fakes.js';
import { createEgress, type EgressOptions, MAX_BODY_BYTES } from './egress.js';
import { ProviderFailure } from './failure.js';
import { baseUrlOf, createModelClient, isUsable, type ModelPart, streamFrom } from './model-client.js';

const prompt = { system: asSafe('Explain.'), user: asSafe('What failed?') };
const provider = new LLMock({ port: 0 });
beforeAll(async () => void (await provider.start()));
afterAll(async () => provider.stop());

async function textOf(parts: AsyncIterable<ModelPart>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part.type === 'text' ? part.text : '|end';
  return text;
}

function egress(options: Partial<EgressOptions> = {}) {
  const workspace = memoryWorkspace();
  const sent: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push({ url: String(url), init });
    return new Response('{}');
  };
  const made = createEgress({
    anonymizer: fakeAnonymizer(['jane.doe@acme.example']),
    ledger: workspace.ledger,
    clock: systemClock,
    newId: () => `entry-${workspace.entries.length + 1}`,
    workspaceId: 'w',
    actor: 'a',
    explanationId: 'x',
    provider: 'openai',
    model: 'm',
    baseUrl: 'https://api.example/v1',
    fetch,
    ...options,
  });
  return { egress: made, workspace, sent };
}

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({ method: 'POST', body, headers });

describe('createEgress', () => {
  it('sends what passes, as it was inspected, and names it in the ledger', async () => {
    const { egress: out, sent, workspace } = egress();
    await out.fetch('https://api.example/v1/chat', post('{"a":1}', { authorization: 'Bearer k' }));
    expect(sent).toMatchObject([{ init: { body: '{"a":1}', redirect: 'manual' } }]);
    expect(workspace.entries).toMatchObject([{ body: '{"a":1}', bytes: 7, host: 'api.example', outcome: 'pending' }]);
    expect(out.receiptId()).toBe('entry-1');
    await out.settle({ outcome: 'answered', inputTokens: 3 });
    expect(workspace.entries).toMatchObject([{ outcome: 'answered', inputTokens: 3 }]);
  });

  it.each([
    ['the body', 'https://api.example/v1/chat', post('to jane.doe@acme.example')],
    ['a header', 'https://api.example/v1/chat', post('{}', { 'x-user': 'jane.doe@acme.example' })],
    ['the address', 'https://api.example/v1/chat?u=jane.doe@acme.example', post('{}')],
  ])('never connects when %s holds an original', async (_name, url, init) => {
    const { egress: out, sent, workspace } = egress();
    await expect(out.fetch(url, init)).rejects.toMatchObject({ code: 'EXPLAIN_EGRESS_BLOCKED' });
    expect(sent).toEqual([]);
    expect(JSON.stringify(workspace.entries)).not.toContain('jane');
    expect(out.blockedBecause()).toEqual(['1 known values']);
  });

  it.each([
    'https://evil.example/v1/chat',
    'http://api.example/v1/chat',
    'https://api.example:8443/v1/chat',
    'https://api.example/other',
    'https://api.example/v1/../admin',
    'https://user:pw@api.example/v1/chat',
  ])('refuses to go to %s', async (url) => {
    const { egress: out, sent } = egress();
    await expect(out.fetch(url, post('{}'))).rejects.toMatchObject({ code: 'EXPLAIN_EGRESS_BLOCKED' });
    expect(sent).toEqual([]);
  });

  it('refuses a body that is too large or whose bytes it cannot read', async () => {
    const { egress: out, sent } = egress();
    const url = 'https://api.example/v1/chat';
    await expect(out.fetch(url, post('x'.repeat(MAX_BODY_BYTES + 1)))).rejects.toThrow('larger than');
    await expect(out.fetch(url, { method: 'POST', body: new Blob(['x']) })).rejects.toThrow('cannot be read');
    expect(sent).toEqual([]);
  });

  it('does not let a provider key reach the inspection or the ledger', async () => {
    const seen: string[] = [];
    const anonymizer = {
      ...fakeAnonymizer([]),
      inspect: (bytes: Uint8Array) => {
        seen.push(Buffer.from(bytes).toString());
        return { verdict: 'passed' } as const;
      },
    };
    const { egress: out, workspace } = egress({ anonymizer });
    const headers = { authorization: 'Bearer sk-1', 'x-api-key': 'sk-2', accept: '*/*', 'user-agent': 'sdk/9' };
    await out.fetch('https://api.example/v1/chat', post('{}', headers));
    expect(JSON.stringify([seen, workspace.entries])).not.toMatch(/sk-\d|sdk\/9/);
    expect(seen.join()).toContain('accept: */*');
  });

  it('blocks when the inspection itself fails', async () => {
    const anonymizer = {
      ...fakeAnonymizer([]),
      inspect: (): never => {
        throw new Error('broken');
      },
    };
    const { egress: out, sent } = egress({ anonymizer });
    await expect(out.fetch('https://api.example/v1/chat', post('{}'))).rejects.toThrow();
    expect(sent).toEqual([]);
  });
});

describe('createModelClient', () => {
  it.each([
    ['openai', '/v1/chat/completions'],
    ['openai-compatible', '/v1/chat/completions'],
    ['anthropic', '/v1/messages'],
  ] as const)('streams from %s at %s', async (name, path) => {
    provider.reset();
    provider.onMessage(/What failed/, { content: 'Everything [F1].' });
    const settings = { provider: name, model: 'm', baseUrl: `${provider.url}/v1/`, apiKey: 'k' };
    const client = createModelClient(settings, { fetch, maxRetries: 0 });
    expect(await textOf(client.stream(prompt, new AbortController().signal))).toBe('Everything [F1].|end');
    expect(provider.getLastRequest()?.path).toBe(path);
  });

  it('asks OpenAI itself over the Responses API and forbids it to keep the request', async () => {
    const bodies: string[] = [];
    const capture = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      bodies.push(`${String(url)} ${String(init?.body)}`);
      return new Response('{}', { status: 400 });
    };
    const client = createModelClient(
      { provider: 'openai', model: 'm', apiKey: 'k' },
      { fetch: capture, maxRetries: 0 },
    );
    await expect(textOf(client.stream(prompt, new AbortController().signal))).rejects.toBeInstanceOf(ProviderFailure);
    expect(bodies[0]).toContain('https://api.openai.com/v1/responses');
    expect(bodies[0]).toContain('"store":false');
  });

  it('speaks to an Azure deployment with its version and in its header, and to any address as it is told', async () => {
    const sent: { readonly url: string; readonly key: string | null }[] = [];
    const capture = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      sent.push({ url: String(url), key: new Headers(init?.headers).get('api-key') });
      return new Response('{}', { status: 400 });
    };
    const ask = async (settings: Parameters<typeof createModelClient>[0]): Promise<void> => {
      const client = createModelClient(settings, { fetch: capture, maxRetries: 0 });
      await textOf(client.stream(prompt, new AbortController().signal)).catch(() => undefined);
    };
    const azure = 'https://acme.openai.azure.com/openai/deployments/four';
    const common = { provider: 'openai-compatible', model: 'm', apiKey: 'k' } as const;
    await ask({ ...common, baseUrl: `${azure}?api-version=2024-10-21` });
    await ask({ ...common, baseUrl: 'http://127.0.0.1:9/v1', api: 'responses' });
    await ask({ provider: 'openai', model: 'm', apiKey: 'k', api: 'chat' });
    expect(sent).toEqual([
      { url: `${azure}/chat/completions?api-version=2024-10-21`, key: 'k' },
      { url: 'http://127.0.0.1:9/v1/responses', key: null },
      { url: 'https://api.openai.com/v1/chat/completions', key: null },
    ]);
    expect(baseUrlOf({ ...common, baseUrl: `${azure}/?api-version=2024-10-21` })).toBe(azure);
  });

  it('leaves a third of a small window for the answer', async () => {
    provider.reset();
    provider.onMessage(/What failed/, { content: 'Everything [F1].' });
    const settings = { provider: 'openai', model: 'm', baseUrl: `${provider.url}/v1`, contextTokens: 3_000 } as const;
    await textOf(createModelClient(settings, { fetch, maxRetries: 0 }).stream(prompt, new AbortController().signal));
    expect(JSON.stringify(provider.getLastRequest()?.body)).toMatch(/"max_(?:completion_)?tokens":1000\b/);
  });

  it('raises a failure that holds neither prompt nor address nor key', async () => {
    provider.reset();
    provider.nextRequestError(500, { message: 'What failed?' });
    const settings = {
      provider: 'openai-compatible',
      model: 'm',
      baseUrl: `${provider.url}/v1`,
      apiKey: 'sk-9',
    } as const;
    const client = createModelClient(settings, { fetch, maxRetries: 0 });
    const error: unknown = await textOf(client.stream(prompt, new AbortController().signal)).catch((raised) => raised);
    expect(error).toMatchObject({ reason: 'provider-error', message: 'the model did not answer: provider-error' });
    expect(error).not.toHaveProperty('cause');
  });
});

type Chunk = Parameters<typeof simulateReadableStream>[0]['chunks'][number];
const usage = {
  inputTokens: { total: 5, noCache: 5, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 7, text: 7, reasoning: undefined },
};
const model = (chunks: readonly Chunk[]) =>
  new MockLanguageModelV3({
    doStream: async () => ({
      stream: simulateReadableStream({ chunks: [...chunks] as never[], chunkDelayInMs: null }),
    }),
  });
const finish = (unified: string) => ({ type: 'finish', finishReason: { unified, raw: undefined }, usage });
const said = [
  { type: 'stream-start', warnings: [] },
  { type: 'text-start', id: '1' },
  { type: 'text-delta', id: '1', delta: 'Hello' },
  { type: 'text-end', id: '1' },
];

describe('streamFrom', () => {
  const stream = (chunks: readonly Chunk[]) => streamFrom(model(chunks), prompt, new AbortController().signal);

  it('never shows reasoning', async () => {
    const thought = [
      { type: 'reasoning-start', id: 'r' },
      { type: 'reasoning-delta', id: 'r', delta: 'secret thought' },
      { type: 'reasoning-end', id: 'r' },
    ];
    expect(await textOf(stream([...thought, ...said, finish('stop')]))).toBe('Hello|end');
  });

  it('never shows what a model thinks between tags', async () => {
    const aloud = said.map((part) => ('delta' in part ? { ...part, delta: '<think>secret</think>Hello' } : part));
    expect(await textOf(stream([...aloud, finish('stop')]))).toBe('Hello|end');
  });

  it.each([
    ['length', 'cut-off'],
    ['content-filter', 'refused'],
    ['tool-calls', 'cut-off'],
  ])('fails on finish reason %s as %s', async (unified, reason) => {
    await expect(textOf(stream([...said, finish(unified)]))).rejects.toMatchObject({ reason });
  });

  it('fails when the provider reports an error in the middle', async () => {
    const chunks = [...said, { type: 'error', error: new Error('boom') }];
    await expect(textOf(stream(chunks))).rejects.toMatchObject({ reason: 'provider-error' });
  });
});

describe('isUsable', () => {
  it('demands an address, a model and the key that the provider needs', () => {
    expect(isUsable({ provider: 'none', model: 'm' })).toBe(false);
    expect(isUsable({ provider: 'openai', model: 'm' })).toBe(false);
    expect(isUsable({ provider: 'openai', model: 'm', apiKey: 'k' })).toBe(true);
    expect(isUsable({ provider: 'openai-compatible', model: 'm' })).toBe(false);
    expect(isUsable({ provider: 'openai-compatible', model: 'm', baseUrl: 'http://127.0.0.1:11434/v1' })).toBe(true);
    expect(isUsable({ provider: 'anthropic', model: '', apiKey: 'k' })).toBe(false);
    expect(baseUrlOf({ provider: 'openai', model: 'm', baseUrl: 'not an address' })).toBeUndefined();
  });
});
