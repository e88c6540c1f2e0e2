/**
 * The only module of the program that may open a connection to a model's provider. It is a `fetch` for the SDK: each
 * call, retries too, has its exact bytes inspected and entered into the ledger before anything leaves. Whatever goes
 * wrong on the way (a blocked byte, a ledger that cannot be written, a foreign host) means that nothing is sent.
 */
import { createHash } from 'node:crypto';
import type { AiPrice, LedgerEntry, Usage } from '@baselime-ai/contract';
import type { Anonymizer, GuardVerdict } from '../../anonymize/index.js';
import type { Clock } from '../../model/clock.js';
import { EngineError } from '../../model/errors.js';
import { toEpochMillis } from '../../model/units.js';
import type { WorkspaceStore } from '../../store/workspace-store.js';
import { costUsd } from '../spending/price-list.js';

export const MAX_BODY_BYTES = 256 * 1024;
/** What the protocols put around sealed text: roles, kinds of parts and settings. Nothing that could come out of data. */
const ENVELOPE = new Set([
  'system',
  'user',
  'developer',
  'assistant',
  'text',
  'input_text',
  'json_object',
  'auto',
  'none',
  'tool',
  'function',
  'function_call',
  'function_call_output',
  'tool_use',
  'tool_result',
  'object',
  'array',
  'string',
  'number',
  'integer',
]);
/** The ids that this program gives to calls of tools; those of the provider are never sent back. */
const CALL_ID = /^call_\d{1,3}$/;
const ENVELOPE_KEY = /^[a-z_]{1,32}$/;
/** Where a provider would keep whom a request is about; ours says nothing there. */
const WHO = new Set(['user', 'metadata', 'safety_identifier', 'prompt_cache_key']);
/** What the provider needs to know who pays; never data, so neither inspected nor kept. */
const CREDENTIAL_HEADERS = ['authorization', 'x-api-key', 'api-key'];

export interface EgressOptions {
  readonly anonymizer: Anonymizer;
  readonly ledger: WorkspaceStore['ledger'];
  readonly clock: Clock;
  readonly newId: () => string;
  readonly workspaceId: string;
  readonly actor: string;
  readonly explanationId: string;
  /** What the call is for, as the ledger says it. */
  readonly purpose?: 'explanation' | 'follow-up';
  /** What its tokens cost; absent when that is not known. */
  readonly price?: AiPrice | undefined;
  readonly provider: string;
  readonly model: string;
  /** The configured address: the only origin, and the only path prefix, that a request may go to. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
}

export interface Egress {
  readonly fetch: typeof fetch;
  /** The ledger entry of the last bytes that left; undefined when none did. */
  receiptId(): string | undefined;
  /** The ledger entries of everything that left, in order. */
  receiptIds(): readonly string[];
  /** Of the calls that were answered; undefined when none was. */
  usage(): Usage | undefined;
  /** What the guard said when it blocked: types and counts only. */
  blockedBecause(): readonly string[] | undefined;
  /** Writes how the last request ended; does nothing when none is pending. Never raises. */
  settle(outcome: Parameters<WorkspaceStore['ledger']['settle']>[2]): Promise<void>;
}

/** One request as its exact bytes. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bytes: number;
  readonly sha256: string;
}

export function createEgress(options: EgressOptions): Egress {
  let pending: string | undefined;
  const receipts: string[] = [];
  let used: Usage | undefined;
  let blocked: readonly string[] | undefined;

  const settle: Egress['settle'] = async (outcome) => {
    const id = pending;
    pending = undefined;
    if (id === undefined) return;
    const cost = outcome.costUsd ?? costUsd(options.price, outcome);
    const settled = { ...outcome, ...(cost === undefined ? {} : { costUsd: cost }) };
    if (outcome.outcome === 'answered') used = addUsage(used, settled);
    // The entry itself is written; a lost outcome leaves it `pending`, which says just that.
    await options.ledger.settle(options.workspaceId, id, settled).catch(() => undefined);
  };

  const send = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    await settle({ outcome: 'failed' });
    const request = outgoing(input, init);
    assertAllowed(request, options.baseUrl);
    const verdict = inspect(request, options);
    const id = options.newId();
    if (verdict.verdict === 'blocked') {
      blocked = verdict.because;
      await options.ledger.open(options.workspaceId, blockedEntry(id, request, options));
      throw new EngineError('EXPLAIN_EGRESS_BLOCKED', 'The check of the outgoing bytes found something identifying.');
    }
    await options.ledger.open(options.workspaceId, entry(id, request, options, 'passed', 'pending'));
    pending = id;
    receipts.push(id);
    try {
      const response = await options.fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body,
        // A redirect would carry the body to another host; it comes back as the failure that it is.
        redirect: 'manual',
        ...(init?.signal == null ? {} : { signal: init.signal }),
      });
      if (!response.ok) await settle({ outcome: 'failed' });
      return response;
    } catch (error) {
      await settle({ outcome: init?.signal?.aborted === true ? 'cancelled' : 'failed' });
      throw error;
    }
  };
  return {
    fetch: send,
    receiptId: () => receipts.at(-1),
    receiptIds: () => receipts,
    usage: () => used,
    blockedBecause: () => blocked,
    settle,
  };
}

type Counted = Pick<LedgerEntry, 'inputTokens' | 'outputTokens' | 'costUsd'>;

/** A sum with an unknown part is unknown. */
function addUsage(sum: Usage | undefined, call: Counted): Usage {
  const plus = (name: keyof Counted) => {
    const [before, now] = [sum === undefined ? 0 : sum[name], call[name]];
    return before === undefined || now === undefined ? {} : { [name]: before + now };
  };
  return { calls: (sum?.calls ?? 0) + 1, ...plus('inputTokens'), ...plus('outputTokens'), ...plus('costUsd') };
}

