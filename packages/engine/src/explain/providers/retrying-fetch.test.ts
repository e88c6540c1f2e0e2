import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { backOffMs, retryingFetch, waitFor } from './retrying-fetch.js';

/** Answers in turn; an error is raised. */
function played(answers: readonly (Response | Error)[], maxRetries = 2, random = 0) {
  const waits: number[] = [];
  let at = 0;
  const send = retryingFetch(
    async () => {
      const answer = answers[at];
      at += 1;
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
      return answer;
    },
    { maxRetries, random: () => random, wait: async (milliseconds) => void waits.push(milliseconds) },
  );
  return { send, waits, tried: () => at };
}
const busy = (headers: Record<string, string> = {}): Response => new Response('', { status: 429, headers });

describe('retryingFetch', () => {
  it('waits longer from try to try and gives the first good answer', async () => {
    const { send, waits } = played([busy(), new Response('', { status: 503 }), new Response('good')]);
    expect(await (await send('https://x.example')).text()).toBe('good');
    expect(waits).toEqual([250, 500]);
  });

  it('gives the last refusal when no try is left', async () => {
    const { send, tried } = played([busy(), busy(), busy()]);
    expect((await send('https://x.example')).status).toBe(429);
    expect(tried()).toBe(3);
  });

  it('keeps the time that the provider asks for, and gives up where that is too long', async () => {
    const { send, waits } = played([busy({ 'retry-after': '3' }), new Response('good')]);
    await send('https://x.example');
    expect(waits).toEqual([3_000]);
    const long = played([busy({ 'retry-after': '60' })]);
    expect((await long.send('https://x.example')).status).toBe(429);
    expect(long.waits).toEqual([]);
  });

  it('tries a failed connection again, and never what was not allowed to leave', async () => {
    const { send } = played([new TypeError('fetch failed'), new Response('good')]);
    expect((await send('https://x.example')).ok).toBe(true);
    const blocked = played([new EngineError('EXPLAIN_EGRESS_BLOCKED', 'no')]);
    await expect(blocked.send('https://x.example')).rejects.toMatchObject({ code: 'EXPLAIN_EGRESS_BLOCKED' });
    expect(blocked.tried()).toBe(1);
  });

  it('does not try a bad request again', async () => {
    const { send, tried } = played([new Response('', { status: 400 })]);
    expect((await send('https://x.example')).status).toBe(400);
    expect(tried()).toBe(1);
  });

  it('spreads callers over half of each wait, up to eight seconds', () => {
    expect([backOffMs(0, 0), backOffMs(0, 1), backOffMs(3, 0.5), backOffMs(20, 1)]).toEqual([250, 500, 3_000, 8_000]);
  });

  it('ends its wait at once when nobody waits any more', async () => {
    const control = new AbortController();
    const waiting = waitFor(600_000, control.signal);
    control.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(waitFor(600_000, AbortSignal.abort(new Error('gone before')))).rejects.toThrow('gone before');
  });
});
