import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SafeText } from '../../anonymize/index.js';
import { asSafe, fakeAnonymizer } from '../__fixtures__/fakes.js';
import { cacheKey } from '../cache-key.js';
import { createModelClient, type ModelClient } from './model-client.js';

const root = new URL('../../', import.meta.url).pathname;

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources = (): readonly Source[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|contract)\.ts$|__fixtures__|_pb\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Import of an SDK for models, outside of the folder that may. */
const importsSdk = ({ path, text }: Source): boolean =>
  !path.startsWith('explain/providers/') && /from '(?:ai|@ai-sdk\/[^']+|openai|@anthropic-ai\/[^']+)'/.test(text);

/** A way to open a connection, outside of the store (which speaks to its own databases) and the egress. */
const connects = ({ path, text }: Source): boolean => {
  if (path.startsWith('store/') || path === 'explain/providers/egress.ts') return false;
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/'[^'\n]*'(?!\))/g, (quoted) =>
      /^'(?:node:)?(?:https?|http2|net|tls|dgram|undici|ws)'$/.test(quoted) ? quoted : "''",
    );
  return (
    /from '(?:node:)?(?:https?|http2|net|tls|dgram|undici|ws)'/.test(code) ||
    /(?<![.\w])fetch\(|globalThis\.fetch\(|new (?:WebSocket|EventSource)\(/.test(code)
  );
};

describe('the way out of the engine', () => {
  it('is one module: no other imports an SDK for models', () => {
    expect(
      sources()
        .filter(importsSdk)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('is one module: no other opens a connection', () => {
    expect(
      sources()
        .filter(connects)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('would be seen anywhere else', () => {
    const planted = (text: string): Source => ({ path: 'analyze/planted.ts', text });
    expect(importsSdk(planted("import { streamText } from 'ai';"))).toBe(true);
    expect(importsSdk(planted("import { createOpenAI } from '@ai-sdk/openai';"))).toBe(true);
    expect(connects(planted('await fetch(url);'))).toBe(true);
    expect(connects(planted("import { request } from 'node:https';"))).toBe(true);
    expect(connects(planted('// fetch(url) is not called here'))).toBe(false);
  });

  it('gives the SDK a fetch in every place where it could choose its own', () => {
    const client = sources().find(({ path }) => path === 'explain/providers/model-client.ts')?.text ?? '';
    const calls = [...client.matchAll(/create(?:OpenAI|OpenAICompatible|Anthropic)\(\{([\s\S]*?)\}\)/g)];
    expect(calls).toHaveLength(3);
    for (const [, options] of calls) expect(options).toMatch(/\bfetch\b/);
  });
});

describe('text that may leave', () => {
  it('is sealed: raw text does not compile', () => {
    const signal = AbortSignal.abort();
    const client: ModelClient = createModelClient({ provider: 'none', model: '' }, { fetch, maxRetries: 0 });
    const sealed = asSafe('ok');
    // @ts-expect-error raw text must not reach a model as the question
    void client.stream({ system: sealed, user: 'user 10.0.0.1 failed' }, signal);
    // @ts-expect-error raw text must not reach a model as the instructions
    void client.stream({ system: 'user 10.0.0.1 failed', user: sealed }, signal);
    // @ts-expect-error an object is no sealed text
    void client.stream({ system: sealed, user: { toString: () => 'x' } }, signal);
    // @ts-expect-error no hash of raw text may become a key
    cacheKey('m', 'r', { system: sealed, user: 'raw' });
    const fromSeal: SafeText = fakeAnonymizer([]).seal('x');
    expect(fromSeal).toBe('x');
  });
});
