import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { liveTraffic } from './live.js';
import type { Batch } from './pack.js';
import { replay } from './replay.js';

const batch = (at: number): Batch => ({
  door: 'events',
  path: '/v1/lambda-logs',
  headers: { 'content-type': 'application/json' },
  body: `[{"n":${at}}]`,
  at,
  records: 1,
});
const target = (answer: (body: string) => Response | Promise<Response>) => ({
  baseUrl: 'http://127.0.0.1:4000/',
  apiKey: 'key',
  sleep: async () => undefined,
  fetch: async (_url: string | URL | Request, init?: RequestInit) =>
    answer(gunzipSync(init?.body as Uint8Array).toString()),
});

describe('replay', () => {
  it('sends every batch compressed and counts it', async () => {
    const bodies: string[] = [];
    const result = await replay({
      ...target((body) => {
        bodies.push(body);
        return new Response('{}', { status: 202 });
      }),
      batches: [batch(1), batch(2), batch(3)],
    });
    expect(result).toEqual({ ok: true, batches: 3, records: 3 });
    expect(bodies.sort()).toEqual(['[{"n":1}]', '[{"n":2}]', '[{"n":3}]']);
  });

  it('asks a full server again', async () => {
    const answers = [429, 503, 202];
    const result = await replay({
      ...target(() => new Response('', { status: answers.shift() ?? 500 })),
      batches: [batch(1)],
    });
    expect(result.ok).toBe(true);
  });

  it('gives up with the reason when the server refuses', async () => {
    const result = await replay({
      ...target(() => new Response('{"message":"Unauthorised"}', { status: 401 })),
      batches: [batch(1), batch(2)],
    });
    expect(result).toMatchObject({ ok: false, batches: 0 });
    expect(result.ok ? '' : result.reason).toContain('401');
  });
});

describe('liveTraffic', () => {
  it('sends only what happened since the history ended, until it is stopped', async () => {
    const stop = new AbortController();
    const since = Date.UTC(2026, 2, 5, 15, 20, 13);
    let now = since;
    const times: number[] = [];
    const door = target((body) => {
      for (const [, time] of body.matchAll(/"@timestamp":(\d+)/g)) times.push(Number(time));
      return new Response('{}', { status: 202 });
    });
    await liveTraffic({
      ...door,
      seed: 7,
      since,
      requestsPerMinute: 9,
      signal: stop.signal,
      now: () => {
        now += 30_000;
        if (now > since + 120_000) stop.abort();
        return now;
      },
    });
    expect(times.length).toBeGreaterThan(20);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(since);
  });
});
