/**
 * A played server for looking at the console: serves `dist` with the real Content-Security-Policy, and an API over
 * played telemetry. `tsx dev/mock-server.ts [port] [engine]`; any key but "wrong" signs in.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Explanation, ExplanationRequest, FeedbackRequest, QueryRequest } from '@baselime-ai/contract';
import { explain, preview, stream } from './explanations.js';
import { answer, keys, keyValues, traceView } from './queries.js';
import { playTelemetry } from './telemetry.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const port = Number(process.argv[2] ?? 4000);
const engine = process.argv[3] ?? 'gpt-5-mini';
const { events } = playTelemetry(Date.now());
const explanations = new Map<string, Explanation>();
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
const fail = (response: ServerResponse, status: number, code: string, message: string, retry = 'never'): void =>
  send(response, status, { error: { code, message, retry } });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const file = normalize(join(dist, path));
  const found = file.startsWith(dist) && extname(file) !== '' ? await readFile(file).catch(() => undefined) : undefined;
  response.writeHead(200, {
    'content-type': found ? (TYPES[extname(file)] ?? 'application/octet-stream') : 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(found ?? (await readFile(join(dist, 'index.html'))));
}

async function answerStream(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = ExplanationRequest.parse(await bodyOf(request));
  const known = [...explanations.values()].some((one) => JSON.stringify(one.subject) === JSON.stringify(asked.subject));
  const explanation = explain(asked.subject, events, engine, known && asked.regenerate !== true);
  explanations.set(explanation.id, explanation);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, explanation.cached ? 0 : ms));
  for await (const event of stream(explanation, wait)) {
    if (response.destroyed) return;
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const [, , noun, id, verb] = url.pathname.split('/').map(decodeURIComponent);
  const signedIn = /session=1/.test(request.headers.cookie ?? '');
  if (noun === 'session') {
    if (request.method === 'POST') {
      const body = await bodyOf(request);
      if (JSON.stringify(body).includes('wrong'))
        return fail(response, 401, 'REQUEST_UNAUTHORIZED', 'This API key is not known.');
      response.writeHead(200, {
        'set-cookie': 'session=1; HttpOnly; SameSite=Strict; Path=/',
        'content-type': 'application/json',
      });
      response.end('{}');
      return;
    }
    if (request.method === 'DELETE') {
      response.writeHead(204, { 'set-cookie': 'session=; Path=/; Max-Age=0' }).end();
      return;
    }
    if (!signedIn) return fail(response, 401, 'REQUEST_UNAUTHORIZED', 'Sign in first.');
    return send(response, 200, {
      user: { id: 'u1', name: 'Robin Vega' },
      workspace: { id: 'w1', name: 'Acme Shop' },
      environment: 'production',
      ai: engine === 'narrator' ? { provider: 'none' } : { provider: 'openai', model: engine },
      demo: true,
      serverTimeMs: Date.now(),
    });
  }
  if (!signedIn) return fail(response, 401, 'REQUEST_UNAUTHORIZED', 'Sign in first.');
  if (noun === 'query') {
    const parsed = QueryRequest.safeParse(await bodyOf(request));
    if (!parsed.success) return fail(response, 400, 'QUERY_INVALID', parsed.error.message);
    if (parsed.data.query.needle?.value === 'slow')
      return fail(response, 504, 'STORE_QUERY_TIMEOUT', 'The query took longer than 10 seconds.', 'narrow-window');
    return send(response, 200, answer(events, parsed.data));
  }
  if (noun === 'events') {
    const found = events.find((event) => event.id === id);
    return found
      ? send(response, 200, found)
      : fail(response, 404, 'REQUEST_NOT_FOUND', 'There is no event with this id. It may be older than the retention.');
  }
  if (noun === 'traces') {
    const found = traceView(events, id ?? '');
    return found
      ? send(response, 200, found)
      : fail(response, 404, 'REQUEST_NOT_FOUND', 'There is no trace with this id.');
  }
  if (noun === 'keys')
    return send(
      response,
      200,
      id ? { key: id, values: keyValues(events, id, url.searchParams.get('prefix') ?? '') } : { keys: keys(events) },
    );
  if (noun === 'explanations') {
    if (id === 'preview') return send(response, 200, preview(ExplanationRequest.parse(await bodyOf(request)).subject));
    if (request.method === 'POST' && id === undefined) return answerStream(request, response);
    if (id === undefined) return send(response, 200, { explanations: [...explanations.values()].reverse() });
    const found = explanations.get(id);
    if (!found) return fail(response, 404, 'REQUEST_NOT_FOUND', 'There is no explanation with this id.');
    if (verb === 'feedback') {
      const { rating, reason } = FeedbackRequest.parse(await bodyOf(request));
      explanations.set(id, { ...found, feedback: { rating, ...(reason ? { reason } : {}) } });
      response.writeHead(204).end();
      return;
    }
    return send(response, 200, found);
  }
  if (noun === 'ledger') {
    const sent = preview({ kind: 'event', id: 'x' });
    const entry = {
      id: 'led_1',
      at: new Date(Date.now() - 60_000).toISOString(),
      actor: 'Robin Vega',
      purpose: 'explain',
      provider: 'openai',
      model: 'gpt-5-mini',
      host: 'api.openai.com',
      body: sent.body,
      bytes: sent.bytes,
      sha256: sent.sha256,
      verdict: 'passed',
      outcome: 'answered',
      inputTokens: 812,
      outputTokens: 431,
      costUsd: 0.00107,
    };
    return send(response, 200, {
      entries:
        engine === 'narrator'
          ? []
          : [
              entry,
              {
                ...entry,
                id: 'led_0',
                outcome: 'blocked',
                verdict: 'blocked',
                inputTokens: undefined,
                outputTokens: undefined,
                costUsd: undefined,
              },
            ],
    });
  }
  return fail(response, 404, 'REQUEST_NOT_FOUND', 'There is no such route.');
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const work = url.pathname.startsWith('/api/') ? api(request, response, url) : serveFile(url.pathname, response);
  work.catch((error: unknown) => {
    if (!response.headersSent)
      fail(response, 500, 'INTERNAL', error instanceof Error ? error.message : 'unknown', 'later');
    else response.destroy();
  });
}).listen(port, '127.0.0.1');
