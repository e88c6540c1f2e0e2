/** Sends batches through the server's real HTTP doors, compressed, as an exporter would. */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Batch } from './pack.js';

const compress = promisify(gzip);

export interface Target {
  /** Such as `http://127.0.0.1:4000`; a trailing slash does not matter. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal;
  /** Waits between attempts; a parameter for tests. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface ReplayOptions extends Target {
  readonly batches: Iterable<Batch>;
  /** Requests on their way at once; 12 when absent, so that the store can write what came together. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly batches: number;
  readonly records: number;
  /** Epoch milliseconds of the shop's time that has been reached. */
  readonly at: number;
}

export type ReplayResult =
  | { readonly ok: true; readonly batches: number; readonly records: number }
  | { readonly ok: false; readonly batches: number; readonly records: number; readonly reason: string };

const ATTEMPTS = 8;
const LONGEST_WAIT_MS = 5_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends every batch, several at once. A full or starting server (429, 503, no connection) is asked again with growing
 * waits; any other refusal ends the replay with its reason. Never throws for what the network does.
 */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const queue = options.batches[Symbol.iterator]();
  let batches = 0;
  let records = 0;
  let reason: string | undefined;
  const work = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true && reason === undefined; next = queue.next()) {
      const refused = await send(options, next.value);
      if (refused !== undefined) {
        reason ??= refused;
        return;
      }
      batches += 1;
      records += next.value.records;
      options.onProgress?.({ batches, records, at: next.value.at });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? 12) }, work));
  return reason === undefined ? { ok: true, batches, records } : { ok: false, batches, records, reason };
}

/** Undefined when the server took it, else why not. */
async function send(target: Target, batch: Batch): Promise<string | undefined> {
  const sleep = target.sleep ?? pause;
  const body = await compress(batch.body, { level: constants.Z_BEST_SPEED });
  const url = `${target.baseUrl.replace(/\/$/, '')}${batch.path}`;
  const headers = { ...batch.headers, 'content-encoding': 'gzip', 'x-api-key': target.apiKey };
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (target.signal?.aborted === true) return 'stopped';
    const answer = await post(target, url, headers, new Uint8Array(body));
    if (answer.taken) return undefined;
    reason = answer.reason;
    if (!answer.again) return `${batch.path}: ${reason}`;
    await sleep(Math.min(LONGEST_WAIT_MS, answer.waitMs ?? 100 * 2 ** attempt));
  }
  return `${batch.path}: ${reason}, ${ATTEMPTS} times`;
}

type Answer =
  | { readonly taken: true }
  | { readonly taken: false; readonly again: boolean; readonly reason: string; readonly waitMs?: number };

async function post(
  target: Target,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  try {
    const signal = target.signal;
    const response = await target.fetch(url, {
      method: 'POST',
      headers,
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    if (response.ok) return { taken: true };
    const again = response.status === 429 || response.status === 503;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const reason = `the server answered ${response.status} ${text.slice(0, 200)}`.trim();
    return { taken: false, again, reason, ...(Number.isFinite(seconds) ? { waitMs: seconds * 1000 } : {}) };
  } catch {
    return { taken: false, again: target.signal?.aborted !== true, reason: 'no connection to the server' };
  }
}