export interface Captured {
  readonly request: OutgoingRequest;
  readonly because: readonly string[];
}

/** An egress that inspects and keeps the request and never connects; the SDK is answered by an empty stream. */
export function createCapture(options: Pick<EgressOptions, 'anonymizer' | 'baseUrl' | 'model'>): {
  readonly fetch: typeof fetch;
  captured(): Captured | undefined;
} {
  let captured: Captured | undefined;
  const keep = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = outgoing(input, init);
    const verdict = inspect(request, options);
    captured ??= { request, because: verdict.verdict === 'blocked' ? verdict.because : [] };
    return new Response('data: [DONE]\n\n', { headers: { 'content-type': 'text/event-stream' } });
  };
  return { fetch: keep, captured: () => captured };
}

function outgoing(input: string | URL | Request, init: RequestInit | undefined): OutgoingRequest {
  const body = init?.body ?? '';
  if (input instanceof Request || typeof body !== 'string') {
    throw new EngineError('EXPLAIN_EGRESS_BLOCKED', 'A request to the model whose bytes cannot be read is not sent.');
  }
  const headers = Object.fromEntries(new Headers(init?.headers));
  // The SDK tells its own version and the runtime's; nobody needs to know.
  headers['user-agent'] = 'baselime-ai';
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) {
    throw new EngineError('EXPLAIN_EGRESS_BLOCKED', `The request to the model is larger than ${MAX_BODY_BYTES} bytes.`);
  }
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { method: init?.method ?? 'POST', url: String(input), headers, body, bytes, sha256 };
}

function assertAllowed(request: OutgoingRequest, baseUrl: string): void {
  const url = new URL(request.url);
  const base = new URL(baseUrl);
  const below = url.pathname.startsWith(base.pathname.replace(/\/?$/, '/'));
  if (url.origin !== base.origin || !below || url.username !== '' || url.password !== '') {
    throw new EngineError('EXPLAIN_EGRESS_BLOCKED', 'The request was not meant for the configured provider.');
  }
}

/**
 * The guard's verdict over method, URL, headers and body. The configured address itself is left out: the receiver
 * knows its own name, and a loopback address in it would read like one from the data.
 */
function inspect(
  request: OutgoingRequest,
  { anonymizer, baseUrl, model }: Pick<EgressOptions, 'anonymizer' | 'baseUrl' | 'model'>,
): GuardVerdict {
  const path = request.url.startsWith(baseUrl) ? request.url.slice(baseUrl.length) : request.url;
  const headers = Object.entries(request.headers)
    .filter(([name]) => !CREDENTIAL_HEADERS.includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`);
  const text = [`${request.method} ${path}`, ...headers, '', request.body].join('\r\n');
  const verdict = anonymizer.inspect(Buffer.from(text));
  if (verdict.verdict === 'blocked') return verdict;
  const unsealed = countUnsealed(request.body, model, anonymizer);
  return unsealed === 0 ? verdict : { verdict: 'blocked', because: [`text that was never sealed: ${unsealed}`] };
}

/** Every text in the body is one that was sealed in this conversation, the model's name, or a word of the protocol. */
function countUnsealed(body: string, model: string, anonymizer: Anonymizer): number {
  const unsealed = (value: unknown): number => {
    if (typeof value === 'string') {
      const isOurs = value === '' || value === model || ENVELOPE.has(value) || CALL_ID.test(value);
      return isOurs || anonymizer.isSealed(value) ? 0 : 1;
    }
    if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + unsealed(item), 0);
    if (typeof value !== 'object' || value === null) return 0;
    return Object.entries(value).reduce(
      (sum, [key, child]) => sum + unsealed(child) + (ENVELOPE_KEY.test(key) && !WHO.has(key) ? 0 : 1),
      0,
    );
  };
  try {
    return unsealed(JSON.parse(body));
  } catch {
    return 1;
  }
}

function entry(
  id: string,
  request: Pick<OutgoingRequest, 'body' | 'bytes' | 'sha256'>,
  options: EgressOptions,
  verdict: LedgerEntry['verdict'],
  outcome: LedgerEntry['outcome'],
): LedgerEntry {
  return {
    id,
    at: new Date(toEpochMillis(options.clock.now())).toISOString(),
    actor: options.actor,
    purpose: options.purpose ?? 'explanation',
    explanationId: options.explanationId,
    provider: options.provider,
    model: options.model,
    host: new URL(options.baseUrl).host,
    body: request.body,
    bytes: request.bytes,
    sha256: request.sha256,
    verdict,
    outcome,
  };
}

/** A blocked body may hold an original, so the ledger keeps none of it: nothing left, and that is what it says. */
function blockedEntry(id: string, request: OutgoingRequest, options: EgressOptions): LedgerEntry {
  const nothing = { ...request, body: '', bytes: 0, sha256: createHash('sha256').update('').digest('hex') };
  return entry(id, nothing, options, 'blocked', 'blocked');
}
