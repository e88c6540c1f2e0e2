/** One POST of JSON to an address that an admin has set. No redirect is followed and no answer is kept. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AddressRefused, guardedLookup, mayReach } from './address-guard.js';
import type { Attempt } from './attempt.js';

export interface PostOptions {
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Resolves names; the guarded one of this machine when absent. */
  readonly lookup?: LookupFunction;
}

const MOST_WAIT_MS = 10 * 60_000;
const AGAIN = new Set([408, 425, 429]);

/** Never rejects. `url` is http or https; an address that may not be reached is `failed`. */
export function postJson(url: string, body: unknown, options: PostOptions): Promise<Attempt> {
  const { allowPrivate, timeoutMs, signal, lookup = guardedLookup(allowPrivate) } = options;
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so it is checked here.
  if (isIP(host) !== 0 && !mayReach(host, allowPrivate)) return Promise.resolve(REFUSED);
  const text = JSON.stringify(body);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const late = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const outgoing = send(
      target,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'user-agent': 'baselime-ai',
        },
        lookup,
        agent: false,
        signal: signal === undefined ? late : AbortSignal.any([late, signal]),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        resolve(attemptOf(status, response.headers['retry-after']));
        response.destroy();
      },
    );
    outgoing.once('error', (error) => resolve(late.aborted ? LATE : refusedOrLost(error)));
    outgoing.end(text);
  });
}

const REFUSED: Attempt = {
  result: 'failed',
  outcome: 'The address belongs to a network that webhooks may not reach (BASELIME_WEBHOOK_ALLOW_PRIVATE).',
};
const LATE: Attempt = { result: 'retryable', outcome: 'The other side did not answer in time.' };

function attemptOf(status: number, retryAfter: string | undefined): Attempt {
  if (status >= 200 && status < 300) return { result: 'delivered', outcome: `The other side answered ${status}.` };
  const outcome = `The other side answered ${status}.`;
  if (status < 500 && !AGAIN.has(status)) return { result: 'failed', outcome };
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  if (seconds === undefined) return { result: 'retryable', outcome };
  return { result: 'retryable', outcome, afterMs: Math.min(seconds * 1000, MOST_WAIT_MS) };
}

/** The system's own code of the failure, such as ECONNREFUSED; messages may hold addresses and stay here. */
function refusedOrLost(error: Error): Attempt {
  if (error instanceof AddressRefused) return REFUSED;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return { result: 'retryable', outcome: `The other side could not be reached${code}.` };
}
